"""Factuality of the words that tell of an event: happened, negated, planned or uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.language.evaluate.scores import NONE_ASKED, NOTHING, Score, Share
from model.language.examples import FACTUALITY, Example

from backchannel.language.core.analysis import Analysis


@dataclass(frozen=True)
class Factuality:
    """Over the words that the set marks: how many have the right label, and a score for each label."""

    accuracy: Share = NONE_ASKED
    labels: Mapping[str, Score] = field(default_factory=dict)

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the labels that the set has, 0 to 1: rare labels weigh as much as `happened`."""
        marked = [score.f1 for score in self.labels.values() if score.asked]
        return sum(marked) / len(marked) if marked else 1.0

    def __add__(self, other: Factuality) -> Factuality:
        """Add the counts of two documents."""
        names = {**self.labels, **other.labels}
        return Factuality(
            self.accuracy + other.accuracy,
            {name: self.labels.get(name, NOTHING) + other.labels.get(name, NOTHING) for name in names},
        )


def score(gold: Iterable[tuple[int, str]], found: tuple[str, ...]) -> Factuality:
    """Score one text: (word, label) of the marked words against the label of every word (empty: no event)."""
    pairs = [(label, found[word]) for word, label in gold]
    return Factuality(
        Share(sum(label == answer for label, answer in pairs), len(pairs)),
        {
            name: Score(
                sum(label == answer == name for label, answer in pairs),
                sum(answer == name for _, answer in pairs),
                sum(label == name for label, _ in pairs),
            )
            for name in FACTUALITY
        },
    )


def measure(gold: Iterable[Example], found: Iterable[Analysis]) -> Factuality:
    """Score texts; those without factuality marks are passed over."""
    result = Factuality()
    for example, analysis in zip(gold, found, strict=True):
        if example.factuality is not None:
            result = result + score(example.factuality, analysis.factuality)
    return result
