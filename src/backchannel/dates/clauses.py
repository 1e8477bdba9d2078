"""How far the clause or noun phrase reaches that tells of something that happened, by words alone.

It ends at a mark, at a word that opens another clause, where a second noun phrase begins with nothing to link it ("the
fall of the city | the minister said"), and before the subject of a second verb.
"""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.dates.deed_words import Lexicon, plain

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
        return word is not None and any(word.key in self.words.words[group] for group in groups)

    def finite(self, word: _Word, before: _Word | None) -> bool:
        """Say whether a word is a finite verb, as far as its form and the word before it tell."""
        if word.said[0].isupper() or self._is(before, "determiners", "prepositions"):
            return False
        if word.key in self.words.words["auxiliaries"]:
            return True
        possessor = before is not None and before.said.endswith(("'s", "’s"))
        if possessor or (before is not None and before.key == "to"):
            return False
        plainly = word.key in self.words.past or word.key in self.words.words["unchanged"]
        return plainly or (
            word.key.endswith("ed") and len(word.key) > 4 and word.key not in self.words.words["not_past"]
        )

    def takes(self, word: _Word) -> bool:
        """Take a word into the clause, or say that the clause ends before it."""
        before = self.taken[-1] if self.taken else None
        if self._is(word, "openers", "reporting") or (word.key == "and" and not self._joins(before)):
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
        linked = self._is(before, "prepositions", "determiners") or before.key == "and"
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
            self.passive = self.taken[self.verb_at or 0].key in ("was", "were", "been", "be")
        self.past = (
            self.past or word.key not in self.words.words["auxiliaries"] or word.key in ("was", "were", "had", "did")
        )
        self.verb_at = len(self.taken)
        self.taken.append(word)
        return True


def clause(text: str, start: int, words: Lexicon, *, stop: frozenset[str] = _NONE, noun: bool = False) -> Clause | None:
    """Return the clause or noun phrase that begins at a character, None where there is none.

    It ends before one of the words `stop`; with `noun` before any verb too.
    """
    reader = _Reader(words, noun)
    for found in _TOKEN.finditer(text, start):
        said = found.group()
        key = plain(said).removesuffix("'s").removesuffix("’s")
        word = _Word(found.start(), found.end(), said, key)
        if not said[0].isalnum():
            if said == "." and reader.taken and _is_dotted(reader.taken[-1], found.start(), words):
                continue
            if (
                said in "'’"
                and reader.taken
                and reader.taken[-1].said.endswith("s")
                and text[found.end() : found.end() + 1] == " "
            ):
                continue
            break
        if key in stop or len(reader.taken) >= _LONGEST or not reader.takes(word):
            break
    taken = reader.taken
    while (taken and any(taken[-1].key in words.words[g] for g in ("prepositions", "determiners"))) or (
        taken and taken[-1].key == "and"
    ):
        if reader.verb_at is not None and taken[-1].key in words.words["particles"]:
            break
        taken.pop()
    if not taken or all(w.key in words.words["empty"] for w in taken):
        return None
    verb = reader.verb_at is not None and reader.verb_at < len(taken)
    return Clause(taken[0].start, taken[-1].end, verb, verb and reader.past)


def _is_dotted(word: _Word, at: int, words: Lexicon) -> bool:
    return word.end == at and (word.key in words.words["dotted"] or (len(word.key) == 1 and word.said.isupper()))
