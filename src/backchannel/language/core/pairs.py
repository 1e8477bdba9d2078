"""What is told of two mentions beside their vectors: how far apart they stand and how their words compare.

Training and reading both come here, so that a pair looks the same to the scorer in both.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

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
"""How many mentions back an antecedent is looked for; one with the same head word is looked for without limit. Of the
nearest antecedents in the training documents, 97% (GUM) and 99% (LitBank) lie within it."""

TYPES = 10
"""Types of mentions that the network tells apart."""

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


def pairs(mentions: Mentions, words: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs (later, earlier) of mention indexes [P, 2], sorted, and the features of each pair [P, 7]."""
    count = len(mentions.heads)
    texts = [_content(words, s, e) for s, e in zip(mentions.starts, mentions.ends, strict=True)]
    heads = [words[h].casefold() for h in mentions.heads]
    ids = {head: number for number, head in enumerate(dict.fromkeys(heads))}
    keys = np.array([ids[head] for head in heads], dtype=np.int64)
    order = np.arange(count)
    near = (order[:, None] - order[None, :] <= NEAREST) | (keys[:, None] == keys[None, :])
    later, earlier = np.nonzero(near & (order[:, None] > order[None, :]))
    kinds = np.array(
        [_kind(words, h, s) for h, s in zip(mentions.heads, _firsts(mentions), strict=True)], dtype=np.int64
    )
    sentence, quoted = np.asarray(mentions.sentences, dtype=np.int64), np.asarray(mentions.quoted, dtype=np.int64)
    types = np.asarray(mentions.types, dtype=np.int64)
    starts, ends = np.asarray(mentions.starts, dtype=np.int64), np.asarray(mentions.ends, dtype=np.int64)
    nested = (starts[later] < ends[earlier]) & (starts[earlier] < ends[later])
    columns = (
        np.searchsorted(_EDGES, later - earlier, side="right"),
        np.searchsorted(_EDGES, sentence[later] - sentence[earlier], side="right"),
        kinds[later] * KINDS + kinds[earlier],
        _likeness(texts, keys, later, earlier),
        nested.astype(np.int64),
        quoted[later] * 2 + quoted[earlier],
        types[later] * TYPES + types[earlier],
    )
    shape = (0, len(columns)) if count == 0 else (-1, len(columns))
    return np.stack((later, earlier), axis=1), np.stack(columns, axis=1).astype(np.int64).reshape(shape)


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


def _likeness(
    texts: Sequence[tuple[str, ...]], keys: NDArray[np.int64], later: NDArray[np.int64], earlier: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Compare the words of each pair.

    0 unlike, 1 same words, 2 same head, 3 one within the other, 4 words in common, 5 one is the other's initials.
    """
    ids = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    numbers = np.array([ids[text] for text in texts], dtype=np.int64)
    unique = list(ids)
    sets = [frozenset(text) for text in unique]
    initials = [_initials(text) for text in unique]
    joined = ["".join(text).replace(".", "") for text in unique]
    first, second = numbers[later], numbers[earlier]
    # Mentions repeat each other's words, so each pair of different words is compared once.
    codes, places = np.unique(first * len(unique) + second, return_inverse=True)
    rows = (divmod(code, len(unique)) for code in codes.tolist())
    compared = [_compare(sets[a], sets[b], initials[a], initials[b], joined[a], joined[b]) for a, b in rows]
    likeness = np.array(compared, dtype=np.int64)[places]
    likeness[(keys[later] == keys[earlier]) & (likeness != 3)] = 2
    likeness[first == second] = 1
    return likeness


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
