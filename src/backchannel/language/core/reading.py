"""A block of words through the network: what its windows say, joined without a seam.

Each sentence is taken whole from one window, the one where it lies deepest; where no window holds it, it gets a window
of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from backchannel.language.core.analysis import Words
from backchannel.language.core.features import BREAKS, features
from backchannel.language.core.network import Floats, Ints, Network, Outputs
from backchannel.language.core.pieces import Pieces
from backchannel.language.core.windows import LIMIT, Block, Window, central, cut

_LINE = BREAKS.index("line")
_PAIRS = frozenset(("arc", "mention_start", "mention_end"))


class Pairs(NamedTuple):
    """Scores between the words of one sentence: `arc` [n, 1 + n], `first` and `last` [n, n]; see `network.Outputs`."""

    arc: Floats
    first: Floats
    last: Floats


class Reading(NamedTuple):
    """A block's sentences begin at `starts` (words of the text); `words` has one row a word of the block.

    The scores between words in `words` are not to be used: those of each sentence are in `pairs`.
    """

    start: int
    end: int
    starts: tuple[int, ...]
    words: Outputs
    pairs: tuple[Pairs, ...]


class Encoded:
    """A text as the network is told of it; cuts out what it is told of a window."""

    def __init__(self, words: Words, pieces: Pieces) -> None:
        encoded = pieces.encode(words.words)
        self.sizes = [len(own) for own in encoded]
        self.ends: Ints = np.concatenate(([0], np.cumsum(self.sizes))).astype(np.int64)
        self.lines = frozenset(i for i, before in enumerate(words.breaks) if i == 0 or before == _LINE)
        rows = np.array(features(words.words, words.breaks), dtype=np.int64).reshape(len(encoded), -1)
        self._rows = np.repeat(rows, self.sizes, axis=0)
        self._flat = np.array([piece for own in encoded for piece in own], dtype=np.int64)
        self._cls, self._sep = np.array([pieces.cls]), np.array([pieces.sep])

    def through(self, network: Network, window: Window) -> Outputs:
        """Let the network read a window."""
        a, b = self.ends[window.start], self.ends[window.end]
        edge = np.zeros((1, self._rows.shape[1]), dtype=np.int64)
        places = self.ends[window.start : window.end + 1] - a
        return network(
            np.concatenate((self._cls, self._flat[a:b], self._sep)),
            np.concatenate((edge, self._rows[a:b], edge)),
            places[:-1] + 1,
            places[1:],
        )


def read(block: Block, text: Encoded, network: Network) -> Reading:
    """Read one block of a text."""
    windows, said = list(block.windows), [text.through(network, window) for window in block.windows]
    likely = _likely(block, windows, said)
    starts = _cut_long(_starts(block, text, likely), block, text, likely)
    bounds = list(pairwise([*starts, block.end]))
    chosen: list[int] = []
    for start, end in bounds:
        number = central(windows, start, end)
        if number is None:
            number = len(windows)
            windows.append(Window(start, end))
            said.append(text.through(network, windows[-1]))
        chosen.append(number)
    places = [(said[n], a - windows[n].start, b - windows[n].start) for n, (a, b) in zip(chosen, bounds, strict=True)]
    words = said[0] if len(windows) == 1 else _joined(places)
    return Reading(block.start, block.end, tuple(starts), words, tuple(_pairs(*place) for place in places))


def _likely(block: Block, windows: Sequence[Window], said: Sequence[Outputs]) -> Floats:
    """Return each word's logit of beginning a sentence, from the window where it lies deepest."""
    if len(windows) == 1:
        return said[0].sentence
    likely = np.full(block.end - block.start, -np.inf, dtype=np.float32)
    depths = np.full(len(likely), -1)
    for window, out in zip(windows, said, strict=True):
        places = np.arange(window.end - window.start)
        own = slice(window.start - block.start, window.end - block.start)
        depth = np.minimum(places, places[::-1])
        deeper = depth > depths[own]
        likely[own][deeper] = out.sentence[deeper]
        depths[own][deeper] = depth[deeper]
    return likely


def _starts(block: Block, text: Encoded, likely: Floats) -> list[int]:
    if block.starts is not None:
        return list(block.starts)
    return [
        i for i, more in enumerate((likely > 0.0).tolist(), block.start) if more or i == block.start or i in text.lines
    ]


def _cut_long(starts: list[int], block: Block, text: Encoded, likely: Floats) -> list[int]:
    bounds = list(pairwise([*starts, block.end]))
    if all(text.ends[end] - text.ends[start] <= LIMIT for start, end in bounds):
        return starts
    ends = text.ends[block.start : block.end + 1]
    parts = (cut(start - block.start, end - block.start, ends, likely) for start, end in bounds)
    return [block.start + part for own in parts for part in own]


def _pairs(out: Outputs, start: int, end: int) -> Pairs:
    own = slice(start, end)
    arc = np.concatenate((out.arc[own, :1], out.arc[own, start + 1 : end + 1]), axis=1)
    return Pairs(arc, out.mention_start[own, own], out.mention_end[own, own])


def _joined(parts: Sequence[tuple[Outputs, int, int]]) -> Outputs:
    empty = np.zeros((0, 0), dtype=np.float32)
    columns: list[Any] = [
        empty if name in _PAIRS else np.concatenate([out[column][a:b] for out, a, b in parts])
        for column, name in enumerate(Outputs._fields)
    ]
    return Outputs(*columns)
