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
    full: dict[tuple[str, str], dict[Node, Unit]] = {}
    for unit in units:
        if unit.person and len(unit.key) > 1:
            for country in sorted(unit.countries):
                full.setdefault((unit.key[-1], country), {}).setdefault(clusters.root(unit.first), unit)
    found = []
    for unit in units:
        if not unit.person or len(unit.key) != 1 or unit.known:
            continue
        bearers = {root: one for c in sorted(unit.countries) for root, one in full.get((unit.key[0], c), {}).items()}
        if len(bearers) == 1:
            score, reason = weigh(unit, next(iter(bearers.values())), "surname")
            one, other = sorted((unit.first, next(iter(bearers.values())).first))
            found.append(Link(score=score, a=one, b=other, reason=reason))
    return sorted((link for link in found if link.score >= OPEN), key=lambda link: link.order)
