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

from backchannel.language.core.likeness import Ints
from backchannel.language.core.pairs import FEATURES, Mentions, blocks

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


def link(weights: Scorer, mentions: Mentions, vectors: Array, words: Sequence[str]) -> list[int]:
    """Return the chain of each mention, numbered from 0 by first mention; a mention alone has a chain of its own.

    `vectors` [M, C] belong to the mentions, which stand in the order of their heads. Time and memory grow with the
    number of mentions: pairs are made and scored block by block.
    """
    chains = list(range(len(mentions.heads)))
    if len(chains) < 2:
        return chains
    alone = vectors @ weights.later, vectors @ weights.earlier
    for linked, features in blocks(mentions, words):
        scores = _scores(weights, vectors, alone, linked, features)
        later, begins = np.unique(linked[:, 0], return_index=True)
        for mention, begin, end in zip(later.tolist(), begins, [*begins[1:], len(linked)], strict=True):
            best = begin + int(scores[begin:end].argmax())
            if scores[best] > weights.threshold:
                chains[mention] = chains[linked[best, 1]]
    numbers = {chain: number for number, chain in enumerate(dict.fromkeys(chains))}
    return [numbers[chain] for chain in chains]


def _scores(weights: Scorer, vectors: Array, alone: tuple[Array, Array], linked: Ints, features: Ints) -> Array:
    """Score pairs; `alone` are the parts [M, H] that a mention adds as the later and as the earlier one."""
    later, earlier = linked[:, 0], linked[:, 1]
    product = (vectors[later] * vectors[earlier]) @ weights.product
    hidden: Array = product.astype(np.float32, copy=False)
    hidden += alone[0][later]
    hidden += alone[1][earlier]
    hidden += weights.bias
    for column, table in enumerate(weights.tables):
        hidden += table[features[:, column]]
    np.maximum(hidden, 0.0, out=hidden)
    scores: Array = hidden @ weights.out
    return scores
