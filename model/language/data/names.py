"""Where a name begins and ends: sets disagree on titles and articles, so their spans are brought to one convention.

An entity is the name alone, without its article and without the office or honorific before a person's name, as CrossNER
and UNER mark it.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.language.data.countries import is_state
from model.language.data.lists import listed

TITLES = listed(
    """
    mr mrs ms miss dr prof professor sir dame madam madame monsieur mme president vice-president minister
    secretary ambassador senator sen congressman congresswoman representative rep governor gov mayor commander
    chancellor petty class premier chairman judge justice sheikh gen general lt lieutenant maj major col colonel
    capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr brig brigadier vice deputy prime foreign
    defence defense interior finance state rev reverend fr father pope imam ayatollah detective inspector
    officer spokesman spokeswoman director chief esq envoy special u.s u.k us uk french british russian american
    iraqi syrian marshal staff sultan office
    """
)
"""Words that stand before a person's name and are no part of it; cut from the front only, never the last word."""

ARTICLES = listed("the a an this that these those its their his her our my your all some")
CONNECTORS = listed(
    """
    of the for and & in on to at de la le el al bin bint ibn von van der den du da do di del y und et as- al- - – / . ,
    's ’s ' ’
    """
)
"""What may stand between the words of a name."""

PRONOUNS = listed("i we they it he she you me him them who one")
_PEOPLES = listed(
    """
    american british english french dutch german greek turk turkish danish dane swede swedish finn finnish
    spanish spaniard polish pole scottish scot welsh irish swiss czech kurd kurdish arab jew jewish muslim
    christian sunni shia shiite alawite druze yazidi yezidi sikh hindu european african asian westerner hutu
    tutsi pashtun tajik uzbek serb croat bosniak afghan briton palestinian emirati thai filipino russian iraqi
    israeli pakistani aussie saudi congolese norwegian canadian argentine argentinian peruvian taiwanese burmese
    tibetan chechen bosnian
    """
)


def is_people(word: str) -> bool:
    """Say whether a word is that of a nation, people or faith (`Syrians`, `Dutch`), which is no name for us."""
    plain = word.lower().removesuffix("s")
    if word.lower() in _PEOPLES or plain in _PEOPLES:
        return True
    stems = [(plain.removesuffix(e), tail) for e, tail in _ENDINGS if plain.endswith(e)]
    return any(is_state(stem + tail) for stem, tail in stems if len(stem) > 2)


_ENDINGS = tuple(
    (ending, tail)
    for ending, tails in {
        "i": ("",),
        "n": ("",),
        "an": ("", "y", "a"),
        "ian": ("", "y", "ia", "e", "on"),
        "ean": ("", "ea", "e"),
        "ese": ("", "a"),
        "ish": ("land",),
        "ic": ("",),
    }.items()
    for tail in tails
)
"""Endings of words for peoples, and what stands in their place in the state's name; others are in the list."""


def without_article(words: Sequence[str], start: int, end: int) -> int:
    """Return where the span `start` to `end` begins without its article or determiner; `end` if nothing stays."""
    while start < end and words[start].lower() in ARTICLES:
        start += 1
    return start


def without_titles(words: Sequence[str], start: int, end: int) -> int:
    """Return where a person's name begins within `start` to `end`; at least its last word stays."""
    first = start
    while first < end - 1 and (words[first].lower().rstrip(".") in TITLES or words[first] in (".", ",", "-")):
        first += 1
    return first if words[first][:1].isalpha() else start


def is_name(words: Sequence[str]) -> bool:
    """Say whether all words are written as a name is: capitals or numbers, and between them what joins names."""
    if not words or not any(w[:1].isupper() for w in words):
        return False
    if len(words) == 1 and (words[0] == "I" or (words[0].lower() in PRONOUNS and not words[0].isupper())):
        return False
    ends = all(any(c.isupper() or c.isdigit() for c in w) for w in (words[0], words[-1]))
    return ends and all(any(c.isupper() or c.isdigit() for c in w) or w.lower() in CONNECTORS for w in words)
