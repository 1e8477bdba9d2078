"""The words of a clause that tells of something that happened, brought to keys under which they can be compared.

A key is a word without case, accents and its commonest endings (a light stemmer after the first step of Porter 1980),
or the kind of happening that it tells of ("met", "talks" and "summit" are all a meeting). Names of peoples lead to the
country. What is language is data: `data/deeds/<language>.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from backchannel.language.words import word_set

DATA = Path(__file__).parent / "data" / "deeds"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_ENDINGS = (
    "ations",
    "ation",
    "ating",
    "ated",
    "ates",
    "ions",
    "ing",
    "ings",
    "ments",
    "ment",
    "ed",
    "ies",
    "es",
    "ate",
    "ion",
    "s",
    "e",
    "y",
)
_OF_PEOPLES = ("ian", "ese", "ish", "ia", "an", "i", "a", "n", "e", "o")
_LEAST = 4
"""Letters that stay of a word when an ending goes: below this, short names and verbs fall together."""


class Lexicon(Struct, frozen=True):
    """A language's words for what happened, and the tables by which times hang on it; see the data file."""

    tables: Mapping[str, Mapping[str, str]]
    counts: Mapping[str, int]
    during: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    peoples: Mapping[str, str]
    past: Mapping[str, str]


class Term(Struct, frozen=True):
    """A word of a clause, characters `start` to `end`: its keys, kinds of happening, and whether a name or number."""

    start: int
    end: int
    word: str
    keys: frozenset[str]
    kinds: frozenset[str]
    name: bool
    number: bool


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language (ISO 639-1), None where there are none yet."""
    path = DATA / f"{language}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, words in data["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    groups = {**data["grammar"], **data["aspect"], **data["names"], **data["repeated"]}
    return Lexicon(
        tables={name: data[name] for name in ("offset", "beside", "holding", "bounds", "between", "units")},
        counts=data["counts"],
        during=tuple(data["during"]["words"]),
        words={name: word_set(words) for name, words in groups.items()},
        kinds={word: frozenset(found) for word, found in kinds.items()},
        peoples=data["peoples"],
        past=data["past"],
    )


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Return a text in small letters without accents, points of initials and the 's of a possessor."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in bare if not unicodedata.combining(c)).replace(".", "")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a plain word without its commonest endings."""
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] else word


@lru_cache(maxsize=20_000)
def country(word: str) -> str:
    """Return what a country and its people have in common: Libya, Libyan and Libyans give `liby`."""
    word = word[:-1] if word.endswith("s") and len(word) > _LEAST + 1 else word
    while (
        ending := next((e for e in _OF_PEOPLES if word.endswith(e) and len(word) - len(e) >= _LEAST), None)
    ) is not None:
        word = word[: -len(ending)]
    return word


def terms(text: str, words: Lexicon) -> tuple[Term, ...]:
    """Return the words of a text that say something, in order."""
    found = (_term(match, words) for match in _WORD.finditer(text))
    return tuple(term for term in found if term.word not in words.words["empty"])


def _term(match: re.Match[str], words: Lexicon) -> Term:
    said = match.group()
    word = plain(said)
    capital, number = said[0].isupper(), said[0].isdigit()
    keys, kinds = _keys(word, capital, words)
    return Term(match.start(), match.end(), word, keys, kinds, capital, number)


@lru_cache(maxsize=20_000)
def _looked_up(word: str, capital: bool, people: str | None) -> frozenset[str]:
    names = {f"^{country(part)}" for part in (people or word).split()} if capital else set()
    return frozenset({stem(word), *names})


def _keys(word: str, capital: bool, words: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    people = words.peoples.get(word) or (words.peoples.get(word[:-1]) if word.endswith("s") else None)
    verb = words.past.get(word, word)
    return _looked_up(verb, capital, people), words.kinds.get(word) or words.kinds.get(verb, frozenset())
