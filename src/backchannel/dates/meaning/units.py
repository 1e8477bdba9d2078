"""Units of the calendar: the one that holds a day, steps from one to another, and how they are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import isfinite

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.tree import SMALL, Period, Unit

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS = {Unit.DAY: 1, Unit.NIGHT: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 14}
_A_DAY = {Unit.HOUR: 24, Unit.MINUTE: 1440, Unit.SECOND: 86400}
_CODES = {Unit.DAY: "D", Unit.NIGHT: "D", Unit.WEEK: "W", Unit.WEEKEND: "WE", Unit.MONTH: "M", Unit.QUARTER: "Q",
          Unit.SEASON: "S", Unit.HALF: "H", Unit.YEAR: "Y", Unit.DECADE: "DE", Unit.CENTURY: "CE"}  # fmt: skip
_SMALL_CODES = {Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H"}
_SEASON_CODES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
VAGUE = {Unit.DAY: (2, 7), Unit.WEEK: (2, 8), Unit.MONTH: (2, 11), Unit.YEAR: (2, 9), Unit.DECADE: (2, 5)}
"""How many units "a few" are, at least and at most: see docs/dates.md."""


def moved(value: date, period: Period, sign: int) -> date | None:
    """Return the day so long after (or, with `sign` -1, before) another; None beyond the calendar's ends."""
    try:
        found = _moved(value, period.unit, sign * (period.count or 0))
    except (OverflowError, ValueError):
        return None
    return moved(found, period.more, sign) if period.more else found


def _moved(value: date, unit: Unit, count: float) -> date:
    if unit in SMALL:
        return value + timedelta(days=int(count / _A_DAY[unit]))
    if unit in _DAYS:
        return value + timedelta(days=round(count * _DAYS[unit]))
    if unit is Unit.SEASON:
        count, unit = count * 3, Unit.MONTH
    whole, rest = divmod(count * _MONTHS[unit], 1)
    months = value.year * 12 + value.month - 1 + int(whole)
    last = calendar.month(months // 12, months % 12 + 1).last.day
    return date(months // 12, months % 12 + 1, min(value.day, last)) + timedelta(days=round(rest * 30))


def holding(value: date, unit: Unit) -> Days:
    """Return the whole unit that holds a day."""
    return _HOLDING.get(unit, calendar.day)(value)


_HOLDING: dict[Unit, Callable[[date], Days]] = {
    Unit.WEEK: calendar.week,
    Unit.FORTNIGHT: lambda value: Days(calendar.week(value).first, calendar.week(value, 1).last),
    Unit.WEEKEND: calendar.weekend,
    Unit.MONTH: lambda value: calendar.month(value.year, value.month),
    Unit.QUARTER: lambda value: calendar.quarter(value.year, (value.month + 2) // 3),
    Unit.SEASON: calendar.season_of,
    Unit.HALF: lambda value: calendar.half(value.year, 1 if value.month <= 6 else 2),
    Unit.YEAR: lambda value: calendar.year(value.year),
    Unit.DECADE: lambda value: calendar.decade(value.year - value.year % 10),
    Unit.CENTURY: lambda value: calendar.century(value.year // 100),
}
"""The unit that holds a day; units below the week are the day itself."""


def stepped(value: date, unit: Unit, steps: int) -> Days | None:
    """Return the unit so many steps after the one that holds a day."""
    begun = holding(value, unit).first
    there = moved(begun, Period(unit, abs(steps)), 1 if steps > 0 else -1)
    return holding(there, unit) if there else None


_ORDER = (Unit.DAY, Unit.WEEKEND, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.QUARTER, Unit.SEASON, Unit.HALF,
          Unit.YEAR, Unit.DECADE, Unit.CENTURY)  # fmt: skip
"""Units from the smallest to the largest; what is smaller than a day, and a night, counts as a day."""


def larger(one: Unit, other: Unit) -> Unit:
    """Return the larger one of two units."""
    return max(one, other, key=_rank)


def _rank(unit: Unit) -> int:
    return _ORDER.index(unit) if unit in _ORDER else 0


def grain(days: Days, unit: Unit) -> Unit:
    """Return the largest unit up to `unit` at whose edges days begin and end: a day for 1 to 10 May, whatever its unit.

    What is counted from a part of a month, or from a feast that lasts a month, is counted from its own days.
    """
    for size in reversed(_ORDER[: _rank(unit) + 1]):
        if holding(days.first, size).first == days.first and holding(days.last, size).last == days.last:
            return size
    return Unit.DAY


def written(days: Days, unit: Unit) -> str:
    """Return the TIMEX3 value of a whole unit."""
    return _WRITTEN.get(unit, date.isoformat)(days.first)


def _week_value(first: date) -> str:
    year, week, _ = first.isocalendar()
    return f"{year:04d}-W{week:02d}"


_WRITTEN: dict[Unit, Callable[[date], str]] = {
    Unit.WEEK: _week_value,
    Unit.WEEKEND: lambda first: f"{_week_value(first)}-WE",
    Unit.MONTH: lambda first: f"{first.year:04d}-{first.month:02d}",
    Unit.QUARTER: lambda first: f"{first.year:04d}-Q{(first.month + 2) // 3}",
    Unit.SEASON: lambda first: season_value(first.year + (first.month == 12), calendar.season_code(first)),
    Unit.HALF: lambda first: f"{first.year:04d}-H{1 if first.month <= 6 else 2}",
    Unit.YEAR: lambda first: f"{first.year:04d}",
    Unit.DECADE: lambda first: f"{first.year // 10:03d}",
    Unit.CENTURY: lambda first: f"{first.year // 100:02d}",
}
"""TIMEX3 values by the first day of a unit; days, and what is written as days, are not here."""


def season_value(year: int | None, code: int) -> str:
    """Return the TIMEX3 value of a season."""
    return f"{'XXXX' if year is None else f'{year:04d}'}-{_SEASON_CODES[code]}"


def period_value(period: Period) -> str:
    """Return the TIMEX3 value of a length of time: P3M, PT6H, P2Y6M, PXD."""
    days, times = "", ""
    part: Period | None = period
    while part is not None:
        fortnight = part.unit is Unit.FORTNIGHT
        count = _number(part.count if part.count is None or not fortnight else part.count * 2)
        unit = Unit.WEEK if fortnight else part.unit
        if unit in _SMALL_CODES:
            times += f"{count}{_SMALL_CODES[unit]}"
        else:
            days += f"{count}{_CODES[unit]}"
        part = part.more
    return f"P{days}" + (f"T{times}" if times else "")


def _number(count: float | None) -> str:
    """Return a count in digits, without an exponent, and `X` for one that isn't known or no number."""
    if count is None or not isfinite(count):
        return "X"
    return f"{count:.0f}" if count == int(count) else f"{count:.6f}".rstrip("0")
