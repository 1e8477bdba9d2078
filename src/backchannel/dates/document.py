"""The times of one document: its sentences are read together, as what one tells of the next one counts from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.find import Dated, find
from backchannel.dates.meaning import read
from backchannel.dates.meaning.frame import Tense, long_day
from backchannel.dates.ranged import ranged
from backchannel.dates.tree import Deed, Every, Expression, Node, Period, Shift, Unit, Vague, core
from backchannel.language import Sentence
from backchannel.model import DateRange, Document


class Offset(Struct, frozen=True):
    """So many units before or after something else that the text tells of: "one day after", "two weeks later"."""

    count: int
    unit: Unit
    direction: str


def offset_of(node: Node) -> Offset | None:
    """Return the distance that an expression gives from something else in the text, if that is what it is."""
    if not isinstance(node, Shift) or node.base != "told":
        return None
    count = node.period.count
    if count is None or count != int(count) or node.period.more is not None:
        return None
    return Offset(int(count), node.period.unit, node.direction)


class Calendar(Struct, frozen=True, kw_only=True):
    """The dates of one document. `anchor` is the day of publication, None where it is not known to the day.

    `found` are the times of each sentence, by where it begins in the document; their offsets count its view's text.
    """

    document: Document
    anchor: date | None
    found: dict[int, tuple[Dated, ...]]

    @classmethod
    def of(cls, document: Document, sentences: Sequence[Sentence]) -> Calendar:
        """Make the calendar of a document."""
        published = document.published
        anchor = published.earliest if published.earliest == published.latest else None
        text, begins = _joined(sentences)
        every = find(text, anchor)
        found = {
            s.start: _within(every, begin, begin + len(s.view.text)) for s, begin in zip(sentences, begins, strict=True)
        }
        return cls(document=document, anchor=anchor, found=found)

    def find(self, sentence: Sentence) -> tuple[Expression, ...]:
        """Return the date expressions of a sentence, in order; offsets count the characters of its view."""
        return tuple(one.expression for one in self.found.get(sentence.start, ()))

    def resolve(self, expression: Expression, sentence: Sentence, tense: Tense) -> DateRange:
        """Return the days of an expression, read in the tense of the clause that it dates."""
        one = next(o for o in self.found[sentence.start] if o.expression == expression)
        frame = replace(one.frame, tense=tense)
        again = Dated(expression, frame, read(expression.node, frame))
        return ranged(again, phrase=sentence.view.span(self.document, expression.start, expression.end))

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


def _joined(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    """Return the sentences as one text, a line a paragraph, and where each begins in it."""
    parts: list[str] = []
    begins: list[int] = []
    length, paragraph = 0, None
    for sentence in sentences:
        gap = "" if paragraph is None else " " if sentence.paragraph == paragraph else "\n"
        parts += [gap, sentence.view.text]
        begins.append(length + len(gap))
        length += len(gap) + len(sentence.view.text)
        paragraph = sentence.paragraph
    return "".join(parts), begins


def _within(every: Sequence[Dated], begin: int, end: int) -> tuple[Dated, ...]:
    """Return what lies within a stretch of the text, its offsets counted from there; deeds keep the whole text's."""
    kept = [_without_deed(one) for one in every if begin <= one.expression.start and one.expression.end <= end]
    return tuple(
        replace(one, expression=replace(e, start=e.start - begin, end=e.end - begin))
        for one in kept
        for e in (one.expression,)
        if not isinstance(core(e.node), Period | Every | Vague)
    )


def _without_deed(one: Dated) -> Dated:
    """Leave out a deed whose day is not known, so that its words can be read as talks themselves."""
    expression, node = one.expression, one.expression.node
    if not isinstance(node, Shift) or not isinstance(node.base, Deed) or one.reading.days is not None:
        return one
    text = expression.text[: node.base.start - expression.start].rstrip()
    cut = replace(expression, end=expression.start + len(text), text=text, node=replace(node, base="told"))
    return replace(one, expression=cut)


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
