"""Partial dates: which of all the days that have these parts is meant."""

from __future__ import annotations

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import checked, dated
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.reason import GIVEN, Reason, because
from backchannel.dates.meaning.units import season_value, written
from backchannel.dates.meaning.weekday import read_day_of_month, read_weekday
from backchannel.dates.meaning.yearless import read_without_year
from backchannel.dates.tree import Fields, Unit


def read_fields(node: Fields, frame: Frame) -> Reading:
    """Read a partial date: with its year as it stands, without one by the report's day or what was told before."""
    if node.era is not None:
        return _before_christ(node)
    if node.century is not None:
        return _whole(calendar.century(node.century), Unit.CENTURY, GIVEN)
    if node.decade is not None:
        first = node.decade if node.decade > 99 else 1900 + node.decade
        return _whole(
            calendar.decade(first), Unit.DECADE, GIVEN if first == node.decade else because("of the 20th century")
        )
    if node.year is not None:
        return dated(node, node.year, because(frame.year_from) if frame.year_from else GIVEN)
    if node.day is not None and node.month is None:
        return checked(read_day_of_month(node.day, frame), node.weekday)
    if node.weekday is not None and node.month is None:
        return read_weekday(node.weekday, frame)
    return read_without_year(node, frame)


def _whole(days: Days, unit: Unit, why: Reason) -> Reading:
    return Reading(days=days, unit=unit, value=written(days, unit), why=why)


def _before_christ(node: Fields) -> Reading:
    """Read a year or a century before Christ: no days; the year 1 before Christ is the year 0 of EDTF."""
    year, century = node.year, node.century
    value = f"BC{year:04d}" if year is not None else f"BC{century or 0:02d}"
    if node.season is not None:
        value += season_value(None, node.season)[4:]
    why = because("before Christ: beyond what is counted in days here")
    return Reading(value=value, unit=Unit.YEAR, edtf=_astronomical(1 - year) if year is not None else None, why=why)


def _astronomical(year: int) -> str:
    """Return a year up to 0 in EDTF, which has the prefix `Y` where four digits don't do."""
    if year < -9999:
        return f"Y{year}"
    return f"{year:05d}" if year < 0 else f"{year:04d}"
