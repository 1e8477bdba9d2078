"""Distances that a text gives ("two days later", "one day after the envoys had met"), and what is counted by them."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.find import Dated
from backchannel.dates.meaning import read
from backchannel.dates.meaning.reason import BEYOND
from backchannel.dates.ranged import ranged
from backchannel.dates.tree import Bound, Deed, Expression, Node, Shift, Stretch, Unit
from backchannel.model import DateRange, Span, edtf_between


class Offset(Struct, frozen=True):
    """So many units before or after something else that the text tells of: "one day after", "two weeks later"."""

    count: int
    unit: Unit
    direction: str


def offset_of(node: Node) -> Offset | None:
    """Return the distance that an expression gives from something else in the text, if that is what it is.

    None, too, where its count is no whole number, or none at all.
    """
    if not isinstance(node, Shift) or node.base != "told":
        return None
    count = node.period.count
    if count is None or not isfinite(count) or count != int(count) or node.period.more is not None:
        return None
    return Offset(int(count), node.period.unit, node.direction)


def shifted(base: DateRange, days: int, reason: str) -> DateRange:
    """Return a range moved by whole days, for "one day after" something that is dated; open where the base is open.

    A side that comes to lie beyond the calendar's ends (the years 1 and 9999) is open, too, and the reason says so.
    """
    earliest, latest = _moved(base.earliest, days), _moved(base.latest, days)
    if (base.earliest and not earliest) or (base.latest and not latest):
        reason = f"{reason}; {BEYOND.words()}"
    weekday = earliest.isoweekday() if earliest is not None and earliest == latest else None
    edtf = edtf_between(earliest, latest)
    return DateRange(edtf=edtf, earliest=earliest, latest=latest, weekday=weekday, reason=reason)


def _moved(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day is not None else None
    except OverflowError:
        return None


def without_deed(one: Dated) -> Dated:
    """Leave out a deed whose day is not known, so that its words can be read as talks themselves."""
    expression, node = one.expression, one.expression.node
    if not isinstance(node, Shift) or not isinstance(node.base, Deed) or one.reading.days is not None:
        return one
    text = expression.text[: node.base.start - expression.start].rstrip()
    cut = replace(expression, end=expression.start + len(text), text=text, node=replace(node, base="told"))
    return replace(one, expression=cut)


def deed_in(expression: Expression) -> tuple[int, int] | None:
    """Return where in the text of an expression the deed stands that it is counted from, None where there is none."""
    deed = _deed(expression.node)
    if deed is None:
        return None
    start = expression.end - (deed.end - deed.start)
    return (start, expression.end) if start > expression.start else None


def deed_range(one: Dated, begin: int, phrase: Span) -> DateRange | None:
    """Return the days of the deed that an expression is counted from, whose words begin at `begin`; see `deed_in`.

    None where they aren't known, or where counting from them doesn't lead to the days of the expression.
    """
    deed = _deed(one.expression.node)
    if deed is None or one.reading.days is None:
        return None
    words = one.expression.text[begin - one.expression.start :]
    hung = Expression(start=begin, end=one.expression.end, text=words, node=deed)
    again = read(one.expression.node, one.frame)
    reading = read(deed, one.frame)
    if reading.days is None or again.days != one.reading.days:
        return None
    return ranged(Dated(hung, one.frame, reading), phrase=phrase)


def _deed(node: Node) -> Deed | None:
    """Return the deed at the end of an expression."""
    while isinstance(node, Bound | Shift | Stretch):
        inner = node.inner if isinstance(node, Bound) else node.base
        if isinstance(inner, str):
            return None
        node = inner
    return node if isinstance(node, Deed) else None
