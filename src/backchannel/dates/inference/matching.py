"""Which public events words can tell of when nothing is known of their time: all that fit best, not one.

`public_events.match` chooses one event with the help of the time that a passage tells of. Here that time is what is
looked for, so every event that the words fit equally well is kept, and the network leaves those that agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from backchannel.dates.public_events import PublicEvent, load

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_PREFIX, _SHORT = 6, 4
_WHO, _DID, _MORE, _WHAT, _WHERE = 2.0, 1.0, 0.5, 1.5, 1.0
"""Points, set by reasoning: an actor counts most, then what was spoken of, then what was done and where."""
ENOUGH = 4.0
"""Points from which on an event is thought of: an actor, what was done, and a place or a thing that the text names."""
_CLEARLY = 0.5
_BEGINS = frozenset({"begin", "start", "launch", "break", "beginning", "outbreak"})

_Phrase = tuple[str, ...]


class _Known(Struct, frozen=True):
    event: PublicEvent
    who: tuple[_Phrase, ...]
    did: tuple[_Phrase, ...]
    what: tuple[_Phrase, ...]
    where: tuple[_Phrase, ...]
    begins: bool


def fitting(
    words: str, around: str, *, within: Sequence[PublicEvent] | None = None, begins: bool = False
) -> tuple[PublicEvent, ...]:
    """Return the events that words fit best, several where they fit alike; none where none fits well enough.

    `around` is the whole text, which can name the place. `within` are the events to choose from, by default all;
    `begins` asks for beginnings only. Raises BackchannelError where the calendar can't be read.
    """
    said, about = _stems(words), _stems(around)
    allowed = None if within is None else {event.id for event in within}
    found = []
    for known in _calendar():
        if (begins and not known.begins) or (allowed is not None and known.event.id not in allowed):
            continue
        points = _points(known, said, about)
        if points >= ENOUGH:
            found.append((points, known.event))
    best = max((points for points, _ in found), default=0.0)
    return tuple(event for points, event in found if points > best - _CLEARLY)


@cache
def events() -> tuple[PublicEvent, ...]:
    """Return the calendar, read once; raises BackchannelError where it can't be read."""
    return load()


@cache
def _calendar() -> tuple[_Known, ...]:
    return tuple(_known(event) for event in events())


def _known(event: PublicEvent) -> _Known:
    words = {word for text in (*event.did, *event.names) for word in text.casefold().split()}
    who, did, what, where = (_phrases(texts) for texts in (event.who, event.did, event.what, event.where))
    return _Known(event, who, did, what, where, not _BEGINS.isdisjoint(words))


def _phrases(texts: Sequence[str]) -> tuple[_Phrase, ...]:
    return tuple(tuple(sorted(_stems(text))) for text in texts)


def _stems(text: str) -> frozenset[str]:
    """Return the words of a text under their first letters; short ones, and so abbreviations, whole."""
    return frozenset(_stem(match.group().replace(".", "")) for match in _WORD.finditer(text))


def _stem(word: str) -> str:
    low = word.casefold()
    if word.isupper() or len(low) <= _SHORT:
        return low
    for ending in ("ing", "ed", "es", "s", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORT:
            low = low[: -len(ending)]
            break
    return low[:_PREFIX]


def _points(known: _Known, said: frozenset[str], about: frozenset[str]) -> float:
    done = sum(said.issuperset(phrase) for phrase in known.did)
    who = any(said.issuperset(phrase) for phrase in known.who)
    what = any(said.issuperset(phrase) for phrase in known.what)
    if not who or not (done or what):
        return 0.0
    where = any(about.issuperset(phrase) for phrase in known.where)
    return _WHO + (_DID + _MORE * (done - 1) if done else 0.0) + _WHAT * what + _WHERE * where
