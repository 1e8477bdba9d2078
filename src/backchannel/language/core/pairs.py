"""What is told of two mentions beside their vectors: how far apart they stand, how their words compare, what each is.

Training and reading both come here, so that a pair looks the same to the scorer in both; but training sees pieces of at
most 1,100 words, so that "came before" (`seen`) means "before in the piece" there and "before in the text" in reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from backchannel.language.core.forms import DETERMINERS, KINDS, PERSONS, Number, determiner_of, kind_of, person_of
from backchannel.language.core.likeness import Ints, Likeness, Texts, content

NEAREST = 120
"""How many mentions back an antecedent is looked for. Of the nearest antecedents in the training documents, 97% (GUM)
and 99% (LitBank) lie within it."""

SAME_HEAD = 50
"""How many antecedents with the same head word are looked for beyond the nearest: the last ones. A mention is in at
most NEAREST + SAME_HEAD pairs with earlier ones, whatever the text's length."""

TYPES = 10
"""Types of mentions that the network tells apart."""

_AT_ONCE = 128
"""Later mentions whose pairs are made in one go: at most 21,760 pairs, which take some 30 MB to score."""

_SEEN = 3
"""Whether a mention's words came before: not at all, its head word, all of them."""

_DETERMINED = len(DETERMINERS) + 1
_EDGES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
FEATURES = {
    "distance": len(_EDGES) + 1,
    "sentences": len(_EDGES) + 1,
    "kinds": KINDS * KINDS,
    "words": len(Likeness),
    "nested": 2,
    "quoted": 4,
    "types": TYPES * TYPES,
    "numbers": len(Number) ** 2,
    "determiners": _DETERMINED**2,
    "seen": _SEEN * _SEEN,
    "between": (len(_EDGES) + 1) * PERSONS,
}
"""Columns of a pair's features, each with the number of its values; of two mentions, the later one's value comes first.

`distance` counts mentions, `between` those of them that are of the earlier one's type, told apart by the later one's
person. `seen` says of each whether its head word or all of its words came before.
"""


class Mentions(Struct, frozen=True):
    """Mentions in the order of their heads; `quoted`: whether inside a quotation, `numbers`: grammatical (`Number`)."""

    starts: Sequence[int]
    ends: Sequence[int]
    heads: Sequence[int]
    sentences: Sequence[int]
    quoted: Sequence[int]
    types: Sequence[int]
    numbers: Sequence[int]


class Block(NamedTuple):
    """Pairs (later, earlier) of mention indexes [P, 2], sorted, and the features of each pair [P, F]."""

    pairs: Ints
    features: Ints


def pairs(mentions: Mentions, words: Sequence[str]) -> tuple[Ints, Ints]:
    """Return all pairs of a text [P, 2], sorted, and their features [P, F] as FEATURES; `words` are the text's."""
    made = list(blocks(mentions, words))
    if not made:
        return np.zeros((0, 2), dtype=np.int64), np.zeros((0, len(FEATURES)), dtype=np.int64)
    return np.concatenate([block.pairs for block in made]), np.concatenate([block.features for block in made])


def blocks(mentions: Mentions, words: Sequence[str]) -> Iterator[Block]:
    """Make the pairs of a text piece by piece, so that few are in memory at once; all pairs of a mention are in one.

    Each mention is paired with the NEAREST before it and with the last SAME_HEAD before those that have its head word.
    """
    told = _Told(mentions, words)
    for first in range(0, len(mentions.heads), _AT_ONCE):
        own = range(first, min(first + _AT_ONCE, len(mentions.heads)))
        before = [told.antecedents(mention) for mention in own]
        later = np.repeat(np.array(own, dtype=np.int64), [len(found) for found in before])
        earlier = np.array([mention for found in before for mention in found], dtype=np.int64)
        yield Block(np.stack((later, earlier), axis=1), told.features(later, earlier))


