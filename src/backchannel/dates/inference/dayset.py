"""Sets of days as runs without gaps: what a day can be, when weekday and month are known but not the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

FIRST, LAST = date(1800, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
"""The days that are reckoned with."""


class DaySet(Struct, frozen=True):
    """Days as ordered runs, both ends inclusive, that neither overlap nor touch; days are `date.toordinal` numbers.

    `no_first` and `no_last` say that it goes on before or after the days that are reckoned with, as what recurs does.
    """

    runs: tuple[tuple[int, int], ...]
    no_first: bool = False
    no_last: bool = False

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __and__(self, other: DaySet) -> DaySet:
        """Return the days that are in both."""
        found, i, j = [], 0, 0
        while i < len(self.runs) and j < len(other.runs):
            (a, b), (c, d) = self.runs[i], other.runs[j]
            if max(a, c) <= min(b, d):
                found.append((max(a, c), min(b, d)))
            if b < d:
                i += 1
            else:
                j += 1
        return DaySet(tuple(found), self.no_first and other.no_first, self.no_last and other.no_last)

    def moved(self, least: int, most: int) -> DaySet:
        """Return all days that lie `least` to `most` days after one of these (the sum of two sets of intervals)."""
        if not self.runs:
            return self
        no_first = self.no_first or self.runs[0][0] + least < FIRST
        no_last = self.no_last or self.runs[-1][1] + most > LAST
        return union(((max(a + least, FIRST), min(b + most, LAST)) for a, b in self.runs), no_first, no_last)

    def days(self) -> Iterator[date]:
        """Yield the days in order."""
        for first, last in self.runs:
            for number in range(first, last + 1):
                yield date.fromordinal(number)

    @property
    def size(self) -> int:
        """How many days they are."""
        return sum(last - first + 1 for first, last in self.runs)

    @property
    def earliest(self) -> date | None:
        """The first day, None where there is no bound on that side."""
        return date.fromordinal(self.runs[0][0]) if self.runs and not self.no_first else None

    @property
    def latest(self) -> date | None:
        """The last day, None where there is no bound on that side."""
        return date.fromordinal(self.runs[-1][1]) if self.runs and not self.no_last else None


ALL = DaySet(((FIRST, LAST),), no_first=True, no_last=True)


def union(runs: Iterable[tuple[int, int]], no_first: bool = False, no_last: bool = False) -> DaySet:
    """Return the days of runs that may overlap; runs that end before they begin hold nothing."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(run for run in runs if run[0] <= run[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return DaySet(tuple(found), no_first, no_last)


def is_reckoned(days: Iterable[date]) -> bool:
    """Say whether all of some days are reckoned with."""
    return all(FIRST <= day.toordinal() <= LAST for day in days)


def between(first: date, last: date) -> DaySet:
    """Return all days from one to another, as far as they are reckoned with."""
    begin, end = first.toordinal(), last.toordinal()
    return union([(max(begin, FIRST), min(end, LAST))], begin <= FIRST, end >= LAST)


def of_days(days: Iterable[date]) -> DaySet:
    """Return single days as a set."""
    return union((day.toordinal(), day.toordinal()) for day in days)
