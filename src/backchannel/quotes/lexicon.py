"""The words of a language that attribute: read from `data/`, so that another language can be added."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from backchannel.errors import BackchannelError
from backchannel.model import Manner


class Cue(Struct, frozen=True, kw_only=True):
    """How a word attributes: its manner, and whether it tells of words uttered rather than of thoughts or wishes."""

    manner: Manner
    speech: bool


class Grammar(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"relayed_as": "as", "wanted": "for"}
):
    """The small words by which a language ties cues to what stands around them."""

    questions: frozenset[str]
    opening: frozenset[str]
    relaying: frozenset[str]
    relayed_as: frozenset[str]
    quoting: frozenset[str]
    calling: frozenset[str]
    calling_for: frozenset[str]
    wanted: frozenset[str]
    light: frozenset[str]
    hearers: frozenset[str]
    ways: frozenset[str]
    owners: frozenset[str]
    makers: frozenset[str]
    negations: frozenset[str]
    articles: frozenset[str]
    known: frozenset[str]
    first_person: frozenset[str]
    alone: frozenset[str]
    together: frozenset[str]
    third_person: frozenset[str]
    things: frozenset[str]
    relatives: frozenset[str]
    nobody: frozenset[str]
    itself: frozenset[str]


class Lexicon(Struct, frozen=True, kw_only=True):
    """The cues of a language by lemma, and the words around them; `data/en.toml` says what each list is for.

    `verbs` attribute a clause, `objects` also what a noun names, `nouns` what hangs on them. `according` finds what
    opens a source (`according to`), `hearsay` what attributes to nobody, `anonymity` contents that only keep a name
    back, `naming` what gives a name in quotation marks. `papers` are nouns for sources that are no people, `outlets`
    for those that publish; `public`, `phone` and `letter` nouns for the way by which something was said.
    """

    verbs: dict[str, Cue]
    objects: dict[str, Cue]
    nouns: dict[str, Cue]
    according: re.Pattern[str]
    hearsay: re.Pattern[str]
    anonymity: re.Pattern[str]
    naming: re.Pattern[str]
    grammar: Grammar
    papers: frozenset[str]
    outlets: frozenset[str]
    public: frozenset[str]
    phone: frozenset[str]
    letter: frozenset[str]


class _Manner(Struct, frozen=True, forbid_unknown_fields=True):
    speech: bool
    verbs: str = ""
    objects: str = ""
    nouns: str = ""


class _Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    according: str
    hearsay: str
    anonymity: str
    naming: str


class _Sources(Struct, frozen=True, forbid_unknown_fields=True):
    papers: str
    outlets: str
    public: str
    phone: str
    letter: str


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    manners: dict[Manner, _Manner]
    phrases: _Phrases
    grammar: dict[str, str]
    sources: _Sources


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the cues of a language. Raises BackchannelError where there are none."""
    place = resources.files(__package__).joinpath("data", f"{language}.toml")
    try:
        raw = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BackchannelError(
            f"no words of saying are known for the language {language!r}", advice="English (en) is."
        ) from None
    file = msgspec.convert(raw, _File)
    manners, phrases, sources = file.manners, file.phrases, file.sources
    return Lexicon(
        verbs=_cues(manners, "verbs"), objects=_cues(manners, "objects"), nouns=_cues(manners, "nouns"),
        according=_pattern(phrases.according), hearsay=_pattern(phrases.hearsay),
        anonymity=_pattern(phrases.anonymity), naming=_pattern(phrases.naming),
        grammar=msgspec.convert({name: text.split() for name, text in file.grammar.items()}, Grammar),
        papers=_words(sources.papers), outlets=_words(sources.outlets), public=_words(sources.public),
        phone=_words(sources.phone), letter=_words(sources.letter),
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _cues(manners: dict[Manner, _Manner], column: str) -> dict[str, Cue]:
    """Return the cues of a column; a word of several manners has the first."""
    made: dict[str, Cue] = {}
    for name, manner in manners.items():
        for lemma in getattr(manner, column).split():
            made.setdefault(lemma, Cue(manner=name, speech=manner.speech))
    return made


def _pattern(phrases: str) -> re.Pattern[str]:
    """Return what finds any of the phrases, which `|` divides, as whole words in any case; the longest first."""
    words = sorted((" ".join(phrase.split()) for phrase in phrases.split("|") if phrase.strip()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
