"""Source, cue and content of attributions: exact spans, and the words that lie in spans of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.language.evaluate.spans import NO_SPANS, Labelled, SpanScores, score
from model.language.examples import Example

from backchannel.language.core.analysis import Analysis

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Attribution:
    """`exact` counts whole spans; `tokens` counts the words (punctuation too) that lie in a span of the kind."""

    exact: SpanScores = NO_SPANS
    tokens: SpanScores = NO_SPANS

    def __add__(self, other: Attribution) -> Attribution:
        """Add the counts of two documents."""
        return Attribution(self.exact + other.exact, self.tokens + other.tokens)


def of_words(gold: Iterable[Labelled], found: Iterable[Labelled]) -> Attribution:
    """Score one text, spans counted in words."""
    asked, given = frozenset(gold), frozenset(found)
    return Attribution(score(asked, given), score(_each(asked), _each(given)))


def of_characters(text: str, gold: Iterable[Labelled], found: Iterable[Labelled]) -> Attribution:
    """Score one text, spans counted in characters; white space at a span's ends doesn't matter.

    Its words are runs of word characters and single other signs, so that no side's tokenizer decides.
    """
    asked, given = (frozenset(_trimmed(text, span) for span in side) for side in (gold, found))
    starts = [match.start() for match in _WORD.finditer(text)]

    def words(spans: frozenset[Labelled]) -> Iterable[Labelled]:
        return {(kind, at, at + 1) for kind, start, end in spans for at in starts if start <= at < end}

    return Attribution(score(asked, given), score(words(asked), words(given)))


def measure(gold: Iterable[Example], found: Iterable[Analysis]) -> Attribution:
    """Score texts; those without attribution marks are passed over."""
    result = Attribution()
    for example, analysis in zip(gold, found, strict=True):
        if example.attribution is not None:
            given = [(span.label, span.start, span.end) for span in analysis.attribution]
            result = result + of_words(example.attribution, given)
    return result


def _each(spans: frozenset[Labelled]) -> set[Labelled]:
    return {(kind, at, at + 1) for kind, start, end in spans for at in range(start, end)}


def _trimmed(text: str, span: Labelled) -> Labelled:
    kind, start, end = span
    piece = text[start:end]
    return kind, start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
