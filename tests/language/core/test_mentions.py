"""Mentions of one sentence."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.language.core.mentions import Found, mentions


def matrix(count: int, chosen: dict[int, int]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    scores = np.zeros((count, count), dtype=np.float32)
    for head, place in chosen.items():
        scores[head, place] = 5.0
    return scores


def found(logits: list[float], first: dict[int, int], last: dict[int, int]) -> list[Found]:
    count = len(logits)
    return mentions(np.array(logits, dtype=np.float32), matrix(count, first), matrix(count, last))


def test_a_mention_is_a_head_with_its_span() -> None:
    # the envoy of Oman arrived
    assert found([-1, 2, -1, 3, -1], {1: 0, 3: 3}, {1: 3, 3: 3}) == [Found(0, 4, 1, 2.0), Found(3, 4, 3, 3.0)]


def test_a_sentence_may_have_none() -> None:
    assert found([-1, -2], {}, {}) == []


def test_a_span_holds_its_head_whatever_is_said() -> None:
    assert found([-1, 2, -1], {1: 2}, {1: 0}) == [Found(0, 2, 1, 2.0)]


def test_of_two_heads_with_the_same_words_the_surer_stays() -> None:
    assert found([2, 3], {0: 0, 1: 0}, {0: 1, 1: 1}) == [Found(0, 2, 1, 3.0)]


def test_the_less_sure_of_two_that_cross_is_cut() -> None:
    assert found([5, -1, 1, -1], {0: 0, 2: 1}, {0: 1, 2: 3}) == [Found(0, 2, 0, 5.0), Found(2, 4, 2, 1.0)]


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_spans_nest_or_stand_apart(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits, first, last = (rng.normal(size=s).astype(np.float32) for s in (count, (count, count), (count, count)))
    made = mentions(logits, first, last)
    assert [m.head for m in made] == sorted(m.head for m in made)
    assert len({(m.start, m.end) for m in made}) == len(made)
    for a in made:
        assert 0 <= a.start <= a.head < a.end <= count
        assert logits[a.head] > 0
        assert not any(a.start < b.start < a.end < b.end for b in made)
