"""A temporal constraint network over days: what can be, when some days are known and some distances are.

Each variable is a day with the set of days that it can be; each link bounds the distance between two variables. This is
the temporal constraint satisfaction problem of Dechter, Meiri & Pearl ("Temporal constraint networks", Artificial
Intelligence 49, 1991) with simple links and disjunctive domains. Links are propagated until no domain changes (arc
consistency). The networks here are trees about the day of publication, for which that leaves exactly the days that have
a solution. Links come from the surest to the least sure; one that leaves some day nothing to be is set aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.dates.inference.dayset import ALL, DaySet

PUBLISHED = "published"
"""The variable that all is about: the day of publication."""


class Link(Struct, frozen=True, kw_only=True):
    """`least` <= target - source <= `most`, in days, and why. The lower the `rank`, the surer it is.

    `days` is what the source can be by itself, where this link is the one that tells it.
    """

    source: str
    least: int
    most: int
    reason: str
    rank: int
    days: DaySet = ALL
    target: str = PUBLISHED


class Solution(Struct, frozen=True):
    """What the day of publication can be, and by which links: a smallest set that leaves the same days.

    `agreeing` are the other links that hold, `aside` those that contradict surer ones.
    """

    days: DaySet
    because: tuple[Link, ...]
    agreeing: tuple[Link, ...]
    aside: tuple[Link, ...]


def solve(links: Sequence[Link]) -> Solution:
    """Propagate links in the order of their rank; each that contradicts the surer ones is set aside."""
    kept: list[Link] = []
    aside: list[Link] = []
    days = ALL
    for link in sorted(links, key=lambda one: one.rank):
        found = propagate([*kept, link])
        if found is None:
            aside.append(link)
        else:
            kept.append(link)
            days = found
    needed = _needed(kept, days)
    return Solution(days, needed, tuple(link for link in kept if link not in needed), tuple(aside))


def propagate(links: Sequence[Link]) -> DaySet | None:
    """Return what the day of publication can be under all links, None where they contradict each other."""
    domains: dict[str, DaySet] = {PUBLISHED: ALL}
    for link in links:
        domains[link.source] = domains.get(link.source, ALL) & link.days
        domains.setdefault(link.target, ALL)
    changed = True
    while changed:
        changed = False
        for link in links:
            source, target = domains[link.source], domains[link.target]
            new_target = target & source.moved(link.least, link.most)
            new_source = source & new_target.moved(-link.most, -link.least)
            if not new_target or not new_source:
                return None
            changed = changed or new_target != target or new_source != source
            domains[link.source], domains[link.target] = new_source, new_target
    return domains[PUBLISHED]


def _needed(links: Sequence[Link], days: DaySet) -> tuple[Link, ...]:
    """Leave out every link without which the days are still the same, the least sure first."""
    needed = list(links)
    for link in reversed(links):
        rest = [one for one in needed if one is not link]
        if propagate(rest) == days:
            needed = rest
    return tuple(needed)
