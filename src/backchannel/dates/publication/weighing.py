"""Which witnesses of the day of publication count, and how strongly each day is spoken for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.publication.evidence import Evidence, Reading, read_evidence
from backchannel.dates.publication.order import day_first
from backchannel.dates.publication.yearless import yearless_day
from backchannel.model import Document

_MONTH = timedelta(days=31)
_SENT_BEFORE = timedelta(days=1)
"""A report is sent on the day that it is published or on the eve of it."""


class Weighing(Struct, frozen=True, kw_only=True):
    """The witnesses of a document's day: `counted` decide on it, `settled` are all that name a day."""

    counted: tuple[Evidence, ...]
    settled: tuple[Evidence, ...]
    reading: Reading


def weigh(document: Document) -> Weighing:
    """Return which witnesses count: the strong ones, else those that can be of something else but are backed."""
    reading = read_evidence(document)
    settled = [_settle(evidence, document, reading) for evidence in reading.days]
    strong = [evidence for evidence in settled if evidence.strong]
    weak = [evidence for evidence in settled if evidence.witness.via != "properties"]
    if not strong and all(evidence.apart for evidence in weak):
        weak = [evidence for evidence in weak if _backed(evidence, reading, document)]
    return Weighing(counted=tuple(strong or weak), settled=tuple(settled), reading=reading)


def support_of(day: date, evidence: Sequence[Evidence]) -> tuple[int, int]:
    """Return how many groups allow a day, and how many name it for certain.

    A time in UTC or in an unknown zone is not certain of its day where the neighbouring day is spoken for.
    """
    spoken = {other for one in evidence for other in one.days}
    allowing = {one.group for one in evidence if one.allows(day)}
    certain = [one for one in evidence if one.local or one.group == "address" or not spoken.intersection(one.near)]
    naming = {one.group for one in certain if day in one.days}
    return len(allowing), len(naming)


def _settle(evidence: Evidence, document: Document, reading: Reading) -> Evidence:
    """Read an ambiguous numeric date by the other witnesses, then by the outlet's own order, if either decides."""
    if len(evidence.days) < 2:
        return evidence
    others = [other for other in reading.days if len(other.days) == 1 and other.group != evidence.group]
    kept = [day for day in evidence.days if any(other.allows(day) for other in others)]
    if not kept and document.captured:
        kept = [day for day in evidence.days if day <= document.captured]
    order = day_first(document)
    if len(kept) != 1 and order is not None:
        kept = [evidence.days[0] if order else evidence.days[1]]
    return replace(evidence, days=tuple(kept)) if len(kept) == 1 else evidence


def _backed(evidence: Evidence, reading: Reading, document: Document) -> bool:
    """Whether another witness names the month of a day, as an address does, or the opening's dateline its day."""
    if any(
        span.latest - span.earliest < _MONTH and all(span.earliest <= day <= span.latest for day in evidence.days)
        for span in reading.spans
    ):
        return True
    datelines = [one.value for one in document.witnesses if one.field == "published" and one.via == "dateline"]
    return any(yearless_day(words, day - _SENT_BEFORE, day) for words in datelines for day in evidence.days)
