"""The best path of tags, against trying every path; spans of a path."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from backchannel.language.core.viterbi import Grammar, TagSpan, best_path, spans

BIOES = Grammar.bioes(("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-ORG", "I-ORG", "E-ORG", "S-ORG"))
BIO = Grammar.bio(("O", "B-cue", "I-cue"))


def is_allowed(tags: tuple[str, ...], *, closed: bool) -> bool:
    """Say whether tags follow each other rightly, in other words than the grammar's tables do."""
    opened: str | None = None
    for tag in tags:
        place, _, label = tag.partition("-")
        if closed and opened is not None and not (place in "IE" and label == opened):
            return False
        if place in "IE" and opened != label:
            return False
        opened = label if place in "BI" else None
    return not closed or opened is None


@pytest.mark.parametrize(("grammar", "closed"), [(BIOES, True), (BIO, False)])
def test_the_grammar_allows_what_the_scheme_allows(grammar: Grammar, closed: bool) -> None:
    for numbers in product(range(len(grammar.tags)), repeat=3):
        allowed = (
            bool(grammar.begins[numbers[0]])
            and bool(grammar.ends[numbers[-1]])
            and all(grammar.follows[a, b] for a, b in pairwise(numbers))
        )
        assert allowed == is_allowed(tuple(grammar.tags[n] for n in numbers), closed=closed)


def scores_of(grammar: Grammar) -> st.SearchStrategy[NDArray[np.float64]]:
    return st.integers(1, 4).flatmap(
        lambda n: arrays.arrays(np.float64, (n, len(grammar.tags)), elements=st.integers(-9, 9).map(float))
    )


@settings(deadline=None)
@given(scores_of(BIOES))
def test_no_other_allowed_path_scores_more(scores: NDArray[np.float64]) -> None:
    path = best_path(scores, BIOES)
    assert is_allowed(tuple(BIOES.tags[n] for n in path), closed=True)
    best = max(
        sum(scores[i, n] for i, n in enumerate(numbers))
        for numbers in product(range(len(BIOES.tags)), repeat=len(scores))
        if is_allowed(tuple(BIOES.tags[n] for n in numbers), closed=True)
    )
    assert sum(scores[i, n] for i, n in enumerate(path)) == best


def test_no_words_have_no_tags() -> None:
    assert best_path(np.zeros((0, len(BIOES.tags))), BIOES).tolist() == []


def test_a_path_may_begin_inside_where_it_is_told_so() -> None:
    scores = np.array([[0.0, 1.0, 5.0]])
    assert BIO.tags[best_path(scores, BIO)[0]] == "B-cue"
    assert BIO.tags[best_path(scores, BIO, np.ones(3, dtype=bool))[0]] == "I-cue"


def test_spans_of_a_path() -> None:
    names = ["S-ORG", "O", "B-PER", "I-PER", "E-PER", "B-ORG", "E-ORG"]
    path = np.array([BIOES.tags.index(name) for name in names])
    assert spans(path, BIOES) == [TagSpan(0, 1, "ORG"), TagSpan(2, 5, "PER"), TagSpan(5, 7, "ORG")]
    assert spans(np.array([1, 2, 1, 0]), BIO) == [TagSpan(0, 2, "cue"), TagSpan(2, 3, "cue")]
