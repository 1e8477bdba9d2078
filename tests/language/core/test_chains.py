"""Which mentions are linked, and what is told of a pair."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.language.core import chains
from backchannel.language.core.likeness import Likeness
from backchannel.language.core.pairs import FEATURES, NEAREST, SAME_HEAD, Mentions, blocks, pairs

WIDTH, HIDDEN = 4, 3
COLUMNS = list(FEATURES)


def mentions(spans: list[tuple[int, int]], heads: list[int], sentences: list[int] | None = None) -> Mentions:
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    nothing = [0] * len(heads)
    return Mentions(starts, ends, heads, sentences or nothing, nothing, nothing, nothing)


def scorer(**tables: dict[int, float]) -> chains.Scorer:
    """Return a scorer that looks at features alone: a score for each value that is named, and -1 for all else."""
    arrays: dict[str, Any] = {f"pair_{name}": np.zeros((n, HIDDEN), np.float32) for name, n in FEATURES.items()}
    for name in ("pair_product", "pair_later", "pair_earlier"):
        arrays[name] = np.zeros((WIDTH, HIDDEN), np.float32)
    for name, scores in tables.items():
        for value, score in scores.items():
            arrays[f"pair_{name}"][value, 0] = score
    arrays |= {
        "pair_bias": np.zeros(HIDDEN, np.float32),
        "pair_out": np.array([1, 0, 0], np.float32),
        "pair_threshold": np.float32(0.5) * np.ones((), np.float32),
    }
    return chains.scorer(arrays)


@pytest.mark.parametrize(
    ("later", "earlier", "likeness"),
    [
        ("the envoy", "an envoy", Likeness.SAME_WORDS),
        ("Envoy", "the envoy", Likeness.SAME_WORDS),
        ("Mr Annan", "Kofi Annan", Likeness.SAME_HEAD),
        ("Annan", "Kofi Annan", Likeness.SHORTER),
        ("the new envoy", "the envoy", Likeness.LONGER),
        ("Gaza", "the Gaza authorities", Likeness.PART_OF),
        ("the Gaza authorities", "Gaza", Likeness.HAS_AS_PART),
        ("the UN", "the United Nations", Likeness.INITIALS),
        ("the United Nations", "the UN", Likeness.INITIALS),
        ("Libyan rebels", "Libyan airports", Likeness.SOME_WORDS),
        ("the Libyans", "Libya", Likeness.HEADS_BEGIN_ALIKE),
        ("his", "her", Likeness.NONE),
        ("the talks", "Geneva", Likeness.NONE),
    ],
)
def test_the_words_of_two_mentions_are_compared(later: str, earlier: str, likeness: Likeness) -> None:
    first, second = earlier.split(), later.split()
    words = [*first, "and", *second]
    spans = [(0, len(first)), (len(first) + 1, len(words))]
    _, features = pairs(mentions(spans, [end - 1 for _, end in spans]), words)
    assert features[0, COLUMNS.index("words")] == likeness


def test_the_later_mention_of_the_same_words_joins_the_chain_of_the_nearest() -> None:
    words = ["Amal", "met", "Karim", "and", "Amal", "left"]
    found = mentions([(0, 1), (2, 3), (4, 5)], [0, 2, 4])
    assert chains.link(scorer(words={1: 2.0}), found, np.zeros((3, WIDTH), np.float32), words) == [0, 1, 0]


def test_a_chain_grows_through_its_members() -> None:
    words = ["talks", "talks", "talks"]
    found = mentions([(0, 1), (1, 2), (2, 3)], [0, 1, 2])
    assert chains.link(scorer(distance={1: 2.0}), found, np.zeros((3, WIDTH), np.float32), words) == [0, 0, 0]


def test_one_mention_or_none_needs_no_antecedent() -> None:
    none = np.zeros((0, WIDTH), np.float32)
    assert chains.link(scorer(), mentions([], []), none, []) == []
    assert chains.link(scorer(), mentions([(0, 1)], [0]), none, ["Amal"]) == [0]


def test_the_same_name_is_found_however_far_back() -> None:
    count = NEAREST + 40
    words = ["Amal", *(f"w{number}" for number in range(count)), "Amal"]
    found = mentions([(i, i + 1) for i in range(len(words))], list(range(len(words))))
    linked, _ = pairs(found, words)
    assert [len(words) - 1, 0] in linked.tolist()
    assert [len(words) - 2, 0] not in linked.tolist()


def test_a_mention_is_paired_with_the_nearest_and_the_last_of_its_head_word_before_them() -> None:
    words = ["he", "Amal", "talks"] * 200
    found = mentions([(i, i + 1) for i in range(len(words))], list(range(len(words))))
    linked, features = pairs(found, words)
    assert features.shape == (len(linked), len(FEATURES))
    made: dict[int, list[int]] = {}
    for later, earlier in linked.tolist():
        made.setdefault(later, []).append(earlier)
    for later in range(1, len(words)):
        far = [i for i in range(later - NEAREST) if words[i] == words[later]][-SAME_HEAD:]
        assert made[later] == [*far, *range(max(0, later - NEAREST), later)]


def test_pairs_of_a_long_text_are_few() -> None:
    words = ["he", "it"] * 10_000
    found = mentions([(i, i + 1) for i in range(len(words))], list(range(len(words))))
    seen = 0
    for linked, features in blocks(found, words):
        assert len(linked) == len(features) <= 128 * (NEAREST + SAME_HEAD)
        later, counts = np.unique(linked[:, 0], return_counts=True)
        assert counts.max() <= NEAREST + SAME_HEAD
        seen += len(later)
    assert seen == len(words) - 1
    numbers = chains.link(scorer(words={1: 2.0}), found, np.zeros((len(words), WIDTH), np.float32), words)
    assert numbers == [0, 1] * 10_000


def test_a_text_without_mentions_has_no_pairs() -> None:
    linked, features = pairs(mentions([], []), ["Amal"])
    assert linked.shape == (0, 2)
    assert features.shape == (0, len(FEATURES))


@given(st.lists(st.sampled_from(["Amal", "he", "talks", "the", "UN"]), min_size=1, max_size=30), st.integers(0, 9))
def test_chains_are_numbered_by_first_mention(words: list[str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    random = scorer(words={1: 1.0, 2: 1.0}, distance={1: float(rng.integers(0, 2))})
    found = mentions([(i, i + 1) for i in range(len(words))], list(range(len(words))))
    numbers = chains.link(random, found, np.zeros((len(words), WIDTH), np.float32), words)
    assert list(dict.fromkeys(numbers)) == list(range(max(numbers) + 1))
    same = {word: {n for w, n in zip(words, numbers, strict=True) if w == word} for word in words}
    assert all(len(chain) == 1 for chain in same.values())
