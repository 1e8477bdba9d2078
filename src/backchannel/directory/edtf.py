"""Days of terms of office: EDTF days, months, years and intervals (Library of Congress, 2019, level 0), as bounds."""

from __future__ import annotations

import calendar
import re
from datetime import date

from msgspec import Struct

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Days(Struct, frozen=True):
    """The days within which something lies, both inclusive."""

    earliest: date
    latest: date

    @property
    def edtf(self) -> str:
        """Return the days as the shortest EDTF: a day, a month, a year, else an interval."""
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        for written in (f"{first.year:04d}-{first.month:02d}", f"{first.year:04d}"):
            if days(written) == self:
                return written
        return f"{first.isoformat()}/{last.isoformat()}"


def days(text: str) -> Days:
    """Read a day, a month, a year or `A/B`: some day from A to B. Raises ValueError for anything else."""
    first, divided, last = text.partition("/")
    if divided:
        span = Days(days(first).earliest, days(last).latest)
        if span.earliest > span.latest:
            raise ValueError(f"{text!r} ends before it begins")
        return span
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no day, month or year (2011-07-19, 2011-07, 2011) and no interval (2011/2012)")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, month, day), date(year, month, day))
