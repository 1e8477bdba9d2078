"""What is counted from a day: last, this and next; so long before or after; stretches of time."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import dated, days_in, on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, Told, published_on
from backchannel.dates.meaning.units import SMALL, VAGUE, holding, moved, period_value, stepped, written
from backchannel.dates.tree import Fields, Period, Relative, Shift, Stretch, Unit

_DAY = timedelta(days=1)
_REFERENCES = {"before": "PAST_REF", "after": "FUTURE_REF"}


def base_of(base: str, frame: Frame) -> Told | None:
    """Return the time that is counted from: the report's day or the last one told of."""
    published = None
    if frame.published is not None:
        published = Told(calendar.day(frame.published), Unit.DAY, "its day of publication")
    if base == "published":
        return published
    if base == "open":
        return frame.told if frame.distant and frame.told else published or frame.told
    return frame.told or published


def _words(found: Told, frame: Frame) -> str:
    return published_on(frame) if found.phrase == "its day of publication" else f"counted from {found.phrase}"


def _anchor(found: Told) -> str:
    return "published" if found.phrase == "its day of publication" else "told"


def read_relative(node: Relative, frame: Frame) -> Reading:
    """Read last, this, next or the same unit or partial date."""
    found = base_of(node.base, frame)
    if found is None:
        return Reading(reason=_nothing(node.base), value=_unanchored(node))
    why, sign = _words(found, frame), {"last": -1, "next": 1}.get(node.which, 0)
    if isinstance(node.what, Unit):
        reading = _unit(node, node.what, sign, found, why, frame)
    elif isinstance(node.what, Fields) and node.what.weekday is not None and node.what.month is None:
        reading = _weekday(node.what.weekday, node.which, found, why, frame)
    elif isinstance(node.what, Fields):
        reading = _fields(node.what, node.which, found, why)
    else:
        return Reading(reason="not a time that comes again")
    return replace(reading, anchor=_anchor(found))


def _nothing(base: str) -> str:
    if base == "told":
        return "counted from something else that the text tells of"
    return "counted from the report's own day, which is unknown"


def _unanchored(node: Relative) -> str:
    if node.what is Unit.DAY and node.which == "this":
        return "PRESENT_REF"
    return {"last": "PAST_REF", "next": "FUTURE_REF"}.get(node.which, "")


def _unit(node: Relative, unit: Unit, sign: int, found: Told, why: str, frame: Frame) -> Reading:
    start = found.days.last if sign > 0 and node.base == "told" else found.days.first
    days: Days | None
    if unit is Unit.WEEKEND and node.base != "told":
        days = _weekend(start, node.which, frame)
    else:
        days = stepped(start, unit, sign * node.steps)
    if days is None:
        return Reading(reason="beyond the calendar")
    if node.which == "same" and days.last - days.first < found.days.last - found.days.first:
        # "the same week" after "March 2011" is one of its weeks, and which one the words don't say.
        return Reading(
            days=found.days, unit=found.unit, value=written(found.days, found.unit), reason=f"{why}: within it"
        )
    return Reading(days=days, unit=unit, value=written(days, unit), reason=why)


def _weekend(day: date, which: str, frame: Frame) -> Days:
    if which == "last":
        return calendar.weekend(day, -1)
    if which == "next":
        return calendar.weekend(day, 1 if day.isoweekday() >= 5 else 0)
    past = frame.tense != "future" and day.isoweekday() < 6
    return calendar.weekend(day, -1 if past else 0)


def cut(node: Relative, reading: Reading, frame: Frame) -> Reading:
    """Cut a unit that holds what it is counted from at it: what is past lies before, what is planned after."""
    days, found = reading.days, base_of(node.base, frame)
    whole = node.which not in ("this", "same") or not isinstance(node.what, Unit) or node.what is Unit.DAY
    if days is None or found is None or whole or frame.published is None or found.unit is not Unit.DAY:
        return reading
    day, side = found.days.first, node.side
    if not days.first <= day <= days.last:
        return reading
    if side == "before" or (side is None and frame.tense == "past"):
        return replace(reading, days=Days(days.first, day), reason=f"{reading.reason}; not after that day")
    if side == "after" or frame.tense == "future":
        return replace(reading, days=Days(day, days.last), reason=f"{reading.reason}; not before that day")
    return reading


def _weekday(number: int, which: str, found: Told, why: str, frame: Frame) -> Reading:
    name = DAY_NAMES[number - 1]
    day = found.days.first
    if which == "next":
        return on_day(calendar.weekday_after(found.days.last, number, strictly=True), f"{why}; the {name} after")
    if which == "last":
        return on_day(calendar.weekday_before(day, number, strictly=True), f"{why}; the {name} before")
    if frame.tense == "past" and found.unit is Unit.DAY:
        return on_day(calendar.weekday_before(day, number), f"{why}; the {name} just past")
    within = calendar.week(day).first + timedelta(days=number - 1)
    later = within if within >= day or which == "same" else within + timedelta(days=7)
    return on_day(later, f"{why}; the {name} of that week" if later == within else f"{why}; the {name} to come")


