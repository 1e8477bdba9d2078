"""Every date expression of a document as a `DateRange` with its words and its reason."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from backchannel.dates.expressions import Absolute, Between, Bound, Expression, Season, core
from backchannel.dates.expressions_scan import scan
from backchannel.dates.resolve import Frame, Reading, Tense, long_day, read
from backchannel.language import Sentence
from backchannel.model import DateRange, Document

_NEAR = 50
_REACH = 2000
"""How many characters a year once named is taken to rule what follows: about three paragraphs of news."""


_PERFECT = re.compile(
    r"\b(?:has|have)(?:n't)? (?:(?:not|never|only|ever|also|long|both|twice|already|once|again) ){0,2}"
    r"(?:been|met|held|had|spoken|seen|come|gone|\w+ed)\b[^.;:]{0,60}$"
)


class Told(Struct, frozen=True):
    """A year named in the text: where, in which paragraph."""

    offset: int
    paragraph: int
    year: int


class Calendar(Struct, frozen=True, kw_only=True):
    """The dates of one document: when it was written, and which years it names where.

    `anchor` is the day of publication, None where it is not known to the day.
    """

    document: Document
    anchor: date | None
    told: tuple[Told, ...]

    @classmethod
    def of(cls, document: Document, sentences: Sequence[Sentence]) -> Calendar:
        """Make the calendar of a document."""
        published = document.published
        anchor = published.earliest if published.earliest == published.latest else None
        told = tuple(
            Told(sentence.view.offsets[expression.start], sentence.paragraph, year)
            for sentence in sentences
            for expression in scan(sentence.view.text)
            if (year := _year_of(expression)) is not None and _carries(sentence.view.text, expression)
        )
        return cls(document=document, anchor=anchor, told=told)

    def find(self, sentence: Sentence) -> tuple[Expression, ...]:
        """Return the date expressions of a sentence, in order."""
        return scan(sentence.view.text)

    def resolve(self, expression: Expression, sentence: Sentence, tense: Tense) -> DateRange:
        """Return the days of an expression, read in the tense of the clause that it dates."""
        phrase = sentence.view.span(self.document, expression.start, expression.end)
        frame = self._frame(phrase.start, sentence.paragraph, tense)
        reading = read(expression.node, frame)
        reason = f"'{expression.text}': {reading.reason}"
        base = as_range(reading, reason)
        anchor = self.anchor.isoformat() if self.anchor and reading.anchored else None
        return DateRange(
            edtf=base.edtf, earliest=base.earliest, latest=base.latest, weekday=base.weekday, phrase=phrase,
            anchor=anchor, reason=reason,
        )  # fmt: skip

    def _frame(self, offset: int, paragraph: int, tense: Tense) -> Frame:
        """Return what an expression at an offset is read against."""
        at = bisect_left(self.told, offset, key=lambda t: t.offset)
        near = self.told[max(0, at - _NEAR) : at + _NEAR]
        before = [t for t in near if t.offset < offset and offset - t.offset <= _REACH]
        same = [t for t in near if t.paragraph == paragraph and t.offset != offset]
        year = before[-1].year if before else None
        if self.anchor is None:
            year = next((t.year for t in reversed(before) if t.paragraph == paragraph), None)
        past = [t for t in same if self.anchor and t.year < self.anchor.year]
        distant = bool(past) and len(past) == len(same)
        return Frame(anchor=self.anchor, tense=tense, year=year, distant=distant)

    def undated(self, tense: Tense) -> DateRange:
        """Return what is known of an event without a date: a past one was not after the day of publication."""
        if self.anchor is None:
            return DateRange(reason="no date is given, and the day of writing is unknown")
        day = self.anchor.isoformat()
        if tense == "future":
            return DateRange(
                edtf=f"{day}/..", earliest=self.anchor, anchor=day,
                reason=f"no date is given; planned when this was published, {long_day(self.anchor)}",
            )  # fmt: skip
        return DateRange(
            edtf=f"../{day}", latest=self.anchor, anchor=day,
            reason=f"no date is given; told of as past when this was published, {long_day(self.anchor)}",
        )  # fmt: skip


def as_range(reading: Reading, reason: str) -> DateRange:
    """Return a reading as a range, open on the sides that are not bounded."""
    days = reading.days
    if days is None:
        return DateRange(edtf=reading.edtf, weekday=reading.weekday, reason=reason)
    if reading.lower and reading.upper:
        weekday = days.first.isoweekday() if days.first == days.last else None
        return DateRange(edtf=days.written(), earliest=days.first, latest=days.last, weekday=weekday, reason=reason)
    if reading.upper:
        return DateRange(edtf=f"../{days.last.isoformat()}", latest=days.last, reason=reason)
    return DateRange(edtf=f"{days.first.isoformat()}/..", earliest=days.first, reason=reason)


def shifted(base: DateRange, days: int, reason: str) -> DateRange:
    """Return a range moved by whole days, for "one day after" something that is dated; open where the base is open."""
    move = timedelta(days=days)
    earliest = base.earliest + move if base.earliest else None
    latest = base.latest + move if base.latest else None
    if earliest is not None and earliest == latest:
        return DateRange(
            edtf=earliest.isoformat(), earliest=earliest, latest=latest, weekday=earliest.isoweekday(), reason=reason
        )
    first = earliest.isoformat() if earliest else ".."
    last = latest.isoformat() if latest else ".."
    edtf = f"{first}/{last}" if earliest or latest else None
    return DateRange(edtf=edtf, earliest=earliest, latest=latest, reason=reason)


def _carries(text: str, expression: Expression) -> bool:
    """Tell whether a year also rules the dates after it: not the `since 1980` of what has lasted until now."""
    bound = isinstance(expression.node, Bound) and expression.node.name == "since"
    return not bound and not _PERFECT.search(text[: expression.start])


def _year_of(expression: Expression) -> int | None:
    node = core(expression.node)
    if isinstance(node, Between):
        node = core(node.first)
    return node.year if isinstance(node, Absolute | Season) else None
