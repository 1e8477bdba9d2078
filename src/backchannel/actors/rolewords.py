"""The words by which a language gives somebody a role: read from `data/`, so that another language can be added."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from backchannel.errors import BackchannelError

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

Words = frozenset[str]
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("d", ""),
    ("ed", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ted", "t"),
    ("ies", "y"),
)


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of titles and the words around them; what each list means stands beside it in the data."""

    more: Words
    affiliated: Words
    unfit: Words
    process: Words
    modifiers: Words
    times: Words
    past: Words
    ahead: Words
    portfolios: Words
    posted: Words
    spoken: Words
    local: Words
    general: Words
    peers: Words
    only: Words
    given: Words


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that give, hold or end a role."""

    being: Words
    giving: Words
    serving: Words
    ending: Words
    removing: Words
    opening: Words
    unreal: Words
    denying: Words
    disowning: Words
    open: Words
    leading: dict[str, str]
    talking: dict[str, str]


class Process(Struct, frozen=True, forbid_unknown_fields=True):
    """Parts in talks."""

    talks: Words
    bodies: Words
    delegations: Words
    parts: Words
    weights: Words
    playing: Words
    offering: Words
    speaking: dict[str, str]
    representing: dict[str, str]


class Recognition(Struct, frozen=True, forbid_unknown_fields=True):
    """What recognises, and what as."""

    verbs: Words
    nouns: Words
    standings: Words
    words: Words


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for a person's rule, the title that they give him, and numbers in words."""

    nouns: dict[str, str]
    years: Words
    numbers: dict[str, str]


class When(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that open the time at which a role began or ended, and verbs at whose time it began."""

    begun: Words
    until: Words
    between: Words
    joining: Words
    starting: Words
    elsewhen: Words


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Small words that tie a title, a noun or a verb to what it is about."""

    relative: Words
    after: Words
    field: Words
    owner: Words
    posted: Words
    apart: Words
    whole: Words
    purpose: Words
    matter: Words
    role: Words
    behalf: Words


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for one person, the words that tell whether it is a woman or a man, and what stands for either."""

    nouns: Words
    women: Words
    men: Words
    she: Words
    he: Words
    reflexive: Words
    ages: Words
    aged: Words
    known: Words
    new: Words
    epithets: Words
    hidden: Words


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a language's words for roles, by lemma."""

    titles: Titles
    verbs: Verbs
    process: Process
    recognition: Recognition
    rule: Rule
    times: When
    links: Links
    people: People

    def tells_of_other_days(self, text: str) -> bool:
        """Tell whether a text has a word that puts an office into another time than its own."""
        return _any_of(self.times.elsewhen).search(text) is not None


@cache
def _any_of(words: Words) -> re.Pattern[str]:
    """Return what finds any of the words; `_` in them is a space."""
    found = "|".join(re.escape(word.replace("_", " ")) for word in sorted(words))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


@cache
def role_words(language: str = "en") -> RoleWords:
    """Return the words of a language. Raises BackchannelError where there are none."""
    place = resources.files(__package__).joinpath("data", f"{language}.toml")
    try:
        raw = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BackchannelError(
            f"no words for roles are known for the language {language!r}", advice="English (en) is."
        ) from None
    return msgspec.convert({name: _section(rows) for name, rows in raw.items()}, RoleWords)


def _section(rows: dict[str, str]) -> dict[str, list[str] | dict[str, str]]:
    """Return the lists of a section; what is one word for another (`lead=leader`) as pairs."""
    return {
        name: dict(pair.split("=") for pair in words.split()) if "=" in words else words.split()
        for name, words in rows.items()
    }


def among(token: Token, words: Words | dict[str, str]) -> str | None:
    """Return which of the words a token is, by its lemma or, where that was guessed wrong, by its ending."""
    written = token.lower_.rstrip(".")
    for form in (token.lemma_.lower(), *(_without(written, *ending) for ending in _ENDINGS)):
        if form in words:
            return form
    return None


def _without(word: str, ending: str, instead: str) -> str:
    return word.removesuffix(ending) + instead if ending and word.endswith(ending) else word
