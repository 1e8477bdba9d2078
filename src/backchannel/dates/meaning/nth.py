"""The n-th unit or partial date that lies within something: the first week of June, the last Friday of 2011."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import days_in, on_day, unit_of
from backchannel.dates.meaning.frame import DAY_NAMES, Reading
from backchannel.dates.meaning.stretch import rough
from backchannel.dates.meaning.units import holding, stepped, written
from backchannel.dates.tree import Fields, Nth, Unit

_YEAR = timedelta(days=360)
"""Less than this isn't a year, whose halves are its months."""
_LONG = timedelta(days=366)
_PARTS = {Unit.HALF: 2, Unit.QUARTER: 4}
_SIZES = {Unit.DAY: 1, Unit.NIGHT: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
"""Units that are counted off in days from the edge of what they lie in."""


def read_nth(node: Nth, inner: Reading) -> Reading:
    """Read the n-th unit, or the first or last few, of an interval, or the partial date that lies in it."""
    if inner.days is None:
        return replace(inner, value="", edtf=None)
    if isinstance(node.what, Fields):
        return _partial(node, node.what, inner, inner.days)
    found = _units(node, node.what, inner.days)
    if found is None:
        return Reading(why=inner.why.also(f"there is no such {node.what.value} in it"), clash=inner.clash)
    days, exact = found
    value = written(days, node.what) if exact or node.what is Unit.WEEK else inner.value
    why = inner.why.also(_place(node, node.what.value))
    return Reading(
        days=days if exact else rough(days.first, days.last), unit=node.what if exact else Unit.DAY, value=value,
        why=why, anchor=inner.anchor, clash=inner.clash,
    )  # fmt: skip


def _units(node: Nth, unit: Unit, days: Days) -> tuple[Days, bool] | None:
    """Return the days of units in an interval, and whether their edges are the calendar's own."""
    parts = _PARTS.get(unit)
    if parts is not None and days.last - days.first > _LONG:
        return _part_of_years(node.number, parts, days)
    if unit is Unit.DAY and days.first == days.last and node.number > 0 and node.count == 1:
        # "the second day of Eid", which is named by its first
        return calendar.day(days.first + timedelta(days=node.number - 1)), True
    if unit in _SIZES:
        return _counted_off(node, _SIZES[unit], days)
    if unit is Unit.WEEKEND:
        return _weekend(node.number, days)
    if unit is Unit.HALF and days.last - days.first < _YEAR:
        return _half(node.number, days)
    begin = holding(days.first, unit) if node.number > 0 else holding(days.last, unit)
    steps = node.number - 1 if node.number > 0 else node.number + 1
    start = stepped(begin.first, unit, steps)
    if start is None or not days.first <= start.first <= days.last:
        return None
    further = stepped(start.first, unit, (node.count - 1) * (1 if node.number > 0 else -1))
    if node.count == 1 or further is None:
        return start, True
    return Days(min(start.first, further.first), max(start.last, further.last)), True


def _counted_off(node: Nth, size: int, days: Days) -> tuple[Days, bool] | None:
    length = size * node.count
    if node.number < 0:
        last = days.last - timedelta(days=length * (-node.number - 1))
        first = last - timedelta(days=length - 1)
    else:
        first = days.first + timedelta(days=length * (node.number - 1))
        last = min(first + timedelta(days=length - 1), days.last)
    return (Days(first, last), length == 1) if days.first <= first <= last <= days.last else None


def _part_of_years(number: int, parts: int, days: Days) -> tuple[Days, bool] | None:
    """Return a half or quarter of a decade or a century, in whole years."""
    years = days.last.year - days.first.year + 1
    place = number - 1 if number > 0 else parts + number
    if not 0 <= place < parts:
        return None
    first, last = (days.first.year + years * n // parts for n in (place, place + 1))
    return Days(date(first, 1, 1), date(last - 1, 12, 31)), False


def _half(number: int, days: Days) -> tuple[Days, bool] | None:
    """Return the first or the second half of less than a year; a month's first half ends with its 15th."""
    if number not in (1, 2, -1, -2) or days.first == days.last:
        return None
    middle = days.first + (days.last - days.first) // 2
    if days == calendar.month(days.first.year, days.first.month):
        middle = days.first.replace(day=15)
    halves = Days(days.first, middle), Days(middle + timedelta(days=1), days.last)
    return halves[0 if number in (1, -2) else 1], False


def _weekend(number: int, days: Days) -> tuple[Days, bool] | None:
    if number > 0:
        saturday = calendar.weekday_after(days.first, 6) + timedelta(weeks=number - 1)
    else:
        saturday = calendar.weekday_before(days.last, 6) + timedelta(weeks=number + 1)
    return (calendar.weekend(saturday), True) if days.first <= saturday <= days.last else None


def _partial(node: Nth, what: Fields, inner: Reading, days: Days) -> Reading:
    number = node.number
    if what.weekday is not None and what.month is None:
        name = DAY_NAMES[what.weekday - 1]
        if number > 0:
            day = calendar.weekday_after(days.first, what.weekday) + timedelta(weeks=number - 1)
        else:
            day = calendar.weekday_before(days.last, what.weekday) + timedelta(weeks=number + 1)
        if not days.first <= day <= days.last:
            return Reading(why=inner.why.also(f"there is no such {name} in it"))
        why = inner.why.also(_place(node, name))
        return replace(on_day(day, why, inner.anchor), clash=inner.clash)
    years = range(days.first.year, days.last.year + 1)
    held = [d for year in years if (d := days_in(what, year)) and days.first <= d.first and d.first <= days.last]
    if not held:
        return Reading(why=inner.why.also("there is no such day in it"))
    unit = unit_of(what)
    value = written(held[0], unit)
    return Reading(days=held[0], unit=unit, value=value, why=inner.why, anchor=inner.anchor, clash=inner.clash)


def _place(node: Nth, name: str) -> str:
    """Return which units are meant: "the 1st week in it", "the 2nd day from its end", "the last 10 days in it"."""
    if node.count > 1:
        return f"the {'first' if node.number > 0 else 'last'} {node.count} {name}s in it"
    if node.number == -1:
        return f"the last {name} in it"
    number = abs(node.number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{ending} {name} {'in it' if node.number > 0 else 'from its end'}"
