"""Two readings of one report laid side by side: which actors, claims, quotations and positions are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from corpus.form import Actor, Claim, Reading, Span

Thing = TypeVar("Thing")

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"statement", "response", "offer", "proposal", "agreement", "decision", "disclosure"}),
    frozenset({"talk", "process", "agreement", "proposal", "offer"}),
    frozenset({"action", "decision", "state", "process", "role_change", "agreement"}),
    frozenset({"cognition", "state", "statement"}),
)
"""Layers that two careful readers may take for each other: compatible are two that one family holds (as scorers do)."""


def compatible(one: str, other: str) -> bool:
    """Tell whether two layers are compatible."""
    return one == other or any(one in family and other in family for family in FAMILIES)


def places(spans: Sequence[Span]) -> set[int]:
    """Return the code points that spans cover."""
    return {at for span in spans for at in range(span.start, span.end)}


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return how well two lists of spans cover the same code points, as F1 (0 to 1)."""
    ours, theirs = places(one), places(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


def matched(
    ours: Sequence[Thing], theirs: Sequence[Thing], likeness: Callable[[Thing, Thing], float]
) -> list[tuple[Thing, Thing]]:
    """Return the pairs, one to one, with the greatest sum of likeness; only pairs that are alike at all (> 0).

    The assignment is optimal (Hungarian method, Kuhn 1955).
    """
    if not ours or not theirs:
        return []
    table = np.array([[likeness(one, other) for other in theirs] for one in ours])
    rows, columns = linear_sum_assignment(-table)
    return [(ours[i], theirs[j]) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]


def actors(one: Reading, other: Reading) -> dict[str, str]:
    """Return which actor of `other` is which of `one`, by ids: those that share the most mentions, or else a name."""

    def likeness(ours: Actor, theirs: Actor) -> float:
        spans = {(m.start, m.end) for m in ours.mentions}
        shared = sum((m.start, m.end) in spans for m in theirs.mentions)
        return shared + 0.5 * (ours.name.casefold() == theirs.name.casefold())

    return {theirs.id: ours.id for ours, theirs in matched(one.actors, other.actors, likeness)}


def claims(one: Reading, other: Reading) -> list[tuple[Claim, Claim]]:
    """Return the claims that are the same: words that overlap, layers that are compatible; like types go first."""

    def likeness(ours: Claim, theirs: Claim) -> float:
        shared = overlap(ours.evidence, theirs.evidence)
        if not shared or not compatible(ours.layer, theirs.layer):
            return 0.0
        return shared + 0.3 * (ours.deed == theirs.deed)

    return matched(one.claims, other.claims, likeness)
