"""Characters become lines: level runs of text without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from backchannel.read.pdf.glyphs import Box, Glyph
from backchannel.read.pdf.leftward import in_reading_order, is_leftward

_RISE = 0.45
"""Share of a line's height by which a character may stand off the baseline (a note's number) and still be in it."""

_GAP = 1.8
"""Gap between words, in line heights, that parts two columns or cells; justified text stays under 1."""

_SPACE = 0.12
"""Gap in line heights over which there is a space: spaces are set 0.2 to 0.3 wide."""

_WORD_SPACE = 0.7
"""Gap in line heights under which two pieces on one level are words of one line, not cells of a table."""

_BACK = 0.5
"""Step back, in line heights, that begins a new line: more than any kerning or accent takes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page held upright; its text is never empty and has no white space at its ends.

    `height` is the usual height of its characters' boxes, `y` its baseline. `word` is the width of its first word.
    """

    text: str
    box: Box
    y: float
    height: float
    word: float
    exact: bool
    bold: bool
    turned: bool
    hyphen: bool

    @property
    def left(self) -> float:
        """Return the left edge."""
        return self.box[0]

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.box[2]


def lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Give the lines in the order of the characters.

    A line's end that PDFium puts between two words that stand level and close is taken for a space.
    """
    held: list[Glyph] = []
    last: Glyph | None = None
    ended = False
    for glyph in glyphs:
        if glyph.text == "\n":
            ended = True
            continue
        if not glyph.made and not glyph.text.isspace():
            if last is not None and (_apart(last, glyph) or (ended and not _close(last, glyph))):
                yield from _line(held)
                held = []
            elif ended and last is not None and glyph.x - last.box[2] > _SPACE * last.height:
                held.append(replace(glyph, text=" ", made=True))
            last, ended = glyph, False
        held.append(glyph)
    yield from _line(held)


def _close(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character stands level with the last one and about a word's space from it."""
    if is_leftward(last) or is_leftward(glyph):
        return False
    return not last.turned and -_SPACE < (glyph.x - last.box[2]) / max(last.height, 0.01) < _WORD_SPACE


def _apart(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character begins a new line or cell after the last one that was not white space."""
    if last.turned or glyph.turned:
        return last.turned != glyph.turned
    height = max(last.height, glyph.height)
    if abs(glyph.y - last.y) > _RISE * height:
        return True
    if is_leftward(last) or is_leftward(glyph):
        return False
    return glyph.x - last.box[2] > _GAP * height or glyph.x < last.x - _BACK * height


def _line(held: list[Glyph]) -> Iterator[Line]:
    """Give the line that the characters make, if they hold more than white space."""
    held = in_reading_order(held)
    inked = [glyph for glyph in held if not glyph.text.isspace()]
    if not inked:
        return
    tall = [glyph for glyph in inked if glyph.height > 0] or inked
    height = median(glyph.height for glyph in tall)
    folded = " ".join("".join(glyph.text for glyph in held).split())
    yield Line(
        text=folded,
        box=(
            min(glyph.box[0] for glyph in inked),
            min(glyph.box[1] for glyph in inked),
            max(glyph.box[2] for glyph in inked),
            max(glyph.box[3] for glyph in inked),
        ),
        y=median(glyph.y for glyph in inked),
        height=height,
        word=_first_word(held),
        exact=all(glyph.exact for glyph in inked),
        bold=sum(glyph.bold for glyph in inked) * 2 > len(inked),
        turned=inked[0].turned,
        hyphen=inked[-1].hyphen or folded.endswith(("-", "\u2010")),
    )


def _first_word(held: list[Glyph]) -> float:
    """Return the width in points of a line's first word."""
    start: float | None = None
    end = 0.0
    for glyph in held:
        if glyph.text.isspace():
            if start is not None:
                break
            continue
        if start is None:
            start = glyph.box[0]
        end = glyph.box[2]
    return max(0.0, end - start) if start is not None else 0.0
