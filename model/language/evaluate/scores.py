"""What a scorer returns: counts that add up over documents, and the shares that are made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Score:
    """How much was found: of `given` things found and `asked` things to find, `right` are the same.

    Coreference metrics weigh mentions, so that what is right differs by side: `right` counts against what is asked
    (recall), `right_given` against what is given (precision), and None means that it is the same number. Where there is
    nothing to find and nothing was found, everything is right (1.0).
    """

    right: float = 0.0
    given: float = 0.0
    asked: float = 0.0
    right_given: float | None = None

    @property
    def recall(self) -> float:
        """Share of what is asked that was found, 0 to 1."""
        return _share(self.right, self.asked, self.given)

    @property
    def precision(self) -> float:
        """Share of what was found that is asked, 0 to 1."""
        right = self.right if self.right_given is None else self.right_given
        return _share(right, self.given, self.asked)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        """Add the counts of two documents."""
        weighed = self.right_given is not None or other.right_given is not None
        own = self.right if self.right_given is None else self.right_given
        its = other.right if other.right_given is None else other.right_given
        return Score(
            self.right + other.right,
            self.given + other.given,
            self.asked + other.asked,
            own + its if weighed else None,
        )


@dataclass(frozen=True)
class Share:
    """How many of `total` things are right."""

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """The share, 0 to 1; 1.0 of nothing."""
        return self.right / self.total if self.total else 1.0

    def __add__(self, other: Share) -> Share:
        """Add the counts of two documents."""
        return Share(self.right + other.right, self.total + other.total)


NOTHING = Score()
NONE_ASKED = Share()


def total(scores: Iterable[Score]) -> Score:
    """Add up any number of scores."""
    result = NOTHING
    for score in scores:
        result = result + score
    return result


def overlap(gold: frozenset[T], found: frozenset[T]) -> Score:
    """Score two sets of things that are either the same or not."""
    return Score(len(gold & found), len(found), len(gold))


def _share(right: float, of: float, other: float) -> float:
    if of:
        return right / of
    return 0.0 if other else 1.0
