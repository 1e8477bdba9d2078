"""Which public events words can tell of when nothing is known of their time: all that fit best, not one.

`events.match` chooses one event with the help of the time that a passage tells of. Here that time is what is
looked for, so every event that the words fit equally well is kept, and the network leaves those that agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backchannel.dates.events import CLEARLY, EventCalendar, PublicEvent, calendar_of
from backchannel.dates.events.evidence import weighed
from backchannel.dates.events.told import told_of
from backchannel.dates.inference.dayset import ALL, DaySet, union
from backchannel.dates.inference.wording import quoted, set_words
from backchannel.dates.inference.words import Words

ENOUGH = 4.5
"""Evidence from which on an event is thought of with no time to help, set by reasoning: half more than is enough with a
time (`events.ENOUGH`), so who, where and what was done, or a name."""
_SHOWN = 4


def fitting(
    said: str, names: Sequence[str], words: Words, *, within: DaySet = ALL, begins: bool = False
) -> tuple[PublicEvent, ...]:
    """Return the events that what was said fits best, several that fit alike; none where none fits well enough.

    Each of `names`, from the sentence around, is tried beside it: it can say where. `within` are the days that the
    events must touch; `begins` asks for beginnings only. Raises BackchannelError where the calendar can't be read.
    """
    calendar = calendar_of(words.language)
    if calendar is None:
        return ()
    found: dict[str, tuple[float, PublicEvent]] = {}
    for name in ("", *names):
        for strength, event in _weighed(f"{said} {words.began if begins else ''} {name}", calendar, begins):
            if strength > found.get(event.id, (0.0, event))[0] and within & event_days([event]):
                found[event.id] = strength, event
    best = max((strength for strength, _ in found.values()), default=0.0)
    fine = [event for strength, event in found.values() if strength > best - CLEARLY]
    return tuple(sorted(fine, key=lambda event: (event.first, event.id)))


def _weighed(said: str, calendar: EventCalendar, begins: bool) -> Iterator[tuple[float, PublicEvent]]:
    """Yield the events that words fit well enough, wherever in time, with the strength of the evidence."""
    told = told_of(said, calendar.words, near=None, after=None, before=None, around="", side=None)
    for event, facts in zip(calendar.events, calendar.facts, strict=True):
        if told.keys.isdisjoint(facts.index) or (begins and not facts.begins):
            continue
        if told.keys.isdisjoint(facts.doings) and told.kinds.isdisjoint(facts.kinds):
            continue
        evidence = weighed(facts, told)
        if evidence is not None and evidence.named and evidence.strength >= ENOUGH:
            yield evidence.strength, event


def event_days(found: Sequence[PublicEvent]) -> DaySet:
    """Return the days of events, all together."""
    return union((event.first.toordinal(), event.last.toordinal()) for event in found)


def when_words(found: Sequence[PublicEvent]) -> str:
    """Say when events were: "on Thursday 17 March 2011 or …"."""
    shown = dict.fromkeys(set_words(event_days([event])) for event in found[:_SHOWN])
    return " or ".join(shown) + (" or on other days" if len(found) > _SHOWN else "")


def event_names(found: Sequence[PublicEvent]) -> str:
    """Return the names of events, the first few."""
    return "; ".join(event.name for event in found[:_SHOWN])


def told_with(words: str, found: Sequence[PublicEvent]) -> str:
    """Say that words of the text are told with events."""
    return f"{quoted(words)} is told with what was {when_words(found)} ({event_names(found)})"
