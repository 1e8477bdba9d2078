"""Which relation an arc has, once the tree is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Relations:
    """Labels arcs: the logits of dependent d and head h are W·(d*h) + A·d + B·h + b.

    `labels` in the order of their ids; `arrays` has `rel_w`, `rel_a`, `rel_b` [labels, R] and `rel_bias` [labels].
    """

    def __init__(self, labels: Sequence[str], arrays: Mapping[str, Floats]) -> None:
        self._labels = tuple(labels)
        self._product, self._dependent, self._head = (arrays[name].T.copy() for name in ("rel_w", "rel_a", "rel_b"))
        self._bias = arrays["rel_bias"].copy()
        # "root" belongs to the root and to no other word: an arc between words never has it.
        if "root" in self._labels:
            self._bias[self._labels.index("root")] = -np.inf

    def label(self, dependent: Floats, head: Floats, heads: NDArray[np.int64]) -> list[str]:
        """Return the relation of each word to its head, "root" for a root.

        `dependent` and `head` [n, R] are the words' vectors in either part; `heads` [n] counts words from 0 and has a
        word's own number for a root.
        """
        chosen = head[heads]
        logits = (dependent * chosen) @ self._product + dependent @ self._dependent + chosen @ self._head + self._bias
        named = [self._labels[i] for i in logits.argmax(axis=1).tolist()]
        return [
            "root" if own else name for own, name in zip((heads == np.arange(len(heads))).tolist(), named, strict=True)
        ]
