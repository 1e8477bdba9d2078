"""What an expression is read against, and what comes of reading it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.reason import Reason, folded
from backchannel.dates.tree import Deed, Unit
from backchannel.language.words import word_list

Tense = Literal["past", "present", "future"]
Sort = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "told", "event"]

MONTH_NAMES = word_list("January February March April May June July August September October November December")
DAY_NAMES = word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Told(Struct, frozen=True):
    """A time that the text has told of: its days, their unit, the phrase, and the hour (`21:00`) where it is told."""

    days: Days
    unit: Unit
    phrase: str
    clock: str | None = None

    def words(self) -> str:
        """Return the phrase with its days, for a reason."""
        return f"'{folded(self.phrase)}' ({self.days.written()})"


class Frame(Struct, frozen=True, kw_only=True):
    """What an expression is read against.

    `published` is the day of the report, or inside a quotation, where `said` is true, the day on which it was said.
    `told` is the last time told of before. `distant` says that the passage tells of another time than the report's, so
    that months and weekdays count from `told`. `deeds` knows the days of what happened. `year_from` says in words where
    the year comes from that the phrase leaves out.
    """

    published: date | None = None
    said: bool = False
    tense: Tense | None = None
    told: Told | None = None
    distant: bool = False
    deeds: Callable[[Deed, Frame], Reading] | None = None
    year_from: str = ""


class Clash(Struct, frozen=True, kw_only=True):
    """Two things that don't agree: what the words say, what speaks against it, and both in one sentence.

    `sort` is `weekday` (the day has another one), `after_report` (told of as past, but later than the report), or
    `order` (the end lies before the beginning).
    """

    sort: Literal["weekday", "after_report", "order"]
    says: str
    against: str
    words: str


class Reading(Struct, frozen=True, kw_only=True):
    """What an expression means: days, or what is known short of days, and why.

    `value` and `sort` are those of TIMEX3 (TimeML 1.2.1); `unit` is the size of what is named. `lower` and `upper` say
    on which sides the days are bounds. `candidates` are the days that are possible, where not all between are. `anchor`
    is what was counted from. `clash` says what doesn't agree, such as weekday and date; it is no part of `why`.
    """

    days: Days | None = None
    unit: Unit = Unit.DAY
    value: str = ""
    sort: Sort = "DATE"
    why: Reason = Reason()
    lower: bool = True
    upper: bool = True
    edtf: str | None = None
    weekday: int | None = None
    candidates: tuple[date, ...] = ()
    anchor: Anchor | None = None
    clash: Clash | None = None

    @property
    def reason(self) -> str:
        """The reason in words, without the expression, the report's day and a clash."""
        return self.why.words()


def long_day(value: date) -> str:
    """Return a day in words: Saturday 16 July 2011."""
    return f"{DAY_NAMES[value.weekday()]} {value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def published_on(frame: Frame) -> str:
    """Return the words with which a reason begins that was read against the report's day, or that it is unknown."""
    if frame.published is None:
        return "the report's own day is unknown"
    return f"{'said on' if frame.said else 'published'} {long_day(frame.published)}"
