"""Times of the day."""

from __future__ import annotations

from backchannel.dates.grammar.makers.counted import day
from backchannel.dates.grammar.makers.partial import iso
from backchannel.dates.tree import Node, PartOfDay, Range, Relative, TimeOfDay, Unit


def clock(text: str | int, half: str | None = None, zone: str | None = None) -> Node | None:
    """Read a time of the clock: `9.30` with `pm`, `21:00`, `9` with `am`; of zones only that of Greenwich is kept."""
    hour, _, rest = str(text).replace(".", ":").partition(":")
    hours, minutes = int(hour), int(rest[:2] or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    elif isinstance(text, int) or ("." in text and zone is None):
        return None
    of_greenwich = "Z" if zone in ("gmt", "utc") else ""
    return TimeOfDay(clock=f"{hours:02d}:{minutes:02d}{of_greenwich}") if hours < 24 and minutes < 60 else None


def stamp(text: str) -> Node | None:
    """Read `2011-07-19T14:30+02:00`: day and hour as they are written, of zones only that of Greenwich is kept."""
    day, _, clock_time = text.replace(" ", "T").partition("T")
    inner, at = iso(day), clock(clock_time[:5], zone="utc" if clock_time.endswith("Z") else "local")
    return TimeOfDay(clock=at.clock, inner=inner) if inner is not None and isinstance(at, TimeOfDay) else None


def clock_hour(text: int) -> Node | None:
    """Make `nine o'clock` without saying which half of the day."""
    return TimeOfDay(clock=f"{text:02d}:00") if text < 24 else None


def time_of_day(inner: Node | None = None, part: PartOfDay | None = None, at: TimeOfDay | None = None) -> Node | None:
    """Put a part of the day, or a time of the clock, into a day."""
    if at is not None:
        return TimeOfDay(at.part, _in_part(at.clock, part), inner)
    return TimeOfDay(part=part, inner=inner)


def half_of_day(inner: Node, half: str) -> TimeOfDay | None:
    """Make `Friday a.m.`."""
    return None if isinstance(inner, TimeOfDay) else TimeOfDay(part="MO" if half == "am" else "AF", inner=inner)


def _in_part(clock: str | None, part: PartOfDay | None) -> str | None:
    """Return an hour of the clock in its part of the day: 9:00 "in the evening" is 21:00."""
    hour = int(clock[:2]) if clock else 12
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    return f"{hour + 12:02d}{clock[2:]}" if clock and late and hour < 12 else clock


def today_at(part: PartOfDay) -> TimeOfDay:
    """Make this morning, tonight."""
    return TimeOfDay(part=part, inner=day(0))


def told_at(part: PartOfDay) -> TimeOfDay:
    """Make that morning."""
    return TimeOfDay(part=part, inner=Relative("same", Unit.DAY, "told"))


def next_at(part: PartOfDay) -> TimeOfDay:
    """Make the next morning."""
    return TimeOfDay(part=part, inner=Relative("next", Unit.DAY, "told"))


def previous_at(part: PartOfDay) -> TimeOfDay:
    """Make the previous night."""
    return TimeOfDay(part=part, inner=Relative("last", Unit.DAY, "told"))


def night_before_last() -> TimeOfDay:
    """Make the night before last night."""
    return TimeOfDay(part="NI", inner=day(-2))


def last_night() -> TimeOfDay:
    """Make the night before the report's day."""
    return TimeOfDay(part="NI", inner=day(-1))


def overnight() -> Range:
    """Make the night before the report's day, which reaches into it."""
    return Range(day(-1), day(0))


def night_of(inner: Node) -> TimeOfDay:
    """Make a night, which belongs to the day and to the next."""
    return TimeOfDay(part="NI", inner=inner, through=True)
