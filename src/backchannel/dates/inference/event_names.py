"""Names of public events that stand in a text, and mean one event wherever in time the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from backchannel.dates.events import EventCalendar, PublicEvent, calendar_of
from backchannel.dates.events.facts import Name
from backchannel.dates.events.lexicon import terms

_WORD = re.compile(r"[^\W_]+")
_DAYS = 31
"""Numbers up to this one may be a day of a month, of any year: "the attacks of 7 October"."""
_Named = tuple[str, tuple[PublicEvent, ...]]


def names_of_events(text: str, language: str) -> Iterator[tuple[int, str, tuple[PublicEvent, ...]]]:
    """Yield where a name stands whole, its words, and the events that go by it; of several at a place the longest."""
    index = _index(language)
    for word in _WORD.finditer(text):
        for name, events in index.get(word.group().casefold(), ()):
            end = word.start() + len(name)
            if text[word.start() : end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
                yield word.start(), text[word.start() : end], events
                break


@cache
def _index(language: str) -> dict[str, list[_Named]]:
    """Return names of more than one word that mean one event, by their first words, the longest first."""
    calendar = calendar_of(language)
    under: dict[str, list[PublicEvent]] = {}
    for name, event in _telling_names(calendar) if calendar is not None else ():
        under.setdefault(name, []).append(event)
    found: dict[str, list[_Named]] = {}
    for name in sorted(under, key=lambda name: (-len(name), name)):
        if first := _WORD.match(name):
            found.setdefault(first.group().casefold(), []).append((name, tuple(under[name])))
    return found


def _telling_names(calendar: EventCalendar) -> Iterator[tuple[str, PublicEvent]]:
    """Yield names that tell one time from another, and their events.

    They have a number that is no year, or a word that the calendar knows of one year alone, such as Dayton: there have
    been several invasions of Ukraine, and more summits in Lisbon than the calendar has.
    """
    years: dict[str, set[int]] = {}
    for facts in calendar.facts:
        for key in facts.index:
            years.setdefault(key, set()).add(facts.first.year)
    for event, facts in zip(calendar.events, calendar.facts, strict=True):
        said = [name for name in event.names if terms(name, calendar.words)]
        for name, known in zip(said, facts.names, strict=True):
            rare = any(len(years.get(sign, ())) == 1 for sign in known.signs if not sign.isdigit())
            if " " in name and ((rare and known.proper) or _is_numbered(known, event)):
                yield name, event


def _is_numbered(name: Name, event: PublicEvent) -> bool:
    numbers = {int(term.word) for term in name.phrase if term.number and term.word.isdigit()}
    return any(number > _DAYS for number in numbers - set(range(event.first.year, event.last.year + 1)))
