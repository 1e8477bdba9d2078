"""Days and intervals: months, seasons, weeks, parts of them, and how they are written in EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

PartName = Literal["early", "mid", "late"]

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
"""EDTF's codes for the seasons (Library of Congress, 2019, level 1)."""
_MONTH = (28, 31)
"""The days of the shortest and of the longest month."""


class Days(Struct, frozen=True):
    """All days from `first` to `last`, both inclusive; `edtf` is how the whole is written where it has its own form."""

    first: date
    last: date
    edtf: str | None = None

    def written(self) -> str:
        """Return the days in EDTF."""
        if self.edtf is not None:
            return self.edtf
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(value: date) -> Days:
    """Return one day."""
    return Days(value, value)


def month(year: int, number: int) -> Days:
    """Return a month."""
    last = monthrange(year, number)[1]
    return Days(date(year, number, 1), date(year, number, last), f"{year:04d}-{number:02d}")


def year(number: int) -> Days:
    """Return a year."""
    return Days(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def season(number: int, code: int) -> Days:
    """Return a season of the north in whole months: spring is March to May.

    "The winter of 2011" can be the one that began or the one that ended in that year, so it reaches from January 2011
    to February 2012.
    """
    if code == WINTER:
        return Days(date(number, 1, 1), month(number + 1, 2).last, f"{number:04d}-01/{number + 1:04d}-02")
    begin = {SPRING: 3, SUMMER: 6, AUTUMN: 9}[code]
    return Days(date(number, begin, 1), month(number, begin + 2).last, f"{number:04d}-{code}")


def one_season(number: int, code: int) -> Days:
    """Return the season that begins in a year: of winters the one from December to February."""
    if code != WINTER:
        return season(number, code)
    last = month(number + 1, 2)
    return Days(date(number, 12, 1), last.last, f"{number:04d}-12/{last.edtf}")


def week(value: date, shift: int = 0) -> Days:
    """Return the week from Monday to Sunday that holds a day, or the one `shift` weeks later."""
    monday = value - timedelta(days=value.weekday()) + timedelta(weeks=shift)
    return Days(monday, monday + timedelta(days=6))


def weekend(value: date, shift: int = 0) -> Days:
    """Return Saturday and Sunday of the week that holds a day, or of the one `shift` weeks later."""
    sunday = week(value, shift).last
    return Days(sunday - timedelta(days=1), sunday)


def shifted_month(value: date, shift: int) -> Days:
    """Return the month `shift` months after the one that holds a day."""
    count = value.year * 12 + value.month - 1 + shift
    return month(count // 12, count % 12 + 1)


def part(days: Days, name: PartName) -> Days:
    """Return the early, middle or late third of an interval; of a month the days 1-10, 11-20 and 21 to its end.

    What is as short as a month, such as Ramadan, is divided like one. Months count whole in longer intervals that are
    made of months; others are divided by days. The result is marked approximate, its bounds are not widened.
    """
    length = (days.last - days.first).days + 1
    of_months = days.first.day == 1 and days.last.day == monthrange(days.last.year, days.last.month)[1]
    if length <= _MONTH[1] or not of_months:
        third = 10 if _MONTH[0] <= length <= _MONTH[1] else max(1, length // 3)
        begin = days.first + timedelta(days={"early": 0, "mid": third, "late": 2 * third}[name])
        begin = min(begin, days.last)
        end = days.last if name == "late" else begin + timedelta(days=third - 1)
        return Days(begin, end, f"{begin.isoformat()}~/{end.isoformat()}~")
    months = (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1
    third = max(1, months // 3)
    offset = {"early": 0, "mid": third, "late": months - third}[name]
    begin_month, end_month = shifted_month(days.first, offset), shifted_month(days.first, offset + third - 1)
    return Days(begin_month.first, end_month.last, f"{begin_month.edtf}~/{end_month.edtf}~")


def weekday_before(anchor: date, number: int, *, strictly: bool = False) -> date:
    """Return the last day with an ISO weekday at or (strictly) before a day."""
    back = (anchor.isoweekday() - number) % 7
    return anchor - timedelta(days=back or (7 if strictly else 0))


def weekday_after(anchor: date, number: int, *, strictly: bool = False) -> date:
    """Return the first day with an ISO weekday at or (strictly) after a day."""
    ahead = (number - anchor.isoweekday()) % 7
    return anchor + timedelta(days=ahead or (7 if strictly else 0))


def quarter(number: int, which: int) -> Days:
    """Return a quarter of a year, 1-4."""
    return Days(date(number, 3 * which - 2, 1), month(number, 3 * which).last, f"{number:04d}-{32 + which}")


def half(number: int, which: int) -> Days:
    """Return a half of a year, 1 or 2."""
    first, last = month(number, 6 * which - 5), month(number, 6 * which)
    return Days(first.first, last.last, f"{first.edtf}/{last.edtf}")


def decade(first: int) -> Days:
    """Return the ten years from a year that ends in 0."""
    return Days(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}X")


def century(digits: int) -> Days:
    """Return the hundred years that begin with two digits, as EDTF counts them: 19 is 1900 to 1999, 0 is 1 to 99."""
    first, last = digits * 100, digits * 100 + 99
    if digits == 0:
        return Days(date(1, 1, 1), date(last, 12, 31), f"0001/{last:04d}")
    return Days(date(first, 1, 1), date(last, 12, 31), f"{digits:02d}XX")


def season_code(value: date) -> int:
    """Return the EDTF code of the northern season that holds a day."""
    return (SPRING, SUMMER, AUTUMN, WINTER)[(value.month - 3) % 12 // 3]


def season_of(value: date) -> Days:
    """Return the northern season that holds a day; a winter runs from December to February."""
    begin = shifted_month(value, -((value.month - 3) % 3)).first
    last = shifted_month(begin, 2)
    code = season_code(begin)
    return Days(
        begin,
        last.last,
        f"{begin.year:04d}-{code}" if code != WINTER else f"{begin.year:04d}-{begin.month:02d}/{last.edtf}",
    )
