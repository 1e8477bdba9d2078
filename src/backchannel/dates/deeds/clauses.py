"""How far the clause or noun phrase reaches that tells of something that happened, by words alone.

It ends at a mark, at a word that opens another clause, where a second noun phrase begins with nothing to link it ("the
fall of the city | the minister said"), and before the subject of a second verb.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from backchannel.dates.events.lexicon import Lexicon, is_past, plain

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*\d|\d+|\n\s*\n|[^\w\s]")
_NONE = frozenset[str]()
_LONGEST = 16
"""Words of a clause at most: longer ones hold more than the deed."""


class Clause(Struct, frozen=True):
    """Characters `start` to `end` of a text; `verb`: it has a finite verb, `past`: one of the past."""

    start: int
    end: int
    verb: bool
    past: bool


class _Word(Struct, frozen=True):
    start: int
    end: int
    said: str
    key: str


class _Reader:
    """Goes through the words of a clause and keeps what it needs to know when to stop."""

    def __init__(self, words: Lexicon, noun: bool) -> None:
        self.words, self.noun = words, noun
        self.taken: list[_Word] = []
        self.verb_at: int | None = None
        self.subject_at = 0
        self.past = self.passive = False

    def _is(self, word: _Word | None, *groups: str) -> bool:
        if word is not None:
            for group in groups:
                if word.key in self.words.words[group]:
                    return True
        return False

    def finite(self, word: _Word, before: _Word | None) -> bool:
        """Say whether a word is a finite verb, as far as its form and the word before it tell."""
        if word.said[0].isupper() or self._is(before, "determiners", "prepositions"):
            return False
        if word.key in self.words.words["auxiliaries"]:
            return True
        possessor = before is not None and before.said.endswith(self.words.endings["possessive"])
        if possessor or self._is(before, "infinitive"):
            return False
        return is_past(word.key, self.words)

    def takes(self, word: _Word) -> bool:
        """Take a word into the clause, or say that the clause ends before it."""
        before = self.taken[-1] if self.taken else None
        if self._is(word, "openers", "reporting") or (self._is(word, "joining") and not self._joins(before)):
            return False
        if before is not None and self._opens_another(word, before):
            return False
        if self.finite(word, before):
            return not self.noun and self._takes_verb(word, before)
        if before is None or self._begins_phrase(word, before):
            self.subject_at = len(self.taken)
        self.taken.append(word)
        return True

    def _joins(self, before: _Word | None) -> bool:
        return before is not None and before.said[0].isupper()

    def _opens_another(self, word: _Word, before: _Word) -> bool:
        linked = self._is(before, "prepositions", "determiners", "joining")
        if self._is(word, "subjects"):
            return not linked
        if not self._is(word, "determiners"):
            return self._follows_deed(word, before)
        after_verb = self.verb_at == len(self.taken) - 1 and not self.passive
        particle = self._is(before, "particles") and self.verb_at is not None and not self.passive
        return not linked and not after_verb and not particle

    def _follows_deed(self, word: _Word, before: _Word) -> bool:
        """Say whether a name follows at once on the noun of the deed: "the invasion | Baghdad was quiet"."""
        noun = before.key in self.words.kinds and not before.said[0].isupper()
        return word.said[0].isupper() and noun and self.verb_at is None and len(self.taken) > 1

    def _begins_phrase(self, word: _Word, before: _Word) -> bool:
        name = (
            word.said[0].isupper()
            and not before.said[0].isupper()
            and not self._is(before, "prepositions", "determiners")
        )
        return self._is(word, "determiners") or name

    def _takes_verb(self, word: _Word, before: _Word | None) -> bool:
        if before is None:
            return False
        chained = (
            self.verb_at is not None
            and self.verb_at >= len(self.taken) - 2
            and self._is(self.taken[self.verb_at], "auxiliaries")
        )
        if self.verb_at is not None and not chained:
            cut = self.subject_at if self.subject_at > self.verb_at else len(self.taken)
            del self.taken[cut:]
            return False
        if chained:
            self.passive = self._is(self.taken[self.verb_at or 0], "passive")
        self.past = self.past or not self._is(word, "auxiliaries") or self._is(word, "past_auxiliaries")
        self.verb_at = len(self.taken)
        self.taken.append(word)
        return True

    def whole(self) -> list[_Word]:
        """Return the words without those at the end that lead to something else ("in the")."""
        taken = self.taken
        while taken and self._is(taken[-1], "prepositions", "determiners", "joining"):
            if self.verb_at is not None and self._is(taken[-1], "particles"):
                break
            taken.pop()
        return taken


def clause(text: str, start: int, words: Lexicon, *, stop: frozenset[str] = _NONE, noun: bool = False) -> Clause | None:
    """Return the clause or noun phrase that begins at a character, None where there is none.

    It ends before one of the words `stop`; with `noun` before any verb too.
    """
    reader = _Reader(words, noun)
    for found in _TOKEN.finditer(text, start):
        said = found.group()
        if not said[0].isalnum():
            if not _goes_on(said, found.start(), reader, text):
                break
            continue
        word = _Word(found.start(), found.end(), said, _key(said, words))
        if word.key in stop or len(reader.taken) >= _LONGEST or not reader.takes(word):
            break
    taken = reader.whole()
    if not taken or all(w.key in words.words["empty"] for w in taken):
        return None
    verb = reader.verb_at is not None and reader.verb_at < len(taken)
    return Clause(taken[0].start, taken[-1].end, verb, verb and reader.past)


@lru_cache(maxsize=20_000)
def _bare(said: str, possessive: tuple[str, ...]) -> str:
    key = plain(said)
    for ending in possessive:
        key = key.removesuffix(ending)
    return key


def _key(said: str, words: Lexicon) -> str:
    return _bare(said, words.endings["possessive"])


def _goes_on(mark: str, at: int, reader: _Reader, text: str) -> bool:
    """Say whether a mark belongs to the word before it: the point of "Mr.", the stroke of "the rebels' retreat"."""
    if not reader.taken:
        return False
    last = reader.taken[-1]
    if mark == ".":
        return _is_dotted(last, at, reader.words)
    plural = reader.words.endings["plural"]
    return mark in "'’" and last.said.endswith(plural) and text[at + 1 : at + 2] == " "


def _is_dotted(word: _Word, at: int, words: Lexicon) -> bool:
    return word.end == at and (word.key in words.words["dotted"] or (len(word.key) == 1 and word.said.isupper()))
