"""Readings as TIMEX3 values, for what speaks that language (TimeML 1.2.1; ISO 24617-1)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from backchannel.dates.find import Dated
from backchannel.dates.meaning import read
from backchannel.dates.meaning.ranges import completed
from backchannel.dates.tree import Range


class Timex(Struct, frozen=True):
    """A TIMEX3: characters `start` to `end`, the type (DATE, TIME, DURATION, SET) and the value."""

    start: int
    end: int
    type: str
    value: str


def timexes(found: Dated) -> Iterator[Timex]:
    """Yield the TIMEX3 of an expression, two for a range or an alternative, whose ends TimeML marks one by one."""
    expression, reading = found.expression, found.reading
    if expression.ends is None or not isinstance(expression.node, Range):
        yield Timex(expression.start, expression.end, reading.sort, reading.value)
        return
    ends = [read(node, found.frame) for node in completed(expression.node)]
    spans = (expression.start, expression.ends[0]), (expression.ends[1], expression.end)
    for one, (start, end) in zip(ends, spans, strict=True):
        yield Timex(start, end, one.sort, one.value)
