"""Breaks paragraphs into lines of a width, with hyphens at the line end, as a printed column has them."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

_ENDINGS = ("tional", "tions", "tion", "ments", "ment", "ments.", "tion.", "tions.", "tion,", "ment,", "tives")
_SHORTEST_START = 4


class Face(NamedTuple):
    """A typeface in a size, and the distance from one line to the next; both in points."""

    font: str
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return float(stringWidth(text, self.font, self.size))


def wrap(text: str, face: Face, width: float) -> list[str]:
    """Return the lines of a paragraph, each at most `width` points wide if its words allow it."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if face.width(candidate) <= width:
            line = candidate
            continue
        head, tail = _split(word)
        hyphenated = f"{line} {head}-"
        if line and head and face.width(hyphenated) <= width:
            lines.append(hyphenated)
            line = tail
        else:
            if line:
                lines.append(line)
            line = word
    return [*lines, line] if line else lines


def _split(word: str) -> tuple[str, str]:
    """Return the two halves of a word that may be hyphenated, or two empty strings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_START:
            return word[: -len(ending)], ending
    return "", ""
