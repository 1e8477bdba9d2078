"""How much speaks for it that a clause tells of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import exp
from typing import Protocol

from msgspec import Struct

from backchannel.dates.deed_words import Lexicon, Term, terms
from backchannel.dates.meaning.frame import MONTH_NAMES

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" if name[3:] else name for name in MONTH_NAMES)
_DAY = re.compile(rf"\b(?:(?P<a>\d{{1,2}}) (?P<b>{_MONTH})|(?P<c>{_MONTH})\.? (?P<d>\d{{1,2}}))\b")
_YEAR = re.compile(r"(?:19|20)\d\d")

_NAME, _NAME_MORE = 4.0, 0.5
_FULL, _PARTLY, _OF_IT = 2.0, 1.2, 1.5
_DONE, _SORT, _TITLE, _MORE, _EDGE = 1.5, 1.0, 0.75, 0.5, 0.5
_AROUND, _SAID = 1.0, 2.0
_STRANGE_NAME, _STRANGE_NUMBER, _STRANGE, _OTHER_END = 2.0, 3.0, 0.75, 1.0
"""Points, set by reasoning and checked on `tests/quality/dates/open.jsonl`: a full name decides, one actor or place
together with what was done decides where the time is near; a name that the event doesn't explain undoes one it does."""
_SOON, _LATER = 30, 730
"""Days in which the two parts of nearness fall to 1/e: news of this month, and what is still told of two years on."""


