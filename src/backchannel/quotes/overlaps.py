"""Which of many stretches share a place with one, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

Row = tuple[int, int, int]
"""Start, end (exclusive), and whatever number the stretch is known by."""


class Overlaps:
    """Stretches in the order of their starts. Finding those at a place takes the time of those that lie near it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = sorted(rows)
        self._starts = [row[0] for row in self._rows]
        self._reach = list(accumulate((row[1] for row in self._rows), max))

    def at(self, start: int, end: int) -> list[Row]:
        """Return the stretches that share a place with `start` to `end` (exclusive), in order."""
        found: list[Row] = []
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._reach[i] > start:
            if self._rows[i][1] > start:
                found.append(self._rows[i])
            i -= 1
        found.reverse()
        return found
