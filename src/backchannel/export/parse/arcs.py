"""A dependency tree as arcs over the words: where everything stands in the drawing (SVG units: CSS pixels).

The page's policy allows no `style` attributes, and its colours follow the reader's light or dark screen; that is why
this is drawn here and not by spaCy's displaCy.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_LETTER = 7.3
"""Width of a character of the words (12 px monospaced: .602 em), rounded up."""
_LABEL = 6.1
"""Width of a character of a label (10 px monospaced), rounded up."""
_GAP = 16.0
_RISE = 19.0
_BEND = 6.0
_ASIDE = 5.0
"""How far beside the middle of a word its arcs to others leave, so that they don't cover the one that comes in."""


class Node(Struct, frozen=True, kw_only=True):
    """A word with its part of speech below, centred at `x`."""

    x: float
    word: str
    upos: str
    is_root: bool


class Arc(Struct, frozen=True, kw_only=True):
    """The path from a head to a word that hangs on it, its arrow's head there, and its label's middle and baseline."""

    path: str
    arrow: str
    label: str
    x: float
    y: float


class Drawing(Struct, frozen=True, kw_only=True):
    """A tree: size, words with their baseline, arcs."""

    width: float
    height: float
    baseline: float
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def drawing(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int | None], relations: Sequence[str]
) -> Drawing:
    """Lay out a tree. `heads` are indexes of the words, None for a root; all four have one entry a word."""
    pairs = [(word, head) for word, head in enumerate(heads) if head is not None]
    places = _places(words, tags, pairs, relations)
    levels = _levels(pairs)
    foot = 14.0 + _RISE * max(levels.values(), default=0)
    arcs = tuple(
        _arc(places[head] + (_ASIDE if word > head else -_ASIDE), places[word], foot, level, relations[word])
        for (word, head), level in levels.items()
    )
    nodes = tuple(
        Node(x=x, word=word, upos=tag, is_root=head is None)
        for x, word, tag, head in zip(places, words, tags, heads, strict=True)
    )
    width = places[-1] + _half(words[-1], tags[-1]) + _GAP if words else 0.0
    return Drawing(width=round(width, 1), height=foot + 38.0, baseline=foot + 15.0, nodes=nodes, arcs=arcs)


def _half(word: str, tag: str) -> float:
    return max(len(word) * _LETTER, len(tag) * _LABEL) / 2


def _places(
    words: Sequence[str], tags: Sequence[str], pairs: Sequence[tuple[int, int]], relations: Sequence[str]
) -> list[float]:
    """Return the middle of each word: beside the last one, with room for the label of an arc between the two."""
    between = {max(word, head): len(relations[word]) * _LABEL for word, head in pairs if abs(word - head) == 1}
    places: list[float] = []
    edge = _GAP / 2
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        x = edge + _half(word, tag)
        if i in between:
            x = max(x, places[-1] + between[i] + _ASIDE + 2 * _BEND)
        places.append(round(x, 1))
        edge = x + _half(word, tag) + _GAP
    return places


def _levels(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return how high each arc stands, from 1: above all shorter ones that it has a stretch of words in common with."""
    levels: dict[tuple[int, int], int] = {}
    for word, head in sorted(pairs, key=lambda pair: (abs(pair[0] - pair[1]), pair)):
        low, high = sorted((word, head))
        below = (level for (w, h), level in levels.items() if min(w, h) < high and low < max(w, h))
        levels[word, head] = 1 + max(below, default=0)
    return levels


def _arc(start: float, end: float, foot: float, level: int, label: str) -> Arc:
    top = round(foot - level * _RISE, 1)
    bend = _BEND if end > start else -_BEND
    path = (
        f"M{start:g} {foot:g}V{top + _BEND:g}Q{start:g} {top:g} {start + bend:g} {top:g}"
        f"H{end - bend:g}Q{end:g} {top:g} {end:g} {top + _BEND:g}V{foot - 3:g}"
    )
    arrow = f"M{end - 3:g} {foot - 5:g}H{end + 3:g}L{end:g} {foot:g}Z"
    return Arc(path=path, arrow=arrow, label=label, x=round((start + end) / 2, 1), y=top + 3)
