"""The calendar of public events (`data/events.csv`, see `data/EVENTS.md`), and which of them a clause tells of.

Several kinds of evidence are added up, as in entity linking with a small base of knowledge: a name by which the event
goes, who, where, what was done, a day or year in the words, and nearness in time. Words that the event doesn't explain
count against it. Where the best isn't clearly better than the next, there is no answer.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from math import inf

from msgspec import Struct

from backchannel.dates.events.evidence import Evidence, added_up
from backchannel.dates.events.facts import Facts, facts_of, venues
from backchannel.dates.events.fit import RECENT, fits, is_edge
from backchannel.dates.events.lexicon import Lexicon, Term, lexicon
from backchannel.dates.events.rows import PublicEvent, load
from backchannel.dates.events.told import Side, Told, told_of

__all__ = ["EventCalendar", "Match", "PublicEvent", "calendar_of", "clear", "load", "match", "weigh"]

ENOUGH = 3.0
"""Evidence that is needed besides nearness: who and what was done, or a full name. Found on
`tests/quality/dates/open.jsonl` and the false friends of the tests."""
CLEARLY = 0.5
"""How much better than any event of other days the best must be: as much as 25 days against 40 in nearness."""
_RIVALS = 5 * 365
"""Days back in which another beginning or end at a place that the passage names makes words without a name doubtful:
a war that may still go on."""


class Match(Struct, frozen=True):
    """An event that words tell of, how much speaks for it with and without nearness in time, and what."""

    event: PublicEvent
    score: float
    strength: float
    reason: str


class EventCalendar:
    """Events, and under which keys of names, numbers and deeds to look for them."""

    def __init__(self, events: Sequence[PublicEvent], words: Lexicon) -> None:
        self.events, self.words = tuple(events), words
        known_venues = venues(self.events, words)
        self.facts: tuple[Facts, ...] = tuple(facts_of(event, words, known_venues) for event in self.events)
        self._under = _places(facts.index for facts in self.facts)
        self._doing = _places((*facts.doings, *facts.kinds) for facts in self.facts)
        self._firsts = sorted((event.first.toordinal(), place) for place, event in enumerate(self.events))

    def weigh(self, told: Told) -> list[Match]:
        """Return the events that could be meant and what speaks for each, the best first."""
        doing = _all_under(self._doing, [*told.keys, *told.kinds])
        if not doing:
            return []
        named = doing & _all_under(self._under, told.keys)
        found = self._named(told, named)
        if not found and told.near is not None and not any(term.name or term.number for term in told.terms):
            found = self._nameless(told, doing)
        return sorted(found, key=lambda m: (-m.score, m.event.first, m.event.id))

    def _named(self, told: Told, places: Iterable[int]) -> list[Match]:
        fitting = [place for place in places if self._could_be(told, place)]
        told = told.with_around() if fitting else told
        found = []
        for place in fitting:
            event, evidence = self.events[place], added_up(self.facts[place], told)
            if evidence is None or not evidence.named:
                continue
            if evidence.reach == inf or told.nearest(event.first, event.last) <= evidence.reach:
                found.append(_match(event, evidence))
        return found

    def _could_be(self, told: Told, place: int) -> bool:
        event = self.events[place]
        return told.allows(event.first, event.last) and fits(self.facts[place], told)

    def _nameless(self, told: Told, doing: frozenset[int]) -> list[Match]:
        """Return what words without a name mean ("since the bombing began") where the passage says who and where.

        Only beginnings, ends, and what doesn't come again are taken, and nothing where the passage names the place of
        another one of late years.
        """
        if not (told.begins or told.ends) and any(t.kinds & self.words.words["again"] for t in told.terms):
            return []
        near = told.near.toordinal() if told.near is not None else 0
        told = told.with_around()
        low, high = (bisect(self._firsts, (day, -1)) for day in (near - _RIVALS, near + RECENT))
        window = {place for _, place in self._firsts[low:high]}
        found, rivals = [], set()
        for place in window & doing & _all_under(self._under, _keys(told.around)):
            event, facts = self.events[place], self.facts[place]
            if not (self._could_be(told, place) and told.is_all_of(facts) and is_edge(facts, told)):
                continue
            evidence = added_up(facts, told)
            if evidence is None or not (evidence.places or evidence.actors > 1):
                continue
            rivals.add((event.first, event.last))
            if evidence.places and evidence.actors and told.nearest(event.first, event.last) <= RECENT:
                found.append(_match(event, evidence))
        return found if len(rivals) == 1 else []


def _places(keys: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    under: dict[str, set[int]] = {}
    for place, of_one in enumerate(keys):
        for key in of_one:
            under.setdefault(key, set()).add(place)
    return {key: frozenset(places) for key, places in under.items()}


def _all_under(index: dict[str, frozenset[int]], keys: Iterable[str]) -> frozenset[int]:
    return frozenset().union(*(index[key] for key in keys if key in index))


def _keys(found: Sequence[Term]) -> frozenset[str]:
    return frozenset(key for term in found for key in term.keys)


def _match(event: PublicEvent, evidence: Evidence) -> Match:
    return Match(event, round(evidence.score, 3), round(evidence.strength, 3), evidence.reason)


@cache
def calendar_of(language: str = "en") -> EventCalendar | None:
    """Return the calendar that comes with Backchannel, read once; None for a language without words for deeds."""
    words = lexicon(language)
    return EventCalendar(load(), words) if words is not None else None


def weigh(
    words: str, *, near: date | None = None, after: date | None = None, before: date | None = None, around: str = "",
    side: Side | None = None, calendar: EventCalendar | None = None,
) -> list[Match]:  # fmt: skip
    """Return the events that words could tell of, the best first, however weak; see `match` for what is handed in."""
    known = calendar or calendar_of()
    if known is None:
        return []
    return known.weigh(told_of(words, known.words, near=near, after=after, before=before, around=around, side=side))


def clear(found: Sequence[Match]) -> Match | None:
    """Return the best of what was weighed, if it is strong enough and clearly better than any event of other days."""
    if not found or found[0].strength < ENOUGH:
        return None
    best = found[0]
    others = (m for m in found[1:] if (m.event.first, m.event.last) != (best.event.first, best.event.last))
    rival = next(others, None)
    return best if rival is None or best.score - rival.score >= CLEARLY else None


def match(
    words: str, *, near: date | None = None, after: date | None = None, before: date | None = None, around: str = "",
    side: Side | None = None, calendar: EventCalendar | None = None,
) -> Match | None:  # fmt: skip
    """Return the event that a clause or noun phrase tells of, None where none is clearly meant.

    No event is meant that begins after the day `before` (of what is past: the report's own) or ended before `after`.
    `near` is the time that the passage tells of; without it `before` is taken. Names in `around`, the passage that the
    words stand in, may say who and where, but only for what happened in the year before or after. `side` is where the
    words are looked at from: "before the war" is before its beginning, "after the war" after its end. Raises
    BackchannelError where the calendar can't be read.
    """
    return clear(weigh(words, near=near, after=after, before=before, around=around, side=side, calendar=calendar))
