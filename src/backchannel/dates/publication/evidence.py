"""What one witness of the date of publication is worth: which days it allows, and how it is spoken of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from backchannel.dates.publication.address import address_date
from backchannel.dates.publication.yearless import yearless_day
from backchannel.model import Document, Witness
from backchannel.read.metadata.written import WrittenDate, find_written

Group = Literal["page", "metadata", "address", "wrapper", "mail"]
"""Witnesses that come from one hand count once: a site's metadata are written by one program."""

_DAY = timedelta(days=1)
_MINUTES = 24 * 60
_GENERIC = (
    "date", "created", "creation_date", "dateline", "issued", "dc.date", "dc.created", "dc.date.created",
    "dcterms.created", "dcterms.date", "datecreated", "article.created", "content_create_date", "gen-date",
    "lw.date",
)  # fmt: skip
"""Names of `meta` elements that also are given the day of a draft, a change or a delivery."""
_CALLED = {
    "json-ld": "its JSON-LD", "opengraph": "its Open Graph data", "meta": "a meta element", "markup": "its markup",
    "page": "the page's date line", "dateline": "the dateline", "url": "the address", "wrapper": "the wrapper",
    "mail": "the mail's header", "properties": "the file's properties", "archive": "the archive",
}  # fmt: skip


class Evidence(Struct, frozen=True, kw_only=True):
    """One witness read: `days` it names (more than one only where a numeric date can be read two ways).

    `near` are days that it does not name but allows: it gives a time of day, and in UTC or in a zone unknown here that
    can be the neighbouring day. `local` is True where the day is the outlet's own: printed, or with an offset
    from UTC. `strong` is False for witnesses that can be of something else than publication. `apart` is True
    for a date that the page prints away from headline and story, without a word of what it is the date of.
    """

    witness: Witness
    group: Group
    days: tuple[date, ...]
    near: tuple[date, ...] = ()
    local: bool = False
    strong: bool = True
    apart: bool = False
    called: str
    words: str

    def allows(self, day: date) -> bool:
        """Whether this witness can mean `day`."""
        return day in self.days or day in self.near


class Span(Struct, frozen=True, kw_only=True):
    """A month or year that a witness names: closed bounds."""

    earliest: date
    latest: date
    called: str
    words: str


class Reading(Struct, frozen=True, kw_only=True):
    """All evidence of a document: single days, coarser dates, days of changes, and what was rejected and why."""

    days: tuple[Evidence, ...]
    spans: tuple[Span, ...]
    modified: tuple[date, ...]
    printed_changes: tuple[date, ...]
    rejected: tuple[str, ...]


def read_evidence(document: Document) -> Reading:
    """Read every witness of the date of `document`."""
    days: list[Evidence] = []
    spans: list[Span] = []
    rejected: list[str] = []
    captured = sure_capture(document)
    for witness in document.witnesses:
        if witness.field != "published":
            continue
        for written in _written(witness)[:1]:
            called = _called(witness)
            if fault := _fault(written, captured):
                rejected.append(f"{called} says {written.text}, {fault}")
            elif written.precision == "day":
                days.append(_evidence(witness, written, called))
            else:
                spans.append(Span(earliest=written.earliest, latest=written.latest, called=called, words=written.text))
    _add_address(document, captured, days, spans)
    _add_yearless(document, days, spans)
    return Reading(
        days=tuple(days),
        spans=tuple(spans),
        modified=_modified(document, printed=False),
        printed_changes=_modified(document, printed=True),
        rejected=tuple(dict.fromkeys(rejected)),
    )


def _written(witness: Witness) -> tuple[WrittenDate, ...]:
    return find_written(witness.value.removeprefix("D:") if witness.via == "properties" else witness.value)


def _fault(written: WrittenDate, captured: date | None) -> str | None:
    """Return why a date can't be the day of publication, if it can't."""
    first = written.earliest
    if first.year <= 1900 or first in (date(1970, 1, 1), date(1969, 12, 31), date(1980, 1, 1)):
        return "which is a placeholder"
    if captured is not None and first > captured + _DAY:
        return f"which is after the copy was made ({captured.isoformat()})"
    return None


