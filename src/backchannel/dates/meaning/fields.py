"""Partial dates: which of all the days that have these parts is meant."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, Told, long_day, published_on
from backchannel.dates.meaning.units import season_value, written
from backchannel.dates.tree import Fields, Unit

_ONWARD = 7
"""Months that a story goes on at most from one date to the next that leaves out its year."""
_YEARLY = {"month": Unit.MONTH, "season": Unit.SEASON, "quarter": Unit.QUARTER, "half": Unit.HALF}


def read_fields(node: Fields, frame: Frame) -> Reading:
    """Read a partial date: with its year as it stands, without one by the report's day or what was told before."""
    if node.era is not None:
        return _before_christ(node)
    if node.century is not None:
        days = calendar.century(node.century)
        return Reading(days=days, unit=Unit.CENTURY, value=written(days, Unit.CENTURY), reason="given in full")
    if node.decade is not None:
        days = calendar.decade(node.decade if node.decade > 99 else 1900 + node.decade)
        return Reading(days=days, unit=Unit.DECADE, value=written(days, Unit.DECADE), reason="given in full")
    if node.year is not None:
        return dated(node, node.year, "given in full")
    if node.weekday is not None and node.month is None:
        return _weekday(node.weekday, frame)
    if node.day is not None and node.month is None:
        return _day_of_month(node.day, frame)
    return _without_year(node, frame)


def unit_of(node: Fields) -> Unit:
    """Return the unit that a partial date names."""
    if node.day is not None or node.weekday is not None:
        return Unit.DAY
    return next((unit for name, unit in _YEARLY.items() if getattr(node, name) is not None), Unit.YEAR)


def days_in(node: Fields, year: int) -> Days | None:
    """Return the days of a partial date in a year; None for a 29 February that isn't, or a weekday alone."""
    try:
        if node.month is not None:
            return calendar.day(date(year, node.month, node.day)) if node.day else calendar.month(year, node.month)
        if node.season is not None:
            return (
                calendar.season(year, node.season) if node.year is not None else calendar.one_season(year, node.season)
            )
        if node.quarter is not None:
            return calendar.quarter(year, node.quarter)
        if node.half is not None:
            return calendar.half(year, node.half)
        return calendar.year(year) if node.weekday is None else None
    except ValueError:
        return None


def dated(node: Fields, year: int, reason: str) -> Reading:
    """Read a partial date in a year."""
    days = days_in(node, year)
    if days is None:
        return Reading(reason="there is no such day")
    unit = unit_of(node)
    value = season_value(year, node.season) if node.season is not None else written(days, unit)
    found = Reading(days=days, unit=unit, value=value, reason=reason)
    if node.weekday is None or days.first.isoweekday() == node.weekday:
        return found
    clash = f"{DAY_NAMES[node.weekday - 1]} in the text, but {long_day(days.first)}"
    edtf = f"{days.first.isoformat()}?"
    return replace(found, clash=clash, edtf=edtf, reason=f"{reason}; {clash}")


def _before_christ(node: Fields) -> Reading:
    year, century = node.year, node.century
    value = f"BC{year:04d}" if year is not None else f"BC{century:02d}"
    if node.season is not None:
        value += season_value(None, node.season)[4:]
    edtf = f"-{year - 1:04d}" if year is not None else None
    return Reading(value=value, unit=Unit.YEAR, edtf=edtf, reason="before Christ: beyond what is counted in days here")


def _without_year(node: Fields, frame: Frame) -> Reading:
    if frame.told is not None and (frame.distant or frame.published is None):
        why = f"the text tells of {frame.told.phrase} there"
        return replace(dated(node, _told_year(node, frame.told), why), anchor="told")
    if frame.published is None:
        return _unknown_year(node, frame)
    published, tense = frame.published, frame.tense
    years = [year for year in range(published.year - 1, published.year + 2) if days_in(node, year)]
    if not years:
        return _leap(node, frame)
    named = [y for y in years if node.weekday and (d := days_in(node, y)) and d.first.isoweekday() == node.weekday]
    if len(named) == 1:
        year, why = named[0], "the year in which that day has that weekday"
    elif tense == "future":
        year = next((y for y in years if _last(node, y) >= published), years[-1])
        why = "the next one from then on"
    elif tense != "past":
        year = min(years, key=lambda y: _distance(node, y, published))
        why = "the nearest one"
    else:
        year = next((y for y in reversed(years) if _first(node, y) <= published), years[0])
        why = "the last one up to then"
    return replace(dated(node, year, f"{published_on(frame)}; {why}"), anchor="published")


