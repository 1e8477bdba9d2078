"""How the words of two mentions compare: the oldest and still the best sign that names and nouns speak of the same."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Likeness(IntEnum):
    """What the later mention of a pair has of the earlier one's words; articles and possessives don't count.

    With one head word in both, the later one can be SHORTER or LONGER; with different heads, all its words can be
    PART_OF the earlier one's, or it has those as a part. Of the last kind are `Israel` and `Israeli`: the head words
    differ, but begin with the same letters.
    """

    NONE = 0
    SAME_WORDS = 1
    SAME_HEAD = 2
    SHORTER = 3
    LONGER = 4
    PART_OF = 5
    HAS_AS_PART = 6
    INITIALS = 7
    SOME_WORDS = 8
    HEADS_BEGIN_ALIKE = 9


_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"))
_POSSESSIVES = ("'s", "\u2019s", "'")
_SMALL = 3
"""Letters of words that two mentions can have in common without being alike, such as "of": by judgement."""
_BEGINNING = 5
"""Letters that heads which begin alike share, and the least length of both: by judgement."""


def content(words: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """Return the words of a mention in small letters, without its article and a possessive at its end."""
    folded = [word.casefold() for word in words[start:end]]
    while len(folded) > 1 and folded[0] in _ARTICLES:
        folded.pop(0)
    while len(folded) > 1 and folded[-1] in _POSSESSIVES:
        folded.pop()
    return tuple(folded)


class Texts:
    """The content words of each mention and its head word in small letters, ready to be compared."""

    def __init__(self, texts: Sequence[tuple[str, ...]], heads: Sequence[str]) -> None:
        keys = list(zip(texts, heads, strict=True))
        ids = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        self._numbers = np.asarray([ids[key] for key in keys], dtype=np.int64)
        self._distinct = [_Text(text, head) for text, head in ids]

    def compare(self, later: Ints, earlier: Ints) -> Ints:
        """Return the `Likeness` of each pair of mentions."""
        # Mentions repeat each other's words, so each pair of different words is compared once.
        codes, places = np.unique(
            self._numbers[later] * len(self._distinct) + self._numbers[earlier], return_inverse=True
        )
        found = [self._compared(*divmod(code, len(self._distinct))) for code in codes.tolist()]
        likeness: Ints = np.asarray(found, dtype=np.int64)[places]
        return likeness

    def _compared(self, later: int, earlier: int) -> Likeness:
        return _compare(self._distinct[later], self._distinct[earlier])


class _Text:
    def __init__(self, text: tuple[str, ...], head: str) -> None:
        self.text, self.head, self.words = text, head, frozenset(text)
        self.initials = "".join(w[0] for w in text if w[0].isalnum() and w not in ("of", "the", "and", "for"))
        self.joined = "".join(text).replace(".", "")


def _compare(a: _Text, b: _Text) -> Likeness:
    if a.text == b.text:
        return Likeness.SAME_WORDS
    if a.head == b.head:
        return _with_one_head(a.words, b.words)
    if _is_initials(a, b) or _is_initials(b, a):
        return Likeness.INITIALS
    if a.words <= b.words:
        return Likeness.PART_OF
    if b.words <= a.words:
        return Likeness.HAS_AS_PART
    if min(len(a.head), len(b.head)) >= _BEGINNING and a.head[:_BEGINNING] == b.head[:_BEGINNING]:
        return Likeness.HEADS_BEGIN_ALIKE
    return Likeness.SOME_WORDS if any(len(word) > _SMALL for word in a.words & b.words) else Likeness.NONE


def _with_one_head(a: frozenset[str], b: frozenset[str]) -> Likeness:
    if a <= b:
        return Likeness.SHORTER
    return Likeness.LONGER if b <= a else Likeness.SAME_HEAD


def _is_initials(short: _Text, long: _Text) -> bool:
    return len(short.words) == 1 and len(short.joined) > 1 and short.joined == long.initials
