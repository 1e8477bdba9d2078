"""Readings as TIMEX3 values, for what speaks that language (TimeML 1.2.1; ISO 24617-1)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from backchannel.dates.find import Dated
from backchannel.dates.meaning import read
from backchannel.dates.meaning.ranges import completed
from backchannel.dates.meaning.units import period_value
from backchannel.dates.tree import Deed, Expression, Nth, Period, Range, Shift, Unit


class Timex(Struct, frozen=True):
    """A TIMEX3: characters `start` to `end`, the type (DATE, TIME, DURATION, SET) and the value."""

    start: int
    end: int
    type: str
    value: str


def timexes(found: Dated) -> Iterator[Timex]:
    """Yield the TIMEX3 of an expression, two for a range, whose ends TimeML marks one by one.

    Of "two days after the vote" and "the first nine months of 2011" TimeML marks the length.
    """
    expression, reading = found.expression, found.reading
    length = _length(expression)
    if length is not None:
        yield length
        return
    if expression.ends is None or not isinstance(expression.node, Range):
        yield Timex(expression.start, expression.end, reading.sort, reading.value)
        return
    ends = [read(node, found.frame) for node in completed(expression.node)]
    values = reading.value.split("/")
    if len(values) != len(ends):
        values = [one.value for one in ends]
    spans = (expression.start, expression.ends[0]), (expression.ends[1], expression.end)
    for one, value, (start, end) in zip(ends, values, spans, strict=True):
        yield Timex(start, end, one.sort, value)


def _length(expression: Expression) -> Timex | None:
    node, start = expression.node, expression.start
    if isinstance(node, Nth) and node.count > 1 and isinstance(node.what, Unit):
        return Timex(start, expression.end, "DURATION", period_value(Period(node.what, node.count)))
    if not isinstance(node, Shift) or not isinstance(node.base, Deed):
        return None
    # The last word before what happened is that of the direction: "after".
    words = expression.text[: node.base.start - start].split()[:-1]
    end = expression.text.find(words[-1]) + len(words[-1]) if words else 0
    return Timex(start, start + end, "DURATION", period_value(node.period)) if end else None
