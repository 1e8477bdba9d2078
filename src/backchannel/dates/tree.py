"""What a time expression says, as a small tree that is read against a frame (`meaning`); no dates are reckoned here.

The operators are those of SCATE (Bethard & Parker 2016, "A Semantically Compositional Annotation Scheme for Time
Normalization"): repeating intervals (`Fields`, `Feast`), periods (`Period`), and operators over them (last, next, this,
before, after, nth, between, union, parts).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Unit(StrEnum):
    """A unit of the calendar, or one that is counted (`fortnight`, `weekend`)."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


SMALL = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
"""Units shorter than a day."""
YEARS = frozenset({Unit.YEAR, Unit.DECADE, Unit.CENTURY})
"""Units of a year and more."""

Base = Literal["published", "told", "open"]
"""What something is counted from: the day of the report, the last date told of, or whichever fits (`open`)."""
PartOfDay = Literal["MO", "MI", "AF", "EV", "NI", "DT"]
"""Part of a day by its TIMEX3 code: morning, midday, afternoon, evening, night, daytime."""
PartName = Literal["early", "mid", "late"]
Which = Literal["last", "this", "next", "same"]
BoundName = Literal["by", "until", "since", "before", "after", "from"]


class Fields(Struct, frozen=True, tag=True, omit_defaults=True):
    """A partial date: the parts that are given. All days that have them, of which the frame chooses one.

    `weekday` is ISO (1 = Monday); `season` is EDTF's 21-24, `quarter` 1-4, `half` 1-2; `decade` is its first year and
    `century` its first two digits (19 for 1900-1999). `era` is -1 before Christ.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    era: int | None = None


class Feast(Struct, frozen=True, tag=True, omit_defaults=True):
    """A named day or season, such as `easter`; `year` where it is given."""

    name: str
    year: int | None = None


class Foreign(Struct, frozen=True, tag=True, omit_defaults=True):
    """A date of another calendar (`hijri`, `persian`, `hebrew`): month from 1, without a day the whole month."""

    calendar: str
    year: int
    month: int | None = None
    day: int | None = None


class Period(Struct, frozen=True, tag=True, omit_defaults=True):
    """A length of time: `count` units, None where it is vague ("a few days"), and what is added to it, if anything."""

    unit: Unit
    count: float | None = None
    more: Period | None = None


class Relative(Struct, frozen=True, tag=True, omit_defaults=True):
    """Last, this, next or the same unit or partial date, counted from `base`; `steps` more than one: "two Fridays ago".

    `side` cuts it at the base: "earlier this month" is before, "later this year" after.
    """

    which: Which
    what: Unit | Fields | Feast | TimeOfDay
    base: Base = "published"
    steps: int = 1
    side: Literal["before", "after"] | None = None


class Shift(Struct, frozen=True, tag=True, omit_defaults=True):
    """A point so long before or after another: "two days ago", "a month later", "the day after the vote".

    `exact` says that it is meant to the day, whatever the period's unit; `ahead` that it can't be a length of time, as
    "in two months" can.
    """

    period: Period
    direction: Literal["before", "after"]
    base: Base | Node = "published"
    exact: bool = False
    ahead: bool = False


class Stretch(Struct, frozen=True, tag=True, omit_defaults=True):
    """All the time of a period that ends (before) or begins (after) at a base: "the past two weeks".

    `outside` leaves the base itself out: "the week before Christmas".
    """

    period: Period
    direction: Literal["before", "after"]
    base: Base | Node = "published"
    outside: bool = False


class Nth(Struct, frozen=True, tag=True, omit_defaults=True):
    """The n-th unit or partial date of an interval, from its end where `number` is negative; `count` of them."""

    number: int
    what: Unit | Fields
    inner: Node
    count: int = 1


class TimeOfDay(Struct, frozen=True, tag=True, omit_defaults=True):
    """A part of the day or a time of the clock (`21:00`), of a day where `inner` gives one.

    `through` says that it lasts into the next day: "the night of 3 May".
    """

    part: PartOfDay | None = None
    clock: str | None = None
    inner: Node | None = None
    through: bool = False


class Part(Struct, frozen=True, tag=True):
    """The early, middle or late part of something."""

    name: PartName
    inner: Node


class Bound(Struct, frozen=True, tag=True):
    """Not the time itself but a bound on one side: "by late May", "since March"."""

    name: BoundName
    inner: Node


class Range(Struct, frozen=True, tag=True):
    """From one to another, both inclusive."""

    first: Node
    last: Node


class Choice(Struct, frozen=True, tag=True):
    """One of several: "3 or 4 May"."""

    options: tuple[Node, ...]


class Both(Struct, frozen=True, tag=True):
    """Several times in one row of words, "3, 4 and 5 May", which become as many expressions."""

    parts: tuple[Node, ...]


class About(Struct, frozen=True, tag=True):
    """Around something."""

    inner: Node


class Every(Struct, frozen=True, tag=True, omit_defaults=True):
    """A set of times: every Friday, twice a year."""

    what: Unit | Fields | Period | Feast | TimeOfDay
    times: int | None = None


class Vague(Struct, frozen=True, tag=True):
    """The past, present or future without a measure: recently, now, soon."""

    when: Literal["past", "present", "future"]


class Deed(Struct, frozen=True, tag=True):
    """Something that happened, in the words of the text: characters `start` to `end` of the text that was scanned."""

    start: int
    end: int


Node = (
    Fields
    | Feast
    | Foreign
    | Period
    | Relative
    | Shift
    | Stretch
    | Nth
    | TimeOfDay
    | Part
    | Bound
    | Range
    | Choice
    | Both
    | About
    | Every
    | Vague
    | Deed
)


class Expression(Struct, frozen=True, kw_only=True):
    """A time expression: `start` and `end` count the characters of the text that was scanned; `text` is that slice.

    Where it has two ends, `ends` tells where the first one ends and where the last one begins.
    """

    start: int
    end: int
    text: str
    node: Node
    ends: tuple[int, int] | None = None


def core(node: Node) -> Node:
    """Return what a bound, a part or an approximation is of."""
    while isinstance(node, Part | Bound | About | TimeOfDay) and node.inner is not None:
        node = node.inner
    return node
