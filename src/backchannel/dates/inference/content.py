"""What a sentence is about: its names and the words that say something, under keys by which two can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from backchannel.dates.events.lexicon import terms
from backchannel.dates.inference.words import Words, words_of

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]{2,}")
_SHARED, _SHARED_NAMES = 4, 2
"""Words that two sentences must share, and how many of them with a capital, to tell of the same thing in one month. By
convention: an actor, what was done, and one thing more."""

Content = dict[str, str]
"""Keys, those of names beginning with `^`, and the words that they were made from."""


def content(sentence: str, words: Words) -> Content:
    """Return the words of a sentence that say something, under their keys."""
    found = ((_key(said, words.language), said) for said in _WORD.findall(sentence))
    return {key: said for key, said in found if key is not None}


@lru_cache(maxsize=100_000)
def _key(said: str, language: str) -> str | None:
    """Return a word's key: of a name what its forms share, of another word its stem, None where it says nothing."""
    words = words_of(language)
    if words is None or said.casefold() in words.empty:
        return None
    for term in terms(said, words.deeds):
        named = sorted(key for key in term.keys if key.startswith("^"))
        return " ".join(named) or min(term.keys, default=None)
    return None


def names(of: Content) -> frozenset[str]:
    """Return the keys of names."""
    return frozenset(key for key in of if key.startswith("^"))


def is_alike(one: Content, other: Content) -> bool:
    """Say whether two sentences, told with the same month, tell of the same thing."""
    shared = one.keys() & other.keys()
    return len(shared) >= _SHARED and len([key for key in shared if key.startswith("^")]) >= _SHARED_NAMES
