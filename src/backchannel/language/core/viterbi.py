"""Tags that must follow each other (BIOES of names, BIO of attribution): the best allowed path, and its spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Path = NDArray[np.int64]


class TagSpan(NamedTuple):
    """Words `start` to `end` (exclusive) whose tags belong together, and the label that the tags share."""

    start: int
    end: int
    label: str


class Grammar(Struct, frozen=True):
    """Which tag may follow which: `follows` [tags, tags] (rows before columns), `begins` and `ends` [tags]."""

    tags: tuple[str, ...]
    follows: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    ends: NDArray[np.bool_]

    @classmethod
    def bioes(cls, tags: Sequence[str]) -> Grammar:
        """Make the grammar of BIOES tags such as `B-PER`: a span is `S`, or `B`, any number of `I`, and `E`."""
        opened = [tag[2:] if tag[:2] in ("B-", "I-") else None for tag in tags]
        closes = [tag[2:] if tag[:2] in ("I-", "E-") else None for tag in tags]
        return cls._make(tags, [[o == c for c in closes] for o in opened])

    @classmethod
    def bio(cls, tags: Sequence[str], *, adjoin: bool = True) -> Grammar:
        """Make the grammar of BIO tags: a span is `B` and any number of `I` of its label; anything may end it.

        `adjoin` says whether a span may begin right after another of its label.
        """
        inside = [tag[2:] if tag[:2] == "I-" else None for tag in tags]
        labels = [None if tag == "O" else tag[2:] for tag in tags]
        apart = [None if adjoin or tag[:2] != "B-" else tag[2:] for tag in tags]
        follows = [
            [(i is None or i == label) and (a is None or a != label) for i, a in zip(inside, apart, strict=True)]
            for label in labels
        ]
        return cls(
            tuple(tags), np.array(follows), np.array([i is None for i in inside]), np.ones(len(tags), dtype=bool)
        )

    @classmethod
    def _make(cls, tags: Sequence[str], follows: list[list[bool]]) -> Grammar:
        begins = np.array([tag[:2] not in ("I-", "E-") for tag in tags])
        ends = np.array([tag[:2] not in ("B-", "I-") for tag in tags])
        return cls(tuple(tags), np.array(follows), begins, ends)


def best_path(scores: Scores, grammar: Grammar, begins: NDArray[np.bool_] | None = None) -> Path:
    """Return the allowed path of the highest sum of `scores` [words, tags]; the first tag must be one that `begins`.

    The best tag of each word is the best path where it is allowed, which is nearly always: only then it is searched for
    (Viterbi, 1967).
    """
    begins = grammar.begins if begins is None else begins
    path: Path = scores.argmax(axis=1)
    if len(path) == 0:
        return path
    if begins[path[0]] and grammar.ends[path[-1]] and grammar.follows[path[:-1], path[1:]].all():
        return path
    barred = np.where(grammar.follows, 0.0, -np.inf)
    total = np.where(begins, scores[0], -np.inf)
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        reached = total[:, None] + barred
        back[word] = reached.argmax(axis=0)
        total = reached.max(axis=0) + scores[word]
    path[-1] = np.where(grammar.ends, total, -np.inf).argmax()
    for word in range(len(scores) - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def spans(path: Path, grammar: Grammar) -> list[TagSpan]:
    """Return the spans of a path that the grammar allows."""
    found: list[TagSpan] = []
    # Most words carry "O": only the others are looked at.
    for i in np.flatnonzero(path != grammar.tags.index("O")).tolist():
        place, label = grammar.tags[path[i]].split("-", 1)
        if place in "BS":
            found.append(TagSpan(i, i + 1, label))
        else:
            found[-1] = found[-1]._replace(end=i + 1)
    return found
