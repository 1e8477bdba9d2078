"""Date expressions in a sentence, as small trees: a core (day, month, weekday, "last week") and what modifies it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backchannel.dates.calendar import PartName

Unit = Literal["day", "week", "weekend", "month", "year"]
BoundName = Literal["by", "until", "since", "before", "after"]
Which = Literal["last", "this", "next"]


class Absolute(Struct, frozen=True, tag=True):
    """A day, month or year with the parts that are given. `weekday` is what stands beside it (ISO), if anything.

    `shift` counts the year from that of the day of writing, as in "in May last year" (-1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None


class Season(Struct, frozen=True, tag=True):
    """A season (EDTF code) of a year, which may be missing. `which` is set in "last spring"."""

    code: int
    year: int | None = None
    which: Which | None = None


class Weekday(Struct, frozen=True, tag=True):
    """An ISO weekday, plain or as in "last Friday"."""

    number: int
    which: Which | None = None


class Deictic(Struct, frozen=True, tag=True):
    """A unit counted from the day of writing: yesterday is the day -1, last week the week -1.

    `side` says on which side of today within the unit: "earlier this month" is before, "later this week" after.
    """

    unit: Unit
    shift: int
    side: Literal["before", "after"] | None = None


class Ago(Struct, frozen=True, tag=True):
    """So many units before the day of writing."""

    count: int
    unit: Unit


class Offset(Struct, frozen=True, tag=True):
    """So many units before or after something else that the text tells of: "one day after", "two weeks later"."""

    count: int
    unit: Unit
    direction: Literal["before", "after"]


class Part(Struct, frozen=True, tag=True):
    """The early, middle or late part of something."""

    name: PartName
    inner: Node


class Bound(Struct, frozen=True, tag=True):
    """Not the time itself but a bound: "by late May", "since March"."""

    name: BoundName
    inner: Node


class Between(Struct, frozen=True, tag=True):
    """From one day, month or part of a month to another, both inclusive."""

    first: Absolute | Part
    last: Absolute | Part


Node = Absolute | Season | Weekday | Deictic | Ago | Offset | Part | Bound | Between


class Expression(Struct, frozen=True, kw_only=True):
    """A date expression: `start` and `end` are indexes into the sentence view's text."""

    start: int
    end: int
    text: str
    node: Node


def core(node: Node) -> Node:
    """Return what a bound or part is of."""
    while isinstance(node, Part | Bound):
        node = node.inner
    return node
