"""Places in a sentence: countries, cities and venues that stand after a preposition or before a word for talks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from backchannel.directory import directory
from backchannel.directory.tokens import Token, tokens
from backchannel.language import Sentence
from backchannel.language.words import word_set
from backchannel.model import Document, Where
from backchannel.places.gazetteer import Place, capitals, country_ids, gazetteer, key

_PREPOSITIONS = word_set(
    "in at near outside inside to from into via across within around throughout visit visited visits visiting"
)
_FILLERS = word_set(
    "the a an neighbouring neighboring nearby central downtown eastern western northern southern north south east west"
    " capital city town resort village port suburb of holiday seaside island lakeside mountain prison luxury hotel"
    " historic own"
    " both either coastal border sea black red dead lake provincial regional former palace outskirts"
    " rural remote"
)
_EVENT_NOUNS = word_set(
    "encounter session gathering visit channel talks meeting summit conference negotiations round accords"
    " process consultations dialogue"
)
_HOUSES = word_set("hotel villa castle palace airport suburb hotels restaurant mansion guesthouse monastery")
_NEVER = word_set(
    "march may june april august january february july september october november december monday tuesday wednesday"
    " thursday friday saturday sunday i of man mobile same date most along bar best nice reading bath split union"
    " parliament congress senate police king prince general government defence army christian god"
)
_LONGEST = 4


class Located(Struct, frozen=True, kw_only=True):
    """A place in a sentence view, `start` to `end`; `preposition` is how it is tied in (`talks` before such a word)."""

    start: int
    end: int
    preposition: str
    name: str
    country: str | None
    geonames: int | None
    is_country: bool = False

    def where(self, document: Document, sentence: Sentence) -> Where:
        """Return the place with its words in the document."""
        span = sentence.view.span(document, self.start, self.end)
        return Where(place=self.name, span=span, country=self.country, geonames=self.geonames)


def find(document: Document, sentence: Sentence) -> tuple[Where, ...]:
    """Return the places that a sentence names, in order."""
    return tuple(place.where(document, sentence) for place in locate(sentence.view.text, nations(document.text)))


def nations(text: str) -> frozenset[str]:
    """Return the countries (ISO 3166-1 alpha-3) that a text names, which decide between places of one name."""
    words = tokens(text)
    named: set[str | None] = set()
    for i in range(len(words)):
        if words[i].text[0].isupper():
            named.update(form.entry.country for form in directory().forms.at(words, i) if form.entry.type == "state")
    return frozenset(country for country in named if country)


def locate(text: str, named: frozenset[str]) -> tuple[Located, ...]:
    """Return the places of a view's text; `named` are the countries that the document names."""
    words = tokens(text)
    found: list[Located] = []
    i = 0
    while i < len(words):
        place, last = _at(text, words, i, named)
        if place is not None:
            preposition = _preposition(text, words, i, last, found)
            if preposition:
                found.append(_located(words, i, last, preposition, place))
            i = last
        else:
            i += 1
    return tuple(sorted([*_unlisted_capitals(text, words), *found], key=lambda p: p.start))


def _at(text: str, words: tuple[Token, ...], i: int, named: frozenset[str]) -> tuple[Place | None, int]:
    """Return the place whose name begins at token `i` and where it ends."""
    if not words[i].text[0].isupper() or words[i].text.casefold() in _NEVER:
        return None, i
    forms = directory().forms.at(words, i)
    if any(form.kind == "seat" for form in forms):
        return None, i
    for form in forms:
        if form.kind == "name" and form.entry.type == "state" and form.entry.country:
            iso3, last = form.entry.country, i + len(form.words)
            if not _continues(text, words, last):
                return Place(name=form.entry.name, country=iso3, geonames=country_ids().get(iso3), population=-1), last
    for size in range(min(_LONGEST, len(words) - i), 0, -1):
        last = i + size
        written = text[words[i].start : words[last - 1].end]
        if any(mark in written for mark in ",;:()") or not words[last - 1].capital:
            continue
        options = gazetteer().get(key(written))
        if options and not _continues(text, words, last):
            return _choose(options, named, text[words[last - 1].end :]), last
    return None, i


