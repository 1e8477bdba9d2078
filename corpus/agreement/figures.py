"""Counts of agreement, and what follows from them: F1 between two readers, shares, Cohen's kappa."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple


class TwoSided(NamedTuple):
    """How many things both readers have, how many the one, how many the other."""

    both: int
    one: int
    other: int

    def f1(self) -> float:
        """Return the harmonic mean of the shares that are shared (1 where neither has any)."""
        return 2 * self.both / (self.one + self.other) if self.one or self.other else 1.0


class Share(NamedTuple):
    """How many of a number."""

    right: int
    of: int


class Row(NamedTuple):
    """One figure: what, its value, how it is reckoned, from how many things."""

    name: str
    value: float
    sort: str
    of: int


class Figures:
    """Counts that add up over reports."""

    def __init__(self) -> None:
        """Start with none."""
        self._two: dict[str, TwoSided] = {}
        self._shares: dict[str, Share] = {}
        self._pairs: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)

    def two_sided(self, name: str, found: TwoSided) -> None:
        """Add to a figure that is an F1."""
        old = self._two.get(name, TwoSided(0, 0, 0))
        self._two[name] = TwoSided(old.both + found.both, old.one + found.one, old.other + found.other)

    def share(self, name: str, found: Share) -> None:
        """Add to a figure that is a share."""
        old = self._shares.get(name, Share(0, 0))
        self._shares[name] = Share(old.right + found.right, old.of + found.of)

    def pair(self, name: str, one: str, other: str) -> None:
        """Add one thing that both have labelled."""
        self._pairs[name][one, other] += 1

    def rows(self) -> Iterator[Row]:
        """Return every figure."""
        for name, two in self._two.items():
            yield Row(name, two.f1(), "F1", two.one + two.other)
        for name, share in self._shares.items():
            yield Row(name, share.right / share.of if share.of else 0.0, "share", share.of)
        for name, pairs in self._pairs.items():
            yield Row(name, kappa(pairs), "kappa", pairs.total())
            alike = sum(times for (one, other), times in pairs.items() if one == other)
            yield Row(name, alike / pairs.total(), "share", pairs.total())

    def differences(self, name: str) -> list[tuple[tuple[str, str], int]]:
        """Return the labels that readers gave differently, the commonest first, in either order."""
        found: Counter[tuple[str, str]] = Counter()
        for (one, other), times in self._pairs[name].items():
            if one != other:
                found[min(one, other), max(one, other)] += times
        return found.most_common()


def kappa(pairs: Counter[tuple[str, str]]) -> float:
    """Return Cohen's kappa (1960) of two readers' labels: agreement beyond what their shares give by chance."""
    total = pairs.total()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for (one, other), times in pairs.items():
        ours[one] += times
        theirs[other] += times
    seen = sum(times for (one, other), times in pairs.items() if one == other) / total
    chance = sum(ours[label] * theirs[label] for label in ours) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)
