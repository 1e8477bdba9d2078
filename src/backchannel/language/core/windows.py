"""Which words are read together: a text is cut into blocks at sure sentence boundaries, and a block into windows.

A block is some whole lines (or whole sentences, where these are known) that one window holds, or else one line that is
longer than a window, read through windows that overlap. No sentence leaves its block, so blocks are read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backchannel.language.core.analysis import Words
from backchannel.language.core.features import BREAKS

WINDOW = 224
"""Pieces of a window, without its two marks: what the network was trained on."""

LIMIT = 510
"""Pieces that the network can read at most, without the two marks."""

OVERLAP = 96
"""Pieces that neighbouring windows of a long line share: nine sentences of ten are shorter, so that one of the two
windows holds them whole."""

_LINE = BREAKS.index("line")


class Window(Struct, frozen=True):
    """Words `start` to `end` (exclusive) of a text."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Say whether the words `start` to `end` (exclusive) are all in the window."""
        return self.start <= start and end <= self.end

    def depth(self, start: int, end: int) -> int:
        """Say how many words of the window are at least on either side of the words `start` to `end` (exclusive)."""
        return min(start - self.start, self.end - end)


class Block(Struct, frozen=True):
    """Words `start` to `end` (exclusive) of a text, and the windows that cover them.

    `starts` are the first words of its sentences where these are known.
    """

    start: int
    end: int
    windows: tuple[Window, ...]
    starts: tuple[int, ...] | None


def blocks(words: Words, sizes: Sequence[int]) -> Iterator[Block]:
    """Cut a text into blocks; `sizes` are the words' numbers of pieces."""
    count = len(words.words)
    if count == 0:
        return
    ends = np.concatenate(([0], np.cumsum(sizes)))
    known = None if words.starts is None else tuple(sorted({0, *words.starts}))
    lines = [i for i, before in enumerate(words.breaks) if i == 0 or before == _LINE]
    largest = WINDOW if known is None else LIMIT
    start = 0
    for unit, after in pairwise([*(lines if known is None else known), count]):
        if start < unit and ends[after] - ends[start] > WINDOW:
            yield _whole(start, unit, known)
            start = unit
        if ends[after] - ends[unit] > largest:
            yield Block(unit, after, tuple(_overlapping(unit, after, ends)), None if known is None else (unit,))
            start = after
    if start < count:
        yield _whole(start, count, known)


def _whole(start: int, end: int, known: tuple[int, ...] | None) -> Block:
    own = None if known is None else known[np.searchsorted(known, start) : np.searchsorted(known, end)]
    return Block(start, end, (Window(start, end),), own)


def _overlapping(start: int, end: int, ends: NDArray[np.int64]) -> Iterator[Window]:
    """Cover words by windows of `WINDOW` pieces; the last one begins as early as it can."""
    while ends[end] - ends[start] > WINDOW:
        stop = int(np.searchsorted(ends, ends[start] + WINDOW, side="right")) - 1
        yield Window(start, stop)
        following = int(np.searchsorted(ends, ends[stop] - OVERLAP, side="left"))
        earliest = int(np.searchsorted(ends, ends[end] - WINDOW, side="left"))
        start = max(start + 1, min(following, max(earliest, start + 1)))
    yield Window(start, end)


def central(windows: Sequence[Window], start: int, end: int) -> int | None:
    """Return the number of the window that holds the words `start` to `end` (exclusive) deepest, None if none does."""
    holding = [number for number, window in enumerate(windows) if window.holds(start, end)]
    return max(holding, key=lambda number: windows[number].depth(start, end), default=None)


def sentence_end(start: int, begins: NDArray[np.bool_], ends: NDArray[np.int64], likely: NDArray[np.floating]) -> int:
    """Return the end (exclusive) of the sentence whose first word is `start`.

    That is where the next one begins (`begins` [words]), or the last word's end. A sentence that is longer than the
    network can read is cut where a boundary is likeliest in the second half of what can be read at most: `ends`
    [words + 1] counts the pieces before each word, `likely` [words] says how likely a word begins a sentence. Only the
    words to `farthest` (inclusive) are looked at.
    """
    latest = farthest(start, ends)
    following = np.flatnonzero(begins[start + 1 : latest + 1])
    if following.size:
        return start + 1 + int(following[0])
    if latest == len(begins):
        return latest
    earliest = int(np.searchsorted(ends, ends[start] + LIMIT // 2, side="left"))
    return earliest + int(likely[earliest : latest + 1].argmax())


def farthest(start: int, ends: NDArray[np.int64]) -> int:
    """Return where a sentence that begins at the word `start` must have ended, to be one that the network can read."""
    return int(np.searchsorted(ends, ends[start] + LIMIT, side="right")) - 1
