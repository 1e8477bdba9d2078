"""The timeline: one lane a channel, each event a numbered mark over the days it may have happened on.

Places are shares (0..1) of the plot's width. Rows are packed for a plot `REFERENCE_PX` wide with labels; on a narrower
one the labels go and the numbers stay, so the same rows serve.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backchannel.export.page.axis import REFERENCE_PX, Axis, Break, Tick, axis_over
from backchannel.export.page.days import WEEKDAYS
from backchannel.export.page.words import clipped
from backchannel.model import UNKNOWN_DATE, DateRange

Shape = Literal["day", "bar", "from", "until", "choice"]
Density = Literal["labelled", "numbered", "ticks"]

FADE = 0.07
"""Width of the fading end of a date with no bound on one side."""
LABEL_CHARS = (48, 28)
CHAR_PX = 6.7
NUMBER_PX = 30
SIGN_PX = 17
TICK_PX = 10
BETWEEN_PX = 6
MOST_ROWS: dict[Density, int] = {"labelled": 20, "numbered": 36}
"""A lane with more rows than this is drawn denser: with shorter labels, without labels, then without numbers."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is to be placed: an event or a report. `key` sorts; `signs` names the icons shown beside its number.

    `spoken` is read out after number and label by a screen reader.
    """

    key: str
    number: str
    href: str
    label: str
    spoken: str
    when: DateRange | None
    signs: tuple[str, ...] = ()
    report: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An item in its place. `left`..`right` is its stretch of time; `flipped` marks carry their label to the left."""

    item: Item
    label: str
    shape: Shape
    left: float
    right: float
    row: int
    flipped: bool
    dots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """An item with no bounds at all; `hint` is the weekday where that is known."""

    item: Item
    hint: str | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One track: its name, what is known of it, its marks and the height in rows that they need."""

    name: str
    note: str
    marks: tuple[Mark, ...]
    undated: tuple[Undated, ...]
    rows: int
    density: Density


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes on one axis. `axis` is None where no date is known."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    undated: bool


def timeline(tracks: Sequence[tuple[str, str, Sequence[Item]]]) -> Timeline:
    """Return the timeline of these tracks (name, note, items), drawn in the order given."""
    axis = axis_over(day for _, _, items in tracks for item in items for day in _days(item.when))
    lanes = tuple(_lane(name, note, items, axis) for name, note, items in tracks)
    return Timeline(
        lanes=lanes,
        ticks=axis.ticks() if axis else (),
        breaks=axis.breaks() if axis else (),
        undated=any(lane.undated for lane in lanes),
    )


def _days(when: DateRange | None) -> list[int]:
    if when is None:
        return []
    if when.candidates:
        return [day.toordinal() for day in when.candidates]
    return [day.toordinal() for day in (when.earliest, when.latest) if day is not None]


def _lane(name: str, note: str, items: Sequence[Item], axis: Axis | None) -> Lane:
    undated = tuple(Undated(item, _weekday(item.when)) for item in items if not _days(item.when))
    rows, packed, density = _fitted([item for item in items if _days(item.when)], axis)
    return Lane(name, note, packed, undated, rows, density)


def _fitted(items: Sequence[Item], axis: Axis | None) -> tuple[int, tuple[Mark, ...], Density]:
    """Return the rows, marks and density of the roomiest drawing that is not too high."""
    if axis is None:
        return 0, (), "labelled"
    drawings: list[tuple[Density, int]] = [
        *(("labelled", chars) for chars in LABEL_CHARS),
        ("numbered", 0),
        ("ticks", 0),
    ]
    for density, chars in drawings:
        packed = _pack([_place(item, axis, chars) for item in items], density)
        if packed is not None:
            return *packed, density
    raise AssertionError("ticks have no limit")


def _weekday(when: DateRange | None) -> str | None:
    return None if when is None or when.weekday is None else WEEKDAYS[when.weekday - 1][:3]


def _place(item: Item, axis: Axis, chars: int) -> Mark:
    days = _days(item.when)
    when = item.when or UNKNOWN_DATE
    left, right = axis.place(min(days)), axis.place(max(days) + 1)
    shape: Shape = "bar"
    dots: tuple[float, ...] = ()
    if when.candidates:
        shape = "choice"
        dots = tuple(axis.place(day) for day in days)
    elif when.earliest is None:
        shape, left = "until", max(0.0, left - FADE)
    elif when.latest is None:
        shape, right = "from", min(1.0, right + FADE)
    elif when.earliest == when.latest:
        shape = "day"
    label = clipped(item.label, chars) if chars else ""
    flipped = left + _label_px(item, label) / REFERENCE_PX > 1.0
    return Mark(item, label, shape, left, right, 0, flipped, dots)


def _label_px(item: Item, label: str) -> float:
    return NUMBER_PX + SIGN_PX * len(item.signs) + CHAR_PX * len(label)


def _extent(mark: Mark, density: Density) -> tuple[float, float]:
    """Return the pixels that a mark needs at the reference width, its label among them."""
    left, right = mark.left * REFERENCE_PX, mark.right * REFERENCE_PX
    if density == "labelled":
        wide = _label_px(mark.item, mark.label)
    else:
        wide = TICK_PX if density == "ticks" else NUMBER_PX + SIGN_PX * len(mark.item.signs)
    return (min(left, right - wide), right) if mark.flipped else (left, max(right, left + wide))


def _pack(marks: Iterable[Mark], density: Density) -> tuple[int, tuple[Mark, ...]] | None:
    """Put every mark, in time order, into the first row where it is free.

    Returns the rows used and the marks in their rows, or None as soon as there are too many rows for this density.
    """
    rows: list[_Row] = []
    packed: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.item.key):
        left, right = _extent(mark, density)
        place = next((place for place, row in enumerate(rows) if row.free(left, right)), len(rows))
        if place == MOST_ROWS.get(density):
            return None
        if place == len(rows):
            rows.append(_Row())
        rows[place].take(left, right)
        packed.append(replace(mark, row=place))
    return len(rows), tuple(packed)


class _Row:
    """What is taken in one row, in pixels at the reference width."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, float]] = []
        self.end = float("-inf")

    def free(self, left: float, right: float) -> bool:
        """Return whether nothing is in the way; the newest is looked at first, because it is the nearest."""
        if left >= self.end:
            return True
        return all(end <= left or right + BETWEEN_PX <= start for start, end in reversed(self.taken))

    def take(self, left: float, right: float) -> None:
        """Take the stretch, with the room between two marks after it."""
        self.taken.append((left, right + BETWEEN_PX))
        self.end = max(self.end, right + BETWEEN_PX)
