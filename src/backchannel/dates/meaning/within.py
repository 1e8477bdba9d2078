"""What lies within something: its n-th unit, its early, middle or late part, a time of its day."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.counted import rough
from backchannel.dates.meaning.fields import days_in, on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, published_on
from backchannel.dates.meaning.units import holding, stepped, written
from backchannel.dates.tree import Fields, Nth, Part, TimeOfDay, Unit

_YEAR = timedelta(days=360)
_WORDS = {"early": "the first part", "mid": "the middle part", "late": "the last part"}


def read_nth(node: Nth, inner: Reading) -> Reading:
    """Read the n-th unit, or the first or last few, of an interval, or the partial date that lies in it."""
    if inner.days is None:
        return replace(inner, value="", edtf=None)
    if isinstance(node.what, Fields):
        return _partial(node.what, node.number, inner)
    found = _units(node, node.what, inner.days)
    if found is None:
        return Reading(reason=f"{inner.reason}; there is no such {node.what.value} in it")
    days, exact = found
    written_days = days if exact else rough(days.first, days.last)
    value = written(days, node.what) if exact or node.what is Unit.WEEK else inner.value
    unit = node.what if exact else Unit.DAY
    why = f"{inner.reason}; {'counted from its end' if node.number < 0 else 'counted from its beginning'}"
    return Reading(days=written_days, unit=unit, value=value, reason=why, anchor=inner.anchor)


def _units(node: Nth, unit: Unit, days: Days) -> tuple[Days, bool] | None:
    """Return the days of units in an interval, and whether their edges are the calendar's own."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.NIGHT):
        size = {Unit.WEEK: 7, Unit.FORTNIGHT: 14}.get(unit, 1)
        length = size * node.count
        if node.number < 0:
            last = days.last - timedelta(days=length * (-node.number - 1))
            first = last - timedelta(days=length - 1)
        else:
            first = days.first + timedelta(days=length * (node.number - 1))
            last = min(first + timedelta(days=length - 1), days.last)
        return (Days(first, last), size == 1 and node.count == 1) if days.first <= first <= last <= days.last else None
    if unit is Unit.WEEKEND:
        return _weekend(node.number, days)
    if unit is Unit.HALF and days.last - days.first < _YEAR:
        return _half(node.number, days), False
    begin = holding(days.first, unit) if node.number > 0 else holding(days.last, unit)
    steps = node.number - 1 if node.number > 0 else node.number + 1
    start = stepped(begin.first, unit, steps)
    if start is None or not days.first <= start.first <= days.last:
        return None
    further = stepped(start.first, unit, (node.count - 1) * (1 if node.number > 0 else -1))
    if node.count == 1 or further is None:
        return start, True
    return Days(min(start.first, further.first), max(start.last, further.last)), True


def _half(number: int, days: Days) -> Days:
    """Return the first or the second half of less than a year; a month's first half ends with its 15th."""
    middle = days.first + (days.last - days.first) // 2
    if days.first.day == 1 and days.last - days.first < timedelta(days=31):
        middle = days.first.replace(day=15)
    return Days(days.first, middle) if number == 1 else Days(middle + timedelta(days=1), days.last)


def _weekend(number: int, days: Days) -> tuple[Days, bool] | None:
    if number > 0:
        saturday = calendar.weekday_after(days.first, 6) + timedelta(weeks=number - 1)
    else:
        saturday = calendar.weekday_before(days.last, 6) + timedelta(weeks=number + 1)
    return (calendar.weekend(saturday), True) if days.first <= saturday <= days.last else None


def _partial(what: Fields, number: int, inner: Reading) -> Reading:
    days = inner.days
    assert days is not None
    if what.weekday is not None and what.month is None:
        if number > 0:
            day = calendar.weekday_after(days.first, what.weekday) + timedelta(weeks=number - 1)
        else:
            day = calendar.weekday_before(days.last, what.weekday) + timedelta(weeks=number + 1)
        if not days.first <= day <= days.last:
            return Reading(reason=f"{inner.reason}; it has no such {DAY_NAMES[what.weekday - 1]}")
        return on_day(day, f"{inner.reason}; the {DAY_NAMES[what.weekday - 1]} in it", inner.anchor)
    years = range(days.first.year, days.last.year + 1)
    held = [d for year in years if (d := days_in(what, year)) and days.first <= d.first and d.first <= days.last]
    if not held:
        return Reading(reason=f"{inner.reason}; it has no such day")
    unit = next((u for u in (Unit.DAY, Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.HALF) if _is(what, u)), Unit.YEAR)
    return Reading(days=held[0], unit=unit, value=written(held[0], unit), reason=inner.reason, anchor=inner.anchor)


def _is(what: Fields, unit: Unit) -> bool:
    return getattr(what, unit.value, None) is not None


def read_part(node: Part, inner: Reading) -> Reading:
    """Read the early, middle or late part: thirds of months and years, and what docs/dates.md says of other units."""
    if inner.days is None:
        return inner
    days = part_of(inner.days, inner.unit, node.name)
    why = f"{inner.reason}; {node.name} is read as {_WORDS[node.name]}"
    return replace(inner, days=days, reason=why, edtf=None)


def part_of(days: Days, unit: Unit, name: str) -> Days:
    """Return the early, middle or late part of days that are one unit."""
    if unit in (Unit.WEEK, Unit.WEEKEND) and days.last - days.first > timedelta(days=5):
        first, last = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[name]
        return rough(days.first + timedelta(days=first), days.first + timedelta(days=last))
    if unit is Unit.DECADE:
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[name]
        return _years(days.first.year + begin, days.first.year + end)
    if unit is Unit.CENTURY:
        begin, end = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}[name]
        return _years(days.first.year + begin, days.first.year + end)
    if unit in (Unit.DAY, Unit.NIGHT):
        return days
    return calendar.part(days, name)  # type: ignore[arg-type]


def _years(first: int, last: int) -> Days:
    return Days(date(first, 1, 1), date(last, 12, 31), f"{first:04d}~/{last:04d}~")


def read_time(node: TimeOfDay, frame: Frame, inner: Reading | None) -> Reading:
    """Read a part of the day or a time of the clock: the days are those of the day."""
    code = node.part or node.clock or ""
    if inner is None and frame.told is not None and frame.told.unit is Unit.DAY:
        inner = on_day(frame.told.days.first, f"the text tells of {frame.told.phrase} there", "told")
    elif inner is None and frame.published is not None and not frame.distant:
        inner = on_day(frame.published, published_on(frame), "published")
    if inner is None:
        return Reading(
            value=f"XXXX-XX-XXT{code}", sort="TIME", reason="a time of a day that isn't named", unit=Unit.DAY
        )
    value = f"{inner.value}T{code}" if inner.unit is Unit.DAY and inner.value[:1].isdigit() else inner.value
    found = replace(inner, value=value, sort="TIME")
    if not node.through or inner.days is None:
        return found
    return replace(found, days=Days(inner.days.first, inner.days.last + timedelta(days=1)))