def _continues(text: str, words: tuple[Token, ...], last: int) -> bool:
    """Tell whether a capitalised word goes on without a break: `Paris Club`, `Tripoli Street`, `Jordan Smith`."""
    if last >= len(words) or words[last - 1].possessive:
        return False
    return text[words[last - 1].end : words[last].start] == " " and words[last].text[0].isupper() and (
        words[last].text.casefold() not in ("on", "and") and len(words[last].text) > 1
        and words[last].text not in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )  # fmt: skip


def _choose(options: tuple[Place, ...], named: frozenset[str], after: str) -> Place:
    """Choose between namesakes: the country that follows, else the largest, else one in a country that is named."""
    for place in options:
        entry = directory().entries.get(f"actor-{(place.country or '').lower()}")
        if entry is not None and after.startswith(f", {entry.name}"):
            return place
    largest = options[0]
    if largest.country in named or largest.geonames is None:
        return largest
    floor = largest.population // 20
    return next((p for p in options if p.country in named and p.population >= floor), largest)


def _preposition(text: str, words: tuple[Token, ...], i: int, last: int, before: list[Located]) -> str | None:
    """Return the preposition that governs the name at token `i`, through articles and descriptions."""
    if last < len(words) and words[last].text in _EVENT_NOUNS and text[words[last - 1].end : words[last].start] == " ":
        return "talks"
    if last < len(words) and words[last].text in _HOUSES and i > 1 and words[i - 1].text in ("a", "an", "the"):
        return words[i - 2].text if words[i - 2].text in _PREPOSITIONS else None
    if before and i and text[before[-1].end : words[i].start] in (" and ", ", ", ", and "):
        return before[-1].preposition
    k = i - 1
    while k >= 0 and i - k < 9:
        word = words[k]
        bare = word.text.casefold()
        gap = text[word.end : words[k + 1].start].replace("'s", "").strip()
        if gap and not (gap == "," and bare in ("capital", "city")):
            return None
        if bare in _PREPOSITIONS:
            return bare
        if bare == "on" and any(words[j].text == "island" for j in range(k, i)):
            return "in"
        described = word.text[0].isupper() and any(
            form.kind in ("adjective", "name") and form.entry.type == "state" for form in directory().forms.at(words, k)
        )
        if bare not in _FILLERS and not described and not _second_word(words, k):
            return None
        k -= 1
    return None


def _second_word(words: tuple[Token, ...], k: int) -> bool:
    """Tell whether token `k` ends a two-word state name or adjective (`South African`)."""
    return k > 0 and any(len(form.words) == 2 for form in directory().forms.at(words, k - 1))


def _located(words: tuple[Token, ...], i: int, last: int, preposition: str, place: Place) -> Located:
    return Located(
        start=words[i].start, end=words[last - 1].end, preposition=preposition, name=place.name, country=place.country,
        geonames=place.geonames, is_country=place.population == -1,
    )  # fmt: skip


def _unlisted_capitals(text: str, words: tuple[Token, ...]) -> Iterator[Located]:
    """Yield capitals that are described and not named: `in the Qatari capital`."""
    for k, word in enumerate(words):
        if word.text != "capital" or k < 2:
            continue
        following = words[k + 1].text if k + 1 < len(words) else ""
        if following[:1].isupper() and text[word.end : words[k + 1].start] in (" ", ", "):
            continue
        for size in (1, 2):
            i = k - size
            named = directory().forms.at(words, i) if i > 0 else []
            state = next((f.entry for f in named if f.entry.type == "state"), None)
            place = capitals().get(state.country or "") if state is not None else None
            at = i - 1 - (words[i - 1].text == "the") if i > 0 else -1
            if place is not None and at >= 0 and words[at].text.casefold() in _PREPOSITIONS:
                yield Located(
                    start=words[at + 1].start, end=word.end, preposition=words[at].text.casefold(), name=place.name,
                    country=place.country, geonames=place.geonames,
                )  # fmt: skip
                break