def _evidence(witness: Witness, written: WrittenDate, called: str) -> Evidence:
    named = written.candidates or (written.earliest,)
    return Evidence(
        witness=witness,
        group=_group(witness),
        days=named,
        near=_near(witness, written),
        local=witness.span is not None or bool(written.offset),
        strong=_strong(witness),
        apart=witness.via == "page" and witness.where in ("before the headline", "after the article"),
        called=called,
        words=written.text,
    )


def _near(witness: Witness, written: WrittenDate) -> tuple[date, ...]:
    """Return the neighbouring day that a time given by a program can be elsewhere; what a page prints is local."""
    if written.minute is None or written.candidates or witness.via in ("page", "dateline"):
        return ()
    if written.offset:
        in_utc = written.minute - written.offset
        return (written.earliest + _DAY * (in_utc // _MINUTES),) if not 0 <= in_utc < _MINUTES else ()
    return (written.earliest + (_DAY if written.minute >= _MINUTES / 2 else -_DAY),)


def _group(witness: Witness) -> Group:
    if witness.via in ("page", "dateline") or (witness.where or "").startswith("time"):
        return "page"
    if witness.via == "wrapper":
        return "wrapper"
    return "mail" if witness.via == "mail" else "metadata"


def _strong(witness: Witness) -> bool:
    where = witness.where or ""
    if witness.via in ("properties", "mail"):  # a mail can carry a report that came out before it was sent
        return False
    if where.startswith("time"):
        return ", published," in where or "directly after" in where
    if witness.via == "meta":
        return not any(f"={name}]" in where for name in _GENERIC)
    if witness.via == "json-ld":
        return not any(name in where for name in ("dateCreated", "WebPage", "Object", "Event", "unparsed"))
    return not where.startswith(("after the article", "before the headline"))


def _called(witness: Witness) -> str:
    if witness.via == "page" and witness.where and not witness.where.startswith("date line"):
        return f"a line {witness.where.split(',')[0]}"
    return _CALLED[witness.via]


def sure_capture(document: Document, *, files_word: bool = False) -> date | None:
    """Return the day of the capture, unless only the file's properties or a line of the page tell it.

    A file's clock can be wrong, and such a line can be about something else. `files_word` takes the file's word.
    """
    told = [witness for witness in document.witnesses if witness.field == "captured"]
    trusted = ("archive", "properties") if files_word else ("archive",)
    sure = [one for one in told if one.via in trusted or (one.where or "").startswith("wrapper,")]
    return document.captured if sure or not told else None


def _add_address(document: Document, captured: date | None, days: list[Evidence], spans: list[Span]) -> None:
    found = address_date(document.url) if document.url else None
    if found is None or (captured and found.earliest > captured + _DAY):
        return
    if found.earliest < found.latest:
        span = Span(earliest=found.earliest, latest=found.latest, called="the address", words=found.text)
        spans.append(span)
        return
    witness = Witness(field="published", value=found.text, via="url", where=document.url)
    day = found.earliest
    near = (day - _DAY, day + _DAY)  # addresses are built by programs, often in UTC
    days.append(
        Evidence(witness=witness, group="address", days=(day,), near=near, called="the address", words=found.text)
    )


def _add_yearless(document: Document, days: list[Evidence], spans: list[Span]) -> None:
    """Read a dateline without a year within the month or year that another witness names."""
    for witness in document.witnesses:
        if witness.field != "published" or witness.via != "dateline" or not spans or find_written(witness.value):
            continue
        earliest, latest = max(span.earliest for span in spans), min(span.latest for span in spans)
        day = yearless_day(witness.value, earliest, latest) if earliest <= latest else None
        if day is not None:
            called = f"{_called(witness)}, in the year of {spans[0].called},"
            days.append(
                Evidence(witness=witness, group="page", days=(day,), local=True, called=called, words=witness.value)
            )


def _modified(document: Document, *, printed: bool) -> tuple[date, ...]:
    """Return the days of change that the metadata name, or those that the page prints."""
    found = [
        written.earliest
        for witness in document.witnesses
        if witness.field == "modified" and (witness.via == "page") == printed
        for written in find_written(witness.value)[:1]
        if written.precision == "day" and not written.candidates
    ]
    return tuple(dict.fromkeys(found))
