"""Who did what is told of: names alone don't tell who invaded and who was invaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backchannel.dates.events.lexicon import Lexicon, is_past, plain, terms

_WORD = re.compile(r"[\w'’.-]+")


def actors(text: str, words: Lexicon) -> frozenset[str]:
    """Return the keys of the names of those who did it; empty where the words don't tell."""
    said = _WORD.findall(text)
    names = " ".join(name for place in range(len(said)) for name in _named_at(said, place, words))
    return frozenset(key for term in terms(names, words) for key in term.keys)


def owned(text: str, words: Lexicon) -> frozenset[str]:
    """Return the words that stand after a name in the genitive ("Nixon's barber")."""
    if not any(ending in text for ending in words.endings["possessive"]):
        return frozenset()
    said = _WORD.findall(text)
    return frozenset(plain(said[place + 1]) for place in range(len(said) - 1) if _owns(said[place], words))


def _named_at(said: list[str], place: int, words: Lexicon) -> Iterator[str]:
    """Yield the names of actors that a word leads to: "by", a verb that isn't passive, a possessor of a deed."""
    word, plainly = said[place], plain(said[place])
    if plainly in words.words["agent"]:
        behind = said[place + 1 : place + 4]
        yield from (name for name in behind if name[0].isupper())
    elif _owns(word, words) and place + 1 < len(said) and _is_act(said[place + 1], words):
        yield word
    elif word[0].islower() and is_past(plainly, words) and _is_act(word, words):
        passive = place > 0 and plain(said[place - 1]) in words.words["passive"]
        yield from (name for name in said[:place] if name[0].isupper() and not passive)


def _owns(word: str, words: Lexicon) -> bool:
    return word[0].isupper() and word.endswith(words.endings["possessive"])


def _is_act(word: str, words: Lexicon) -> bool:
    return not words.kinds.get(plain(word), frozenset()).isdisjoint(words.words["acts"])
