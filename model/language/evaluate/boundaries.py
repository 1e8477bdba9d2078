"""Sentence boundaries: a sentence is right where it begins and ends at the right characters, white space aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.language.evaluate.scores import NOTHING, Score, overlap
from model.language.examples import Example

from backchannel.language.core.analysis import Analysis
from backchannel.language.core.features import BREAKS

Range = tuple[int, int]
"""Start and end (exclusive) of a sentence, in characters or words."""


@dataclass(frozen=True)
class Raw:
    """A treebank's document as text, and where its sentences are in it (characters)."""

    text: str
    sentences: tuple[Range, ...]


def raw(example: Example, *, paragraphs: bool) -> Raw:
    """Write an example's words out as text.

    With `paragraphs`, an empty line stands between paragraphs, as on a page; without, everything runs on in one line.

    Raises ValueError where the example's set doesn't mark sentences.
    """
    if example.starts is None:
        raise ValueError(f"{example.set} {example.id} has no sentences to measure")
    between = {"joined": "", "space": " ", "line": "\n\n" if paragraphs else " "}
    gaps = [between[BREAKS[kind]] for kind in example.breaks]
    text, begins, ends = "", [], []
    for number, word in enumerate(example.words):
        text += gaps[number] if number else ""
        begins.append(len(text))
        text += word
        ends.append(len(text))
    last = [*(start - 1 for start in example.starts[1:]), len(example.words) - 1]
    return Raw(text, tuple((begins[i], ends[j]) for i, j in zip(example.starts, last, strict=True)))


def score(text: str, gold: Iterable[Range], found: Iterable[Range], *, among: Sequence[Range] | None = None) -> Score:
    """Score the sentences of one text.

    `among`, where given, are the only gold sentences that count; of those found, the ones that touch one of them count.
    """
    asked = frozenset(trimmed(text, sentence) for sentence in (gold if among is None else among))
    given = frozenset(trimmed(text, sentence) for sentence in found if text[slice(*sentence)].strip())
    if among is not None:
        given = frozenset((i, j) for i, j in given if any(i < end and start < j for start, end in asked))
    return overlap(asked, given)


def of_words(gold: Iterable[Example], found: Iterable[Analysis]) -> Score:
    """Score sentences over words that were analysed without being told where sentences begin."""
    result = NOTHING
    for example, analysis in zip(gold, found, strict=True):
        if example.starts is not None:
            size = len(example.words)
            result = result + overlap(_ranges(example.starts, size), _ranges(analysis.starts, size))
    return result


def trimmed(text: str, sentence: Range) -> Range:
    """Take white space off both ends."""
    piece = text[slice(*sentence)]
    return sentence[0] + len(piece) - len(piece.lstrip()), sentence[1] - len(piece) + len(piece.rstrip())


def _ranges(starts: Sequence[int], size: int) -> frozenset[Range]:
    return frozenset(zip(starts, [*starts[1:], size], strict=True))
