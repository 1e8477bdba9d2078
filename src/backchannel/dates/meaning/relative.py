"""Last, this, next and the same: units, weekdays and partial dates beside what they are counted from."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import dated, days_in, on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading
from backchannel.dates.meaning.origin import Origin, nothing, origin
from backchannel.dates.meaning.reason import BEYOND, because
from backchannel.dates.meaning.units import stepped, written
from backchannel.dates.tree import Fields, Relative, Unit

LAST_OVER, FIRST_BEGUN = "the last one that was over", "the first one to begin"


def read_relative(node: Relative, frame: Frame) -> Reading:
    """Read last, this, next or the same unit or partial date."""
    found = origin(node.base, frame)
    if found is None:
        return Reading(why=nothing(node.base), value=_unanchored(node))
    if isinstance(node.what, Unit):
        reading = _unit(node, node.what, found, frame)
    elif isinstance(node.what, Fields) and node.what.weekday is not None and node.what.month is None:
        reading = _weekday(node, node.what.weekday, found, frame)
    elif isinstance(node.what, Fields):
        reading = _fields(node, node.what, found)
    else:
        return Reading(why=because("not a time that comes again"))
    return replace(reading, anchor=found.anchor)


def _unanchored(node: Relative) -> str:
    if node.what is Unit.DAY and node.which == "this":
        return "PRESENT_REF"
    return {"last": "PAST_REF", "next": "FUTURE_REF"}.get(node.which, "")


def _unit(node: Relative, unit: Unit, found: Origin, frame: Frame) -> Reading:
    sign = {"last": -1, "next": 1}.get(node.which, 0)
    start = found.days.last if sign > 0 and node.base == "told" else found.days.first
    days: Days | None
    if unit is Unit.WEEKEND and node.base != "told":
        days = _weekend(start, node.which, frame)
    else:
        days = stepped(start, unit, sign * node.steps)
    if days is None:
        return Reading(why=BEYOND, value=_unanchored(node))
    why = found.why
    if node.which == "same" and days.last - days.first < found.days.last - found.days.first:
        # "the same week" after "March 2011" is one of its weeks, and which one the words don't say.
        days, unit, why = found.days, found.unit, why.also("within it")
    return Reading(days=days, unit=unit, value=written(days, unit), why=why)


def _weekend(day: date, which: str, frame: Frame) -> Days:
    if which == "last":
        return calendar.weekend(day, -1)
    if which == "next":
        return calendar.weekend(day, 1 if day.isoweekday() >= 5 else 0)
    past = frame.tense != "future" and day.isoweekday() < 6
    return calendar.weekend(day, -1 if past else 0)


def _weekday(node: Relative, number: int, found: Origin, frame: Frame) -> Reading:
    name, which = DAY_NAMES[number - 1], node.which
    day, further = found.days.first, timedelta(weeks=node.steps - 1)
    if which == "next":
        there = calendar.weekday_after(found.days.last, number, strictly=True) + further
        return on_day(there, found.why.also(f"the {name} after" + " the next" * bool(further)))
    if which == "last":
        there = calendar.weekday_before(day, number, strictly=True) - further
        return on_day(there, found.why.also(f"the {name} before" + " the last" * bool(further)))
    if frame.tense == "past" and found.unit is Unit.DAY:
        return on_day(calendar.weekday_before(day, number), found.why.also(f"the {name} just past"))
    within = calendar.weekday_after(calendar.week(day).first, number)
    if within >= day or which == "same":
        return on_day(within, found.why.also(f"the {name} of that week"))
    return on_day(calendar.weekday_after(day, number), found.why.also(f"the {name} to come"))


def _fields(relative: Relative, node: Fields, found: Origin) -> Reading:
    which, steps = relative.which, relative.steps
    day, year = found.days.first, found.days.first.year
    if which == "same":
        return dated(node, year, found.why)
    # A 29 February is at most eight years away.
    all_of = [(y, d) for y in range(year - 8, year + 9) if (d := days_in(node, y))]
    if which == "last":
        ended = [y for y, d in all_of if d.last < day]
        if len(ended) < steps:
            return Reading(why=BEYOND)
        return dated(node, ended[-steps], found.why.also("the one before the last" if steps > 1 else LAST_OVER))
    if which == "next":
        begun = [y for y, d in all_of if d.first > day]
        if len(begun) < steps:
            return Reading(why=BEYOND)
        return dated(node, begun[steps - 1], found.why.also("the one after the next" if steps > 1 else FIRST_BEGUN))
    holds = [y for y, d in all_of if d.first <= day <= d.last]
    return dated(node, holds[0] if holds else year, found.why.also("the one then" if holds else "the one of that year"))


def cut(node: Relative, reading: Reading, frame: Frame) -> Reading:
    """Cut a unit that holds what it is counted from at it: what is past lies before, what is planned after."""
    days, found = reading.days, origin(node.base, frame)
    whole = node.which not in ("this", "same") or not isinstance(node.what, Unit) or node.what is Unit.DAY
    if days is None or found is None or whole or frame.published is None or found.unit is not Unit.DAY:
        return reading
    day, side = found.days.first, node.side
    if not days.first <= day <= days.last:
        return reading
    if side == "before" or (side is None and frame.tense == "past"):
        return replace(reading, days=Days(days.first, day), why=reading.why.also("not after that day"))
    if side == "after" or frame.tense == "future":
        return replace(reading, days=Days(day, days.last), why=reading.why.also("not before that day"))
    return reading
