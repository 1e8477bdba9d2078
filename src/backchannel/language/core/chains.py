"""Which mentions speak of the same: each mention is linked to its best antecedent, or begins a chain of its own.

The scorer is the word-level one of Dobrovolskii ("Word-Level Coreference Resolution", EMNLP 2021), made small: a
mention is the vector of its head word, and a pair is scored by one hidden layer over the product of both vectors, each
vector alone, and the pair's features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backchannel.language.core.pairs import FEATURES, Mentions, pairs

Array = NDArray[np.float32]


class Scorer(Struct, frozen=True):
    """Weights of the pair scorer: vectors have C numbers, the hidden layer H.

    `product`, `later` and `earlier` are [C, H]; `tables` has an array [values, H] for each column of features; `bias`
    is [H]; `out` is [H]; `threshold` is the score of beginning a new chain.
    """

    product: Array
    later: Array
    earlier: Array
    tables: tuple[Array, ...]
    bias: Array
    out: Array
    threshold: float


def scorer(arrays: Mapping[str, Array]) -> Scorer:
    """Take the scorer's weights from the arrays of `core.npz`."""
    return Scorer(
        arrays["pair_product"],
        arrays["pair_later"],
        arrays["pair_earlier"],
        tuple(arrays[f"pair_{name}"] for name in FEATURES),
        arrays["pair_bias"],
        arrays["pair_out"],
        float(arrays["pair_threshold"]),
    )


_AT_ONCE = 20_000
"""Pairs scored in one go, which bounds memory at some 30 MB whatever the text's length."""


def link(weights: Scorer, mentions: Mentions, vectors: Array, words: Sequence[str]) -> list[int]:
    """Return the chain of each mention, numbered from 0 by first mention; a mention alone has a chain of its own.

    `vectors` [M, C] belong to the mentions, which stand in the order of their heads.
    """
    chains = list(range(len(mentions.heads)))
    if len(chains) < 2:
        return chains
    linked, features = pairs(mentions, words)
    scores: Array = np.concatenate(
        [
            _scores(weights, vectors, linked[i : i + _AT_ONCE], features[i : i + _AT_ONCE])
            for i in range(0, len(linked), _AT_ONCE)
        ]
    )
    starts = np.searchsorted(linked[:, 0], np.arange(len(chains) + 1))
    for mention in range(1, len(chains)):
        own = scores[starts[mention] : starts[mention + 1]]
        if own.size and own.max() > weights.threshold:
            chains[mention] = chains[int(linked[starts[mention] + int(own.argmax()), 1])]
    numbers = {chain: number for number, chain in enumerate(dict.fromkeys(chains))}
    return [numbers[chain] for chain in chains]


def _scores(weights: Scorer, vectors: Array, linked: NDArray[np.int64], features: NDArray[np.int64]) -> Array:
    later, earlier = vectors @ weights.later, vectors @ weights.earlier
    product = (vectors[linked[:, 0]] * vectors[linked[:, 1]]) @ weights.product
    hidden: Array = product.astype(np.float32, copy=False)
    hidden += later[linked[:, 0]]
    hidden += earlier[linked[:, 1]]
    hidden += weights.bias
    for column, table in enumerate(weights.tables):
        hidden += table[features[:, column]]
    np.maximum(hidden, 0.0, out=hidden)
    scores: Array = hidden @ weights.out
    return scores
