"""What the rules of a grammar may make: each maker takes the named parts' values and returns a node, a value, or None.

None says that the words don't go together ("30 February"), and the rule doesn't hold.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any, cast

from backchannel.dates.tree import (
    About,
    Base,
    Both,
    Bound,
    BoundName,
    Choice,
    Every,
    Feast,
    Fields,
    Foreign,
    Node,
    Nth,
    Part,
    PartName,
    PartOfDay,
    Period,
    Range,
    Relative,
    Shift,
    Stretch,
    TimeOfDay,
    Unit,
    Vague,
    Which,
)

_PIVOT = 35
"""Years of two digits below this are of this century; `'36` may be the Spanish war's, nobody writes of 2036 yet."""


def fields(**parts: Any) -> Fields | None:
    """Make a partial date; a year of two digits gets its century, a day must be one of its month."""
    if (yy := parts.pop("yy", None)) is not None:
        parts["year"] = yy + (2000 if yy < _PIVOT else 1900)
    day, month = parts.get("day"), parts.get("month")
    if day is not None and (month is None or not 1 <= day <= monthrange(parts.get("year") or 2000, month)[1]):
        return None
    return Fields(**parts)


def iso(text: str) -> Node | None:
    """Read `2011-07-19`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Fields(year=day.year, month=day.month, day=day.day)


def numeric(text: str) -> Node | None:
    """Read `19/7/2011`; where both orders give a day, both are kept."""
    first, second, year = (int(part) for part in text.replace(".", "/").replace("-", "/").split("/"))
    named = {"year": year} if year > 99 else {"yy": year}
    options = [fields(day=d, month=m, **named) for d, m in ((first, second), (second, first)) if 1 <= m <= 12]
    kept = tuple(dict.fromkeys(option for option in options if option is not None))
    return None if not kept else kept[0] if len(kept) == 1 else Choice(kept)


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


def time_of_day(inner: Node | None = None, part: PartOfDay | None = None, at: TimeOfDay | None = None) -> Node | None:
    """Put a part of the day, or a time of the clock, into a day."""
    if at is not None:
        return TimeOfDay(at.part, at.clock, inner)
    return TimeOfDay(part=part, inner=inner)


def period(unit: str, count: float | None = 1, half: str | None = None, more: Period | None = None) -> Period:
    """Make a length of time; `half` adds a half."""
    return Period(Unit(unit), count + 0.5 if half and count is not None else count, more)


def vague_period(unit: str) -> Period:
    """Make a length of time without a count."""
    return Period(Unit(unit))


def half_period(unit: str) -> Period:
    """Make half a unit."""
    return Period(Unit(unit), 0.5)


def relative(which: str, what: Any, base: str = "published", steps: int = 1, side: Any = None) -> Relative:
    """Make last, this, next or the same unit or partial date."""
    unit = Unit(what) if isinstance(what, str) else what
    return Relative(cast("Which", which), unit, cast("Base", base), steps, side)


def day(steps: int) -> Relative:
    """Make the day so many days after the report's own (yesterday: -1)."""
    which: Which = "last" if steps < 0 else "next" if steps else "this"
    return Relative(which, Unit.DAY, "published", abs(steps) or 1)


def shift(period: Period, direction: Any, base: Any = "published") -> Shift:
    """Make a point so long before or after another."""
    return Shift(period, direction, base)


def stretch(period: Period, direction: Any, base: Any = "published") -> Stretch:
    """Make the time of a period before or after a point."""
    return Stretch(period, direction, base)


def nth(number: int, what: Any, inner: Node, count: int = 1) -> Nth:
    """Make the n-th unit, or the first or last few, of an interval."""
    return Nth(number, Unit(what) if isinstance(what, str) else what, inner, count)


def part(name: PartName, inner: Node) -> Part:
    """Make the early, middle or late part of something."""
    return Part(name, inner)


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


def either_day(first: int, last: int, month: int, year: int | None = None) -> Node | None:
    """Make `3 or 4 May`."""
    options = tuple(fields(day=d, month=month, year=year) for d in (first, last))
    return Choice(cast("tuple[Node, ...]", options)) if all(options) and first != last else None


def either(first: Node, last: Node) -> Choice:
    """Make one of two."""
    return Choice((first, last))


def about(inner: Node) -> About:
    """Make what is around something."""
    return About(inner)


def every(what: Any, times: int | None = None) -> Every:
    """Make a set of times."""
    return Every(Unit(what) if isinstance(what, str) else what, times)


def vague(when: Any) -> Vague:
    """Make the past, present or future without a measure."""
    return Vague(when)


def feast(name: str, year: int | None = None) -> Feast:
    """Make a named day or season."""
    return Feast(name, year)


def foreign(calendar: str, year: int, month: Any = None, day: int | None = None) -> Node | None:
    """Make a date of another calendar; `month` is `[calendar, number]`, as months' names tell which one it is."""
    return Foreign(calendar, year, month, day) if day is None or 1 <= day <= 31 else None


def number(value: int, more: int = 0) -> int:
    """Add the parts of a number in words."""
    return value + more


def constant(value: Any) -> Any:
    """Make what the rule says."""
    return value


def before_christ(year: int) -> Fields:
    """Make a year before Christ."""
    return Fields(year=year, era=-1)


def spelled_year(hundreds: int, value: int, more: int = 0) -> int | None:
    """Make `nineteen ninety-six`."""
    return hundreds * 100 + value + more if 15 <= hundreds <= 19 else None


