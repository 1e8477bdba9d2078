"""How much speaks for it that a clause tells of an event, and how far away in time the event may be for that."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf

from msgspec import Struct

from backchannel.dates.events.facts import Facts, Name
from backchannel.dates.events.fit import RECENT, fits
from backchannel.dates.events.lexicon import Term
from backchannel.dates.events.told import Told
from backchannel.dates.events.words import PARTLY, best_name, best_of, but, has, standing

_OF_IT = 1.5
_DONE, _SORT, _TITLE, _MORE, _EDGE = 1.5, 1.0, 0.75, 0.5, 0.5
_AROUND, _SAID = 1.0, 2.0
_STRANGE_NAME, _STRANGE_NUMBER, _STRANGE, _OTHER_END = 2.0, 3.0, 0.75, 1.0
"""Points, set by reasoning and checked on `tests/quality/dates/open.jsonl` and `tests/dates/anchors.jsonl`: a full name
decides, one actor or place together with what was done decides where the time is near; a name or deed that the
event doesn't explain undoes one it does."""
_SOON, _LATER = 30, 730
"""Days in which the two parts of nearness fall to 1/e: news of this month, and what is still told of two years on."""
_NOW = 30
"""The same as `event_fit.RECENT` where only an actor or place is told of what comes often: news of this month."""


class Evidence(Struct, frozen=True):
    """The points without and with nearness in time, the days within which they hold, and the reason.

    `named`: the words themselves, not only those around, say who, where or by what name; else `places` and `actors` are
    how many of those stand around.
    """

    strength: float
    score: float
    reach: float
    reason: str
    named: bool
    places: int
    actors: int


def weighed(facts: Facts, told: Told) -> Evidence | None:
    """Add up what speaks for an event; None where something rules it out, nothing marks it, or nothing was done."""
    return added_up(facts, told) if fits(facts, told) else None


def added_up(facts: Facts, told: Told) -> Evidence | None:
    """Do the same for an event that is known to fit."""
    dated = _SAID if told.days or told.years else 0.0
    named, name, by_name = best_name(facts.names, told)
    own = [term for term in told.terms if term.word not in by_name]
    who, by_who = best_of(facts.who, facts.who_keys, own, told.words)
    where, by_where = best_of(facts.where, facts.where_keys, but(own, by_who), told.words)
    thing, by_thing = best_of(facts.things, facts.thing_keys, but(own, by_who | by_where), told.words)
    done = _done(facts, told.terms)
    if not (done or named):
        return None
    used = frozenset() if name is None else name.signs
    actors = standing(facts.who, told.around, used) if not who else 0
    places = standing(facts.where, told.around, used) if not where else 0
    around = _AROUND * ((actors > 0) + (places > 0)) if not named else 0.0
    identity = named + who + where + thing + dated
    if not (identity or around):
        return None
    points = {
        "its name": named, "who": who, "where": where, "what": min(thing, _OF_IT), "what was done": done,
        "the date": dated, "the passage around it": around,
    }  # fmt: skip
    strength = sum(points.values()) + _edge(facts, told) - _strange(facts, told)
    pair = sum(has(phrase, own) for phrase in facts.who) > 1
    numbered = any(term.number and term.word in by_thing for term in own)
    reach = _reach(
        told, name, marked=bool(dated or numbered), exact=_is_exact(facts, told), around=actors + places,
        supports=(who > 0) + (where > 0) + (thing > 0) + pair, placed=bool(where),
    )  # fmt: skip
    why = ", ".join(label for label, value in points.items() if value > 0)
    return Evidence(
        strength, strength + _nearness(facts, told), reach, f"it fits in {why}", identity >= PARTLY, places, actors
    )


def _reach(
    told: Told, name: Name | None, *, marked: bool, exact: bool, supports: int, around: int, placed: bool
) -> float:
    """Return the days from the time told of within which an event may lie that fits so well.

    A proper name, a date, or a number (of a resolution) hold for ever, and so do names with what happens once ("Saigon
    fell"). What happens more than once, or often, or is told in other words than the event's, must be near.
    """
    if marked or (name is not None and (name.proper or supports or (name.year and around))):
        return inf
    if name is not None:
        return RECENT
    if supports == 0 or not exact:
        return min(RECENT, _again(told, supports, around, placed))
    return _again(told, supports, around, placed)


def _again(told: Told, supports: int, around: int, placed: bool) -> float:
    """Return the same for what is told without a name, by whether it comes once, again, or often."""
    if supports == 0:
        return RECENT
    if not told.again or (not told.often and supports > 1):
        return inf
    if not told.often or supports > 1:
        return RECENT
    return _NOW if not placed or around else 0


def _done(facts: Facts, own: Sequence[Term]) -> float:
    """Return the points for what was done; that something began or ended counts only beside what did."""
    points, edges = [], 0
    for term in own:
        if (term.name and not term.kinds) or term.number or term.light:
            continue
        if term.edge:
            edges += bool(term.keys & facts.done)
        elif term.keys & facts.done:
            points.append(_DONE)
        elif term.kinds & facts.kinds:
            points.append(_SORT)
        elif term.keys & facts.title and not term.name:
            points.append(_TITLE)
    points.sort(reverse=True)
    return points[0] + _MORE * (len(points) - 1 + edges) if points else 0.0


def _is_exact(facts: Facts, told: Told) -> bool:
    """Say whether what was done is told in the event's own words: of a city that it fell."""
    return any(
        not (term.edge or term.light or term.number or term.keys.isdisjoint(facts.done))
        for term in told.terms
        if term.kinds or not term.name
    )


def _edge(facts: Facts, told: Told) -> float:
    """Return the points where words tell of a beginning (or an end), and the event is one, or is not."""
    if not (told.begins or told.ends):
        return 0.0
    known = (told.begins and facts.begins) or (told.ends and facts.ends)
    return _EDGE if known else 0.0 if facts.lasted else -_OTHER_END


def _nearness(facts: Facts, told: Told) -> float:
    gap = told.nearest(facts.first, facts.last)
    return exp(-gap / _SOON) + exp(-gap / _LATER)


def _strange(facts: Facts, told: Told) -> float:
    """Return the points against an event: words that it doesn't explain."""
    points = 0.0
    for term in told.terms:
        if term.edge or term.light or term.keys & facts.every or (term.kinds & facts.kinds):
            continue
        if term.number:
            points += 0.0 if told.days or told.years else _STRANGE_NUMBER
        elif term.word in told.words.words["agents"] or (told.days and term.word in told.words.months):
            continue
        elif term.name or term.kinds:
            points += _STRANGE_NAME
        else:
            points += _STRANGE
    return points
