"""Names compared: what two names of one person can differ in, and how far these two differ."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Literal

from msgspec import Struct

Level = Literal["equal", "single", "spelling", "shorter", "order", "initials", "beginning", "surname"]
"""How two names agree: letter by letter once folded (`equal`, of one word only `single`); in another transliteration;
one without the middle names; in another order; one with initials; one the beginning of the other; a surname alone."""

_SHORTEST = 4
"""Letters of a folded word from which one vowel more, less or other is a matter of spelling: Said and Saad are two
names, Nasser and Nasir one."""


class _Data(Struct, frozen=True, forbid_unknown_fields=True):
    servant: str
    endings: dict[str, str]
    variants: dict[str, str]


@cache
def _data() -> _Data:
    text = resources.files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8")
    return _Data(**tomllib.loads(text))


class Spelling:
    """Makes keys of names. `fold` gives a name's folded words in their order, hyphens between."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._servant = re.compile(_data().servant)
        self._variants = {fold(form): fold(name) for name, forms in _data().variants.items() for form in forms.split()}
        self._endings = _data().endings

    def words(self, name: str) -> tuple[str, ...]:
        """Return the folded words of a name."""
        return tuple(word for word in self._fold(name).split("-") if word)

    def key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words that are compared: variants as one, `Abdul` with the word that it belongs to."""
        found: list[str] = []
        waiting = False
        for word in words:
            match = self._servant.match(word)
            if waiting:
                found[-1] = self._served(found[-1] + word)
                waiting = False
            elif match is not None and word is not words[-1]:
                waiting = match.end() == len(word)
                found.append(word if waiting else self._served(word))
            else:
                found.append(self._served(word) if match is not None else self._one(word))
        return tuple(found)

    def _served(self, word: str) -> str:
        match = self._servant.match(word)
        rest = word[match.end() :] if match is not None else ""
        return f"abd{rest}" if rest else word

    def _one(self, word: str) -> str:
        if word in self._variants:
            return self._variants[word]
        ending = next((end for end in self._endings if len(word) > len(end) and word.endswith(end)), None)
        return word.removesuffix(ending) + self._endings[ending] if ending is not None else word


_UNHEARD = re.compile(r"[aiu]|(?<=[bdjkprt])h")
"""What transliterations write or leave out: vowels, and the h of a breath (Prabhakaran, Prabakaran)."""


def skeleton(word: str) -> str:
    """Return a folded word's consonants; a first vowel counts, whichever it is."""
    return ("*" if word[:1] in "aiu" else word[:1]) + _UNHEARD.sub("", word)[word[:1] not in "aiu" :]


def initial(word: str) -> str:
    """Return what a folded word begins with, all vowels alike."""
    return skeleton(word)[:1]


def alike(a: str, b: str) -> bool:
    """Tell whether two folded words can be one name in two spellings: they differ in one vowel or h at most."""
    if a == b:
        return True
    return min(len(a), len(b)) >= _SHORTEST and skeleton(a) == skeleton(b) and _apart(a, b) <= 1


def _apart(a: str, b: str) -> int:
    """Return the edit distance of two words (Levenshtein, 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def agreement(a: tuple[str, ...], b: tuple[str, ...], same_words: bool) -> Level | None:
    """Return how the keys of two people's names agree, None where they are two names.

    `same_words` tells that the names were equal once folded.
    """
    if same_words:
        return "equal" if len(a) > 1 else "single"
    if min(len(a), len(b)) < 2:
        return None
    if len(a) == len(b) and all(map(alike, a, b)):
        return "spelling"
    if "".join(a) == "".join(b):
        return "spelling"
    if _in_order(sorted(a), sorted(b)):
        return "order"
    short, long = sorted((a, b), key=len)
    if alike(short[-1], long[-1]) and _within(short[:-1], long[:-1]):
        return "initials" if len(short[0]) == 1 or len(long[0]) == 1 else "shorter"
    return "beginning" if all(map(alike, short, long)) else None


def _in_order(a: list[str], b: list[str]) -> bool:
    return len(a) == len(b) and all(map(alike, a, b))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether given names stand in others in their order, the first as the first; an initial stands for a name."""
    if not short or not _stands_for(short[0], long[0]):
        return False
    at = 1
    for word in short[1:]:
        while at < len(long) and not _stands_for(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _stands_for(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return alike(a, b)
