"""Lengths of time: by themselves, and laid at their known end or beginning."""

from __future__ import annotations

from datetime import date, timedelta

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.origin import Origin, named, nothing, origin
from backchannel.dates.meaning.reason import BEYOND, because
from backchannel.dates.meaning.units import VAGUE, holding, moved, period_value
from backchannel.dates.tree import SMALL, YEARS, Period, Stretch, Unit

_DAY = timedelta(days=1)
_IN_DAYS = frozenset({Unit.DAY, Unit.WEEK, Unit.FORTNIGHT})
_BELOW_MONTHS = SMALL | _IN_DAYS | {Unit.NIGHT, Unit.WEEKEND}


def read_period(node: Period) -> Reading:
    """Read a length of time, which has no days by itself."""
    why = because("a length of time; it doesn't say when")
    return Reading(value=period_value(node), sort="DURATION", why=why, unit=node.unit)


def read_stretch(node: Stretch, frame: Frame, base: Reading | None) -> Reading:
    """Read all the time of a period that ends or begins at a day, or at a longer time; see docs/dates.md."""
    uncounted = node.period.count is None or node.period.unit in SMALL
    if node.base == "published" and node.direction == "after" and frame.tense == "past" and uncounted:
        return read_period(node.period)  # "collapsed within days" doesn't count from the report
    found = named(node.base, base, "laid at") if base is not None else origin(str(node.base), frame)
    value = period_value(node.period)
    if found is None:
        why = base.why if base is not None else nothing(str(node.base))
        return Reading(value=value, sort="DURATION", why=why, unit=node.period.unit)
    days = _laid(node, found, named=base is not None)
    if days is None:
        return Reading(why=BEYOND, value=value, sort="DURATION")
    why = found.why
    if node.period.count is None and node.period.unit in VAGUE:
        why = why.also(f"a few are read as up to {VAGUE[node.period.unit][1]}")
    return Reading(
        days=days, unit=Unit.DAY, value=value, sort="DURATION", why=why, anchor=found.anchor, clash=found.clash
    )


def _laid(node: Stretch, found: Origin, *, named: bool) -> Days | None:
    """Return the days of a length at its end; "a few" are as many as they can be."""
    period, sign = node.period, 1 if node.direction == "after" else -1
    vague = period.count is None
    if vague:
        period = Period(period.unit, VAGUE.get(period.unit, (1, 1))[1])
    if named and not node.outside and found.days.first != found.days.last:
        return _along(found, period, sign)
    edge = found.days.last if sign > 0 else found.days.first
    there = moved(edge, period, sign)
    if there is None:
        return None
    first, last = min(there, edge), max(there, edge)
    if first == last:  # hours, of which no day can be left out
        return Days(first, last)
    if named and node.outside:
        # "the week before Christmas" doesn't hold Christmas
        first, last = first + _DAY * (sign > 0), last - _DAY * (sign < 0)
    elif vague and sign > 0 and period.unit not in SMALL:
        first = first + _DAY
    elif named and period.unit in _IN_DAYS:
        first, last = _whole(first, last, sign)
    return rough(first, last) if vague else Days(first, last)


def _whole(first: date, last: date, sign: int) -> tuple[date, date]:
    """Leave out the day too much: three days from the 3rd are the 3rd, 4th and 5th."""
    return (first, last - _DAY) if sign > 0 else (first + _DAY, last)


def _along(found: Origin, period: Period, sign: int) -> Days | None:
    """Lay a length at a month, a year or another time of several days: from its first day on, and to its last.

    Where in it the end lies isn't said, so that all of it is held, with edges marked by convention.
    """
    in_months = found.unit not in _BELOW_MONTHS and period.unit not in _BELOW_MONTHS
    # A month before the 31st may be the 30th: whole months are counted from their first day.
    edge = found.days.last.replace(day=1) if sign > 0 and in_months else found.days.last
    there = moved(found.days.first if sign < 0 else edge, period, sign)
    if there is None:
        return None
    if sign > 0:
        first, last = found.days.first, holding(there, Unit.MONTH).last if in_months else there
    else:
        first, last = there, found.days.last
    if period.unit in _IN_DAYS:
        first, last = _whole(first, last, sign)
    return Days(first, last, f"{_written(first, found.unit, ends=False)}~/{_written(last, found.unit, ends=True)}~")


def _written(edge: date, unit: Unit, *, ends: bool) -> str:
    """Return an edge in EDTF as the largest of year, month and day, up to a unit, that begins or ends with it."""
    month, year = holding(edge, Unit.MONTH), holding(edge, Unit.YEAR)
    if unit in YEARS and edge == (year.last if ends else year.first):
        return year.written()
    if unit not in _BELOW_MONTHS and edge == (month.last if ends else month.first):
        return month.written()
    return edge.isoformat()


def rough(first: date, last: date) -> Days:
    """Return days whose edges are by convention."""
    if first == last:
        return Days(first, last, f"{first.isoformat()}~")
    return Days(first, last, f"{first.isoformat()}~/{last.isoformat()}~")
