"""All time expressions of a text with their days: each is found, put into its frame, and read."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.dates.grammar import scan
from backchannel.dates.meaning import Frame, Reading, read
from backchannel.dates.meaning.frame import Tense
from backchannel.dates.narrative import Narrative
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Expression


class Dated(Struct, frozen=True):
    """A time expression, what it was read against, and what it means."""

    expression: Expression
    frame: Frame
    reading: Reading


def find(text: str, published: date | None = None, *, language: str = "en") -> tuple[Dated, ...]:
    """Return the time expressions of a text and their days, in order; offsets are into `text`.

    `published` is the day of the report. A text whose dates mostly lie far from that day is read as a narrative: months
    and weekdays then count from the last time that was told of.
    """
    expressions = scan(text, language)
    narrative = Narrative(text, expressions, published)
    found = []
    for expression in expressions:
        tense: Tense | None = tense_of(text, expression.start, expression.end)
        frame = narrative.frame(expression, tense)
        reading = read(expression.node, frame)
        narrative.tell(expression, reading)
        found.append(Dated(expression, frame, reading))
    return tuple(found)
