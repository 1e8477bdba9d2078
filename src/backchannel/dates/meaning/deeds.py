"""The days of something that happened, in the text's words: by the calendar of public events, or the text itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.clauses import clause
from backchannel.dates.deed_words import Lexicon, lexicon, terms
from backchannel.dates.meaning.frame import Frame, Reading, long_day
from backchannel.dates.meaning.units import holding, written
from backchannel.dates.public_events import EventCalendar, Match, PublicEvent, calendar_of, clear, weigh
from backchannel.dates.tree import Bound, Deed, Expression, Unit
from backchannel.language.words import word_set

_BEFORE, _BEHIND = 400, 250
"""Characters around a deed in which the names stand that say who and where: some two sentences to each side."""
_AHEAD = timedelta(days=366)
"""How far after a report's day an event may lie that it tells of as coming."""
_FORWARD = word_set("before until till eve ahead prior")
_BREAK = re.compile(r"[,;:.!?\n]|\b(?:that|which|who|when|while|after|before|since|until|but)\b")


def passage(text: str, deed: Deed) -> str:
    """Return what stands around a deed, without it."""
    return text[max(deed.start - _BEFORE, 0) : deed.start] + "\n" + text[deed.end : deed.end + _BEHIND]


def latest(text: str, deed: Deed, published: date | None, words: Lexicon) -> date | None:
    """Return the day after which no event can be meant: the report's own, or a year later for what may lie ahead of it.

    A deed lies ahead where it has no verb of the past and stands after a word such as "before" or "until".
    """
    if published is None:
        return None
    found = clause(text, deed.start, words)
    leads = {term.casefold() for term in re.findall(r"\w+", text[max(deed.start - 20, 0) : deed.start])[-3:]}
    ahead = bool(leads & _FORWARD) and not (found is not None and found.past)
    return min(published, date.max - _AHEAD) + _AHEAD if ahead else published


class Deeds:
    """What happened according to a text: its deeds are read in order, and the days that it told are kept.

    `events` is another calendar than the one that comes with Backchannel.
    """

    def __init__(self, text: str, *, language: str = "en", events: EventCalendar | None = None) -> None:
        self._text, self._words = text, lexicon(language)
        self._events = events or calendar_of(language)
        self._told: list[tuple[Expression, Days]] = []
        self._last: tuple[int, PublicEvent] | None = None

    def tell(self, expression: Expression, reading: Reading) -> None:
        """Take note of a day that the text has told: what happened on it can be counted from later."""
        one_day = reading.days is not None and (reading.days.last - reading.days.first).days <= 1
        if (
            one_day
            and reading.days is not None
            and reading.anchor != "event"
            and not isinstance(expression.node, Bound)
        ):
            self._told.append((expression, reading.days))

    def days(self, deed: Deed, frame: Frame) -> Reading:
        """Read a deed: the days of the event that it tells of, or none and a reason that names the words."""
        said = " ".join(self._text[deed.start : deed.end].split())
        if self._words is None or self._events is None:
            return Reading(reason=f"counted from “{said}”, whose day is not known")
        nameless = not any(term.name or term.number for term in terms(said, self._words))
        if nameless and (told := self._told_of(deed)) is not None:
            expression, days = told
            return Reading(days=days, unit=Unit.DAY, value=written(days, Unit.DAY), anchor="told",
                           reason=f"“{said}”: told of with “{expression.text}”, {_days_in_words(days)}")  # fmt: skip
        found = self._weighed(deed, frame)
        best = next((match for ranked in found if (match := clear(ranked)) is not None), None)
        if best is None:
            return Reading(reason=_unknown(said, found[-1] if found else []))
        self._last = (deed.start, best.event)
        return _reading(said, best, self._words)

    def _weighed(self, deed: Deed, frame: Frame) -> list[list[Match]]:
        """Weigh the events near each time that may be meant: the deed just before, the last day told, the report's."""
        assert self._words is not None
        said, around = self._text[deed.start : deed.end], passage(self._text, deed)
        before = latest(self._text, deed, frame.published, self._words)
        near: list[date | None] = []
        if self._last is not None and not re.search(r"[.!?]\s|\n\s*\n", self._text[self._last[0] : deed.start]):
            near.append(self._last[1].first)
        if frame.told is not None:
            near.append(frame.told.days.first)
        near.append(frame.published)
        return [
            weigh(said, near=day, before=before, around=around, calendar=self._events) for day in dict.fromkeys(near)
        ]

    def _told_of(self, deed: Deed) -> tuple[Expression, Days] | None:
        """Return the last day before a deed on which the text tells of the same thing: "they signed on 3 May"."""
        assert self._words is not None
        kinds = {kind for term in terms(self._text[deed.start : deed.end], self._words) for kind in term.kinds}
        for expression, days in reversed(self._told):
            if expression.end <= deed.start and kinds & self._done_on(expression):
                return expression, days
        return None

    def _done_on(self, expression: Expression) -> set[str]:
        """Return the kinds of what was done on a day: of the verb of the past nearest to its phrase in the clause."""
        assert self._words is not None
        before = _BREAK.split(self._text[max(expression.start - 160, 0) : expression.start])[-1]
        after = _BREAK.split(self._text[expression.end : expression.end + 90])[0]
        for part, order in ((before, -1), (after, 1)):
            verbs = [term for term in terms(part, self._words) if self._is_past(term.word) and not term.name]
            if verbs:
                return set(verbs[::order][0].kinds)
        return set()

    def _is_past(self, word: str) -> bool:
        assert self._words is not None
        return word in self._words.past or (word.endswith("ed") and word not in self._words.words["not_past"])


def deed_days(text: str, deed: Deed, frame: Frame) -> Reading:
    """Return the days of one deed of a text by the calendar of public events; see `Deeds.days`."""
    return Deeds(text).days(deed, frame)


def _unknown(said: str, ranked: list[Match]) -> str:
    near = [m for m in ranked if ranked and ranked[0].score - m.score < 1.0 and m.strength >= 3.0]
    if len(near) > 1:
        names = "; ".join(f"{m.event.name} ({m.event.first.isoformat()})" for m in near[:3])
        return f"counted from “{said}”, which may be one of several: {names}"
    return f"counted from “{said}”, whose day is not known"


def _reading(said: str, match: Match, words: Lexicon) -> Reading:
    event = match.event
    days, edge = _edge(said, event, words)
    unit = Unit.DAY
    value = written(holding(days.first, unit), unit)
    reason = f"{event.name}{edge}: {_days_in_words(days)} ({event.source})"
    return Reading(days=days, unit=unit, value=value, reason=reason, anchor="event")


def _edge(said: str, event: PublicEvent, words: Lexicon) -> tuple[Days, str]:
    """Return an event's days, of what lasted the first or last one where the words tell of its beginning or end."""
    if event.first == event.last:
        return calendar.day(event.first), ""
    found = {term.word for term in terms(said, words)}
    if found & words.words["begins"]:
        return calendar.day(event.first), ", its beginning"
    if found & words.words["ends"]:
        return calendar.day(event.last), ", its end"
    return Days(event.first, event.last), ""


def _days_in_words(days: Days) -> str:
    return long_day(days.first) if days.first == days.last else f"{long_day(days.first)} to {long_day(days.last)}"
