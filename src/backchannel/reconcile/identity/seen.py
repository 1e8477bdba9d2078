"""Actors as documents have them, and the groups of them that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.model import ActorType

Node = tuple[str, str]
"""An actor of one document: the document's id, and the document's id for the actor."""


class Seen(Struct, frozen=True, kw_only=True):
    """What one document says of one actor.

    `named` tells whether it gives him a name at all. `known` says that the directory knows his id: whoever bears it is
    one. `body` is the id of what he belongs to, `titles` what the document calls him.
    """

    document: str
    actor: str
    name: str
    type: ActorType
    country: str | None = None
    body: str | None = None
    titles: tuple[str, ...] = ()
    named: bool = True
    known: bool = False


class Unit(Struct, frozen=True, kw_only=True, eq=False):
    """Nodes of one local id that nothing tells apart, with all that is said of them. `nodes` are in order.

    `words` are the folded words of the name as written, `key` those that are compared (see `names`).
    """

    nodes: tuple[Node, ...]
    documents: frozenset[str]
    name: str
    words: tuple[str, ...]
    key: tuple[str, ...]
    person: bool
    known: bool
    types: frozenset[ActorType]
    countries: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]

    @property
    def first(self) -> Node:
        """The smallest node, which stands for the unit."""
        return self.nodes[0]


def bodies(seen: Iterable[Seen]) -> frozenset[str]:
    """Return what actors belong to; not the state of their own country, which says no more than the country does."""
    return frozenset(
        body
        for one in seen
        if one.body is not None
        and (body := one.body.removesuffix("-government")) != f"actor-{(one.country or '').lower()}"
    )
