"""Other names in the place of an example's own: the network shall learn what surrounds names, not a list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from model.language.examples import Entity, Example, Syntax
from model.language.namelists import Name, Names
from model.language.splitting import split

from backchannel.language.words import word_set

SHARE = 0.5
"""Share of an example's names that are swapped; not tuned."""
_TRIES = 30
"""Draws for a name of the right form before the old one is kept; the rarest forms succeed about one time in two."""

_PERSON, _BODY, _STATE, _PLACE = (frozenset({label}) for label in ("PER", "ORG", "STATE", "LOC"))
_EITHER = _STATE | _PLACE
_ARTICLES = frozenset({"the", "The", "THE"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S"})
_HYPHENS = frozenset("-–—/")
_PARTICLES = word_set(
    "of and for the in on de del da dos do la el al bin ibn ben abu van von der den ag ould un il di y"
)
_TITLES = word_set(
    """president vice prime minister premier king queen prince princess emperor emir sultan sheikh shaikh mullah
    ayatollah imam pope bishop archbishop cardinal rev. reverend pastor father mr. mr mrs. mrs ms. ms dr. dr prof.
    professor sir lord lady sen. senator rep. congressman gov. governor mayor judge justice ambassador secretary
    chancellor chairman speaker gen. general col. colonel maj. major capt. captain lt. lieutenant sgt. sergeant adm.
    admiral marshal commander brig. brigadier chief comrade deputy former foreign defense defence interior finance"""
)


@dataclass(frozen=True)
class _Place:
    """A name in an example: words `start` to `end` (exclusive), without article, title and possessive."""

    start: int
    end: int
    labels: frozenset[str]
    article: bool


@dataclass(frozen=True)
class _Fresh:
    """The new words of a place, and what stands before each."""

    place: _Place
    words: tuple[str, ...]
    breaks: tuple[int, ...]


def swap_names(example: Example, rng: Random, names: Names, share: float = SHARE) -> Example:
    """Return the example with a share of its persons, organisations, states and places under other names.

    A name that comes twice is replaced alike, and a person's bare family name goes with the person. Where the example
    has trees or mentions, a new name has as many words as the old one and fits its parts of speech; where it has
    mentions, a person keeps the given names, since a pronoun may tell of them.
    """
    places = _places(example)
    if not places:
        return example
    code = names.scene(rng)
    chosen: dict[tuple[frozenset[str], tuple[str, ...]], Name | None] = {}
    fresh: list[_Fresh] = []
    for place in sorted(places, key=lambda p: p.start - p.end):
        old = example.words[place.start : place.end]
        key = place.labels, _key(old)
        if key not in chosen:
            chosen[key] = _draw(example, place, rng, names, code) if rng.random() < share else None
            if place.labels == _PERSON and len(old) > 1:
                chosen.setdefault((_PERSON, _key(old[-1:])), _short(chosen[key], example))
        new = chosen[key]
        if new is not None and (new_words := _written(new.text, old)) and _fits(example, place, new_words[0]):
            fresh.append(_Fresh(place, *new_words))
    return _rewritten(example, sorted(fresh, key=lambda f: f.place.start))


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _short(name: Name | None, example: Example) -> Name | None:
    if name is None:
        return None
    tied = example.syntax is not None or example.mentions is not None
    return Name(split(name.text)[0][-1] if tied else name.short)


def _places(example: Example) -> list[_Place]:
    taken = [0] * (len(example.words) + 1)
    for entity in example.entities or ():
        for at in range(entity.start, entity.end):
            taken[at] += 1
    found = []
    for entity in example.entities or ():
        place = _core(example, entity)
        if place is not None and max(taken[entity.start : entity.end]) == 1:
            found.append(place)
    return found


def _core(example: Example, entity: Entity) -> _Place | None:
    """Return the name proper of an entity, or None where its words are no plain name of a kind that we can replace."""
    words, start, end = example.words, entity.start, entity.end
    if entity.optional or entity.labels not in (_PERSON, _BODY, _STATE, _PLACE, _EITHER):
        return None
    if words[end - 1] in _POSSESSIVES:
        end -= 1
    if start < end and words[start] in _ARTICLES:
        start += 1
    while entity.labels == _PERSON and start < end and words[start].casefold() in _TITLES:
        start += 1
    if start >= end or any(start < first < end for first in example.starts or ()):
        return None
    if not all(word[0].isupper() or word in _HYPHENS | _PARTICLES | _POSSESSIVES for word in words[start:end]):
        return None
    return _Place(start, end, entity.labels, start > 0 and words[start - 1] in _ARTICLES)


def _draw(example: Example, place: _Place, rng: Random, names: Names, code: str) -> Name | None:
    old = example.words[place.start : place.end]
    if place.labels == _PERSON and example.mentions is not None:
        return _renamed(old, rng, names, code)
    draw = _drawer(place, rng, names, code)
    for _ in range(_TRIES):
        new = draw()
        if place.article != new.article and (place.article or place.labels != _BODY) and not _acronym(new.text):
            continue
        if place.labels == _BODY and _acronym(" ".join(old)) != _acronym(new.text):
            continue
        if _fits(example, place, split(new.text)[0]):
            return new
    return None


def _drawer(place: _Place, rng: Random, names: Names, code: str) -> Callable[[], Name]:
    if place.labels == _PERSON:
        return lambda: names.person(rng, code)
    if place.labels == _BODY:
        return lambda: names.organisation(rng, code if rng.random() < 0.5 else names.scene(rng))
    if place.labels == _STATE or (place.labels == _EITHER and rng.random() < 0.5):
        return lambda: names.state(rng, names.scene(rng))
    return lambda: names.place(rng, code if rng.random() < 0.5 else names.scene(rng))


def _renamed(old: Sequence[str], rng: Random, names: Names, code: str) -> Name | None:
    """Return a person's name with another family name of one word; None for one who has a single name."""
    single = [name for name in names.family.get(rng.choice(names.regions[code]), ()) if len(split(name)[0]) == 1]
    if len(old) < 2 or not single or not all(word[0].isupper() for word in old):
        return None
    family = rng.choice(single)
    return Name(" ".join([*old[:-1], family]), family)


def _acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 7 and " " not in text


def _written(text: str, old: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """Return the words of the new name in capitals where the old one is in capitals and no abbreviation."""
    shouted = all(word.isupper() or not word[0].isalpha() for word in old) and max(map(len, old)) > 4
    return split(text.upper() if shouted and not _acronym(" ".join(old)) else text)


def _fits(example: Example, place: _Place, new: Sequence[str]) -> bool:
    """Say whether new words may stand where the old ones do without making the example's other layers wrong."""
    if example.syntax is None and example.mentions is None:
        return True
    old = example.words[place.start : place.end]
    if [_form(word) for word in old] != [_form(word) for word in new]:
        return False
    if example.syntax is None:
        return True
    if place.labels == _BODY and len(new) > 1:
        return False  # words of longer names of organisations are adjectives and plurals as often as proper nouns
    if place.labels == _STATE and (len(new) > 1 or new[0].endswith("s")):
        return False
    proper = [at for at in range(place.start, place.end) if example.words[at] not in _HYPHENS]
    return all(example.syntax.xpos[at] == "NNP" and example.syntax.upos[at] == "PROPN" for at in proper)


def _form(word: str) -> str:
    return word.casefold() if word in _HYPHENS or word.casefold() in _PARTICLES else "name"


def _rewritten(example: Example, fresh: Sequence[_Fresh]) -> Example:
    words: list[str] = []
    breaks: list[int] = []
    opens, closes = list(range(len(example.words) + 1)), list(range(len(example.words) + 1))
    done = 0
    for new in [*fresh, None]:
        start = new.place.start if new else len(example.words)
        for at in range(done, start + 1):
            opens[at] = closes[at] = len(words) + at - done
        words += example.words[done:start]
        breaks += example.breaks[done:start]
        if new is None:
            break
        base, long, done = len(words), len(new.words), new.place.end
        for at in range(start + 1, done):
            # inside a name of another length a span begins at the name's first word and ends after its last
            same = long == done - start
            opens[at], closes[at] = (base + at - start,) * 2 if same else (base, base + long)
        closes[done] = base + long
        words += new.words
        breaks += [example.breaks[start], *new.breaks[1:]]
    return _mapped(example, tuple(words), tuple(breaks), opens, closes)


def _mapped(
    example: Example, words: tuple[str, ...], breaks: tuple[int, ...], opens: Sequence[int], closes: Sequence[int]
) -> Example:
    entities, mentions = example.entities, example.mentions
    attribution, factuality, starts = example.attribution, example.factuality, example.starts
    return replace(
        example,
        words=words,
        breaks=breaks,
        syntax=_lemmas(example, words),
        starts=None if starts is None else tuple(opens[at] for at in starts),
        entities=None
        if entities is None
        else tuple(replace(e, start=opens[e.start], end=closes[e.end]) for e in entities),
        mentions=None
        if mentions is None
        else tuple(replace(m, start=opens[m.start], end=closes[m.end], head=opens[m.head]) for m in mentions),
        attribution=None if attribution is None else tuple((k, opens[s], closes[e]) for k, s, e in attribution),
        factuality=None if factuality is None else tuple((closes[at + 1] - 1, value) for at, value in factuality),
    )


def _lemmas(example: Example, words: tuple[str, ...]) -> Syntax | None:
    """Return the example's trees with a new proper noun's own form as its lemma; there are as many words as before."""
    if example.syntax is None:
        return None
    lemma = zip(example.words, words, example.syntax.lemma, strict=True)
    return replace(example.syntax, lemma=tuple(kept if old == new else new for old, new, kept in lemma))
