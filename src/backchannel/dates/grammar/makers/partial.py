"""Partial dates: the calendar's parts, feasts, and dates of other calendars."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from backchannel.dates.tree import Choice, Feast, Fields, Foreign, Node

_PIVOT = 35
"""Years of two digits below this are of this century; `'36` may be the Spanish war's, nobody writes of 2036 yet."""


def fields(**parts: Any) -> Fields | None:
    """Make a partial date; a year of two digits gets its century. No month has 30 February, but a text may."""
    if (yy := parts.pop("yy", None)) is not None:
        parts["year"] = yy + (2000 if yy < _PIVOT else 1900)
    day, month = parts.get("day"), parts.get("month")
    if day is not None and (month is None or not 1 <= day <= 31):
        return None
    return Fields(**parts)


def day_of_month(day: int) -> Fields | None:
    """Make `the 22nd`, whose month the passage knows."""
    return Fields(day=day) if 1 <= day <= 31 else None


def iso(text: str) -> Node | None:
    """Read `2011-07-19`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Fields(year=day.year, month=day.month, day=day.day)


def year_first(text: str) -> Node | None:
    """Read `2011/7/19`, `2011.07.19`: from the large to the small."""
    year, month, day = (int(part) for part in text.replace(".", "/").split("/"))
    return fields(year=year, month=month, day=day) if 1 <= month <= 12 else None


def numeric(text: str, order: str | None = None) -> Node | None:
    """Read `19/7/2011`; where both orders give a day both are kept, but with `order=dmy`, or dots, the day is first."""
    first, second, year = (int(part) for part in text.replace(".", "/").replace("-", "/").split("/"))
    named = {"year": year} if year > 99 else {"yy": year}
    options = [fields(day=d, month=m, **named) for d, m in ((first, second), (second, first)) if 1 <= m <= 12]
    if (order == "dmy" or "." in text) and second <= 12:
        options = options[:1]
    kept = tuple(dict.fromkeys(option for option in options if option is not None))
    return None if not kept else kept[0] if len(kept) == 1 else Choice(kept)


def before_christ(year: int, season: int | None = None) -> Fields:
    """Make a year before Christ."""
    return Fields(year=year, season=season, era=-1)


def quarter_mark(quarter: int, year: int | None = None) -> Fields | None:
    """Make `Q2 2011`."""
    return Fields(quarter=quarter, year=year) if 1 <= quarter <= 4 else None


def half_mark(half: int, year: int | None = None) -> Fields | None:
    """Make `H1 2011`."""
    return Fields(half=half, year=year) if 1 <= half <= 2 else None


def on_weekday(inner: Node, weekday: int) -> Fields | None:
    """Make `6 April 1994, a Wednesday`: the weekday belongs to the day."""
    if not isinstance(inner, Fields) or inner.day is None or inner.weekday is not None:
        return None
    return replace(inner, weekday=weekday)


def century(number: int, era: int | None = None) -> Fields:
    """Make a century by its number: the 20th is 1900 to 1999, as EDTF's 19XX."""
    return Fields(century=number - 1, era=era)


_HIJRI_FEASTS = {
    "ramadan": (9, None), "eid_al_fitr": (10, 1), "eid_al_adha": (12, 10), "ashura": (1, 10), "mawlid": (3, 12),
    "arbaeen": (2, 20), "islamic_new_year": (1, 1),
}  # fmt: skip
_HIJRI_YEARS = range(1343, 1501)
"""Years that are those of the Hijri calendar beside one of its feasts: so far the tables reach."""


def feast(name: str, year: int | None = None) -> Feast | Foreign:
    """Make a named day or season; `Ramadan 1432` is of a year of the Hijri calendar."""
    if year is not None and year in _HIJRI_YEARS and name in _HIJRI_FEASTS:
        month, day = _HIJRI_FEASTS[name]
        return Foreign("hijri", year, month, day)
    return Feast(name, year)


def foreign(calendar: str, year: int, month: Any = None, day: int | None = None) -> Node | None:
    """Make a date of another calendar; `month` is `[calendar, number]`, as months' names tell which one it is."""
    return Foreign(calendar, year, month, day) if day is None or 1 <= day <= 31 else None


def hijri(year: int, month: int | None = None, day: int | None = None) -> Foreign | None:
    """Make a date of the Hijri calendar, whose years of our time have four digits too."""
    fits = 1200 <= year <= 1600 and (day is None or day <= 30)
    return Foreign("hijri", year, month, day) if fits else None
