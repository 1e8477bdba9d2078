"""The two ends of a range, where one of them leaves out what the other says: "from February to August 2012"."""

from __future__ import annotations

from msgspec.structs import replace

from backchannel.dates.tree import Choice, Feast, Fields, Node, Nth, Part, Range


def completed(node: Range) -> tuple[Node, Node]:
    """Return both ends with the year that the other one gives; an end before its beginning is one of the next year."""
    first, last = node.first, node.last
    begin, end = _fields(first), _fields(last)
    if begin is not None and begin.year is None and isinstance(last, Nth) and isinstance(last.what, Fields):
        return Nth(1, begin, last.inner), last  # "from February through May last year"
    if begin is None or end is None or begin.weekday or end.weekday:
        return first, last
    if begin.year is None and end.year is not None:
        turned = _place(begin) > _place(end)
        return _with_year(first, end.year - 1 if turned else end.year), last
    if begin.year is not None and end.year is None and end.decade is None and end.century is None:
        turned = _place(end) < _place(begin)
        return first, _with_year(last, begin.year + 1 if turned else begin.year)
    return first, last


def lacks_year(node: Node) -> bool:
    """Say whether a day, month, season or a part of one is given without its year."""
    fields = _fields(node)
    return fields is not None and fields.year is None and (fields.month or fields.season or fields.quarter) is not None


def year_of(node: Node) -> int | None:
    """Return the year of a partial date or of a part of one."""
    fields = _fields(node)
    return fields.year if fields is not None else None


def is_weekday(node: Node) -> bool:
    """Say whether a node is a weekday alone."""
    return isinstance(node, Fields) and node.weekday is not None and node.month is None


def with_year(node: Range, year: int, *, leads_last: bool) -> Range:
    """Return a range whose last (or first) end is of a year."""
    if leads_last:
        return Range(node.first, _with_year(node.last, year))
    return Range(_with_year(node.first, year), node.last)


def completed_options(node: Choice) -> tuple[Node, ...]:
    """Return alternatives with the year that the last one gives: "June or July 1995"."""
    *before, last = node.options
    found: list[Node] = [last]
    for option in reversed(before):
        found.insert(0, completed(Range(option, last))[0])
    return tuple(found)


def _fields(node: Node) -> Fields | None:
    while isinstance(node, Part):
        node = node.inner
    return node if isinstance(node, Fields) else None


def _place(fields: Fields) -> tuple[int, int]:
    season = {21: 3, 22: 6, 23: 9, 24: 12}.get(fields.season or 0, 0)
    return fields.month or season or (fields.quarter or 0) * 3, fields.day or 0


def _with_year(node: Node, year: int) -> Node:
    if isinstance(node, Part):
        return replace(node, inner=_with_year(node.inner, year))
    return replace(node, year=year) if isinstance(node, Fields | Feast) else node
