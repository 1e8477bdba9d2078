"""The time axis: days → places between 0 and 1, cut where nothing happened for so long that the rest would be squashed.

Method: the k longest gaps between days in use are broken, each drawn at a fixed small width; the rest is linear. k is
the number that leaves most neighbouring days apart, where each break costs a little: a break must earn its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from backchannel.export.page.days import MONTHS, short_day, span_of_days

MOST_BREAKS = 6
BREAK_WIDTH = 0.035
PAD = 0.008
APART = 0.01
"""Share of the axis at which two marks are seen as two: 8 px at the reference width."""
BREAK_COST = 0.3
LEAST_SHARE = 1.0
"""A break costs as much as a third of a pair of marks that can't be told apart, and takes out at least as much
time as all that stays. Chosen on drawn examples (a week, a spring, a war and its disclosure years later, three crises
in 25 years): the first two stay whole, the others are cut where a reader would cut them. Costs of 0.2 to 0.4 give the
same."""
REFERENCE_PX = 780
LABEL_PX = 76
NARROW_LABEL_PX = 200
CHAR_PX = 6.5
LEAST_SEGMENT = 0.1
"""Room for a tick's label at the reference width, and on a phone, where the axis is 2.6 times narrower; the width of a
letter; and the least share of the axis that a stretch between two cuts has, so that its first label fits."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the axis with one scale: first and last day (ordinals, inclusive), left and right edge (0..1)."""

    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day on the axis. `wide_only` ticks are left out where the axis is narrow.

    The label of one near the right edge stands on its left: `end` always, `narrow_end` on a narrow axis.
    """

    at: float
    label: str
    wide_only: bool

    @property
    def end(self) -> bool:
        """Whether there is no room on its right."""
        return self.at + LABEL_PX / REFERENCE_PX * 7 / 8 > 1.0

    @property
    def narrow_end(self) -> bool:
        """Whether there is none on a narrow axis."""
        return self.at + NARROW_LABEL_PX / REFERENCE_PX * 7 / 8 > 1.0


@dataclass(frozen=True, slots=True)
class Break:
    """A cut in the axis: where it is drawn, how much time it leaves out, between which days.

    `labelled` says whether there is room for the length above it.
    """

    left: float
    right: float
    length: str
    after: str
    before: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole axis; at least one segment."""

    segments: tuple[Segment, ...]

    def place(self, day: int) -> float:
        """Return where the day with this ordinal begins. `place(day + 1)` is where it ends."""
        index = max(0, bisect_right([s.first for s in self.segments], day) - 1)
        segment = self.segments[index]
        if day <= segment.last + 1:
            share = (day - segment.first) / (segment.last + 1 - segment.first)
            return min(1.0, max(0.0, segment.left + share * (segment.right - segment.left)))
        if index + 1 == len(self.segments):
            return 1.0
        following = self.segments[index + 1]
        share = (day - segment.last - 1) / (following.first - segment.last - 1)
        return segment.right + share * (following.left - segment.right)

    def breaks(self) -> tuple[Break, ...]:
        """Return the cuts, left to right."""
        found: list[Break] = []
        free = 0.0
        for before, after in pairwise(self.segments):
            length = span_of_days(after.first - before.last - 1)
            half = 0.5 * CHAR_PX * len(length) / REFERENCE_PX
            middle = (before.right + after.left) / 2
            labelled = middle - half >= free
            free = middle + half if labelled else free
            last, first = (short_day(date.fromordinal(day)) for day in (before.last, after.first))
            found.append(Break(before.right + PAD, after.left - PAD, length, last, first, labelled))
        return tuple(found)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the labelled days of all segments, left to right, with no two labels over one another.

        The first of a segment comes before all others; on a narrow axis fewer have room.
        """
        first: list[tuple[float, str]] = []
        others: list[tuple[float, str]] = []
        for segment in self.segments:
            (start, label), *rest = _segment_ticks(segment)
            first.append((self.place(start), label))
            others += [(self.place(day), label) for day, label in rest]
        wide = _with_room([*first, *others], LABEL_PX / REFERENCE_PX)
        narrow = _with_room([*first, *others], NARROW_LABEL_PX / REFERENCE_PX)
        return tuple(Tick(at, label, (at, label) not in narrow) for at, label in sorted({*wide, *narrow}))


def _with_room(ticks: list[tuple[float, str]], room: float) -> set[tuple[float, str]]:
    """Return the ticks whose labels, this wide, lie free of those before them in the list."""
    taken: list[tuple[float, float]] = []
    kept: set[tuple[float, str]] = set()
    for at, label in ticks:
        left = at - room if at + room > 1.0 + room / 8 else at
        if all(left + room <= start or left >= end for start, end in taken):
            taken.append((left, left + room))
            kept.add((at, label))
    return kept


def axis_over(days: Iterable[int]) -> Axis | None:
    """Return the axis over these days (ordinals), or None where there are none."""
    used = sorted(set(days))
    if not used:
        return None
    gaps = sorted(range(1, len(used)), key=lambda i: (used[i - 1] - used[i], i))
    best, best_score = _layout(used, []), float("-inf")
    for count in range(min(MOST_BREAKS, len(gaps)) + 1):
        lengths = [used[i] - used[i - 1] for i in gaps[:count]]
        if lengths and lengths[-1] < LEAST_SHARE * (used[-1] - used[0] - sum(lengths)):
            continue
        axis = _layout(used, sorted(gaps[:count]))
        score = _apart(axis, used, set(gaps[:count])) - BREAK_COST * count
        if score > best_score + 1e-9:
            best, best_score = axis, score
    return best


def _layout(used: list[int], cuts: list[int]) -> Axis:
    """Lay the runs between `cuts` (indexes into `used`) out: a base by their number of days in use, the rest linear."""
    edges = [0, *cuts, len(used)]
    runs = [used[a:b] for a, b in pairwise(edges)]
    room = 1.0 - BREAK_WIDTH * len(cuts)
    bases = [min(max(0.02 * len(run), LEAST_SEGMENT), 0.6 / len(runs)) for run in runs]
    lengths = [run[-1] + 1 - run[0] for run in runs]
    linear = (room - sum(bases)) / sum(lengths)
    segments: list[Segment] = []
    left = 0.0
    for run, base, length in zip(runs, bases, lengths, strict=True):
        right = left + base + linear * length
        segments.append(Segment(run[0], run[-1], left + PAD, right - PAD))
        left = right + BREAK_WIDTH
    return Axis(tuple(segments))


def _apart(axis: Axis, used: list[int], cut: set[int]) -> float:
    places = [axis.place(day) for day in used]
    return sum(1.0 if i in cut else min(1.0, (places[i] - places[i - 1]) / APART) for i in range(1, len(used)))


def _segment_ticks(segment: Segment) -> list[tuple[int, str]]:
    """Return the days to label: the finest regular step whose labels fit, and the first day if it is left bare."""
    pixels = (segment.right - segment.left) * REFERENCE_PX / (segment.last + 1 - segment.first)
    regular = _regular(segment, pixels)
    start = (segment.first, short_day(date.fromordinal(segment.first)))
    if not regular or (regular[0][0] - segment.first) * pixels >= LABEL_PX:
        return [start, *regular]
    return regular


def _regular(segment: Segment, pixels: float) -> list[tuple[int, str]]:
    first, last = date.fromordinal(segment.first), date.fromordinal(segment.last)
    for step in (1, 7):
        if step * pixels >= LABEL_PX:
            shift = 0 if step == 1 else -first.weekday() % 7
            days = range(segment.first + shift, segment.last + 1, step)
            return [(day, short_day(date.fromordinal(day))) for day in days]
    for step in (1, 3):
        if step * 30.4 * pixels >= LABEL_PX:
            return _months(first, last, step)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200) if s * 365.2 * pixels >= LABEL_PX), 500)
    years = [y for y in range(first.year, last.year + 1) if y % step == 0 and date(y, 1, 1) >= first]
    return [(date(year, 1, 1).toordinal(), str(year)) for year in years]


def _months(first: date, last: date, step: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    month = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while month <= last:
        if (month.month - 1) % step == 0:
            year = f" {month.year}" if not found or month.month == 1 else ""
            found.append((month.toordinal(), MONTHS[month.month - 1][:3] + year))
        month = (month + timedelta(days=32)).replace(day=1)
    return found
