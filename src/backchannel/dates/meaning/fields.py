"""Partial dates whose year is known: their days, and what is said of them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.frame import DAY_NAMES, Anchor, Clash, Reading, long_day
from backchannel.dates.meaning.reason import BEYOND, Reason, because
from backchannel.dates.meaning.units import season_value, written
from backchannel.dates.tree import Fields, Unit

NO_SUCH_DAY = because("there is no such day")
_YEARLY = {"month": Unit.MONTH, "season": Unit.SEASON, "quarter": Unit.QUARTER, "half": Unit.HALF}


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


def dated(node: Fields, year: int, why: Reason, anchor: Anchor | None = None) -> Reading:
    """Read a partial date in a year; where its weekday is another one, the date stands and the clash is kept."""
    days = days_in(node, year)
    if days is None:
        return Reading(why=NO_SUCH_DAY if date.min.year <= year <= date.max.year else BEYOND)
    unit = unit_of(node)
    value = season_value(year, node.season) if node.season is not None else written(days, unit)
    return checked(Reading(days=days, unit=unit, value=value, why=why, anchor=anchor), node.weekday)


def checked(found: Reading, weekday: int | None) -> Reading:
    """Keep a clash where a day isn't the weekday that the text gives beside it."""
    if weekday is None or found.days is None or found.days.first.isoweekday() == weekday:
        return found
    day = found.days.first
    says, against = DAY_NAMES[weekday - 1], long_day(day)
    clash = Clash(sort="weekday", says=says, against=against, words=f"{says} in the text, but {against}")
    return replace(found, clash=clash, edtf=f"{day.isoformat()}?")


def on_day(day: date, why: Reason, anchor: Anchor | None = None) -> Reading:
    """Return the reading of one day."""
    return Reading(days=calendar.day(day), value=day.isoformat(), why=why, anchor=anchor)
