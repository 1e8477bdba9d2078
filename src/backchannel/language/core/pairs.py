"""What is told of two mentions beside their vectors: how far apart they stand and how their words compare.

Training and reading both come here, so that a pair looks the same to the scorer in both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Ints = NDArray[np.int64]

PRONOUNS = (
    ("i", "me", "my", "mine", "myself"),
    ("you", "your", "yours", "yourself", "yourselves"),
    ("he", "him", "his", "himself"),
    ("she", "her", "hers", "herself"),
    ("it", "its", "itself"),
    ("we", "us", "our", "ours", "ourselves"),
    ("they", "them", "their", "theirs", "themselves", "'em", "themself"),
    ("who", "whom", "whose", "which", "that"),
    ("this", "these", "those"),
    ("there", "here", "then", "where", "when"),
)
"""Classes of words that refer by grammar alone; members of a class can stand for each other."""

_CLASS = {word: number for number, group in enumerate(PRONOUNS) for word in group}
_NAME, _NOMINAL = len(PRONOUNS), len(PRONOUNS) + 1
KINDS = len(PRONOUNS) + 2
"""Kinds of mentions: a class of pronouns, a name (its head has a capital that no sentence gives), another nominal."""

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

_EDGES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
FEATURES = {
    "distance": len(_EDGES) + 1,
    "sentences": len(_EDGES) + 1,
    "kinds": KINDS * KINDS,
    "words": 6,
    "nested": 2,
    "quoted": 4,
    "types": TYPES * TYPES,
}
"""Columns of a pair's features, each with the number of its values."""

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"))


class Mentions(Struct, frozen=True):
    """Mentions in the order of their heads: word ranges, heads, sentences, whether inside a quotation, and types."""

    starts: Sequence[int]
    ends: Sequence[int]
    heads: Sequence[int]
    sentences: Sequence[int]
    quoted: Sequence[int]
    types: Sequence[int]


class Block(NamedTuple):
    """Pairs (later, earlier) of mention indexes [P, 2], sorted, and the features of each pair [P, 7]."""

    pairs: Ints
    features: Ints


def pairs(mentions: Mentions, words: Sequence[str]) -> tuple[Ints, Ints]:
    """Return all pairs of a text [P, 2], sorted, and their features [P, 7]; `words` are the text's."""
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
        ids = {head: number for number, head in enumerate(self._same)}
        self._keys = _whole([ids[head] for head in self._heads])
        firsts = _firsts(mentions)
        self._kinds = _whole([_kind(words, head, first) for head, first in zip(mentions.heads, firsts, strict=True)])
        self._sentences, self._quoted = _whole(mentions.sentences), _whole(mentions.quoted)
        self._types, self._starts, self._ends = (_whole(m) for m in (mentions.types, mentions.starts, mentions.ends))
        self._texts = _Texts([_content(words, s, e) for s, e in zip(mentions.starts, mentions.ends, strict=True)])

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
            self._texts.likeness(later, earlier, self._keys[later] == self._keys[earlier]),
            nested.astype(np.int64),
            self._quoted[later] * 2 + self._quoted[earlier],
            self._types[later] * TYPES + self._types[earlier],
        )
        return np.stack(columns, axis=1).astype(np.int64, copy=False)


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


def _kind(words: Sequence[str], head: int, first: bool) -> int:
    word = words[head]
    number = _CLASS.get(word.casefold())
    if number is not None:
        return number
    return _NAME if word[:1].isupper() and not first else _NOMINAL


def _content(words: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    folded = [w.casefold() for w in words[start:end]]
    while folded and folded[0] in _ARTICLES:
        folded.pop(0)
    while folded and folded[-1] in ("'s", "\u2019s", "'"):
        folded.pop()
    return tuple(folded)


class _Texts:
    """The words of each mention, without articles, ready to be compared."""

    def __init__(self, texts: Sequence[tuple[str, ...]]) -> None:
        ids = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        self._numbers = _whole([ids[text] for text in texts])
        self._sets = [frozenset(text) for text in ids]
        self._initials = [_initials(text) for text in ids]
        self._joined = ["".join(text).replace(".", "") for text in ids]

    def likeness(self, later: Ints, earlier: Ints, same_head: NDArray[np.bool_]) -> Ints:
        """Compare the words of each pair.

        0 unlike, 1 same words, 2 same head, 3 one within the other, 4 words in common, 5 one is the other's initials.
        """
        first, second = self._numbers[later], self._numbers[earlier]
        # Mentions repeat each other's words, so each pair of different words is compared once.
        codes, places = np.unique(first * len(self._sets) + second, return_inverse=True)
        compared = [self._compared(*divmod(code, len(self._sets))) for code in codes.tolist()]
        likeness = _whole(compared)[places]
        likeness[same_head & (likeness != 3)] = 2
        likeness[first == second] = 1
        return likeness

    def _compared(self, a: int, b: int) -> int:
        sets, initials, joined = self._sets, self._initials, self._joined
        return _compare(sets[a], sets[b], initials[a], initials[b], joined[a], joined[b])


def _initials(text: Sequence[str]) -> str:
    return "".join(w[0] for w in text if w[0].isalnum() and w not in ("of", "the", "and", "for"))


def _compare(
    a: frozenset[str], b: frozenset[str], initials_a: str, initials_b: str, joined_a: str, joined_b: str
) -> int:
    if (len(a) == 1 and len(joined_a) > 1 and joined_a == initials_b) or (
        len(b) == 1 and len(joined_b) > 1 and joined_b == initials_a
    ):
        return 5
    if a and b and (a <= b or b <= a):
        return 3
    return 4 if any(len(word) > 3 for word in a & b) else 0
