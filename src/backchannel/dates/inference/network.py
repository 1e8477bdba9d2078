"""A temporal constraint network over days: what can be, when some days are known and some distances are.

Each variable is a day with the set of days that it can be; each link bounds the distance from one to the day of
publication. This is the temporal constraint satisfaction problem of Dechter, Meiri & Pearl ("Temporal constraint
networks", Artificial Intelligence 49, 1991) with simple links and disjunctive domains. All links lead to one variable
(a star), so that the days left by going over them once are exactly those that have a solution. Links come from the
surest to the least sure; one that leaves some day nothing to be is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from backchannel.dates.inference.dayset import ALL, DaySet

ANY_TIME = 150_000
"""More days than any two that are reckoned with lie apart: no bound on that side."""


Basis = Literal["witnesses", "text", "folder", "events"]
"""Where a clue is from: the page's witnesses, the text itself, another document, the calendar of public events."""


class Link(Struct, frozen=True, kw_only=True):
    """`least` <= day of publication - `source` <= `most`, in days, and why. The lower the `rank`, the surer it is.

    `source` names a day; `days` is what it can be by itself, where this link is one that tells it. Several links of
    one source all hold of the same day. `basis` is where it is from.
    """

    source: str
    least: int
    most: int
    reason: str
    rank: int
    basis: Basis = "text"
    days: DaySet = ALL


class Solution(Struct, frozen=True):
    """What the day of publication can be, and by which links: a smallest set that leaves the same days.

    `agreeing` are the other links that hold, `aside` those that contradict surer ones.
    """

    days: DaySet
    because: tuple[Link, ...]
    agreeing: tuple[Link, ...]
    aside: tuple[Link, ...]


def solve(links: Sequence[Link]) -> Solution:
    """Take in links in the order of their rank; each that contradicts the surer ones is set aside.

    Links of one rank are taken in an order of their own, so that the answer doesn't depend on how they were found.
    """
    kept: dict[str, list[Link]] = {}
    aside: list[Link] = []
    days = ALL
    for link in sorted(links, key=lambda one: (one.rank, one.source, one.reason)):
        same = [*kept.get(link.source, ()), link]
        if found := days & _by_one_source(same):
            kept[link.source] = same
            days = found
        else:
            aside.append(link)
    held = sorted((link for same in kept.values() for link in same), key=lambda one: one.rank)
    needed = _needed(held, days)
    return Solution(days, needed, tuple(link for link in held if link not in needed), tuple(aside))


def left_by(links: Sequence[Link]) -> DaySet:
    """Return what the day of publication can be under all links, no day where they contradict each other."""
    by_source: dict[str, list[Link]] = {}
    for link in links:
        by_source.setdefault(link.source, []).append(link)
    left = ALL
    for found in sorted((_by_one_source(same) for same in by_source.values()), key=lambda days: days.size):
        left = left & found
    return left


def _by_one_source(same: Sequence[Link]) -> DaySet:
    days = ALL
    for link in same:
        days = days & link.days
    least, most = max(link.least for link in same), min(link.most for link in same)
    return days.moved(least, most) if least <= most else DaySet(())


def _needed(links: Sequence[Link], days: DaySet) -> tuple[Link, ...]:
    """Choose links that leave the same days: sources by how much each narrows, then without what turns out needless."""
    by_source: dict[str, list[Link]] = {}
    for link in links:
        by_source.setdefault(link.source, []).append(link)
    left_of = {source: _by_one_source(same) for source, same in by_source.items()}
    chosen: list[str] = []
    left = ALL
    while left != days:
        best = min(left_of, key=lambda source: ((left & left_of[source]).size, by_source[source][0].rank, source))
        left = left & left_of.pop(best)
        chosen.append(best)
    needed = [link for link in links if link.source in chosen]
    for link in needed[::-1]:  # the least sure first
        rest = [one for one in needed if one is not link]
        if left_by(rest) == days:
            needed = rest
    return tuple(needed)
