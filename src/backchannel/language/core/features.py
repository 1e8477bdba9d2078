"""What the network is told of a word beside its letters: the encoder is uncased and sees neither case nor layout.

Training and reading both come here, so that a word looks the same to the network in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SHAPES = ("none", "lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "other")
"""Case of a word: `initial` is one capital letter, `mixed` any other case (`McKay`), `other` has no letter or digit."""

BREAKS = ("joined", "space", "line")
"""What stands before a word: nothing, white space, or the beginning of a line (a paragraph, heading or list item)."""

QUOTES = ("outside", "inside")
LINES = ("plain", "title", "capitals")
"""How the whole line of a word is written: as prose, with Most Words Capitalised, or IN CAPITALS."""

FEATURES = (SHAPES, BREAKS, QUOTES, LINES)
"""The columns of a word's features, in order; each value is an index into its column's names."""

_OPENING, _CLOSING, _EITHER = frozenset("\u201c\u00ab\u201e"), frozenset("\u201d\u00bb"), frozenset(('"', "``", "''"))
_TITLE_SHARE = 0.7
"""Share of a line's words of four letters and more with a capital, from which it counts as written in title case."""


def shape(word: str) -> int:
    """Return the index in `SHAPES` of one word."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SHAPES.index("digits" if any(c.isdigit() for c in word) else "other")
    if any(c.isdigit() for c in word):
        return SHAPES.index("alphanumeric")
    capitals = sum(c.isupper() for c in letters)
    if capitals == 0:
        return SHAPES.index("lower")
    if len(letters) == 1:
        return SHAPES.index("initial")
    if capitals == len(letters):
        return SHAPES.index("upper")
    return SHAPES.index("title" if capitals == 1 and letters[0].isupper() else "mixed")


def quoted(words: Sequence[str], breaks: Sequence[int]) -> list[int]:
    """Say for each word whether it stands inside double quotation marks; a line's end closes what is open."""
    inside, marks = False, []
    for word, before in zip(words, breaks, strict=True):
        if before == BREAKS.index("line"):
            inside = False
        if word in _OPENING or (word in _EITHER and not inside):
            marks.append(0)
            inside = True
        elif word in _CLOSING or word in _EITHER:
            marks.append(0)
            inside = False
        else:
            marks.append(int(inside))
    return marks


def lines(words: Sequence[str], breaks: Sequence[int]) -> list[int]:
    """Return the index in `LINES` of the line of each word."""
    starts = [i for i, before in enumerate(breaks) if i == 0 or before == BREAKS.index("line")]
    kinds: list[int] = []
    for start, end in pairwise([*starts, len(words)]):
        kinds.extend([_line(words[start:end])] * (end - start))
    return kinds


def _line(words: Sequence[str]) -> int:
    long = [w for w in words if len(w) > 3 and w.isalpha()]
    if len(long) < 2:
        return LINES.index("plain")
    if all(w.isupper() for w in long):
        return LINES.index("capitals")
    share = sum(w[0].isupper() for w in long) / len(long)
    return LINES.index("title" if share >= _TITLE_SHARE and len(words) <= 30 else "plain")


def features(words: Sequence[str], breaks: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Return the feature row of each word; `breaks` are indexes into `BREAKS`, one a word."""
    inside, written = quoted(words, breaks), lines(words, breaks)
    return [(shape(w), b, q, k) for w, b, q, k in zip(words, breaks, inside, written, strict=True)]
