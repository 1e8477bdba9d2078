"""Dates in the words of a careful writer: `DateRange` and day counts → English, never more exact than the record.

Nothing here reads the clock or the locale: the same date gives the same words everywhere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from backchannel.model import DateRange

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARLESS = re.compile(r"XXXX-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?")
MANY_CANDIDATES = 6
"""More possible days than this are counted, not listed: a longer list is no longer read."""


def in_words(when: DateRange) -> str:
    """Return `when` as a phrase: one day, a whole month or year, an interval, an open end, or "date unknown"."""
    if when.candidates:
        return _choice(when.candidates)
    return _qualified(when, _bounds_in_words(when))


def day_in_words(day: date, *, weekday: bool = True) -> str:
    """Return one day: "Thursday 28 April 2011", or without its weekday."""
    name = f"{WEEKDAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return one day for a tight place: "28 Apr 2011"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def span_of_days(days: int) -> str:
    """Return a length of time in the unit that suits it: "9 days", "5 weeks", "7 months", "3 years 2 months"."""
    if days < 21:
        return _count(days, "day")
    if days < 61:
        return _count(round(days / 7), "week")
    months = round(days / 30.44)
    if months < 24:
        return _count(months, "month")
    years, months = divmod(months, 12)
    return f"{_count(years, 'year')} {_count(months, 'month')}" if months else _count(years, "year")


def lag_in_words(lag: tuple[int, int]) -> str:
    """Return the days between an event and its becoming known, as least and most: "3 days later"."""
    least, most = lag
    if least == most:
        return "the same day" if most == 0 else f"{_exactly(most)} later"
    if least <= 0:
        return f"at most {_exactly(most)} later"
    low, high = span_of_days(least), span_of_days(most)
    return f"about {low} later" if low == high else f"{low} to {high} later"


def _exactly(days: int) -> str:
    return _count(days, "day") if days < 21 else f"{span_of_days(days)} ({days:,} days)"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _choice(days: tuple[date, ...]) -> str:
    if len(days) > MANY_CANDIDATES:
        return f"one of {len(days)} days between {_pair(days[0], days[-1])}"
    last = day_in_words(days[-1], weekday=False)
    month, year = (len({day.replace(day=1) for day in days}) == 1, len({day.year for day in days}) == 1)
    others = [_leaving_out(day, month=month, year=year) for day in days[:-1]]
    return f"{', '.join(others)} or {last}" if others else last


def _leaving_out(day: date, *, month: bool, year: bool) -> str:
    """Return a day without the month or the year that the last day of its list will name."""
    if month:
        return str(day.day)
    return f"{day.day} {MONTHS[day.month - 1]}" if year else day_in_words(day, weekday=False)


def _bounds_in_words(when: DateRange) -> str:
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return _of_no_year(when)
    if first is not None and last is not None:
        if first == last:
            return day_in_words(first)
        named = _whole(first, last)
        inside = named or f"between {_pair(first, last)}"
        return inside if when.weekday is None else f"a {WEEKDAYS[when.weekday - 1]}, {'in ' if named else ''}{inside}"
    bound = day_in_words(first or last or date.min, weekday=False)
    return f"on or after {bound}" if first is not None else f"on or before {bound}"


def _of_no_year(when: DateRange) -> str:
    """Return what is known of a date without bounds: its weekday, or its day and month in an unknown year."""
    name = WEEKDAYS[when.weekday - 1] if when.weekday else None
    known = _YEARLESS.fullmatch(when.edtf or "")
    if known is None:
        return f"a {name}, date unknown" if name else "date unknown"
    words = f"{int(known['day'])} " * bool(known["day"]) + MONTHS[int(known["month"]) - 1]
    return f"{name} {words}, year unknown" if name else f"{words}, year unknown"


def _qualified(when: DateRange, words: str) -> str:
    """Add what EDTF's marks say: `~` approximate, `?` uncertain, `%` both. They never widen the interval."""
    marks = when.edtf or ""
    if "~" in marks or "%" in marks:
        words = f"about {words}"
    return f"{words}, uncertain" if "?" in marks or "%" in marks else words


def _pair(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} and {day_in_words(last, weekday=False)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} and {day_in_words(last, weekday=False)}"
    return f"{day_in_words(first, weekday=False)} and {day_in_words(last, weekday=False)}"


def _whole(first: date, last: date) -> str | None:
    """Return the name of whole months or years: "June 2011", "April–June 2011", "2011", "2011–2013"."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{start} {first.year} – {end}"
    return end if first.month == last.month else f"{start}–{end}"
