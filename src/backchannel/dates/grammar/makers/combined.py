"""Times that are made of other times: parts, bounds, ranges, alternatives, sets."""

from __future__ import annotations

from typing import Any, cast

from msgspec.structs import replace

from backchannel.dates.grammar.makers.counted import relative
from backchannel.dates.grammar.makers.partial import fields
from backchannel.dates.tree import (
    SMALL,
    About,
    Both,
    Bound,
    BoundName,
    Choice,
    Every,
    Fields,
    Node,
    Nth,
    Part,
    PartName,
    Period,
    Range,
    Relative,
    TimeOfDay,
    Unit,
)


def nth(number: int, what: Any, inner: Node, count: int = 1) -> Nth:
    """Make the n-th unit, or the first or last few, of an interval."""
    return Nth(number, Unit(what) if isinstance(what, str) else what, inner, count)


def within(what: Fields, inner: Node) -> Nth:
    """Make the one partial date that lies in an interval: May of last year, Friday of next week."""
    return Nth(1, what, inner)


def within_told(what: Fields) -> Nth:
    """Make August of that year."""
    return Nth(1, what, Relative("same", Unit.YEAR, "told"))


def of_year(what: Fields, which: str) -> Nth:
    """Make `in May, last year`."""
    return Nth(1, what, relative(which, "year"))


def part(name: PartName, inner: Node) -> Part | None:
    """Make the early, middle or late part of something that lasts a day or longer."""
    return None if isinstance(inner, Relative) and inner.what in SMALL else Part(name, inner)


def bound(name: BoundName, inner: Node) -> Bound:
    """Make a bound on one side."""
    return Bound(name, inner)


def range_(first: Node, last: Node) -> Range:
    """Make all the time from one to another."""
    return Range(first, last)


def days_of(first: int, last: int, month: int, year: int | None = None) -> Node | None:
    """Make `3-5 May 2011`."""
    begin, end = fields(day=first, month=month, year=year), fields(day=last, month=month, year=year)
    return Range(begin, end) if begin and end and first < last else None


def years_of(first: int, last: int) -> Node | None:
    """Make `2009-11`, `1914-1918`."""
    whole = first - first % 100 + last if last < 100 else last
    return Range(Fields(year=first), Fields(year=whole)) if first < whole < first + 100 else None


def winter(season: int, year: int, to: int) -> Node | None:
    """Make `winter of 2011-12`, which is one season over two years."""
    whole = Fields(year=year, month=12), Fields(year=year + 1, month=2)
    return Range(*whole) if season == 24 and (year + 1) % 100 == to % 100 else None


def either(first: Node, last: Node) -> Choice:
    """Make one of two."""
    return Choice((first, last))


def either_day(first: int, last: int, month: int, year: int | None = None, second: int | None = None) -> Node | None:
    """Make `3 or 4 May`, `3, 4 or 5 May`."""
    numbers = [day for day in (first, second, last) if day is not None]
    options = tuple(fields(day=day, month=month, year=year) for day in numbers)
    return Choice(cast("tuple[Node, ...]", options)) if all(options) and len(set(options)) == len(options) else None


def both_days(first: int, last: int, month: int, year: int | None = None, second: int | None = None) -> Both | None:
    """Make `3 and 4 May 2011`, `3, 4 and 5 May`."""
    numbers = [day for day in (first, second, last) if day is not None]
    days = tuple(fields(day=day, month=month, year=year) for day in numbers)
    return Both(cast("tuple[Node, ...]", days)) if all(days) and len(set(days)) == len(days) else None


def both_dated(first: Fields, last: Fields, second: Fields | None = None) -> Both | None:
    """Make `May and June 2011`, `28 May and 3 June 2011`: the year of the last one is that of all."""
    parts = [one for one in (first, second, last) if one is not None]
    if last.year is None or any(one.year is not None for one in parts[:-1]):
        return None
    return Both(tuple(replace(one, year=last.year) for one in parts))


def near(direction: Any, inner: Node) -> Node:
    """Make `shortly after noon on Friday`, which is of that day, or `shortly after Friday`, which is later."""
    return About(inner) if isinstance(inner, TimeOfDay) else Bound(direction, inner)


def through(inner: Node) -> Bound | None:
    """Make `through Friday`, `through 2022`: up to its end. "Through the 1960s" and "through Ramadan" last as long."""
    lasts = not isinstance(inner, Fields) or inner.decade or inner.century or inner.season
    return None if lasts else Bound("until", inner)


def bound_told(name: BoundName) -> Bound:
    """Make `until then`, `since then`."""
    return Bound(name, Relative("same", Unit.DAY, "told"))


def until_over(what: str) -> Bound | None:
    """Make `before the month is out`: by its end."""
    return None if what in SMALL else Bound("by", Relative("this", Unit(what), "open"))


def end_of(what: str) -> Part | None:
    """Make `year-end`, `the month's end`."""
    return None if what in (*SMALL, Unit.DAY, Unit.NIGHT) else Part("late", Relative("this", Unit(what), "open"))


def about(inner: Node) -> About:
    """Make what is around something."""
    return About(inner)


def every(what: Any, times: int | None = None) -> Every:
    """Make a set of times."""
    return Every(Unit(what) if isinstance(what, str) else what, times)


def every_other(what: str) -> Every:
    """Make every second one."""
    return Every(Period(Unit(what), 2))


def every_weekday(weekday: int) -> Every:
    """Make `Fridays`."""
    return Every(Fields(weekday=weekday))
