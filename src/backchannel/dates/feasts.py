"""Named days and seasons, and dates of other calendars, in days of ours; the reckoning is done by kept libraries.

Hijri dates are those of the printed Umm al-Qura calendar; where the moon was seen sooner or later they differ by a day,
so they are marked as approximate. See docs/decisions/0008-calendars.md for the libraries and what was checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from backchannel.dates import calendar
from backchannel.dates.calendar import Days

_FIXED = {
    "christmas": (12, 25), "christmas_eve": (12, 24), "boxing_day": (12, 26), "new_years_eve": (12, 31),
    "new_years_day": (1, 1), "epiphany": (1, 6), "orthodox_christmas": (1, 7),
    "orthodox_christmas_eve": (1, 6), "valentines_day": (2, 14),
    "st_patricks_day": (3, 17), "may_day": (5, 1), "victory_day": (5, 9), "bastille_day": (7, 14),
    "halloween": (10, 31), "all_saints": (11, 1), "all_souls": (11, 2), "armistice_day": (11, 11),
}  # fmt: skip
_FROM_EASTER = {
    "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "holy_saturday": -1, "easter": 0,
    "easter_monday": 1, "ascension": 39, "pentecost": 49,
    "whit_monday": 50,
}  # fmt: skip
_FROM_ORTHODOX = {"orthodox_easter": 0, "orthodox_good_friday": -2}
_HIJRI = {
    "islamic_new_year": (1, 1),
    "ashura": (1, 10),
    "arbaeen": (2, 20),
    "mawlid": (3, 12),
    "eid_al_fitr": (10, 1),
    "eid_al_adha": (12, 10),
}
_HEBREW = {
    "passover": (1, 15), "shavuot": (3, 6), "rosh_hashanah": (7, 1), "yom_kippur": (7, 10), "sukkot": (7, 15),
    "hanukkah": (9, 25),
}  # fmt: skip
_NISAN, _ELUL, _TISHRI = 1, 6, 7
"""Hebrew months are counted from Nisan, in spring, but years begin with Tishri, in autumn."""
_ADARS = (13, 12)
"""The last month before Nisan: Adar II of leap years, else Adar."""
_TET_OF_HANOI = 1976
"""From this year on all of Vietnam keeps Tet by the time of Hanoi, not of China; the North did so from 1968."""
_FIRST_EASTER = 1583


@lru_cache(maxsize=4096)
def feast(name: str, year: int) -> tuple[Days, ...]:
    """Return the days of a feast that begins in a year: none, one, or (of the moon's) two; () for an unknown name."""
    return tuple(_days(name, year)) if date.min.year <= year <= date.max.year else ()


def _days(name: str, year: int) -> Iterator[Days]:
    if name in _FIXED:
        yield calendar.day(date(year, *_FIXED[name]))
    elif name in _FROM_EASTER or name in _FROM_ORTHODOX or name in ("holy_week", "lent"):
        yield from _of_easter(name, year)
    elif name in _HIJRI or name in ("ramadan", "eid"):
        yield from _of_hijri(name, year)
    elif name in _HEBREW or name == "purim":
        for hebrew in (year + 3760, year + 3761):
            yield from _rough(_purim(hebrew) if name == "purim" else _hebrew(hebrew, *_HEBREW[name]), year)
    elif name == "nowruz":
        yield from _one(lambda: _persian(year - 621, 1, 1))
    elif name in ("lunar_new_year", "tet"):
        yield from _rough(_lunar(year, vietnamese=name == "tet"), year)
    elif name in ("thanksgiving", "labor_day"):
        month, weekday, nth = (11, 4, 3) if name == "thanksgiving" else (9, 1, 0)
        yield calendar.day(calendar.weekday_after(date(year, month, 1), weekday) + timedelta(weeks=nth))


def _of_easter(name: str, year: int) -> Iterator[Days]:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]

    if year < _FIRST_EASTER:
        return
    if name in _FROM_ORTHODOX:
        yield calendar.day(easter(year, EASTER_ORTHODOX) + timedelta(days=_FROM_ORTHODOX[name]))
        return
    sunday = easter(year, EASTER_WESTERN)
    if name == "holy_week":
        yield Days(sunday - timedelta(days=7), sunday - timedelta(days=1))
    elif name == "lent":
        yield Days(sunday - timedelta(days=46), sunday - timedelta(days=1))
    else:
        yield calendar.day(sunday + timedelta(days=_FROM_EASTER[name]))


