"""What rules an event out, whatever speaks for it: another beginning or end, another deed, another of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.dates.deed_words import Term
from backchannel.dates.event_facts import Facts
from backchannel.dates.event_told import Told

RECENT = 400
"""Days within which a name that others share, or actor and place of what comes often, mean the event: a year and a
month, so that a first anniversary is held. Checked on `tests/dates/anchors.jsonl`."""


def fits(facts: Facts, told: Told) -> bool:
    """Say whether nothing that is told contradicts an event."""
    tests = (_is_near_enough, _is_dated_so, _is_edge_of, _is_done, _is_this_one, _is_whose)
    return all(test(facts, told) for test in tests)


def _is_near_enough(facts: Facts, told: Told) -> bool:
    """Say whether what comes often is near the time told of, or has a number or a name of its own."""
    if told.near is None or not told.often or told.numbered or told.nearest(facts.first, facts.last) <= RECENT:
        return True
    return any(name.signs and not any(term.keys.isdisjoint(told.keys) for term in name.phrase) for name in facts.names)


def _is_dated_so(facts: Facts, told: Told) -> bool:
    """Say whether days and years in the words, if any, are the event's."""
    ends = {(day.month, day.day) for day in (facts.first, facts.last)}
    if not ends.issuperset(told.days):
        return False
    return all(facts.first.year <= year <= facts.last.year or str(year) in facts.every for year in told.years)


def _is_edge_of(facts: Facts, told: Told) -> bool:
    """Say whether what began or ended, where the words tell of that, is what the event is the beginning or end of."""
    if not (told.begins or told.ends):
        return not (told.whole and not facts.lasted and (facts.begins or facts.ends))
    things = [t for t in told.terms if t.kinds and not (t.edge or t.light or t.name or t.number)]
    things += _subjects(told.terms)
    edge = facts.begins if told.begins else facts.ends
    if edge and all(_is_of(thing, edge) for thing in things):
        return True
    if not all(_is_of(thing, facts.subjects) for thing in things):
        return False
    if facts.lasted:
        return True
    # What has no edges in the calendar may be told of as beginning ("since the invasion began"), but it hasn't ended.
    return told.begins and not (told.implied or facts.begins or facts.ends)


def is_edge(facts: Facts, told: Told) -> bool:
    """Say whether an event is known as a beginning or an end, where the words tell of one."""
    return facts.lasted or bool((facts.begins or not told.begins) and (facts.ends or not told.ends))


def _subjects(told: Sequence[Term]) -> list[Term]:
    """Return the nouns that are said to begin or end: before a verb ("talks began"), else after ("end of the war")."""
    found = []
    for place, term in enumerate(told):
        if term.edge:
            after = told[place + 1 : place + 2]
            does = term.verb and bool(after) and bool(after[0].kinds)  # "began to bomb"
            near = told[max(place - 1, 0) : place] if term.verb and not does else after
            found += [noun for noun in near if not (noun.edge or noun.light or noun.name or noun.number)]
    return found


def _is_of(thing: Term, subjects: frozenset[str]) -> bool:
    return not (thing.keys.isdisjoint(subjects) and thing.kinds.isdisjoint(subjects))


def _is_done(facts: Facts, told: Told) -> bool:
    """Say whether the verb tells of the event: the agreement that was rejected is not the one that was signed."""
    return not any(
        term.verb
        and not (term.edge or term.light)
        and term.keys.isdisjoint(facts.doings)
        and term.kinds.isdisjoint(facts.kinds)
        and not (told.begins and term.word in told.words.words["breaks_out"])
        for term in told.terms
    )


def _is_this_one(facts: Facts, told: Told) -> bool:
    """Say whether it is not another of a row: "the second round" is only an event that is called so."""
    ordinals = told.words.words["ordinals"]
    return all(term.word in facts.ordinals for term in told.terms if term.word in ordinals)


def _is_whose(facts: Facts, told: Told) -> bool:
    """Say whether what belongs to a name is a deed, an agent, or the event's own: "Nixon's barber" is not Nixon."""
    agents = told.words.words["agents"]
    return not any(
        term.word in told.owned
        and not (term.kinds or term.name or term.edge or term.word in agents)
        and term.keys.isdisjoint(facts.every)
        for term in told.terms
    )
