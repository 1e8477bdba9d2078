"""Blocks and windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from backchannel.language.core.analysis import Words
from backchannel.language.core.features import BREAKS
from backchannel.language.core.windows import LIMIT, WINDOW, Block, blocks, central, farthest, sentence_end

SPACE, LINE = BREAKS.index("space"), BREAKS.index("line")


def words(breaks: list[bool], starts: tuple[int, ...] | None = None) -> Words:
    return Words(
        ("x",) * len(breaks), tuple(LINE if line or i == 0 else SPACE for i, line in enumerate(breaks)), starts
    )


texts = st.lists(st.tuples(st.booleans(), st.integers(1, 24)), max_size=12).flatmap(
    lambda drawn: st.integers(1, 60).map(
        # A few drawn words, repeated, so that lines grow longer than windows.
        lambda times: ([line and k == 0 for line, _ in drawn for k in range(times)], [n for _, n in drawn] * times)
    )
)


@settings(deadline=None)
@given(texts, st.booleans())
def test_blocks_cover_a_text_and_windows_cover_blocks(text: tuple[list[bool], list[int]], known: bool) -> None:
    breaks, sizes = text
    starts = tuple(i for i in range(len(breaks)) if i % 7 == 0) if known else None
    made = list(blocks(words(breaks, starts), sizes))
    assert [i for block in made for i in range(block.start, block.end)] == list(range(len(breaks)))
    for block in made:
        assert block.start == 0 or (breaks[block.start] if starts is None else block.start in starts)
        assert {i for w in block.windows for i in range(w.start, w.end)} == set(range(block.start, block.end))
        for window in block.windows:
            assert sum(sizes[window.start : window.end]) <= (WINDOW if starts is None else LIMIT)
        for a, b in pairwise(block.windows):
            assert a.start < b.start <= a.end < b.end
        if starts is not None:
            assert block.starts == tuple(s for s in starts if block.start <= s < block.end)


def test_lines_share_a_window_as_long_as_it_holds_them() -> None:
    lines = [i % 10 == 0 for i in range(100)]
    made = list(blocks(words(lines), [5] * 100))
    assert [(b.start, b.end) for b in made] == [(0, 40), (40, 80), (80, 100)]


def test_a_long_line_is_read_through_windows_that_overlap() -> None:
    (block,) = blocks(words([False] * 400), [1] * 400)
    assert [(w.start, w.end) for w in block.windows] == [(0, 224), (128, 352), (176, 400)]
    assert central(block.windows, 0, 20) == 0
    assert central(block.windows, 200, 220) == 1
    assert central(block.windows, 390, 400) == 2
    assert central(block.windows, 100, 360) is None


def test_a_known_sentence_has_a_window_of_its_own_length() -> None:
    made = list(blocks(words([False] * 320, (0, 300)), [1] * 320))
    assert [(b.start, b.end, b.windows) for b in made] == [
        (0, 300, (made[0].windows[0],)),
        (300, 320, (made[1].windows[0],)),
    ]


def test_a_text_without_words_has_no_blocks() -> None:
    assert list[Block](blocks(Words((), ()), [])) == []


def sentences(begins: NDArray[np.bool_], ends: NDArray[np.int64], likely: NDArray[np.floating]) -> list[int]:
    starts = [0]
    while (end := sentence_end(starts[-1], begins, ends, likely)) < len(begins):
        starts.append(end)
    return starts


@settings(deadline=None)
@given(st.lists(st.integers(1, 24), min_size=1, max_size=400), st.integers(0, 2**32 - 1))
def test_every_sentence_can_be_read(sizes: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    ends = np.concatenate(([0], np.cumsum(sizes)))
    begins = rng.random(len(sizes)) < rng.choice([0.0, 0.005, 0.2])
    starts = sentences(begins, ends, rng.normal(size=len(sizes)))
    assert starts == sorted(set(starts))
    assert set(np.flatnonzero(begins).tolist()) <= {0, *starts}
    for start, end in pairwise([*starts, len(sizes)]):
        assert sum(sizes[start:end]) <= LIMIT
        assert end <= farthest(start, ends)


def test_a_long_sentence_is_cut_where_a_boundary_is_likeliest() -> None:
    likely = np.zeros(600)
    likely[[100, 400]] = 9.0, 5.0
    assert sentences(np.zeros(600, dtype=bool), np.arange(601), likely) == [0, 400]


def test_a_sentence_as_long_as_can_be_read_is_not_cut() -> None:
    begins = np.zeros(LIMIT + 5, dtype=bool)
    begins[LIMIT] = True
    assert sentences(begins, np.arange(len(begins) + 1), np.zeros(len(begins))) == [0, LIMIT]
