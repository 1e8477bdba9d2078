"""A block of words through the network: what its windows say, joined without a seam.

Each sentence is taken whole from one window, the one where it lies deepest; where no window holds it, it gets a window
of its own. A line can be a whole book: windows are read as they are needed and dropped when their sentences are
settled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from backchannel.language.core.analysis import Words
from backchannel.language.core.features import BREAKS, features
from backchannel.language.core.network import Floats, Ints, Network, Outputs
from backchannel.language.core.pieces import Pieces
from backchannel.language.core.windows import Block, Window, central, farthest, sentence_end

STRETCH = 1000
"""Words of a long line that are decoded together, and the rest of a sentence: with the tables of the windows that hold
them some 20 MB."""

_LINE = BREAKS.index("line")
_PAIRS = frozenset(("arc", "mention_start", "mention_end"))


class Pairs(NamedTuple):
    """Scores between the words of one sentence: `arc` [n, 1 + n], `first` and `last` [n, n]; see `network.Outputs`."""

    arc: Floats
    first: Floats
    last: Floats


class Reading(NamedTuple):
    """Whole sentences of a block, which begin at `starts` (words of the text); `words` has one row a word.

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


class _Sentence(NamedTuple):
    """Words `start` to `end` (exclusive) of the text, and the window they are taken from."""

    start: int
    end: int
    window: Window
    out: Outputs


def read(block: Block, text: Encoded, network: Network) -> Iterator[Reading]:
    """Read one block of a text: a reading of it all, or of one stretch after the other where it has many windows."""
    settling = _Settling(block, text, network)
    done: list[_Sentence] = []
    start = block.start
    while start < block.end:
        done.append(settling.sentence(start))
        start = done[-1].end
        whole = len(block.windows) == 1
        if start == block.end or (start - done[0].start >= STRETCH and not whole):
            words = done[0].out if whole else _joined(done)
            yield Reading(done[0].start, start, tuple(s.start for s in done), words, tuple(map(_pairs, done)))
            done = []


class _Settling:
    """Finds the sentences of a block from the first to the last; of its windows, holds those that can still matter."""

    def __init__(self, block: Block, text: Encoded, network: Network) -> None:
        self._start, self._text, self._network = block.start, text, network
        self._coming = deque(block.windows)
        self._windows: list[Window] = []
        self._said: list[Outputs] = []
        self._ends = text.ends[block.start : block.end + 1]
        count = block.end - block.start
        # Logits of beginning a sentence, each from the window where the word lies deepest, and how deep that is.
        self._likely = np.full(count, -np.inf, dtype=np.float32)
        self._depths = np.full(count, -1)
        self._is_known = block.starts is not None
        self._begins = np.zeros(count, dtype=bool)
        lines = (i for i in range(block.start, block.end) if i in text.lines)
        self._begins[[i - block.start for i in (lines if block.starts is None else block.starts)]] = True
        self._sure = self._begins.copy()

    def sentence(self, start: int) -> _Sentence:
        """Settle the sentence that begins at the word `start`; the words before it must be settled already."""
        own = start - self._start
        self._forget(start)
        self._read(self._start + farthest(own, self._ends))
        end = self._start + sentence_end(own, self._begins, self._ends, self._likely)
        number = central(self._windows, start, end)
        if number is not None:
            return _Sentence(start, end, self._windows[number], self._said[number])
        alone = Window(start, end)
        return _Sentence(start, end, alone, self._text.through(self._network, alone))

    def _forget(self, start: int) -> None:
        """Drop the windows that end before the word `start`, and so hold no sentence to come."""
        while self._windows and self._windows[0].end <= start:
            del self._windows[0], self._said[0]

    def _read(self, last: int) -> None:
        """Read all windows that have the word `last` or one before it."""
        while self._coming and self._coming[0].start <= last:
            window = self._coming.popleft()
            out = self._text.through(self._network, window)
            self._windows.append(window)
            self._said.append(out)
            places = np.arange(window.end - window.start)
            own = slice(window.start - self._start, window.end - self._start)
            depth = np.minimum(places, places[::-1])
            deeper = depth > self._depths[own]
            self._likely[own][deeper] = out.sentence[deeper]
            self._depths[own][deeper] = depth[deeper]
            if not self._is_known:
                self._begins[own] = self._sure[own] | (self._likely[own] > 0.0)


def _pairs(sentence: _Sentence) -> Pairs:
    out = sentence.out
    start, end = sentence.start - sentence.window.start, sentence.end - sentence.window.start
    own = slice(start, end)
    arc = np.concatenate((out.arc[own, :1], out.arc[own, start + 1 : end + 1]), axis=1)
    return Pairs(arc, out.mention_start[own, own], out.mention_end[own, own])


def _joined(sentences: Sequence[_Sentence]) -> Outputs:
    empty = np.zeros((0, 0), dtype=np.float32)
    parts = [(s.out, s.start - s.window.start, s.end - s.window.start) for s in sentences]
    columns: list[Any] = [
        empty if name in _PAIRS else np.concatenate([out[column][a:b] for out, a, b in parts])
        for column, name in enumerate(Outputs._fields)
    ]
    return Outputs(*columns)
