"""What the words of one mention tell by themselves: pronoun, name or noun; singular or plural; known or new."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

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

PERSONS = 3
_PERSON = {number: 2 if group[0] in ("i", "you", "we") else 1 for number, group in enumerate(PRONOUNS)}


class Number(IntEnum):
    """Grammatical number of a mention's head word."""

    UNKNOWN = 0
    SINGULAR = 1
    PLURAL = 2


_NUMBERS = {
    "NN": Number.SINGULAR,
    "NNP": Number.SINGULAR,
    "NNS": Number.PLURAL,
    "NNPS": Number.PLURAL,
    "CC": Number.PLURAL,
}

DETERMINERS = (
    ("the",),
    ("a", "an"),
    ("this", "that", "these", "those"),
    ("his", "her", "its", "their", "our", "my", "your"),
    ("some", "any", "no", "every", "each", "all", "another", "other", "many", "several", "such"),
)
"""Classes of first words that tell whether a mention speaks of something known; a mention without any is of class 0."""

_DETERMINER = {word: number for number, group in enumerate(DETERMINERS, start=1) for word in group}


def kind_of(words: Sequence[str], head: int, first: bool) -> int:
    """Return the kind (below KINDS) of a mention; `first` says that it begins a sentence, which gives a capital."""
    word = words[head]
    number = _CLASS.get(word.casefold())
    if number is not None:
        return number
    return _NAME if word[:1].isupper() and not first else _NOMINAL


def person_of(kind: int) -> int:
    """Return 2 for a pronoun of the first or second person, 1 for another pronoun, 0 for what is no pronoun."""
    return _PERSON.get(kind, 0)


def determiner_of(words: Sequence[str], start: int, head: int) -> int:
    """Return the class of the determiner that a mention begins with, from 1, or 0."""
    return 0 if start == head else _DETERMINER.get(words[start].casefold(), 0)


def number_of(xpos: str) -> int:
    """Return the `Number` that a head word's tag of the Penn Treebank tells; a conjunction heads several."""
    return _NUMBERS.get(xpos, Number.UNKNOWN)
