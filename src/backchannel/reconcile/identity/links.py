"""Links between nodes that may be one actor, with their scores and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from backchannel.reconcile.identity.blocking import pairs
from backchannel.reconcile.identity.clusters import Clusters
from backchannel.reconcile.identity.names import agreement
from backchannel.reconcile.identity.seen import Node, Unit
from backchannel.reconcile.identity.weights import OPEN, weigh


class Link(Struct, frozen=True, kw_only=True):
    """Two nodes that may be one actor. `a` comes before `b`."""

    score: float
    a: Node
    b: Node
    reason: str

    @property
    def order(self) -> tuple[float, Node, Node]:
        """The place in which links are tried: the best first, equals by their nodes."""
        return (-self.score, self.a, self.b)


def links(units: Sequence[Unit]) -> list[Link]:
    """Return the links that are likely enough to be seen, in the order in which they are tried."""
    found = [*_within(units), *(link for a, b in pairs(units) if (link := _between(a, b)) is not None)]
    return sorted((link for link in found if link.score >= OPEN), key=lambda link: link.order)


def _within(units: Sequence[Unit]) -> Iterator[Link]:
    for unit in units:
        if unit.known or len(unit.nodes) == 1:
            continue
        score, reason = weigh(unit, unit, "single" if unit.person and len(unit.key) == 1 else "equal")
        yield from (Link(score=score, a=unit.first, b=node, reason=reason) for node in unit.nodes[1:])


def _between(a: Unit, b: Unit) -> Link | None:
    if a.known and b.known:
        return None
    same = a.words == b.words
    level = agreement(a.key, b.key, same) if a.person else "equal" if same else None
    if level is None:
        return None
    score, reason = weigh(a, b, level)
    one, other = sorted((a.first, b.first))
    return Link(score=score, a=one, b=other, reason=reason)


def by_surname(units: Sequence[Unit], clusters: Clusters) -> list[Link]:
    """Return the links of people called by surname alone to the only person of that surname and country.

    `clusters` say who is one already: two spellings of one man are no two men.
    """
    sole = _sole_bearers(units, clusters)
    found = []
    for unit in units:
        if not unit.person or len(unit.key) != 1 or unit.known:
            continue
        named = [sole[unit.key[0], c] for c in sorted(unit.countries) if (unit.key[0], c) in sole]
        # The unit of the last country stands for the bearer; None, where a country has several.
        bearers = {clusters.root(one.first): one for one in named if one is not None}
        if len(bearers) == 1 and None not in named:
            bearer = next(iter(bearers.values()))
            score, reason = weigh(unit, bearer, "surname")
            one, other = sorted((unit.first, bearer.first))
            found.append(Link(score=score, a=one, b=other, reason=reason))
    return sorted((link for link in found if link.score >= OPEN), key=lambda link: link.order)


def _sole_bearers(units: Sequence[Unit], clusters: Clusters) -> dict[tuple[str, str], Unit | None]:
    """Return who alone has a full name with a surname, by surname and country; None where several have."""
    sole: dict[tuple[str, str], Unit | None] = {}
    for unit in units:
        if not unit.person or len(unit.key) < 2:
            continue
        for country in unit.countries:
            first = sole.setdefault((unit.key[-1], country), unit)
            if first is not None and not clusters.together(first.first, unit.first):
                sole[unit.key[-1], country] = None
    return sole
