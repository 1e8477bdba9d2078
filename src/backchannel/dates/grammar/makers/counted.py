"""Lengths of time, and what is counted with them from a day."""

from __future__ import annotations

from typing import Any, cast

from backchannel.dates.tree import (
    SMALL,
    Base,
    Fields,
    Node,
    Period,
    Relative,
    Shift,
    Stretch,
    TimeOfDay,
    Unit,
    Vague,
    Which,
)


def day(steps: int) -> Relative:
    """Make the day so many days after the report's own (yesterday: -1)."""
    which: Which = "last" if steps < 0 else "next" if steps else "this"
    return Relative(which, Unit.DAY, "published", abs(steps) or 1)


def period(unit: str, count: float | None = 1, half: str | None = None, more: Period | None = None) -> Period | None:
    """Make a length of time; `half` adds a half. One quarter alone is mostly of something else than a year."""
    if unit == Unit.QUARTER and count == 1:
        return None
    return Period(Unit(unit), count + 0.5 if half and count is not None else count, more)


def vague_period(unit: str) -> Period | None:
    """Make a length of time without a count; `quarters` are mostly places."""
    return None if unit == Unit.QUARTER else Period(Unit(unit))


def aged(unit: str, count: float | None = 1) -> Period | None:
    """Make how old something is, `a two-month-old truce`; ages in years are those of people."""
    return None if unit == Unit.YEAR else Period(Unit(unit), count)


def half_period(unit: str) -> Period:
    """Make half a unit; of long ones the years are counted."""
    years = {Unit.DECADE: 5, Unit.CENTURY: 50}.get(Unit(unit))
    return Period(Unit.YEAR, years) if years else Period(Unit(unit), 0.5)


def relative(which: str, what: Any, base: str = "published", steps: int = 1, side: Any = None) -> Node:
    """Make last, this, next or the same unit or partial date; a night is that of its day."""
    unit = Unit(what) if isinstance(what, str) else what
    if unit is Unit.NIGHT:
        return TimeOfDay(part="NI", inner=Relative(cast("Which", which), Unit.DAY, cast("Base", base), steps))
    return Relative(cast("Which", which), unit, cast("Base", base), steps, side)


def shift(period: Period, direction: Any, base: Any = "published") -> Shift:
    """Make a point so long before or after another."""
    return Shift(period, direction, base)


def year_before() -> Shift:
    """Make `the same period last year`: a year before the period that was told of."""
    return Shift(Period(Unit.YEAR, 1), "before", "told")


def ahead(period: Period) -> Shift:
    """Make the point so long after now, which no tense makes a length of time: `in two months' time`."""
    return Shift(period, "after", "published", ahead=True)


def shift_one(unit: str, direction: Any, base: Any = "told") -> Shift:
    """Make the point one unit before or after another."""
    return Shift(Period(Unit(unit), 1), direction, base)


def to_the_day(period: Period, base: Any) -> Shift:
    """Make `a year to the day after`, which is exact to the day."""
    return Shift(period, "after", base, exact=True)


def day_after(base: Any) -> Shift:
    """Make the day after something."""
    return Shift(Period(Unit.DAY, 1), "after", base)


def day_before(base: Any) -> Shift:
    """Make the day before something."""
    return Shift(Period(Unit.DAY, 1), "before", base)


def from_day(unit: str, steps: int) -> Shift:
    """Make `a week today`, `a fortnight tomorrow`."""
    return Shift(Period(Unit(unit), 1), "after", day(steps), exact=True)


def ago_from(period: Period, steps: int) -> Shift:
    """Make `a year ago today`, which is meant to the day."""
    return Shift(period, "before", day(steps), exact=True)


def from_weekday(period: Period, base: Fields) -> Shift | None:
    """Make `a week from Monday`: so long after the next Monday."""
    if base.weekday is None or base.month is not None or period.unit not in (Unit.WEEK, Unit.FORTNIGHT):
        return None
    return Shift(period, "after", Relative("next", base), exact=True)


def week_after(what: Fields) -> Shift | None:
    """Make `Saturday week`: seven days after the next Saturday."""
    weekday = what.weekday is not None
    return Shift(Period(Unit.WEEK, 1), "after", Relative("next", what), exact=True) if weekday else None


def stretch(period: Period, direction: Any, base: Any = "published") -> Stretch:
    """Make the time of a period before or after a point."""
    return Stretch(period, direction, base)


def stretch_one(unit: str, direction: Any, base: Any) -> Node:
    """Make the time of one unit before or after something; of a day it is that day, of a night the one beside it."""
    if unit in (Unit.DAY, Unit.NIGHT):
        return Shift(Period(Unit.DAY, 1), direction, base)
    return Stretch(Period(Unit(unit), 1), direction, base, outside=base not in ("published", "told"))


def holding(unit: str, base: Node) -> Shift:
    """Make `the week of 2 May`: the unit that holds a day."""
    return Shift(Period(Unit(unit), 0), "after", base)


def ending(unit: str, base: Node) -> Stretch | None:
    """Make `the quarter ended 30 June`: the unit's length up to and with something."""
    if unit in (Unit.DAY, Unit.NIGHT, *SMALL):
        return None
    return Stretch(Period(Unit(unit), 1), "before", Shift(Period(Unit.DAY, 1), "after", base), outside=True)


def stretch_vague(unit: str, direction: Any) -> Stretch:
    """Make `recent weeks`, `the days ahead`."""
    return Stretch(Period(Unit(unit)), direction, "published")


def vague(when: Any) -> Vague:
    """Make the past, present or future without a measure."""
    return Vague(when)
