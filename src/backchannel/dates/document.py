"""The times of one document: its sentences are read together, as what one tells of the next one counts from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.find import Dated, find
from backchannel.dates.grammar.rules import load
from backchannel.dates.meaning import read
from backchannel.dates.meaning.frame import Tense, long_day
from backchannel.dates.offsets import deed_in, deed_range, without_deed
from backchannel.dates.possible import possible_days, united
from backchannel.dates.ranged import ranged
from backchannel.dates.tree import Every, Expression, Period, Vague, core
from backchannel.errors import BackchannelError
from backchannel.language import Sentence
from backchannel.model import DateRange, Document

_OTHERWISE = "en"


class Calendar(Struct, frozen=True, kw_only=True):
    """The dates of one document.

    `days` are those on which it can have come out: one where that is known, several where they are few, None alone
    where they are not known. `found` holds for each of them the times of each sentence, by where that begins in the
    document; their offsets count its view's text.
    """

    document: Document
    days: tuple[date | None, ...]
    found: tuple[dict[int, tuple[Dated, ...]], ...]

    @classmethod
    def of(cls, document: Document, sentences: Sequence[Sentence]) -> Calendar:
        """Make the calendar of a document, whose times are read in its language."""
        days, language = possible_days(document.published), language_of(document)
        text, begins = _joined(sentences)
        found = []
        for day in days:
            every = find(text, day, language=language)
            found.append(
                {
                    s.start: _within(every, begin, begin + len(s.view.text))
                    for s, begin in zip(sentences, begins, strict=True)
                }
            )
        return cls(document=document, days=days, found=_common(found))

    @property
    def anchor(self) -> date | None:
        """The day of publication; None where it is not known to the day."""
        return self.days[0] if len(self.days) == 1 else None

    def find(self, sentence: Sentence) -> tuple[Expression, ...]:
        """Return the date expressions of a sentence, in order; offsets count the characters of its view."""
        return tuple(one.expression for one in self.found[0].get(sentence.start, ()))

    def readings(self, sentence: Sentence) -> tuple[tuple[Dated, ...], ...]:
        """Return for each date expression of a sentence how it is read from each day on which the document can be."""
        return tuple(zip(*(found.get(sentence.start, ()) for found in self.found), strict=True))

    def resolve(self, expression: Expression, sentence: Sentence, tense: Tense) -> DateRange:
        """Return the days of an expression, read in the tense of the clause that it dates."""
        phrase = sentence.view.span(self.document, expression.start, expression.end)
        place = next(i for i, one in enumerate(self.find(sentence)) if one == expression)
        readings = [_in_tense(one, tense) for one in self.readings(sentence)[place]]
        return united([ranged(one, phrase=phrase) for one in readings], self.days)

    def deed(self, expression: Expression, sentence: Sentence) -> DateRange | None:
        """Return the days of the deed that an expression is counted from ("a day after the envoys had met").

        None where they aren't known, or don't agree with what was counted from them.
        """
        stretch = deed_in(expression)
        if self.anchor is None or stretch is None:
            return None
        place = next(i for i, one in enumerate(self.find(sentence)) if one == expression)
        one = self.found[0][sentence.start][place]
        return deed_range(one, stretch[0], sentence.view.span(self.document, *stretch))

    def undated(self, tense: Tense) -> DateRange:
        """Return what is known of an event without a date: a past one was not after the day of publication."""
        published = self.document.published
        day = published.earliest if tense == "future" else published.latest
        if day is None:
            return DateRange(reason="no date is given, and the day of writing is unknown")
        iso, known = day.isoformat(), self.anchor is not None
        if tense == "future":
            when = long_day(day) if known else f"not before {long_day(day)}"
            return DateRange(
                edtf=f"{iso}/..", earliest=day, anchor=iso,
                reason=f"no date is given; planned when this was published, {when}",
            )  # fmt: skip
        when = long_day(day) if known else f"not after {long_day(day)}"
        return DateRange(
            edtf=f"../{iso}", latest=day, anchor=iso,
            reason=f"no date is given; told of as past when this was published, {when}",
        )  # fmt: skip


def language_of(document: Document) -> str:
    """Return the language in which a document's times are read: its own where there is a grammar, else English."""
    if document.language is None:
        return _OTHERWISE
    try:
        return load(document.language).language
    except BackchannelError:
        return _OTHERWISE


def _in_tense(one: Dated, tense: Tense) -> Dated:
    """Read an expression in a tense: anew where the words around it tell another one, but what hangs on a deed never.

    A deed is known by what the text had told before it, which is not known here any more.
    """
    if one.frame.tense == tense or one.reading.anchor == "event" or deed_in(one.expression) is not None:
        return one
    frame = replace(one.frame, tense=tense)
    return Dated(one.expression, frame, read(one.expression.node, frame))


def _joined(sentences: Sequence[Sentence]) -> tuple[str, list[int]]:
    """Return the sentences as one text, with empty lines between paragraphs, and where each begins in it."""
    parts: list[str] = []
    begins: list[int] = []
    length, paragraph = 0, None
    for sentence in sentences:
        gap = "" if paragraph is None else " " if sentence.paragraph == paragraph else "\n\n"
        parts += [gap, sentence.view.text]
        begins.append(length + len(gap))
        length += len(gap) + len(sentence.view.text)
        paragraph = sentence.paragraph
    return "".join(parts), begins


def _within(every: Sequence[Dated], begin: int, end: int) -> tuple[Dated, ...]:
    """Return what lies within a stretch of the text, its offsets counted from there; deeds keep the whole text's."""
    kept = [without_deed(one) for one in every if begin <= one.expression.start and one.expression.end <= end]
    return tuple(
        replace(one, expression=_moved(one.expression, -begin))
        for one in kept
        if not isinstance(core(one.expression.node), Period | Every | Vague)
    )


def _moved(expression: Expression, by: int) -> Expression:
    """Return an expression so many characters further on; deeds in it keep the offsets of the text they stand in."""
    ends = expression.ends and (expression.ends[0] + by, expression.ends[1] + by)
    return replace(expression, start=expression.start + by, end=expression.end + by, ends=ends)


def _common(found: Sequence[dict[int, tuple[Dated, ...]]]) -> tuple[dict[int, tuple[Dated, ...]], ...]:
    """Keep the expressions that were found whatever the day of publication: a deed can be known for one day alone."""
    if len(found) == 1:
        return tuple(found)
    kept = {start: set.intersection(*({one.expression for one in each[start]} for each in found)) for start in found[0]}
    return tuple(
        {start: tuple(one for one in dated if one.expression in kept[start]) for start, dated in each.items()}
        for each in found
    )
