"""The days that an expression names by itself: with its year, or without one in each year."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from backchannel.dates.calendar import Days
from backchannel.dates.inference.dayset import FIRST, LAST, DaySet, between, of_days, union
from backchannel.dates.meaning import Frame, read
from backchannel.dates.meaning.fields import days_in
from backchannel.dates.tree import (
    About,
    Bound,
    Choice,
    Feast,
    Fields,
    Node,
    Part,
    Range,
    Relative,
    TimeOfDay,
    Unit,
    core,
)

_YEARS = range(1800, 2200)


def named_days(node: Node) -> tuple[DaySet, Unit] | None:
    """Return the days and the unit of an expression that needs nothing else to be read, None for others."""
    inner = core(node)
    if isinstance(inner, Range):
        return named_days(inner.first)
    if not isinstance(inner, Fields | Choice) and not (isinstance(inner, Feast) and inner.year):
        return None
    if isinstance(inner, Fields) and (inner.year is None and inner.decade is None and inner.century is None):
        return None
    reading = read(node.inner if isinstance(node, Bound) else node, Frame())
    if reading.days is None or not FIRST < reading.days.first.toordinal() <= reading.days.last.toordinal() < LAST:
        return None
    days = of_days(reading.candidates) if reading.candidates else between(reading.days.first, reading.days.last)
    return days, reading.unit


def without_year(node: Node) -> Fields | None:
    """Return a day or month without its year, where that is all that an expression is, or the last or next one."""
    while isinstance(node, TimeOfDay | About | Part) and node.inner is not None:
        node = node.inner
    if which_one(node) is not None and isinstance(node, Relative) and isinstance(node.what, Fields):
        node = node.what
    if not isinstance(node, Fields) or node.month is None or node.year is not None or node.era is not None:
        return None
    return node


def which_one(node: Node) -> Literal["last", "next"] | None:
    """Say whether a month is told of as the last or next one from the report's day."""
    inner = core(node)
    if (
        not isinstance(inner, Relative)
        or not isinstance(inner.what, Fields)
        or inner.base == "told"
        or inner.steps != 1
    ):
        return None
    return inner.which if inner.which in ("last", "next") else None


@lru_cache(maxsize=2000)
def of_every_year(fields: Fields) -> DaySet:
    """Return the days of a day or month in all years in which it falls on its weekday, if it has one."""
    found = (_in_year(fields, year) for year in _YEARS)
    runs = ((days.first.toordinal(), days.last.toordinal()) for days in found if days is not None)
    return union(runs, no_first=True, no_last=True)


def _in_year(fields: Fields, year: int) -> Days | None:
    days = days_in(fields, year)
    if days is None or (fields.weekday is not None and days.first.isoweekday() != fields.weekday):
        return None
    return days
