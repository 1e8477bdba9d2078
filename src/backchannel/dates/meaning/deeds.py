"""The days of something that happened, in the text's words: by the calendar of public events, or the text itself."""

from __future__ import annotations

import re
from datetime import date

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.deeds.context import latest, passage, side_of
from backchannel.dates.deeds.told import ToldDeeds
from backchannel.dates.events import EventCalendar, Match, PublicEvent, calendar_of, clear, weigh
from backchannel.dates.events.lexicon import Lexicon, lexicon, terms
from backchannel.dates.events.told import Side, told_of
from backchannel.dates.meaning.frame import Frame, Reading, long_day
from backchannel.dates.meaning.reason import Reason, because
from backchannel.dates.meaning.units import holding, written
from backchannel.dates.tree import Bound, Deed, Expression, Relative, Unit, Vague, core

_SAME_SENTENCE = 400
"""Characters within which the deed before gives the time, if no sentence ends between."""
_ENDED = re.compile(r"[.!?]\s|\n\s*\n")


class Deeds:
    """What happened according to a text: its deeds are read in order, and the days that it told are kept.

    `events` is another calendar than the one that comes with Backchannel.
    """

    def __init__(self, text: str, *, language: str = "en", events: EventCalendar | None = None) -> None:
        self._text, self._words = text, lexicon(language)
        self._events = events or calendar_of(language)
        self._told = ToldDeeds(text, self._words) if self._words is not None else None
        self._last: tuple[int, PublicEvent] | None = None

    def tell(self, expression: Expression, reading: Reading) -> None:
        """Take note of a day that the text has told: what happened on it can be counted from later."""
        one_day = reading.days is not None and (reading.days.last - reading.days.first).days <= 1
        day = core(expression.node)
        now = isinstance(day, Vague) or (isinstance(day, Relative) and day.which == "this")
        told = one_day and not now and reading.anchor != "event" and not isinstance(expression.node, Bound)
        if self._told is not None and told:
            self._told.tell(expression, reading.days)

    def days(self, deed: Deed, frame: Frame) -> Reading:
        """Read a deed: the days of the event that it tells of, or none and a reason that names the words."""
        said = " ".join(self._text[deed.start : deed.end].split())
        if self._words is None or self._events is None or self._told is None:
            return Reading(why=Reason(lead=f"counted from “{said}”, whose day is not known"))
        told = self._told.of(terms(said, self._words), deed.start)
        if told is not None and (days := told[1]) is not None:
            expression = told[0]
            why = because(f"“{said}”: told of with “{expression.text}”, {_days_in_words(days)}")
            return Reading(days=days, unit=Unit.DAY, value=written(days, Unit.DAY), anchor="told", why=why)
        found = self._weighed(deed, frame)
        best = next((match for ranked in found if (match := clear(ranked)) is not None), None)
        if best is None:
            return Reading(why=_unknown(said, found[-1] if found else []))
        self._last = (deed.start, best.event)
        return _reading(said, best, self._words, side_of(self._text, deed, self._words))

    def _weighed(self, deed: Deed, frame: Frame) -> list[list[Match]]:
        """Weigh the events near each time that may be meant: the deed just before, the last day told, the report's."""
        assert self._words is not None
        said, around = self._text[deed.start : deed.end], passage(self._text, deed)
        before = latest(self._text, deed, frame.published, self._words)
        side = side_of(self._text, deed, self._words)
        near: list[date | None] = []
        if self._last is not None and self._in_sentence(self._last[0], deed.start):
            near.append(self._last[1].first)
        if frame.told is not None:
            near.append(frame.told.days.first)
        near.append(frame.published)
        return [
            weigh(said, near=day, before=before, around=around, side=side, calendar=self._events)
            for day in dict.fromkeys(near)
        ]

    def _in_sentence(self, start: int, end: int) -> bool:
        return end - start <= _SAME_SENTENCE and not _ENDED.search(self._text, start, end)


def _unknown(said: str, ranked: list[Match]) -> Reason:
    near = [m for m in ranked if ranked and ranked[0].score - m.score < 1.0 and m.strength >= 3.0]
    if len(near) > 1:
        names = "; ".join(f"{m.event.name} ({m.event.first.isoformat()})" for m in near[:3])
        return Reason(lead=f"counted from “{said}”, which may be one of several: {names}")
    return Reason(lead=f"counted from “{said}”, whose day is not known")


def _reading(said: str, match: Match, words: Lexicon, side: Side | None) -> Reading:
    event = match.event
    days, edge = _edge(said, event, words, side)
    unit = Unit.DAY
    value = written(holding(days.first, unit), unit)
    why = because(f"{event.name}{edge}: {_days_in_words(days)} ({event.source})")
    return Reading(days=days, unit=unit, value=value, why=why, anchor="event")


def _edge(said: str, event: PublicEvent, words: Lexicon, side: Side | None) -> tuple[Days, str]:
    """Return an event's days, of what lasted the first or last one where the words tell of its beginning or end."""
    if event.first == event.last:
        return calendar.day(event.first), ""
    told = told_of(said, words, near=None, after=None, before=None, around="", side=side)
    if told.begins:
        return calendar.day(event.first), ", its beginning"
    if told.ends:
        return calendar.day(event.last), ", its end"
    return Days(event.first, event.last), ""


def _days_in_words(days: Days) -> str:
    return long_day(days.first) if days.first == days.last else f"{long_day(days.first)} to {long_day(days.last)}"
