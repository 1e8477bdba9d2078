"""The early, middle or late part of something."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days, PartName
from backchannel.dates.meaning.frame import Reading
from backchannel.dates.meaning.stretch import rough
from backchannel.dates.tree import Part, Unit

_WORDS = {"early": "its first part", "mid": "its middle part", "late": "its last part"}
_OF_WEEK: dict[PartName, tuple[int, int]] = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}
_OF_YEARS: dict[Unit, dict[PartName, tuple[int, int]]] = {
    Unit.DECADE: {"early": (0, 3), "mid": (4, 6), "late": (7, 9)},
    Unit.CENTURY: {"early": (0, 33), "mid": (34, 66), "late": (67, 99)},
}
"""First and last year of the parts, from the first year of the whole."""


def read_part(node: Part, inner: Reading) -> Reading:
    """Read the early, middle or late part: thirds of months and years, and what docs/dates.md says of other units."""
    if inner.days is None:
        return inner
    days = part_of(inner.days, inner.unit, node.name)
    if days == inner.days:
        return inner
    return replace(inner, days=days, why=inner.why.also(_WORDS[node.name]), edtf=None, candidates=())


def part_of(days: Days, unit: Unit, name: PartName) -> Days:
    """Return the early, middle or late part of days that are one unit; a day or a night is not divided."""
    if unit in (Unit.WEEK, Unit.WEEKEND) and days.last - days.first > timedelta(days=5):
        first, last = _OF_WEEK[name]
        return rough(days.first + timedelta(days=first), days.first + timedelta(days=last))
    if unit in _OF_YEARS:
        begin, end = _OF_YEARS[unit][name]
        return _years(days.first.year + begin, days.first.year + end)
    if unit in (Unit.DAY, Unit.NIGHT):
        return days
    return calendar.part(days, name)


def _years(first: int, last: int) -> Days:
    return Days(date(first, 1, 1), date(last, 12, 31), f"{first:04d}~/{last:04d}~")
