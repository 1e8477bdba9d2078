"""Exact spans: a span is right where its first word, its last word and its label are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from model.language.evaluate.scores import NOTHING, Score, total
from model.language.examples import Entity, Example

from backchannel.language.core.analysis import Analysis, NamedSpan

Labelled = tuple[str, int, int]
"""Label, start, end (exclusive); words or characters, as long as both sides count the same."""

THREE: Mapping[str, str] = {"PER": "PER", "ORG": "ORG", "STATE": "LOC", "LOC": "LOC"}
"""Our labels as the three that nearly every set has. Most sets call a state a place."""

FOUR: Mapping[str, str] = {**THREE, "EVENT": "EVENT"}


@dataclass(frozen=True)
class SpanScores:
    """A score for each label, and of all labels together (`total`: micro-averaged)."""

    labels: Mapping[str, Score] = field(default_factory=dict)

    @property
    def total(self) -> Score:
        """The counts of all labels."""
        return total(self.labels.values())

    def of(self, label: str) -> Score:
        """The counts of one label; nothing asked and nothing given where it never came up."""
        return self.labels.get(label, NOTHING)

    def __add__(self, other: SpanScores) -> SpanScores:
        """Add the counts of two documents."""
        return SpanScores({label: self.of(label) + other.of(label) for label in {**self.labels, **other.labels}})


NO_SPANS = SpanScores()


def score(gold: Iterable[Labelled], found: Iterable[Labelled]) -> SpanScores:
    """Score the spans of one text; a span that is given twice counts once."""
    asked, given = frozenset(gold), frozenset(found)
    names = sorted({label for label, _, _ in asked | given})
    return SpanScores(
        {
            name: Score(
                sum(label == name for label, _, _ in asked & given),
                sum(label == name for label, _, _ in given),
                sum(label == name for label, _, _ in asked),
            )
            for name in names
        }
    )


def entities(
    gold: Sequence[Entity], found: Iterable[NamedSpan], classes: Mapping[str, str], *, lenient: bool = False
) -> SpanScores:
    """Score the entities of one text under `classes` (our label → the label that counts; others are passed over).

    Where a set leaves open which label an entity has, any of them is right; where it may also have a label that is not
    in `classes`, finding it is right and leaving it out no fault. What a set marks as `optional` (a name of some other
    kind) is not asked for, and what is found there is wrong, as is usual when a set's rest class is dropped; `lenient`
    doesn't count it.
    """
    answers = [(span.start, span.end, classes[span.label]) for span in found if span.label in classes]
    asked: set[Labelled] = set()
    free: set[tuple[int, int]] = set()
    for entity in gold:
        place = (entity.start, entity.end)
        options = {classes[label] for label in entity.labels if label in classes}
        if entity.optional:
            free.update({place} if lenient else ())
            continue
        right = sorted(options & {label for start, end, label in answers if (start, end) == place})
        if right or (options and all(label in classes for label in entity.labels)):
            asked.add((right[0] if right else min(options), *place))
    return score(asked, [(label, start, end) for start, end, label in answers if (start, end) not in free])


def measure(
    gold: Iterable[Example], found: Iterable[Analysis], classes: Mapping[str, str], *, lenient: bool = False
) -> SpanScores:
    """Score the entities of texts; texts without entity marks, and labels that a set doesn't mark, are passed over."""
    result = NO_SPANS
    for example, analysis in zip(gold, found, strict=True):
        if example.entities is not None:
            own = {label: name for label, name in classes.items() if label in example.annotated}
            result = result + entities(example.entities, analysis.entities, own, lenient=lenient)
    return result
