"""Scripts that run to the left: PDFium hands out some of their words with the letters from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from unicodedata import bidirectional

from backchannel.read.pdf.glyphs import Glyph

_BLOCKS = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
"""Where Unicode has the letters and marks of Hebrew, Arabic, Syriac, Thaana and N'Ko."""


def is_leftward(glyph: Glyph) -> bool:
    """Tell whether a character is a letter or mark of a script that runs to the left; its digits run to the right."""
    letter = glyph.text[0]
    return any(first <= letter <= last for first, last in _BLOCKS) and bidirectional(letter) in ("R", "AL", "NSM")


def in_reading_order(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return the characters of a line with each word of such a script from its right end to its left."""
    ordered: list[Glyph] = []
    for leftward, group in groupby(glyphs, key=is_leftward):
        word = list(group)
        ordered += reversed(word) if leftward and word[0].x < word[-1].x else word
    return ordered
