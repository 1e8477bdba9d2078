"""What a text has told of so far: the time that "two days later" and "on June 10" count from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from backchannel.dates.calendar import Days
from backchannel.dates.meaning import Frame, Reading, Told
from backchannel.dates.meaning.frame import Tense
from backchannel.dates.meaning.ranges import is_weekday
from backchannel.dates.tense import tenses_of
from backchannel.dates.tree import (
    SMALL,
    YEARS,
    About,
    Bound,
    Deed,
    Every,
    Expression,
    Fields,
    Node,
    Period,
    Shift,
    Stretch,
    TimeOfDay,
    Unit,
    Vague,
    core,
)

_FAR = timedelta(days=400)
"""A dated time further than this from the report's day is of another time than the report's news. A year, and
a month for what is told of "last year": of 300, 400 and 730 days it reads most of the open sentences rightly."""
_REACH = 120
"""Characters before a time in which its perfect is looked for."""
_OPENS = re.compile(r"(?:^|[.!?;:][”\"’)]*\s|\n)\W*(?:\w+\s){0,2}$")
"""What stands before a time that opens its sentence: no more than two words, such as "Early in"."""
_END = re.compile(r"[.!?][”\"’]?\s")
_OPENING = 30
"""Characters before a time in which the beginning of its sentence is looked for: two words and a mark."""
_ASIDE = 80
"""Characters before a time in which a relative clause or participle is looked for; such clauses are seldom longer."""
_SAYING = 40
"""Characters before a time in which a verb of saying is looked for."""


class _Thread(Struct, frozen=True):
    """Where a story stands: the time told of, its line, the character after it, and whether it was said by the way."""

    told: Told
    line: int
    end: int
    aside: bool


class Narrative:
    """Walks through a text's expressions in order; `background` says that the text tells of another time throughout."""

    def __init__(
        self, text: str, expressions: Sequence[Expression], published: date | None, language: str = "en"
    ) -> None:
        self._words = tenses_of(language)
        self._text, self._published = text, published
        self.background = _is_background(expressions, published)
        self._thread: _Thread | None = None
        self._outside: _Thread | None = None
        self._lines = [match.start() for match in re.finditer("\n", text)]

    def frame(self, expression: Expression, tense: Tense | None) -> Frame:
        """Return what an expression is read against."""
        thread = self._thread
        if thread is None:
            return Frame(published=self._published, tense=tense)
        distant = self._is_far(thread.told.days.last)
        if not self.background:
            here = thread.line == self._line(expression)
            distant = distant and here and tense != "future" and not self._is_of_report(expression, thread.told)
        loose = self._is_ahead(expression, tense, thread) or self._is_unanchored(expression, thread)
        return Frame(published=self._published, tense=tense, told=None if loose else thread.told, distant=distant)

    def tell(self, expression: Expression, reading: Reading) -> None:
        """Take note of the time that an expression has told of, if it can be counted from."""
        days = reading.days
        if days is None or not _is_told(expression.node) or reading.sort in ("DURATION", "SET"):
            return
        if self._is_passing(expression, reading) or _is_beside(expression.node):
            return
        aside = self._stands_after(self._words.aside, expression, _ASIDE)
        if aside and not self.background:
            return
        if isinstance(expression.node, TimeOfDay):
            days = Days(days.first, days.first)
        unit = Unit.DAY if days.first == days.last else reading.unit
        told = Told(days, unit, expression.text, _clock(expression.node))
        self._thread = _Thread(told, self._line(expression), expression.end, aside)

    def enter(self) -> None:
        """Begin a quotation: what it tells of doesn't move the story around it."""
        self._outside = self._thread

    def leave(self) -> None:
        """End a quotation."""
        self._thread = self._outside

    def _is_passing(self, expression: Expression, reading: Reading) -> bool:
        """Say whether a time is too loose to go on from.

        Such are times of the report's own in a story of another time; those found by an event's words alone; those told
        in the perfect ("they have met twice, in 1980 and 1991"), which lasts until now; and years that are mentioned.
        """
        if reading.anchor == "event" or (self.background and reading.anchor == "published"):
            return True
        return self._stands_after(self._words.perfect, expression, _REACH) or self._is_mention(expression, reading)

    def _is_mention(self, expression: Expression, reading: Reading) -> bool:
        """Say whether a year is only mentioned, and the story stays where it is: "a referendum of 1976 had …".

        A year that opens its sentence sets the scene (Thompson & Longacre 1985 on adverbials that come first).
        """
        if self._thread is None or reading.unit not in YEARS or self._thread.told.unit in YEARS:
            return False
        return not self._stands_after(_OPENS, expression, _OPENING)

    def _is_unanchored(self, expression: Expression, thread: _Thread) -> bool:
        """Say whether a weekday of a text without a day follows a time that was only said by the way.

        A report whose day isn't known counts it from that day, which may be years away.
        """
        return self._published is None and thread.aside and is_weekday(core(expression.node))

    def _is_ahead(self, expression: Expression, tense: Tense | None, thread: _Thread) -> bool:
        """Say whether a time of the day lies ahead, and so not on the past day that was last told of."""
        if not isinstance(expression.node, TimeOfDay) or expression.node.inner is not None or tense != "future":
            return False
        if self._published is None or thread.told.days.last >= self._published:
            return False
        return _END.search(self._text, thread.end, expression.start) is not None

    def _is_of_report(self, expression: Expression, told: Told) -> bool:
        """Say whether a time is of the report's own days, although the passage has just told of another time.

        So are the days of statements ("he said on Tuesday"), and weekdays after a time that is longer than a month:
        nobody says on which Friday of 1993 something was.
        """
        if is_weekday(core(expression.node)) and told.unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH):
            return True
        return self._stands_after(self._words.said_when, expression, _SAYING)

    def _is_far(self, day: date) -> bool:
        return self._published is None or self._published - day > _FAR

    def _line(self, expression: Expression) -> int:
        return bisect_left(self._lines, expression.start)

    def _stands_after(self, pattern: re.Pattern[str], expression: Expression, reach: int) -> bool:
        return pattern.search(self._text[max(0, expression.start - reach) : expression.start]) is not None


def _is_told(node: Node) -> bool:
    """Say whether a time is one that a story goes on from: no bound, no length, no set."""
    return not isinstance(node, Bound | Period | Every | Vague | Stretch | Deed)


def _clock(node: Node) -> str | None:
    while isinstance(node, Bound | About) or (isinstance(node, TimeOfDay) and node.clock is None and node.inner):
        node = node.inner or node
    return node.clock if isinstance(node, TimeOfDay) else None


def _is_beside(node: Node) -> bool:
    """Say whether a time is told beside the thread of a story, which goes on from where it was before.

    "Two days later" goes on; "a month earlier" and "four months later" mostly look back or ahead. On the 16 training
    articles of WikiWars this reads 0.3 points more days rightly than going on from every one, and than from none.
    """
    if not isinstance(node, Shift) or node.base != "told":
        return False
    return node.direction == "before" or node.period.unit not in (Unit.DAY, *SMALL)


def _is_background(expressions: Sequence[Expression], published: date | None) -> bool:
    if published is None:
        return True
    years = [n.year for e in expressions if isinstance(n := core(e.node), Fields) and n.year is not None]
    far = sum(1 for year in years if abs(published.year - year) > 1)
    return far >= 3 and far > 0.5 * len(years)
