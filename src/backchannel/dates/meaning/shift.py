"""So long before or after something: two days ago, a month later, the day after the vote."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from msgspec.structs import replace

from backchannel.dates.calendar import day
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.origin import Origin, named, nothing, origin
from backchannel.dates.meaning.reason import BEYOND
from backchannel.dates.meaning.stretch import read_period, rough
from backchannel.dates.meaning.units import VAGUE, holding, larger, moved, written
from backchannel.dates.tree import SMALL, Period, Shift, Unit

_COMPARED = (Unit.MONTH, Unit.QUARTER, Unit.HALF)
_REFERENCES = {"before": "PAST_REF", "after": "FUTURE_REF"}


def read_shift(node: Shift, frame: Frame, base: Reading | None) -> Reading:
    """Read a point so long before or after another; `base` is the reading of what is counted from, if it is a node."""
    if node.base == "published" and node.direction == "after" and not (node.ahead or _is_ahead(frame)):
        return read_period(node.period)
    found = named(node.base, base) if base is not None else origin(str(node.base), frame)
    value = _REFERENCES[node.direction]
    if found is None:
        why = base.why if base is not None else nothing(str(node.base))
        return Reading(why=why, value=value, unit=node.period.unit)
    if node.period.count is None:
        return replace(_vague(node, found), anchor=found.anchor)
    if found.clock is not None and node.period.unit in SMALL:
        return _by_the_clock(node, found, found.clock)
    edge = found.days.first if node.direction == "before" else found.days.last
    there = moved(edge, node.period, 1 if node.direction == "after" else -1)
    if there is None:
        return Reading(why=BEYOND, value=value)
    unit = Unit.DAY if node.exact else _unit(node, found.unit)
    days = holding(there, unit)
    return Reading(
        days=days, unit=unit, value=written(days, unit), why=found.why, anchor=found.anchor, clash=found.clash
    )


def _by_the_clock(node: Shift, found: Origin, clock: str) -> Reading:
    """Read "two hours later" after a time of the clock, which may be on the day after."""
    hours, minutes = clock[:5].split(":")
    begun = datetime.combine(found.days.first, time(int(hours), int(minutes)))
    length = timedelta(**{f"{node.period.unit}s": node.period.count or 0})
    there = begun + length if node.direction == "after" else begun - length
    value = f"{there.date().isoformat()}T{there:%H:%M}{clock[5:]}"
    return Reading(days=day(there.date()), value=value, sort="TIME", why=found.why, anchor=found.anchor)


def _is_ahead(frame: Frame) -> bool:
    """Say whether "in two years" looks ahead and is no length: by tense, and never in a story of another time."""
    return frame.tense == "future" or (frame.tense != "past" and not frame.distant)


def _unit(node: Shift, base: Unit) -> Unit:
    """Return how exact a point is: as the count, or as what is counted from if that is larger.

    "A year earlier" beside a month or quarter compares like with like: output in October with that of the October
    before.
    """
    period = node.period
    compares = node.direction == "before" and (period.unit, period.count) == (Unit.YEAR, 1)
    return base if compares and base in _COMPARED else larger(_size(period), base)


def _size(period: Period) -> Unit:
    """Return how exact a count is: months and days together are exact to the day."""
    last = period
    while last.more is not None:
        last = last.more
    if last.unit in SMALL or last.unit is Unit.NIGHT:
        return Unit.DAY
    if last.unit is Unit.FORTNIGHT or last.unit is Unit.WEEKEND:
        return Unit.WEEK
    if last.unit is Unit.DECADE:
        return Unit.YEAR
    return Unit.MONTH if last.unit is Unit.YEAR and last.count and last.count % 1 else last.unit


def _vague(node: Shift, found: Origin) -> Reading:
    unit, value = node.period.unit, _REFERENCES[node.direction]
    if unit not in VAGUE:
        return Reading(why=found.why.also("how long isn't said"), value=value, unit=unit)
    sign = 1 if node.direction == "after" else -1
    edge = found.days.last if sign > 0 else found.days.first
    least, most = VAGUE[unit]
    near, far = moved(edge, Period(unit, least), sign), moved(edge, Period(unit, most), sign)
    if near is None or far is None:
        return Reading(why=BEYOND, value=value)
    why = found.why.also(f"a few are read as {least} to {most}")
    return Reading(days=rough(min(near, far), max(near, far)), unit=unit, value=value, why=why)