def _told_year(node: Fields, told: Told) -> int:
    """Return the year of a month or day in a story: that of the last time told of, or the next or last one.

    A story goes on rather than back: January told after November is the next one, May told after June the last one.
    `_ONWARD` was chosen on the 16 training articles of WikiWars.
    """
    year = told.days.first.year
    days = days_in(node, year)
    if days is None or told.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return year
    months = (days.first.month - told.days.first.month) % 12
    onward = told.days.first.month + months > 12
    if months <= _ONWARD:
        return year + 1 if onward else year
    return year if onward else year - 1


def _day_of_month(day: int, frame: Frame) -> Reading:
    """Read `the 22nd`: of the month that the passage tells of, else the nearest one on the side that tense gives."""
    told = frame.told
    if told is not None and told.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        month = told.days.first
        found = _nth_day(month.year, month.month, day)
        if found is not None:
            return on_day(found, f"the text tells of {told.phrase} there: the {day}. of that month", "told")
    if frame.published is None:
        return Reading(reason=f"no month is given, and {published_on(frame)}")
    step = 1 if frame.tense == "future" else -1
    month = frame.published
    for _ in range(3):
        found = _nth_day(month.year, month.month, day)
        if found is not None and (found - frame.published).days * step >= 0:
            return on_day(
                found, f"{published_on(frame)}; the nearest {day}. {'after' if step > 0 else 'before'}", "published"
            )
        month = calendar.shifted_month(month, step).first
    return Reading(reason="there is no such day")


def _nth_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= calendar.month(year, month).last.day else None


def _leap(node: Fields, frame: Frame) -> Reading:
    """Read 29 February without a year: the last one, or the first one to come."""
    assert frame.published is not None
    step = 1 if frame.tense == "future" else -1
    begin = frame.published.year
    # Two leap years are at most eight years apart; a 31 June there never is.
    year = next((y for y in range(begin, begin + 9 * step, step) if days_in(node, y)), None)
    if year is None:
        return Reading(reason="there is no such day")
    return replace(dated(node, year, f"{published_on(frame)}; the nearest year that has that day"), anchor="published")


def _first(node: Fields, year: int) -> date:
    days = days_in(node, year)
    return days.first if days else date.max


def _last(node: Fields, year: int) -> date:
    days = days_in(node, year)
    return days.last if days else date.min


def _distance(node: Fields, year: int, day: date) -> timedelta:
    return min(abs(_first(node, year) - day), abs(_last(node, year) - day))


def _unknown_year(node: Fields, frame: Frame) -> Reading:
    unit = unit_of(node)
    value, edtf = "", None
    if node.month is not None:
        value = f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")
        edtf = value
    elif node.season is not None:
        value, edtf = season_value(None, node.season), f"XXXX-{node.season}"
    elif node.quarter is not None or node.half is not None:
        value = f"XXXX-Q{node.quarter}" if node.quarter else f"XXXX-H{node.half}"
    why = f"no year is given, and {published_on(frame)}"
    return Reading(unit=unit, value=value, edtf=edtf, weekday=node.weekday, reason=why)


def _weekday(number: int, frame: Frame) -> Reading:
    name = DAY_NAMES[number - 1]
    if frame.told is not None and (frame.distant or frame.published is None):
        if frame.told.unit is not Unit.DAY:
            why = f"a {name} of the time that the text tells of there: {frame.told.phrase}"
            return Reading(weekday=number, value=f"XXXX-WXX-{number}", reason=why)
        found = calendar.weekday_after(frame.told.days.first, number)
        return on_day(found, f"told after {frame.told.phrase}: the {name} from then on", "told")
    if frame.published is None:
        why = f"a {name}; {published_on(frame)}"
        return Reading(weekday=number, value=f"XXXX-WXX-{number}", reason=why)
    published = frame.published
    if frame.tense == "future":
        found = calendar.weekday_after(published, number)
        tail = f"planned: the {name} {'after' if found > published else 'of that day'}"
    else:
        found = calendar.weekday_before(published, number)
        when = "before" if found < published else "of that day"
        told = "in the past tense" if frame.tense == "past" else "no tense is told, so not planned"
        tail = f"{told}: the {name} {when}"
    return on_day(found, f"{published_on(frame)}; {tail}", "published")


def on_day(day: date, reason: str, anchor: str | None = None) -> Reading:
    """Return the reading of one day."""
    return Reading(days=calendar.day(day), value=day.isoformat(), reason=reason, anchor=anchor)  # type: ignore[arg-type]
