"""Links from the calendar of public events: what a text tells of by a name, with a month, or as what has lasted so long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import union
from backchannel.dates.inference.from_text import link_name
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling, sentence_at
from backchannel.dates.inference.wording import quoted
from backchannel.dates.meaning.frame import long_day
from backchannel.dates.public_events import CLEARLY, ENOUGH, EventCalendar, Match, PublicEvent, calendar_of, weigh
from backchannel.dates.tree import Expression, Period, Unit, core

RANK_NAMED, RANK_TOLD, RANK_LASTING = 30, 32, 40
_MONTH_AGREES = 1.0
"""What it adds to the evidence for an event that the month told with it is its own: half of what a full date adds there."""
_ANY_TIME = 150_000
_WORDS_ABOUT = 90
"""Characters before and after a date within which its clause is looked for; as in `tense`."""
_CLAUSE = re.compile(r"[,;:—–()\"“”]|\s-\s|\n")
_AHEAD = re.compile(
    r"\b(?:before|ahead of|prior to|until|upcoming|forthcoming|next|planned|possible|proposed|eve of|will|would|another|new)\b"
    r"[^.]{0,25}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|into)\s+(?P<what>(?:[^\W\d_]+[ -]){0,3}[^\W\d_]+)")
_UNITS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}
_LESS, _MORE = 0.5, 1.0
"""How much less and more of a unit than it says a length in news can be: it is rounded up from a half, or counts whole ones."""


def links(text: str, tellings: Sequence[Telling], language: str = "en") -> list[Link]:
    """Return what the calendar of public events says about a text; raises BackchannelError where it can't be read."""
    calendar = calendar_of(language)
    if calendar is None:
        return []
    found = [*_named(text, calendar, tellings), *_told(text, tellings, calendar), *_lasting(text, calendar, language)]
    return list({(link.source, link.reason): link for link in found}.values())


def _named(text: str, calendar: EventCalendar, tellings: Sequence[Telling]) -> Iterator[Link]:
    """Names of events told of as past: published on their first day or later; with a month beside it, that is its month."""
    for place, name, events in _names_in(text):
        begin, end = sentence_at(text, place)
        if _AHEAD.search(text[begin:place]):
            continue
        days = union((event.first.toordinal(), event.last.toordinal()) for event in events)
        beside = [t for t in tellings if t.yearless and t.side == "past" and t.sentence == (begin, end)]
        reason = f"{quoted(name)} was {_when(events)}"
        if len(beside) == 1 and days & beside[0].days:
            source = link_name(beside[0])
            yield Link(source=source, days=days, least=0, most=_ANY_TIME, rank=RANK_NAMED, reason=reason)
        else:
            yield Link(source=f"event@{place}", days=days, least=0, most=_ANY_TIME, rank=RANK_NAMED, reason=reason)


def _names_in(text: str) -> Iterator[tuple[int, str, tuple[PublicEvent, ...]]]:
    """Yield the names of events that stand whole in a text, the longest at each place."""
    for match in re.finditer(r"[^\W_]+", text):
        for name, events in _index().get(match.group().casefold(), ()):
            end = match.start() + len(name)
            if text[match.start() : end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
                yield match.start(), text[match.start() : end], events
                break


@cache
def _index() -> dict[str, list[tuple[str, tuple[PublicEvent, ...]]]]:
    calendar = calendar_of()
    under: dict[str, list[PublicEvent]] = {}
    for event in calendar.events if calendar else ():
        for name in event.names:
            if " " in name and any(letter.isupper() or letter.isdigit() for letter in name):
                under.setdefault(name, []).append(event)
    found: dict[str, list[tuple[str, tuple[PublicEvent, ...]]]] = {}
    for name in sorted(under, key=len, reverse=True):
        first = re.match(r"[^\W_]+", name)
        if first is not None:
            found.setdefault(first.group().casefold(), []).append((name, tuple(under[name])))
    return found


def _told(text: str, tellings: Sequence[Telling], calendar: EventCalendar) -> Iterator[Link]:
    """Months and days without a year, told with what happened then: the event gives the year."""
    for telling in tellings:
        if not telling.yearless or telling.side != "past":
            continue
        words = _clause(text, telling)
        matches = [
            m for m in weigh(words, around=text, calendar=calendar)
            if union([(m.event.first.toordinal(), m.event.last.toordinal())]) & telling.days
        ]  # fmt: skip
        best = _best(matches, ENOUGH - _MONTH_AGREES)
        if best:
            days = union((m.event.first.toordinal(), m.event.last.toordinal()) for m in best)
            events = [m.event for m in best]
            reason = f"{quoted(telling.expression.text)} is told with what was {_when(events)} ({_names(events)})"
            yield Link(source=link_name(telling), days=days, least=0, most=_ANY_TIME, rank=RANK_TOLD, reason=reason)


def _clause(text: str, telling: Telling) -> str:
    """Return the words about a date, up to the next mark on either side, without the date itself."""
    begin, end = telling.sentence
    first, last = telling.expression.start, telling.expression.end
    before = text[max(begin, first - _WORDS_ABOUT) : first]
    after = text[last : min(end, last + _WORDS_ABOUT)]
    marks = [match.end() for match in _CLAUSE.finditer(before.rstrip(" ,"))]
    stop = _CLAUSE.search(after.lstrip(" ,"))
    return f"{before[marks[-1] if marks else 0 :]} {after.lstrip(' ,')[: stop.start() if stop else None]}"


def _best(matches: Sequence[Match], enough: float) -> list[Match]:
    if not matches or matches[0].strength < enough:
        return []
    return [m for m in matches if m.strength > matches[0].strength - CLEARLY]


def _lasting(text: str, calendar: EventCalendar, language: str) -> Iterator[Link]:
    """Lengths of what still goes on ("three months of bombing"): published so long after it began."""
    for expression in scan(text, language):
        node = core(expression.node)
        what = _OF.match(text, expression.end)
        if not isinstance(node, Period) or node.count is None or node.unit not in _UNITS or what is None:
            continue
        begun = [m for m in weigh(what["what"], around=text, calendar=calendar) if _begins(m, calendar)]
        best = _best(begun, ENOUGH)
        if best:
            yield _since(text, expression, node, what["what"], [m.event for m in best])


def _begins(match: Match, calendar: EventCalendar) -> bool:
    return calendar.facts[calendar.events.index(match.event)].edges["begins"]


def _since(text: str, expression: Expression, node: Period, what: str, events: Sequence[PublicEvent]) -> Link:
    count, size = node.count or 0, _UNITS[node.unit]
    words = quoted(f"{expression.text} of {what}")
    reason = f"{words}: it began {_when(events)} ({_names(events)}), and lengths are rounded"
    days = union((event.first.toordinal(), event.last.toordinal()) for event in events)
    least, most = round((count - _LESS) * size), round((count + _MORE) * size)
    return Link(source=f"began@{expression.start}", days=days, least=least, most=most, rank=RANK_LASTING, reason=reason)


def _when(events: Sequence[PublicEvent]) -> str:
    shown = [f"on {long_day(e.first)}" if e.first == e.last else f"from {long_day(e.first)} to {long_day(e.last)}" for e in events[:4]]
    return " or ".join(shown) + (" or on other days" if len(events) > 4 else "")


def _names(events: Sequence[PublicEvent]) -> str:
    return "; ".join(event.name for event in events[:4])
