"""A language's words for dating a text by itself, read from `data/inference/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from msgspec import Struct

from backchannel.dates.events.lexicon import Lexicon, lexicon
from backchannel.dates.grammar.rules import DATA as GRAMMARS
from backchannel.dates.tense import tenses_of
from backchannel.language.words import word_set

DATA = GRAMMARS / "inference"


class Words(Struct, frozen=True):
    """Patterns over a text; what each is for is said in the data file. `deeds` are the words for what happened."""

    language: str
    deeds: Lexicon
    plans: re.Pattern[str]
    past: re.Pattern[str]
    before_year: re.Pattern[str]
    after_year: re.Pattern[str]
    time_of: re.Pattern[str]
    aside: re.Pattern[str]
    beside: re.Pattern[str]
    ahead: re.Pattern[str]
    lasting: re.Pattern[str]
    old: re.Pattern[str]
    number: re.Pattern[str]
    within: re.Pattern[str]
    since: re.Pattern[str]
    lasting_kinds: frozenset[str]
    force_kinds: frozenset[str]
    allowing: re.Pattern[str]
    denied: re.Pattern[str]
    passive: re.Pattern[str]
    begun: re.Pattern[str]
    began: str
    empty: frozenset[str]


@cache
def words_of(language: str) -> Words | None:
    """Return the words of a language (ISO 639-1), None where these, its grammar of dates or its deeds are missing."""
    path, grammar = DATA / f"{language}.toml", GRAMMARS / f"{language}.toml"
    if not language.isalpha() or not path.is_file() or not grammar.is_file() or (deeds := lexicon(language)) is None:
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sides, years, lasting = data["sides"], data["years"], data["lasting"]
    past = rf"{_any(sides['past'])}|\b[^\W\d_]{{2,}}{re.escape(sides['past_ending'])}\b"
    return Words(
        language=language,
        deeds=deeds,
        plans=_compiled(rf"{_any(sides['plans'])}|(?-i:{_any(sides['plans_small'])})"),
        past=_compiled(past),
        before_year=_compiled(rf"{_any(years['before'])}\s$"),
        time_of=_compiled(rf"{_any(years['time_of'])}\s$"),
        aside=tenses_of(language).aside,
        after_year=re.compile(rf"\s*(?:[.,;:)—–\"”!?\n-]|$|{_any(years['after'])})"),
        beside=_compiled(rf"(?:,\s?|\s?\(|\s[–—-]\s)(?:{_any(data['beside']['joint'])}\s)?"),
        ahead=_compiled(rf"{_any(data['named']['ahead'])}[^.]{{0,25}}$"),
        lasting=_compiled(rf"\s+{_any(lasting['of'])}\s+(?P<what>{_NOUNS})"),
        old=_compiled(rf"(?<!\w[-.,])\b(?P<count>\w+)[- ](?P<unit>\w+)[- ]{_any(lasting['old'])}\s+(?P<what>{_NOUNS})"),
        number=_compiled(rf"(?P<digits>[0-9]{{1,4}}){_any_ending(lasting['ordinal'])}?"),
        within=_compiled(rf"{_any(lasting['within'])}\s+(?P<count>\w+)\s+(?P<unit>\w+)"),
        since=_compiled(rf"^(?:{_any(lasting['since'])}\s+)+"),
        lasting_kinds=word_set(lasting["kinds"]),
        force_kinds=word_set(lasting["force"]),
        allowing=_compiled(_any(data["allowing"]["words"])),
        denied=_compiled(_any(data["allowing"]["denied"])),
        passive=_compiled(rf"{_any(data['allowing']['passive'])}\s+$"),
        begun=_compiled(_any(data["begun"]["words"])),
        began=data["begun"]["verb"],
        empty=word_set(data["alike"]["empty"]),
    )


_NOUNS = r"(?:[^\W\d_]+[ -]){0,3}[^\W\d_]+"
"""One to four words: a noun with what stands before it."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(entries: str) -> str:
    """Return a pattern for one of several entries, each a word or some words, parted by bars."""
    forms = (_form(entry) for entry in sorted((" ".join(e.split()) for e in entries.split("|")), key=len, reverse=True))
    return f"(?:{'|'.join(forms)})"


def _any_ending(entries: str) -> str:
    """Return a pattern for one of several ends of words, parted by bars."""
    return f"(?:{'|'.join(re.escape(entry.strip()) for entry in entries.split('|'))})"


def _form(entry: str) -> str:
    """A word that begins with an apostrophe hangs on the word before it."""
    begin = "" if entry[0] in "'’" else r"\b"
    return begin + re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") + r"\b"
