"""The best tree, against trying every tree."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from backchannel.language.core import tree


def leads_to_root(heads: tuple[int, ...]) -> bool:
    for word in range(len(heads)):
        seen = {word}
        while (word := heads[word]) != tree.ROOT:
            if word in seen:
                return False
            seen.add(word)
    return True


def total(scores: NDArray[np.float64], heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


def best_by_trying(scores: NDArray[np.float64]) -> float:
    count = len(scores)
    trees = (
        heads
        for heads in product(range(-1, count), repeat=count)
        if heads.count(tree.ROOT) == 1 and leads_to_root(heads)
    )
    return max(total(scores, heads) for heads in trees)


squares = st.integers(1, 5).flatmap(
    lambda n: arrays.arrays(np.float64, (n, n + 1), elements=st.integers(-9, 9).map(float))
)


@settings(deadline=None)
@given(squares)
def test_no_other_tree_with_one_root_scores_more(scores: NDArray[np.float64]) -> None:
    heads = tuple(tree.heads(scores).tolist())
    assert heads.count(tree.ROOT) == 1
    assert leads_to_root(heads)
    assert total(scores, heads) == best_by_trying(scores)


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_long_sentences_get_one_tree_too(count: int, seed: int) -> None:
    heads = tuple(tree.heads(np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)).tolist())
    assert heads.count(tree.ROOT) == 1
    assert leads_to_root(heads)


def test_a_word_is_never_its_own_head() -> None:
    scores = np.array([[0.0, 9.0, 1.0], [0.0, 1.0, 9.0]])
    assert sorted(tree.heads(scores).tolist()) in ([-1, 0], [-1, 1])


def test_the_scores_are_left_as_they_were() -> None:
    scores = np.array([[5.0, 0.0, 1.0], [5.0, 1.0, 0.0]])
    before = scores.copy()
    tree.heads(scores)
    assert (scores == before).all()


@pytest.mark.parametrize(("roots", "expected"), [((5.0, 4.0), [-1, 0]), ((4.0, 5.0), [1, -1])])
def test_of_two_words_that_would_be_root_the_better_is(roots: tuple[float, float], expected: list[int]) -> None:
    scores = np.array([[roots[0], 0.0, 1.0], [roots[1], 1.0, 0.0]])
    assert tree.heads(scores).tolist() == expected
