"""Clusters that grow by being united, and never past what keeps them apart.

Disjoint sets (Galler & Fischer, 1964) whose roots carry labels: each judgement of difference gives its two sides two
labels, and sets that carry both would hold somebody and whom he was judged not to be. Refusing such a union refuses
every chain that would lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backchannel.reconcile.identity.seen import Node


class Clusters:
    """Sets of nodes.

    `sides` are for each judgement of difference the nodes of its two sides, which have none in common. `known` gives
    the id that the directory has for a node: two of its ids are two actors, unless they are united `freely`.
    """

    def __init__(
        self, nodes: Iterable[Node], sides: Iterable[tuple[frozenset[Node], frozenset[Node]]], known: Mapping[Node, str]
    ) -> None:
        self._above: dict[Node, Node] = {node: node for node in nodes}
        self._size: dict[Node, int] = {}
        self._labels: dict[Node, set[tuple[int, int]]] = {}
        self._known: dict[Node, set[str]] = {node: {id} for node, id in known.items()}
        for number, pair in enumerate(sides):
            for side, members in enumerate(pair):
                for node in members:
                    self._labels.setdefault(node, set()).add((number, side))

    def root(self, node: Node) -> Node:
        """Return the node that stands for the set of this one."""
        root = node
        while self._above[root] != root:
            root = self._above[root]
        while self._above[node] != root:
            self._above[node], node = root, self._above[node]
        return root

    def marks(self, node: Node) -> frozenset[tuple[int, int]]:
        """Return which sides of which judgements of difference the set of a node is on."""
        return frozenset(self._labels.get(self.root(node), ()))

    def together(self, a: Node, b: Node) -> bool:
        """Tell whether two nodes are in one set."""
        return self.root(a) == self.root(b)

    def parted(self, a: Node, b: Node) -> bool:
        """Tell whether a judgement keeps the sets of two nodes apart."""
        few, many = sorted(
            (self._labels.get(self.root(a), set()), self._labels.get(self.root(b), set())), key=len
        )  # fmt: skip
        return any((number, 1 - side) in many for number, side in few)

    def can_unite(self, a: Node, b: Node) -> bool:
        """Tell whether two sets may become one: no judgement parts them, nor does the directory."""
        mine, theirs = self._known.get(self.root(a), set()), self._known.get(self.root(b), set())
        return not (mine and theirs and mine.isdisjoint(theirs)) and not self.parted(a, b)

    def unite(self, a: Node, b: Node, *, freely: bool = False) -> bool:
        """Make one set of two, if they may be; return whether they were two and are one now.

        `freely`, the directory's ids don't count: a person has judged.
        """
        one, other = self.root(a), self.root(b)
        if one == other or self.parted(a, b) or not (freely or self.can_unite(a, b)):
            return False
        if (self._size.get(one, 1), other) < (self._size.get(other, 1), one):
            one, other = other, one
        self._above[other] = one
        self._size[one] = self._size.get(one, 1) + self._size.pop(other, 1)
        for kept in (self._labels, self._known):
            _merge(kept, one, other)
        return True

    def gather(self, nodes: Iterable[Node], *, freely: bool = False) -> None:
        """Unite nodes, in their order, as far as they may be: whoever may not join those before him begins anew."""
        heads: list[Node] = []
        for node in nodes:
            if not any(self.together(head, node) or self.unite(head, node, freely=freely) for head in heads):
                heads.append(node)

    def sets(self) -> list[list[Node]]:
        """Return all sets, each in order, in the order of their smallest nodes."""
        found: dict[Node, list[Node]] = {}
        for node in sorted(self._above):
            found.setdefault(self.root(node), []).append(node)
        return sorted(found.values())


def _merge(kept: dict[Node, set], one: Node, other: Node) -> None:  # type: ignore[type-arg]
    """Put what belongs to one root to another, the smaller set into the larger."""
    few, many = sorted((kept.pop(one, set()), kept.pop(other, set())), key=len)
    many |= few
    if many:
        kept[one] = many