def _fields(node: Fields, which: str, found: Told, why: str) -> Reading:
    day, year = found.days.first, found.days.first.year
    if which == "same":
        return dated(node, year, why)
    order = range(year - 8, year + 9)
    all_of = [(y, d) for y in order if (d := days_in(node, y))]
    if which == "last":
        ended = [y for y, d in all_of if d.last < day]
        return dated(node, ended[-1], f"{why}; the last one that was over")
    if which == "next":
        begun = [y for y, d in all_of if d.first > day]
        return dated(node, begun[0], f"{why}; the first one to begin")
    holds = [y for y, d in all_of if d.first <= day <= d.last]
    return dated(node, holds[0] if holds else year, f"{why}; the one of that year")


def read_shift(node: Shift, frame: Frame, base: Reading | None) -> Reading:
    """Read a point so long before or after another; `base` is the reading of what is counted from, if it is a node."""
    found = _from_reading(base) if base is not None else base_of(str(node.base), frame)
    if node.base == "published" and node.direction == "after" and not (node.ahead or _is_ahead(frame)):
        return read_period(node.period)
    if found is None:
        why = base.reason if base is not None else _nothing(str(node.base))
        return Reading(reason=why, value=_REFERENCES[node.direction], unit=node.period.unit)
    why = f"counted from {base.reason}" if base is not None else _words(found, frame)
    anchor = base.anchor if base is not None else _anchor(found)
    if node.period.count is None:
        return replace(_vague(node, found, why), anchor=anchor)
    edge = found.days.first if node.direction == "before" else found.days.last
    there = moved(edge, node.period, 1 if node.direction == "after" else -1)
    if there is None:
        return Reading(reason="beyond the calendar")
    unit = Unit.DAY if node.exact else max(_size(node.period), found.unit, key=_ORDER.index)
    days = holding(there, unit)
    return Reading(days=days, unit=unit, value=written(days, unit), reason=why, anchor=anchor)  # type: ignore[arg-type]


def _is_ahead(frame: Frame) -> bool:
    """Say whether "in two years" looks ahead and is no length: by tense, and never in a story of another time."""
    return frame.tense == "future" or (frame.tense != "past" and not frame.distant)


_ORDER = [Unit.DAY, Unit.WEEKEND, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.QUARTER, Unit.SEASON, Unit.HALF,
          Unit.YEAR, Unit.DECADE, Unit.CENTURY]  # fmt: skip


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


def _from_reading(reading: Reading) -> Told | None:
    return Told(reading.days, reading.unit, reading.reason) if reading.days else None


def _vague(node: Shift, found: Told, why: str) -> Reading:
    unit, value = node.period.unit, _REFERENCES[node.direction]
    if unit not in VAGUE:
        return Reading(reason=f"{why}; how long isn't said", value=value, unit=unit)
    least, most = VAGUE[unit]
    if node.direction == "before":
        near, far = moved(found.days.first, Period(unit, least), -1), moved(found.days.first, Period(unit, most), -1)
        ends = far, near
    else:
        near, far = moved(found.days.last, Period(unit, least), 1), moved(found.days.last, Period(unit, most), 1)
        ends = near, far
    if ends[0] is None or ends[1] is None:
        return Reading(reason="beyond the calendar", value=value)
    days = rough(ends[0], ends[1])
    return Reading(days=days, unit=unit, value=value, reason=f"{why}; a few are read as {least} to {most}")


def rough(first: date, last: date) -> Days:
    """Return days whose edges are by convention."""
    return Days(first, last, f"{first.isoformat()}~/{last.isoformat()}~")


def read_stretch(node: Stretch, frame: Frame, base: Reading | None) -> Reading:
    """Read all the time of a period that ends or begins at a day."""
    found = _from_reading(base) if base is not None else base_of(str(node.base), frame)
    value = period_value(node.period)
    if found is None:
        why = base.reason if base is not None else _nothing(str(node.base))
        return Reading(value=value, sort="DURATION", reason=why, unit=node.period.unit)
    why = f"laid at {base.reason}" if base is not None else _words(found, frame)
    anchor = base.anchor if base is not None else _anchor(found)
    period = (
        node.period
        if node.period.count is not None
        else Period(node.period.unit, VAGUE.get(node.period.unit, (1, 1))[1])
    )
    edge = found.days.first if node.direction == "before" else found.days.last
    there = moved(edge, period, 1 if node.direction == "after" else -1)
    if there is None:
        return Reading(reason="beyond the calendar", value=value, sort="DURATION")
    first, last = (there, edge) if node.direction == "before" else (edge, there)
    if base is not None and node.outside:
        # "the week before Christmas" doesn't hold Christmas
        first, last = first + _DAY * (node.direction == "after"), last - _DAY * (node.direction == "before")
    elif node.period.count is None and node.direction == "after" and node.period.unit not in SMALL:
        first = first + _DAY
    elif base is not None and node.period.unit in (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT):
        # three days from the 3rd are the 3rd, 4th and 5th
        first, last = first + _DAY * (node.direction == "before"), last - _DAY * (node.direction == "after")
    days = Days(first, last) if node.period.count is not None else rough(first, last)
    return Reading(days=days, unit=Unit.DAY, value=value, sort="DURATION", reason=why, anchor=anchor)  # type: ignore[arg-type]


def read_period(node: Period) -> Reading:
    """Read a length of time, which has no days by itself."""
    return Reading(
        value=period_value(node), sort="DURATION", reason="a length of time; it doesn't say when", unit=node.unit
    )