class _Told:
    """What is told of each mention alone, made once for all its pairs."""

    def __init__(self, mentions: Mentions, words: Sequence[str]) -> None:
        self._heads = [words[head].casefold() for head in mentions.heads]
        self._same: dict[str, list[int]] = defaultdict(list)
        for number, head in enumerate(self._heads):
            self._same[head].append(number)
        firsts = _firsts(mentions)
        self._kinds = _whole([kind_of(words, head, first) for head, first in zip(mentions.heads, firsts, strict=True)])
        self._sentences, self._quoted = _whole(mentions.sentences), _whole(mentions.quoted)
        self._types, self._starts, self._ends = (_whole(m) for m in (mentions.types, mentions.starts, mentions.ends))
        self._numbers = _whole(mentions.numbers)
        contents = [content(words, s, e) for s, e in zip(mentions.starts, mentions.ends, strict=True)]
        self._texts, self._seen = Texts(contents, self._heads), _seen(contents, self._heads)
        self._determiners = _whole(
            [determiner_of(words, s, h) for s, h in zip(mentions.starts, mentions.heads, strict=True)]
        )
        self._persons = _whole([person_of(number) for number in self._kinds.tolist()])
        self._of_type = _counts(self._types)

    def antecedents(self, mention: int) -> list[int]:
        """Return the earlier mentions that one is paired with, in the order of the text."""
        nearest = max(0, mention - NEAREST)
        same = self._same[self._heads[mention]]
        far = bisect_left(same, nearest)
        return [*same[max(0, far - SAME_HEAD) : far], *range(nearest, mention)]

    def features(self, later: Ints, earlier: Ints) -> Ints:
        """Return the features of pairs, in the order of FEATURES."""
        starts, ends = self._starts, self._ends
        nested = (starts[later] < ends[earlier]) & (starts[earlier] < ends[later])
        sentences = self._sentences[later] - self._sentences[earlier]
        columns = (
            np.searchsorted(_EDGES, later - earlier, side="right"),
            np.searchsorted(_EDGES, sentences, side="right"),
            self._kinds[later] * KINDS + self._kinds[earlier],
            self._texts.compare(later, earlier),
            nested.astype(np.int64),
            self._quoted[later] * 2 + self._quoted[earlier],
            self._types[later] * TYPES + self._types[earlier],
            self._numbers[later] * len(Number) + self._numbers[earlier],
            self._determiners[later] * _DETERMINED + self._determiners[earlier],
            self._seen[later] * _SEEN + self._seen[earlier],
            np.searchsorted(_EDGES, self._between(later, earlier), side="right") * PERSONS + self._persons[later],
        )
        return np.stack(columns, axis=1).astype(np.int64, copy=False)

    def _between(self, later: Ints, earlier: Ints) -> Ints:
        """Count the mentions between those of each pair that are of the earlier one's type."""
        own = self._types[earlier]
        between: Ints = self._of_type[later, own] - self._of_type[earlier + 1, own]
        return between


def _whole(numbers: Sequence[int]) -> Ints:
    return np.asarray(numbers, dtype=np.int64)


def _firsts(mentions: Mentions) -> list[bool]:
    """Tell for each mention whether it is the first of its sentence, where a capital says nothing of its head."""
    seen: set[int] = set()
    firsts = []
    for sentence, start, head in zip(mentions.sentences, mentions.starts, mentions.heads, strict=True):
        firsts.append(sentence not in seen and start == head)
        seen.add(sentence)
    return firsts


def _seen(contents: Sequence[tuple[str, ...]], heads: Sequence[str]) -> Ints:
    """Tell for each mention whether an earlier one has its words (2) or its head word alone (1)."""
    texts: set[tuple[str, ...]] = set()
    words: set[str] = set()
    seen = []
    for text, head in zip(contents, heads, strict=True):
        seen.append(2 if text in texts else 1 if head in words else 0)
        texts.add(text)
        words.add(head)
    return _whole(seen)


def _counts(types: Ints) -> Ints:
    """Return [M + 1, TYPES]: how many of the first m mentions are of each type."""
    counts = np.zeros((len(types) + 1, TYPES), dtype=np.int64)
    counts[np.arange(1, len(types) + 1), types] = 1
    return counts.cumsum(axis=0)
