"""What rules an event out, whatever speaks for it: another beginning or end, another deed, another of its kind."""

from __future__ import annotations

from backchannel.dates.events.facts import Facts
from backchannel.dates.events.lexicon import Term
from backchannel.dates.events.told import Told

RECENT = 400
"""Days within which a name that others share, or actor and place of what comes often, mean the event: a year and a
month, so that a first anniversary is held. Checked on `tests/dates/anchors.jsonl`."""


def fits(facts: Facts, told: Told) -> bool:
    """Say whether nothing that is told contradicts an event."""
    return (
        _is_near_enough(facts, told)
        and _is_done(facts, told)
        and _is_this_one(facts, told)
        and _is_edge_of(facts, told)
        and _is_dated_so(facts, told)
        and _is_whose(facts, told)
    )


def _is_near_enough(facts: Facts, told: Told) -> bool:
    """Say whether what comes often is near the time told of, or has a number or a name of its own."""
    if told.near is None or not told.often or told.numbered or told.nearest(facts.first, facts.last) <= RECENT:
        return True
    return any(name.signs and not any(term.keys.isdisjoint(told.keys) for term in name.phrase) for name in facts.names)


def _is_dated_so(facts: Facts, told: Told) -> bool:
    """Say whether days and years in the words, if any, are the event's."""
    if not (told.days or told.years):
        return True
    ends = {(day.month, day.day) for day in (facts.first, facts.last)}
    if not ends.issuperset(told.days):
        return False
    return all(facts.first.year <= year <= facts.last.year or str(year) in facts.every for year in told.years)


def _is_edge_of(facts: Facts, told: Told) -> bool:
    """Say whether what began or ended, where the words tell of that, is what the event is the beginning or end of."""
    if not (told.begins or told.ends):
        return not (told.whole and not facts.lasted and (facts.begins or facts.ends))
    edge = facts.begins if told.begins else facts.ends
    if edge and all(_is_of(thing, edge) for thing in told.things):
        return True
    if not all(_is_of(thing, facts.subjects) for thing in told.things):
        return False
    if facts.lasted:
        return True
    # What has no edges in the calendar may be told of as beginning ("since the invasion began"), but it hasn't ended.
    return told.begins and not (told.implied or facts.begins or facts.ends)


def is_edge(facts: Facts, told: Told) -> bool:
    """Say whether an event is known as a beginning or an end, where the words tell of one."""
    return facts.lasted or bool((facts.begins or not told.begins) and (facts.ends or not told.ends))


def _is_of(thing: Term, subjects: frozenset[str]) -> bool:
    return not (thing.keys.isdisjoint(subjects) and thing.kinds.isdisjoint(subjects))


def _is_done(facts: Facts, told: Told) -> bool:
    """Say whether the verb tells of the event: the agreement that was rejected is not the one that was signed."""
    return not any(verb.keys.isdisjoint(facts.doings) and verb.kinds.isdisjoint(facts.kinds) for verb in told.verbs)


def _is_this_one(facts: Facts, told: Told) -> bool:
    """Say whether it is not another of a row: "the second round" is only an event that is called so."""
    return told.ordinals <= facts.ordinals


def _is_whose(facts: Facts, told: Told) -> bool:
    """Say whether it was done by those who are told to have done it, and not to a name's own: "Nixon's barber"."""
    if told.actors and told.actors.isdisjoint(facts.who_keys):
        return False
    if not told.owned:
        return True
    agents = told.words.words["agents"]
    return not any(
        term.word in told.owned
        and not (term.kinds or term.name or term.edge or term.word in agents)
        and term.keys.isdisjoint(facts.every)
        for term in told.terms
    )
