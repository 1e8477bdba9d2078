"""All time expressions of a text with their days: each is found, put into its frame, and read."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.deeds import hang
from backchannel.dates.grammar import scan
from backchannel.dates.meaning import Frame, Reading, read
from backchannel.dates.meaning.deeds import Deeds
from backchannel.dates.meaning.frame import Clash, published_on
from backchannel.dates.narrative import Narrative
from backchannel.dates.speech import Speech
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Expression, Fields, Vague


class Dated(Struct, frozen=True):
    """A time expression, what it was read against, and what it means."""

    expression: Expression
    frame: Frame
    reading: Reading


def find(text: str, published: date | None = None, *, language: str = "en", events: bool = True) -> tuple[Dated, ...]:
    """Return the time expressions of a text and their days, in order; offsets are into `text`.

    `published` is the day of the report. A text whose dates mostly lie far from that day is read as a narrative: months
    and weekdays then count from the last time that was told of. Inside a quotation they count from the day on which it
    was said, where the sentence around it tells that day. `events` also finds what hangs on something that happened
    ("two days after the vote"), which takes twice as long.
    """
    expressions, deeds = scan(text, language), None
    if events:
        expressions = hang(text, expressions, published=published, language=language)
        deeds = Deeds(text, language=language)
    return _Finder(text, expressions, published, language, deeds).found()


class _Finder:
    def __init__(
        self, text: str, expressions: tuple[Expression, ...], published: date | None, language: str, deeds: Deeds | None
    ) -> None:
        self._text, self._expressions, self._language = text, expressions, language
        self._narrative = Narrative(text, expressions, published, language)
        self._speech = Speech(text, expressions, language)
        self._deeds = deeds

    def found(self) -> tuple[Dated, ...]:
        found = []
        around = None
        for expression in self._expressions:
            quotation = self._speech.around(expression)
            if quotation is not around:
                if around is not None:
                    self._narrative.leave()
                if quotation is not None:
                    self._narrative.enter()
                around = quotation
            frame = self._frame(expression)
            if isinstance(expression.node, Vague) and expression.node.when == "future" and frame.tense == "past":
                continue  # "he soon left" tells of no time to come
            said = self._speech.said_by(quotation) if quotation is not None else None
            if said is not None:
                frame = self._said(frame, said)
            reading = _checked(expression, frame, read(expression.node, frame))
            if said is None:
                self._narrative.tell(expression, reading)
                if self._deeds is not None:
                    self._deeds.tell(expression, reading)
            found.append(Dated(expression, frame, reading))
        return tuple(found)

    def _frame(self, expression: Expression) -> Frame:
        tense = tense_of(self._text, expression.start, expression.end, self._language)
        frame = self._narrative.frame(expression, tense)
        return replace(frame, deeds=self._deeds.days) if self._deeds is not None else frame

    def _said(self, frame: Frame, said: Expression) -> Frame:
        """Return the frame of words that were said on the day of an expression, if that is one day."""
        days = read(said.node, replace(self._frame(said), tense="past")).days
        if days is None or days.first != days.last:
            return frame
        return replace(frame, published=days.first, said=True, distant=False)


def _checked(expression: Expression, frame: Frame, reading: Reading) -> Reading:
    """Keep a clash where a day with its year is told of as past, but lies after the report."""
    node, days = expression.node, reading.days
    if not isinstance(node, Fields) or node.day is None or node.year is None:
        return reading
    if days is None or frame.published is None or frame.said:
        return reading
    if frame.tense != "past" or days.first <= frame.published or reading.clash is not None:
        return reading
    clash = Clash(
        sort="after_report", says=f"told of as past: {days.written()}", against=published_on(frame),
        words="told of as past, but it lies after the report",
    )  # fmt: skip
    edtf = f"{days.first.isoformat()}?" if days.first == days.last else reading.edtf
    return replace(reading, clash=clash, edtf=edtf)
