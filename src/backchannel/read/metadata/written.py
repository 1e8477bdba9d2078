"""Dates written out in full: `July 19, 2011`, `19. Juli 2011`, `2011-07-19T14:05:00+02:00`, `04/07/2011`.

Only what names its own year is found here; `on Monday` and `July 5` are read elsewhere, against an anchor. Bounded
repeats keep the time linear in the text. A numeric date whose order can't be told keeps both days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.read.metadata._clock import clock_after, weekday_before
from backchannel.read.metadata.months import FULL_MONTHS, MONTHS

_NAME = r"(?P<name>[^\W\d_]{3,12})(?!\w)\.?"
"""Any word of a month's length. It is looked up afterwards, which is many times faster than an alternation of names."""
_YEAR = r"(?P<y>1[0-9]{3}|20[0-9]{2})"
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])[A-Z][a-z]{2,8}$")
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2011-07-19, 2011/07/19, 2011.07.19, 2011年7月19日, 20110719T140500
        rf"(?<![\w/.-]){_YEAR}-(?P<m>\d\d?)-(?P<d>\d\d?)(?=\D|$)",
        rf"(?<![\w/.-]){_YEAR}(?P<sep>[/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?![\d/])",
        rf"(?<!\d){_YEAR}\s?年\s?(?P<m>\d\d?)\s?月\s?(?P<d>\d\d?)\s?日",
        rf"(?<![\w/.-]){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=T\d{{4}}|\d{{6}}(?!\d)|$)",
        # 19 July 2011, 19th of July, 2011, 19. Juli 2011, 1er juillet 2011, 19 de julio de 2011, 19-Jul-2011
        r"(?<![\w/.:-])(?P<d>\d\d?)(?:st|nd|rd|th|er|º|ª|°|\.)?(?:\s{1,3}|[-/]|\s?\.\s?)"
        rf"(?:of\s|de\s|d[’'])?{_NAME}(?:,?\s{{1,3}}|[-/])(?:del?\s|of\s)?{_YEAR}(?!\d)",
        # July 19, 2011; Jul. 19th 2011; and with a counter glued to it: July 19, 201112 comments
        rf"(?<!\w){_NAME}(?:\s{{1,3}}|-)(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s?,\s{{0,3}}|\s{{1,3}}|-){_YEAR}(?!\d)",
        rf"(?<!\w){_NAME}\s(?P<d>\d\d?),\s(?P<y>19[0-9]{{2}}|20[0-9]{{2}})(?=\d)",
        # Tue Jul 19 14:05:00 UTC 2011
        rf"(?<!\w){_NAME}\s{{1,2}}(?P<d>\d\d?)\s\d\d:\d\d:\d\d\s(?:[A-Z]{{1,5}}\s)?{_YEAR}(?!\d)",
        # 04/07/2011, 4.7.2011, 04-07-2011
        rf"(?<![\w/.-])(?P<a>\d\d?)(?P<sep>[/.-])\s?(?P<b>\d\d?)(?P=sep)\s?{_YEAR}(?![\d/-])",
        # July 2011
        rf"(?<![\w-])(?P<full>[^\W\d_]{{3,12}})(?!\w)\.?,?\s{{1,3}}(?:del?\s|of\s)?{_YEAR}(?![\d-])",
        rf"(?<![\w/.-]){_YEAR}-(?P<m>\d\d)(?![\w-])",
        rf"\A\s*{_YEAR}\s*\Z",
    )
)


class WrittenDate(Struct, frozen=True, kw_only=True):
    """A date found in a text. `start`/`end` are code points into that text and cover the date's own words.

    `candidates` is not empty only for a numeric date that can be read in two orders, day first in the first place
    (points between the numbers always mean day first); then `month` and `day` are None and `earliest`/`latest` enclose
    both. `weekday` (ISO) and `minute` (of the day) stand beside the date where it has them; `offset` is the written
    distance from UTC in minutes.
    """

    start: int
    end: int
    text: str
    precision: Literal["day", "month", "year"]
    year: int
    month: int | None = None
    day: int | None = None
    candidates: tuple[date, ...] = ()
    weekday: int | None = None
    minute: int | None = None
    offset: int | None = None

    @property
    def earliest(self) -> date:
        """The first day that the words can mean."""
        return min(self.candidates) if self.candidates else date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the words can mean."""
        if self.candidates:
            return max(self.candidates)
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def find_written(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates written in full in `text`, in order, none overlapping another; the longer reading wins."""
    if _HAS_YEAR.search(text) is None:
        return ()
    found = sorted(
        (start, -match.end(), rank, match)
        for rank, pattern in enumerate(_PATTERNS)
        for match in pattern.finditer(text)
        if (start := _start(match)) is not None
    )
    dates: list[WrittenDate] = []
    end = 0
    for start, _, _, match in found:
        if start < end:
            continue
        end = match.end()  # also where no such day exists: "31 February 2011" is not the month of February
        if (written := _written(text, match, start)) is not None:
            dates.append(written)
    return tuple(dates)


def _start(match: re.Match[str]) -> int | None:
    """Return where a match's date begins; None where its word is no month.

    A name can be glued to the word before it (`LindJul 19, 2011`), where inline elements stand without a space.
    """
    groups = match.groupdict()
    if full := groups.get("full"):
        return match.start() if full.lower() in FULL_MONTHS else None
    name = groups.get("name")
    if name is None or name.lower() in MONTHS:
        return match.start()
    glued = _GLUED.search(name) if match.start("name") == match.start() else None
    return match.start() + glued.start() if glued and glued.group().lower() in MONTHS else None


def _written(text: str, match: re.Match[str], start: int) -> WrittenDate | None:
    """Turn a match into a date, or None where no such day exists."""
    groups = match.groupdict()
    year, end = int(groups["y"]), match.end()
    name = groups.get("name") or groups.get("full")
    month = MONTHS[name[max(0, start - match.start()) :].lower()] if name else int(groups.get("m") or 0) or None
    day = int(groups["d"]) if groups.get("d") else None
    days: tuple[date, ...] = ()
    weekday = weekday_before(text, start)
    if groups.get("a"):
        days = _numeric(year, int(groups["a"]), int(groups["b"]), weekday)
        if groups["sep"] == ".":
            days = days[:1]
        if not days:
            return None
        month, day = (days[0].month, days[0].day) if len(days) == 1 else (None, None)
    elif _day(year, month or 1, day or 1) is None or (groups.get("m") and month is None):
        return None
    minute, offset = clock_after(text, end) if day or days else (None, None)
    words = text[start:end].strip()
    start = text.index(words, start)
    return WrittenDate(
        start=start,
        end=start + len(words),
        text=words,
        precision="day" if day or days else "month" if month else "year",
        year=year,
        month=month,
        day=day,
        candidates=days if len(days) > 1 else (),
        weekday=weekday,
        minute=minute,
        offset=offset,
    )


def _numeric(year: int, first: int, second: int, weekday: int | None) -> tuple[date, ...]:
    """Return the days that `first/second/year` can mean: day first, then month first; a weekday beside it decides."""
    days = [day for day in (_day(year, second, first), _day(year, first, second)) if day is not None]
    days = list(dict.fromkeys(days))
    named = [day for day in days if day.isoweekday() == weekday]
    return tuple(named if len(named) == 1 else days)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