def _of_hijri(name: str, year: int) -> Iterator[Days]:
    for hijri in range(year - 581, year - 576):
        for month, day in (
            [_HIJRI["eid_al_fitr"], _HIJRI["eid_al_adha"]] if name == "eid" else [_HIJRI.get(name, (9, 1))]
        ):
            begun = foreign_day("hijri", hijri, month, day)
            if begun is None or begun.year != year:
                continue
            last = begun
            if name == "ramadan" and (after := foreign_day("hijri", hijri, 10, 1)):
                last = after - timedelta(days=1)
            yield _marked(begun, last)


def _marked(first: date, last: date) -> Days:
    if first == last:
        return Days(first, last, f"{first.isoformat()}~")
    return Days(first, last, f"{first.isoformat()}~/{last.isoformat()}~")


def _rough(day: date | None, year: int) -> Iterator[Days]:
    if day is not None and day.year == year:
        yield _marked(day, day)


def _one(make: Callable[[], date | None]) -> Iterator[Days]:
    day = make()
    if day is not None:
        yield calendar.day(day)


def foreign_days(name: str, year: int, month: int | None, day: int | None) -> Days | None:
    """Return the day, month or year of the `hijri`, `persian` or `hebrew` calendar; None where there is no such."""
    if month is not None and day is not None:
        first = last = foreign_day(name, year, month, day)
    else:
        begin = _TISHRI if name == "hebrew" else 1
        first = foreign_day(name, year, month or begin, 1)
        after = foreign_day(name, year + 1, begin, 1) if month is None else _next_month(name, year, month)
        last = after - timedelta(days=1) if after else None
    if first is None or last is None:
        return None
    return _marked(first, last) if name == "hijri" else Days(first, last)


def _next_month(name: str, year: int, month: int) -> date | None:
    """Return the first day of the month after one: the one that is numbered next, or the first where none is."""
    if name == "hebrew":
        if month == _ELUL:
            return _hebrew(year + 1, _TISHRI, 1)
        return _hebrew(year, month + 1, 1) or _hebrew(year, _NISAN, 1)
    return foreign_day(name, year, month + 1, 1) if month < 12 else foreign_day(name, year + 1, 1, 1)


def _purim(year: int) -> date | None:
    return next((day for month in _ADARS if (day := _hebrew(year, month, 14))), None)


def foreign_day(name: str, year: int, month: int, day: int) -> date | None:
    """Return a day of another calendar in ours; None where that calendar has no such day or the tables end."""
    reckon = {"hijri": _hijri, "persian": _persian, "hebrew": _hebrew}[name]
    return reckon(year, month, day)


def _hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (OverflowError, ValueError):
        return None


def _persian(year: int, month: int, day: int) -> date | None:
    from persiantools.jdatetime import JalaliDate

    try:
        found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except (OverflowError, ValueError):
        return None
    return found


def _hebrew(year: int, month: int, day: int) -> date | None:
    from pyluach.dates import HebrewDate

    try:
        found: date = HebrewDate(year, month, day).to_pydate()
    except (OverflowError, ValueError):
        return None
    return found


def _lunar(year: int, *, vietnamese: bool) -> date | None:
    from lunar_vn import convert_lunar_to_solar

    zone = 7.0 if vietnamese and year >= _TET_OF_HANOI else 8.0
    try:
        return convert_lunar_to_solar(1, 1, year, 0, zone)
    except (OverflowError, ValueError):
        return None
