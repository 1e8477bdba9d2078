"""What is known of a public event, brought to terms that can be compared with those of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.dates.events.lexicon import Lexicon, Term, terms
from backchannel.dates.events.rows import PublicEvent

VENUE_YEARS = 4
"""Years with a meeting or signing from which on a place is a venue: "the Geneva agreement" is no name by itself. With
three, Panmunjom is one too, and "the Panmunjom armistice" would be no name; Dayton, Taif and Camp David never are."""

Phrase = tuple[Term, ...]


class Name(Struct, frozen=True):
    """A name of an event. `proper`: nothing else goes by it; `year`: it has the event's year; `signs`: its names."""

    phrase: Phrase
    proper: bool
    year: bool
    signs: frozenset[str]


class Facts(Struct, frozen=True):
    """An event's words as terms.

    `done` and `kinds` are keys and kinds of what was done, `doings` those with names and title, `subjects` what it was
    (keys and kinds), `begins` and `ends` what began or ended with it, `index` the keys to find it by.
    """

    first: date
    last: date
    names: tuple[Name, ...]
    who: tuple[Phrase, ...]
    where: tuple[Phrase, ...]
    things: tuple[Phrase, ...]
    who_keys: frozenset[str]
    where_keys: frozenset[str]
    thing_keys: frozenset[str]
    done: frozenset[str]
    kinds: frozenset[str]
    title: frozenset[str]
    subjects: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    every: frozenset[str]
    doings: frozenset[str]
    ordinals: frozenset[str]
    index: frozenset[str]

    @property
    def lasted(self) -> bool:
        """Say whether it took more than two days."""
        return (self.last - self.first).days > 1


def venues(events: Iterable[PublicEvent], words: Lexicon) -> frozenset[str]:
    """Return the keys of places where people met or signed in several years."""
    years: dict[str, set[int]] = {}
    for event in events:
        if not any(term.kinds & words.words["hosted"] for text in event.did for term in terms(text, words)):
            continue
        for text in event.where:
            for key in _signs(terms(text, words)):
                years.setdefault(key, set()).add(event.first.year)
    return frozenset(key for key, found in years.items() if len(found) >= VENUE_YEARS)


def facts_of(event: PublicEvent, words: Lexicon, known_venues: frozenset[str]) -> Facts:
    """Bring an event's words to terms; `known_venues` are those of its calendar."""
    names, who, where, what, did = (
        tuple(terms(text, words) for text in texts)
        for texts in (event.names, event.who, event.where, event.what, event.did)
    )
    title = terms(event.name, words)
    told = [term for phrase in (*did, *what) for term in phrase]
    known = [term for phrase in (*names, *who, *where, *what) for term in phrase if term.name or term.number]
    common = words.words["common"]
    alone = {
        key for phrase in (*who, *where) if all(t.word in common for t in phrase) for t in phrase for key in t.keys
    }
    every = [*told, *title, *(term for phrase in (*names, *who, *where) for term in phrase)]
    heads = [*(term for phrase in did for term in phrase), *(phrase[-1] for phrase in what if phrase)]
    in_names = [term for phrase in names for term in phrase]
    weak = known_venues | _signs([term for phrase in who for term in phrase])
    things = tuple(p for p in what if any(t.name or t.number for t in p))
    return Facts(
        first=event.first, last=event.last,
        names=tuple(_named(phrase, event, words, weak) for phrase in names if phrase),
        who=who, where=where, things=things, who_keys=_flat(who),
        where_keys=_flat(where), thing_keys=_flat(things),
        done=_keys([*told, *(t for t in in_names if not (t.name or t.number))]),
        kinds=frozenset(kind for term in told for kind in term.kinds),
        title=_keys(title), subjects=_subjects([*heads, *in_names]),
        begins=_edges("begins", names, heads), ends=_edges("ends", names, heads), every=_keys(every),
        doings=_keys([*told, *title, *in_names]),
        ordinals=frozenset(term.word for term in every if term.word in words.words["ordinals"]),
        index=_keys([term for term in known if term.word not in common]) | alone,
    )  # fmt: skip


def _named(phrase: Phrase, event: PublicEvent, words: Lexicon, weak: frozenset[str]) -> Name:
    # Of what comes again, neither a venue nor an actor makes a name: "the Geneva talks", "the Russian invasion".
    signs = [term for term in phrase if term.name or term.number]
    again = all(term.kinds & words.words["again"] for term in phrase if term.kinds and not term.edge)
    shared = weak if again else frozenset[str]()
    common = words.words["common"] | words.months.keys()
    proper = any(not (term.number or term.kinds or term.word in common or term.keys & shared) for term in signs)
    years = {str(year) for year in range(event.first.year, event.last.year + 1)}
    return Name(phrase, proper, any(term.word in years for term in signs), _keys(signs))


def _edges(edge: str, names: Sequence[Phrase], heads: Sequence[Term]) -> frozenset[str]:
    """Return what began or ended: of "end of the war" the war, of "begin | bomb" the bombing."""
    found: set[str] = set()
    for phrase in (*names, heads):
        if any(getattr(term, edge) for term in phrase):
            found |= _subjects([term for term in phrase if not term.edge])
    return frozenset(found)


def _subjects(found: Iterable[Term]) -> frozenset[str]:
    return frozenset(key for term in found for key in (*term.keys, *term.kinds))


def _signs(found: Iterable[Term]) -> frozenset[str]:
    return frozenset(key for term in found if term.name for key in term.keys if key.startswith("^"))


def _keys(found: Iterable[Term]) -> frozenset[str]:
    return frozenset(key for term in found for key in term.keys)


def _flat(phrases: Iterable[Phrase]) -> frozenset[str]:
    return _keys(term for phrase in phrases for term in phrase)