def both(first: Node, last: Node) -> Both:
    """Make two times that share what only the last one says: `3 and 4 May`."""
    return Both(first, last)


def both_days(first: int, last: int, month: int, year: int | None = None) -> Both | None:
    """Make `3 and 4 May 2011`."""
    begin, end = fields(day=first, month=month, year=year), fields(day=last, month=month, year=year)
    return Both(begin, end) if begin and end and first != last else None


def hundreds(value: int) -> int:
    """Make a number of hundreds."""
    return value * 100


def day_of_month(day: int) -> Fields | None:
    """Make `the 22nd`, whose month the passage knows."""
    return Fields(day=day) if 1 <= day <= 31 else None


def to_the_day(period: Period, base: Any) -> Shift:
    """Make `a year to the day after`, which is exact to the day."""
    return Shift(period, "after", base, exact=True)


def century(number: int, era: int | None = None) -> Fields:
    """Make a century by its number: the 20th is 1900 to 1999, as EDTF's 19XX."""
    return Fields(century=number - 1, era=era)


def clock_hour(text: int) -> Node | None:
    """Make `nine o'clock` without saying which half of the day."""
    return TimeOfDay(clock=f"{text:02d}:00") if text < 24 else None


def winter(season: int, year: int, to: int) -> Node | None:
    """Make `winter of 2011-12`, which is one season over two years."""
    whole = Fields(year=year, month=12), Fields(year=year + 1, month=2)
    return Range(*whole) if season == 24 and (year + 1) % 100 == to % 100 else None


def within(what: Fields, inner: Node) -> Nth:
    """Make the one partial date that lies in an interval: May of last year, Friday of next week."""
    return Nth(1, what, inner)


def within_told(what: Fields) -> Nth:
    """Make August of that year."""
    return Nth(1, what, Relative("same", Unit.YEAR, "told"))


def of_year(what: Fields, which: str) -> Nth:
    """Make `in May, last year`."""
    return Nth(1, what, relative(which, "year"))


def week_after(what: Fields) -> Shift | None:
    """Make `Saturday week`: seven days after the next Saturday."""
    weekday = what.weekday is not None
    return Shift(Period(Unit.WEEK, 1), "after", Relative("next", what)) if weekday else None


def shift_one(unit: str, direction: Any, base: Any = "told") -> Shift:
    """Make the point one unit before or after another."""
    return Shift(Period(Unit(unit), 1), direction, base)


def day_after(base: Any) -> Shift:
    """Make the day after something."""
    return Shift(Period(Unit.DAY, 1), "after", base)


def day_before(base: Any) -> Shift:
    """Make the day before something."""
    return Shift(Period(Unit.DAY, 1), "before", base)


def stretch_one(unit: str, direction: Any, base: Any) -> Node:
    """Make the time of one unit before or after something; of a day it is that day, of a night the one beside it."""
    if unit in (Unit.DAY, Unit.NIGHT):
        return Shift(Period(Unit.DAY, 1), direction, base)
    return Stretch(Period(Unit(unit), 1), direction, base, outside=base not in ("published", "told"))


def stretch_vague(unit: str, direction: Any) -> Stretch:
    """Make `recent weeks`, `the days ahead`."""
    return Stretch(Period(Unit(unit)), direction, "published")


def night_of(first: Node) -> Range:
    """Make a night, which belongs to the day and to the next."""
    return Range(first, Shift(Period(Unit.DAY, 1), "after", first))


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


def last_night() -> TimeOfDay:
    """Make the night before the report's day."""
    return TimeOfDay(part="NI", inner=day(-1))


def overnight() -> Range:
    """Make the night before the report's day, which reaches into it."""
    return Range(day(-1), day(0))


def hijri(year: int, month: int | None = None, day: int | None = None) -> Foreign | None:
    """Make a date of the Hijri calendar, whose years of our time have four digits too."""
    fits = 1200 <= year <= 1600 and (day is None or day <= 30)
    return Foreign("hijri", year, month, day) if fits else None


def every_other(what: str) -> Every:
    """Make every second one."""
    return Every(Period(Unit(what), 2))


def every_weekday(weekday: int) -> Every:
    """Make `Fridays`."""
    return Every(Fields(weekday=weekday))


MAKERS: dict[str, Callable[..., Any]] = {
    "about": about, "before_christ": before_christ, "both": both, "both_days": both_days, "bound": bound, "century": century, "clock": clock,
    "clock_hour": clock_hour, "constant": constant, "day": day, "day_after": day_after, "day_before": day_before,
    "day_of_month": day_of_month, "days_of": days_of, "either": either, "either_day": either_day, "every": every,
    "every_other": every_other, "every_weekday": every_weekday, "feast": feast, "fields": fields, "foreign": foreign,
    "half_period": half_period, "hijri": hijri, "hundreds": hundreds, "iso": iso, "last_night": last_night,
    "next_at": next_at, "night_of": night_of, "nth": nth, "number": number, "numeric": numeric, "of_year": of_year,
    "overnight": overnight, "part": part, "period": period, "previous_at": previous_at, "range": range_,
    "relative": relative, "shift": shift, "spelled_year": spelled_year, "shift_one": shift_one, "stretch": stretch, "stretch_one": stretch_one,
    "stretch_vague": stretch_vague, "time_of_day": time_of_day, "to_the_day": to_the_day, "today_at": today_at,
    "told_at": told_at, "vague": vague, "vague_period": vague_period, "week_after": week_after, "winter": winter,
    "within": within, "within_told": within_told, "years_of": years_of,
}  # fmt: skip