class _Event(Protocol):
    """What is weighed: see `public_events.PublicEvent`."""

    @property
    def name(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def who(self) -> tuple[str, ...]: ...
    @property
    def did(self) -> tuple[str, ...]: ...
    @property
    def what(self) -> tuple[str, ...]: ...
    @property
    def where(self) -> tuple[str, ...]: ...
    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...


_NOBODY = frozenset[str]()
Phrase = tuple[Term, ...]


class Facts(Struct, frozen=True):
    """An event's words as terms.

    `done` and `kinds` are keys and kinds of what was done, `doings` those with names and title, `index` the keys
    to find it by; `edges` says whether it is a beginning or an end.
    """

    first: date
    last: date
    names: tuple[Phrase, ...]
    who: tuple[Phrase, ...]
    where: tuple[Phrase, ...]
    things: tuple[Phrase, ...]
    done: frozenset[str]
    kinds: frozenset[str]
    title: frozenset[str]
    edges: dict[str, bool]
    every: frozenset[str]
    doings: frozenset[str]
    index: frozenset[str]


class Told(Struct, frozen=True):
    """What a text tells: the words, their terms with all keys and kinds, the names around, the bounds of time."""

    text: str
    terms: tuple[Term, ...]
    around: tuple[Term, ...]
    near: date | None
    after: date | None
    before: date | None
    words: Lexicon
    keys: frozenset[str]
    kinds: frozenset[str]

    def allows(self, first: date, last: date) -> bool:
        """Say whether an event lies within the bounds."""
        return (self.before is None or first <= self.before) and (self.after is None or last >= self.after)

    def could_be(self, facts: Facts) -> bool:
        """Say whether the words tell at all of what was done in an event, or have one of its names."""
        return not (self.keys.isdisjoint(facts.doings) and self.kinds.isdisjoint(facts.kinds))

    def is_edge_of(self, facts: Facts) -> bool:
        """Say whether what began or ended, where the words tell of a beginning or an end, is what the event is of."""
        edges = self.words.words["begins"] | self.words.words["ends"]
        if not any(term.word in edges for term in self.terms):
            return True
        things = [term for term in self.terms if term.word not in edges and not (term.name or term.number)]
        return not things or any(not term.keys.isdisjoint(facts.every | facts.doings) for term in things)

    def is_all_of(self, facts: Facts) -> bool:
        """Say whether every word of what is told stands among an event's own."""
        known = facts.every | facts.doings
        return not any(term.keys.isdisjoint(known) for term in self.terms)

    def nearest(self, first: date, last: date) -> float:
        """Return the days between an event and the time that the passage tells of; infinite where that is unknown."""
        if self.near is None:
            return float("inf")
        return max((first - self.near).days, (self.near - last).days, 0)


class Evidence(Struct, frozen=True):
    """The points without and with nearness in time, and the reason.

    `by_words`: the words themselves, not those around, say who, where or by what name. `once`: they tell more than the
    actor of what comes often, such as a speech.
    """

    strength: float
    score: float
    reason: str
    by_words: bool
    once: bool


def facts_of(event: _Event, words: Lexicon) -> Facts:
    """Bring an event's words to terms."""
    names, who, where, what, did = (
        tuple(terms(text, words) for text in texts)
        for texts in (event.names, event.who, event.where, event.what, event.did)
    )
    title = terms(event.name, words)
    told = [term for phrase in (*did, *what) for term in phrase]
    plainly = [term for phrase in names for term in phrase if not (term.name or term.number)]
    known = [term for phrase in (*names, *who, *where, *what) for term in phrase if term.name or term.number]
    common = words.words["common"]
    alone = {
        key for phrase in (*who, *where) if all(t.word in common for t in phrase) for t in phrase for key in t.keys
    }
    every = [*told, *title, *(term for phrase in (*names, *who, *where) for term in phrase)]
    return Facts(
        first=event.first, last=event.last, names=tuple(p for p in names if p), who=who, where=where,
        things=tuple(p for p in what if any(t.name or t.number for t in p)),
        edges={edge: any(term.word in words.words[edge] for term in [*told, *title]) for edge in ("begins", "ends")},
        done=_keys([*told, *plainly]), kinds=frozenset(kind for term in told for kind in term.kinds),
        title=_keys(title), every=_keys(every),
        doings=_keys([*told, *title, *(term for phrase in names for term in phrase)]),
        index=_keys([term for term in known if term.word not in common]) | alone,
    )  # fmt: skip


def _keys(found: Sequence[Term]) -> frozenset[str]:
    return frozenset(key for term in found for key in term.keys)


def weighed(facts: Facts, told: Told) -> Evidence | None:
    """Add up what speaks for an event; None where nothing marks it, nothing was done, or the date differs."""
    dated = _date_said(facts, told)
    if dated is None:
        return None
    names = [phrase for phrase in facts.names if not any(term.keys.isdisjoint(told.keys) for term in phrase)]
    named, by_name = max((_name(phrase, told.terms) for phrase in names), key=lambda n: n[0], default=(0.0, _NOBODY))
    own = tuple(term for term in told.terms if term.word not in by_name)
    who, by_who = _people(facts.who, own, told.words)
    where, by_where = _people(facts.where, tuple(t for t in own if t.word not in by_who), told.words)
    thing, _ = _people(facts.things, tuple(t for t in own if t.word not in by_who | by_where), told.words)
    done = _done(facts, own)
    around = 0.0
    for phrases, found in ((facts.who, who), (facts.where, where)):
        if not found and not named:
            around += _AROUND * (_people(phrases, told.around, told.words)[0] >= _FULL)
    points = {
        "its name": named, "who": who, "where": where, "what": min(thing, _OF_IT), "what was done": done,
        "the date": dated, "the passage around it": around,
    }  # fmt: skip
    identity = named + who + where + thing + dated
    if not (done or named) or not (identity or around):
        return None
    strength = sum(points.values()) + _edges(facts, own, told.words) - _strange(facts, told)
    often = all(term.kinds & told.words.words["often"] for term in own if term.kinds & facts.kinds)
    once = not often or bool(named or where or dated)
    why = ", ".join(label for label, value in points.items() if value > 0)
    return Evidence(strength, strength + _nearness(facts, told), f"it fits in {why}", identity >= _PARTLY, once)


def _same(said: Term, known: Term) -> bool:
    """Say whether a word of the text is one of the event's: "began" is not Begin."""
    return bool(said.keys & known.keys) and (said.name or not known.name or bool(known.kinds))


def _hits(phrase: Phrase, own: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(term for term in own if any(_same(term, other) for other in phrase))


def _name(phrase: Phrase, own: Sequence[Term]) -> tuple[float, frozenset[str]]:
    """Return the points for a name of the event that stands whole in the words, and the words that it used."""
    if not any(term.name or term.number for term in phrase):
        return 0.0, _NOBODY
    if not all(any(_same(other, term) for other in own) for term in phrase):
        return 0.0, _NOBODY
    return _NAME + _NAME_MORE * (len(phrase) - 1), frozenset(term.word for term in _hits(phrase, own))


def _people(phrases: Sequence[Phrase], own: Sequence[Term], words: Lexicon) -> tuple[float, frozenset[str]]:
    """Return the points of the alternative that fits best, and the words that it used."""
    best, by = 0.0, _NOBODY
    common = words.words["common"]
    known = frozenset(key for phrase in phrases for term in phrase for key in term.keys)
    own = [term for term in own if not term.keys.isdisjoint(known)]
    if not own:
        return best, by
    for phrase in phrases:
        hits = _hits(phrase, own)
        whole = bool(phrase) and all(any(_same(hit, term) for hit in hits) for term in phrase)
        partly = any(term.name and term.word not in common for term in hits)
        points = _FULL if whole else _PARTLY if partly else 0.0
        if points > best:
            best, by = points, frozenset(term.word for term in hits)
    return best, by


def _done(facts: Facts, own: Sequence[Term]) -> float:
    points = []
    for term in own:
        if (term.name and not term.kinds) or term.number or term.word == "first":
            continue
        if term.keys & facts.done:
            points.append(_DONE)
        elif term.kinds & facts.kinds:
            points.append(_SORT)
        elif term.keys & facts.title and not term.name:
            points.append(_TITLE)
    points.sort(reverse=True)
    return points[0] + _MORE * (len(points) - 1) if points else 0.0


def _edges(facts: Facts, own: Sequence[Term], words: Lexicon) -> float:
    """Return the points where words tell of a beginning (or an end), and the event is one."""
    return sum(
        _EDGE
        for aspect in ("begins", "ends")
        if facts.edges[aspect] and any(t.word in words.words[aspect] for t in own)
    )


def _date_said(facts: Facts, told: Told) -> float | None:
    """Return the points for a day or year in the words, None where it is not the event's."""
    points = 0.0
    for month, day in _days(told.text):
        if not any((d.month, d.day) == (month, day) for d in (facts.first, facts.last)):
            return None
        points = _SAID
    for term in told.terms:
        if term.number and _YEAR.fullmatch(term.word) and not term.keys & facts.every:
            if not facts.first.year <= int(term.word) <= facts.last.year:
                return None
            points = _SAID
    return points


def _days(text: str) -> Iterator[tuple[int, int]]:
    for found in _DAY.finditer(text):
        month, day = found["b"] or found["c"], found["a"] or found["d"]
        yield _MONTHS[month[:3].casefold()], int(day)


def _nearness(facts: Facts, told: Told) -> float:
    gap = told.nearest(facts.first, facts.last)
    return exp(-gap / _SOON) + exp(-gap / _LATER)


def _strange(facts: Facts, told: Told) -> float:
    """Return the points against an event: words that it doesn't explain, and an end where a beginning is told of."""
    points, months = 0.0, set(_MONTHS)
    dated = bool(list(_days(told.text)))
    begins, ends = told.words.words["begins"], told.words.words["ends"]
    for term in told.terms:
        edge = "begins" if term.word in begins else "ends" if term.word in ends else None
        if term.keys & facts.every or (term.kinds & facts.kinds and not edge) or (edge and facts.edges[edge]):
            continue
        if term.number:
            points += 0.0 if dated or _YEAR.fullmatch(term.word) else _STRANGE_NUMBER
        elif term.name and not (dated and term.word[:3] in months):
            points += _STRANGE_NAME
        elif edge:
            points += 0.0 if facts.first != facts.last else _OTHER_END
        else:
            points += _STRANGE
    return points
