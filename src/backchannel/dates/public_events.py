"""The calendar of public events (`data/events.csv`, see `data/EVENTS.md`), and which of them a clause tells of.

Several kinds of evidence are added up, as in entity linking with a small base of knowledge: a name by which the event
goes, who, where, what was done, a day or year in the words, and nearness in time. Words that the event doesn't explain
count against it. Where the best isn't clearly better than the next, there is no answer.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from backchannel.dates.deed_words import Lexicon, Term, lexicon, terms
from backchannel.dates.event_evidence import Facts, Told, facts_of, weighed
from backchannel.errors import BackchannelError

FILE = Path(__file__).parent / "data" / "events.csv"
_COLUMNS = ("id", "name", "first", "last", "names", "who", "did", "what", "where", "source")

ENOUGH = 3.0
"""Evidence that is needed besides nearness: who and what was done, or a full name. Found on
`tests/quality/dates/open.jsonl` and the false friends of the tests."""
CLEARLY = 0.5
"""How much better than any event of other days the best must be: as much as 25 days against 40 in nearness."""
_RECENT = 400
"""Days from the time told of within which the passage around may say who or where, when the words themselves don't."""
_NOW = 60
"""The same for what comes often, such as a speech, where only its actor is told."""


class PublicEvent(Struct, frozen=True):
    """A row of the calendar: days `first` to `last`, both inclusive, and the words by which texts tell of it."""

    id: str
    name: str
    first: date
    last: date
    names: tuple[str, ...]
    who: tuple[str, ...]
    did: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    source: str


class Match(Struct, frozen=True):
    """An event that words tell of, how much speaks for it with and without nearness in time, and what."""

    event: PublicEvent
    score: float
    strength: float
    reason: str


class EventCalendar:
    """Events, and under which keys of names and numbers to look for them."""

    def __init__(self, events: Sequence[PublicEvent], words: Lexicon) -> None:
        self.events, self.words = tuple(events), words
        self.facts: tuple[Facts, ...] = tuple(facts_of(event, words) for event in self.events)
        self._under: dict[str, list[int]] = {}
        for place, facts in enumerate(self.facts):
            for key in facts.index:
                self._under.setdefault(key, []).append(place)

    def weigh(self, told: Told) -> list[Match]:
        """Return the events that could be meant and what speaks for each, the best first."""
        named = self._places(told.terms)
        # Names around the words count for what is near in time alone, so without a time they needn't be looked up.
        around = self._places(told.around) - named if told.near is not None else set()
        found = []
        for place in (*named, *around):
            event, facts = self.events[place], self.facts[place]
            if not told.allows(event.first, event.last) or not told.could_be(facts):
                continue
            if not told.is_edge_of(facts) or (place in around and not told.is_all_of(facts)):
                continue  # "the war began" is not the opening of an inquiry into it
            days = told.nearest(event.first, event.last)
            if (place in around and days > _RECENT) or (evidence := weighed(facts, told)) is None:
                continue
            if days <= (_RECENT if evidence.once else _NOW) or (evidence.by_words and evidence.once):
                found.append(Match(event, round(evidence.score, 3), round(evidence.strength, 3), evidence.reason))
        return sorted(found, key=lambda m: (-m.score, m.event.first, m.event.id))

    def _places(self, found: Sequence[Term]) -> set[int]:
        return {place for term in found for key in term.keys for place in self._under.get(key, ())}


def load(path: Path = FILE) -> tuple[PublicEvent, ...]:
    """Read a calendar of events; raises BackchannelError where the file or one of its rows is not as it should be."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(_event(row) for row in csv.DictReader(file))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        advice = f"Its columns must be {', '.join(_COLUMNS)}, its days written as 2011-03-17."
        raise BackchannelError(
            f"the calendar of public events can't be read: {path.name}: {error}", advice=advice
        ) from error


def _event(row: dict[str, str]) -> PublicEvent:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    if first > last:
        raise ValueError(f"{row['id']} ends before it begins")
    names, who, did, what, where = (
        tuple(part.strip() for part in row[column].split("|") if part.strip()) for column in _COLUMNS[4:9]
    )
    return PublicEvent(row["id"], row["name"], first, last, names, who, did, what, where, row["source"])


@cache
def calendar_of(language: str = "en") -> EventCalendar | None:
    """Return the calendar that comes with Backchannel, read once; None for a language without words for deeds."""
    words = lexicon(language)
    return EventCalendar(load(), words) if words is not None else None


def weigh(
    words: str, *, near: date | None = None, after: date | None = None, before: date | None = None, around: str = "",
    calendar: EventCalendar | None = None,
) -> list[Match]:  # fmt: skip
    """Return the events that words could tell of, the best first, however weak; see `match` for what is handed in."""
    known = calendar or calendar_of()
    if known is None:
        return []
    own = terms(words, known.words)
    said = {term.word for term in own}
    others = tuple(term for term in terms(around, known.words) if term.name and term.word not in said)
    keys, kinds = (frozenset().union(*(getattr(term, name) for term in own)) for name in ("keys", "kinds"))
    return known.weigh(Told(words, own, _once(others), near or before, after, before, known.words, keys, kinds))


def _once(found: Sequence[Term]) -> tuple[Term, ...]:
    return tuple({term.word: term for term in found}.values())


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
    calendar: EventCalendar | None = None,
) -> Match | None:  # fmt: skip
    """Return the event that a clause or noun phrase tells of, None where none is clearly meant.

    No event is meant that begins after the day `before` (of what is past: the report's own) or ended before `after`.
    `near` is the time that the passage tells of; without it `before` is taken. Names in `around`, the passage that the
    words stand in, may say who and where, but only for what happened in the year before or after. Raises
    BackchannelError where the calendar can't be read.
    """
    return clear(weigh(words, near=near, after=after, before=before, around=around, calendar=calendar))
