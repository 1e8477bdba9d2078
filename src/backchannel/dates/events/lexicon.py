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
from typing import Any

from msgspec import Struct

from backchannel.language.words import word_set

DATA = Path(__file__).parents[1] / "data" / "deeds"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_LEAST = 4
"""Letters that stay of a word when an ending goes: below this, short names and verbs fall together."""
_TABLES = ("offset", "beside", "holding", "bounds", "between", "during", "units", "frame")
_GROUPS = ("grammar", "aspect", "names", "repeated", "side")


class Lexicon(Struct, frozen=True):
    """A language's words for what happened, and the tables by which times hang on it; see the data file."""

    language: str
    tables: Mapping[str, Mapping[str, str]]
    counts: Mapping[str, int]
    months: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    peoples: Mapping[str, str]
    past: Mapping[str, str]
    endings: Mapping[str, tuple[str, ...]]
    happened: re.Pattern[str]


class Term(Struct, frozen=True):
    """A word of a clause: its keys, kinds of happening, whether a name, a number, or by its form a verb of the past.

    `begins` and `ends` say that it is a word for a beginning or an end; `light` that it says nothing by itself.
    """

    word: str
    keys: frozenset[str]
    kinds: frozenset[str]
    name: bool
    number: bool
    verb: bool
    begins: bool
    ends: bool
    light: bool

    @property
    def edge(self) -> bool:
        """Say whether it is a word for a beginning or an end."""
        return self.begins or self.ends


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language (ISO 639-1), None where there are none yet."""
    path = DATA / f"{language}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = {name: words for group in _GROUPS for name, words in data[group].items()}
    return Lexicon(
        language=language,
        tables={name: data[name] for name in _TABLES},
        counts=data["counts"],
        months=data["months"],
        words={name: word_set(words) for name, words in groups.items()},
        happened=re.compile(rf"\b(?:{data['grammar']['happened']})\b"),
        kinds=_kinds(data),
        peoples=data["peoples"],
        past=data["past"],
        endings={name: tuple(sorted(said.split(), key=len, reverse=True)) for name, said in data["endings"].items()},
    )


def _kinds(data: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, words in data["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Return a text in small letters without accents and points of initials."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in bare if not unicodedata.combining(c)).replace(".", "")


def stem(word: str, words: Lexicon) -> str:
    """Return a plain word without its commonest endings."""
    for ending in words.endings["words"]:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] else word


def country(word: str, words: Lexicon) -> str:
    """Return what a country and its people have in common: Libya, Libyan and Libyans give `liby`."""
    word = word[:-1] if word.endswith(words.endings["plural"]) and len(word) > _LEAST + 1 else word
    peoples = words.endings["peoples"]
    while (ending := next((e for e in peoples if word.endswith(e) and len(word) - len(e) >= _LEAST), None)) is not None:
        word = word[: -len(ending)]
    return word


def terms(text: str, words: Lexicon) -> tuple[Term, ...]:
    """Return the words of a text that say something, in order."""
    language, said_of_it = words.language, words.happened.sub("", text)
    return tuple([term for said in _WORD.findall(said_of_it) if (term := _term(said, language)) is not None])


def is_past(word: str, words: Lexicon) -> bool:
    """Say whether a plain word is a verb of the past, as far as its form tells."""
    if word in words.past or word in words.words["unchanged"]:
        return True
    return word.endswith(words.endings["past"]) and len(word) > _LEAST and word not in words.words["not_past"]


@lru_cache(maxsize=50_000)
def _term(said: str, language: str) -> Term | None:
    words = lexicon(language)
    word = plain(said)
    capital, number = said[0].isupper(), said[0].isdigit()
    if words is None or word in words.words["empty"] or (word in words.words["numerals"] and not capital):
        return None
    people = words.peoples.get(word) or words.peoples.get(word.removesuffix(words.endings["plural"][0]))
    verb = words.past.get(word, word)
    names = {f"^{country(part, words)}" for part in (people or verb).split()} if capital else set()
    begins, ends = word in words.words["begins"], word in words.words["ends"]
    return Term(
        word=word, keys=frozenset({stem(verb, words), *names}),
        kinds=words.kinds.get(word) or words.kinds.get(verb, frozenset()), name=capital, number=number,
        verb=not capital and is_past(word, words), begins=begins, ends=ends, light=word in words.words["light"],
    )  # fmt: skip
