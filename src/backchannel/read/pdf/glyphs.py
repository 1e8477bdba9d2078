"""The characters of a PDF page as PDFium gives them: in the order of the content stream, each with its place."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in PDF points."""

_HYPHENS = (0x02, 0xFFFE, 0xAD)
"""What PDFium gives for a hyphen at a line's end (the first two), and the soft hyphen."""

_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
_FARTHEST = 1e6
"""Points from the origin that no page reaches: the largest has 14,400 (ISO 32000-1, annex C)."""

_STRAIGHT = 0.5
"""Radians that a character may be turned and still stand on a level line: made italics lean by up to 0.35."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, upright: `x` and `y` are where its baseline begins on the page as a reader holds it.

    `text` is a line feed where PDFium sees a line's end. `made` marks spaces and line ends that PDFium adds; `exact`
    is False for a decoded ligature; `turned` for text that does not run level.
    """

    text: str
    x: float
    y: float
    box: Box
    made: bool = False
    exact: bool = True
    turned: bool = False
    bold: bool = False
    hyphen: bool = False

    @property
    def height(self) -> float:
        """Return the height of the font's line in points: about 1.2 times its size."""
        return self.box[3] - self.box[1]


def glyphs(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Give every character of a page that stands for text, upright whatever the page's rotation."""
    turn = page.get_rotation() // 90
    x, y, loose = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
    before: tuple[float, float] | None = None
    bold = _Boldness(text)
    for index in range(text.count_chars()):
        code = c.FPDFText_GetUnicode(text, index)
        made = c.FPDFText_IsGenerated(text, index) == 1
        c.FPDFText_GetCharOrigin(text, index, x, y)
        c.FPDFText_GetLooseCharBox(text, index, loose)
        origin = (sane(x.value), sane(y.value))
        shown = _shown(code)
        if shown:
            px, py = upright(turn, *origin)
            yield Glyph(
                text=shown,
                x=px,
                y=py,
                box=upright_box(turn, sane_box((loose.left, loose.bottom, loose.right, loose.top))),
                made=made,
                exact=code not in _LIGATURES and code not in _HYPHENS and (made or origin != before),
                turned=not made and _turned(c.FPDFText_GetCharAngle(text, index), turn),
                bold=not made and bold.of(index),
                hyphen=code in _HYPHENS or c.FPDFText_IsHyphen(text, index) == 1,
            )
        before = None if made else origin


class _Boldness:
    """Whether characters are bold, asked of PDFium only where the text object changes."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def of(self, index: int) -> bool:
        """Tell whether the character is bold, by its font's name."""
        holder = ctypes.cast(c.FPDFText_GetTextObject(self._text, index), ctypes.c_void_p).value or 0
        known = self._known.get(holder)
        if known is None:
            name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
            c.FPDFText_GetFontInfo(self._text, index, name, 256, flags)
            known = self._known[holder] = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
        return known


def _shown(code: int) -> str:
    """Return the text for a code that PDFium gives; nothing for what is no character."""
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code == 0xAD or code in _HYPHENS:
        return "-"
    if code == 0x0A:
        return "\n"
    if code in (0x09, 0xA0, 0x2007, 0x202F):
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFEFF, 0xFFFF) or code > 0x10FFFF:
        return ""
    return chr(code)


def _turned(angle: float, turn: int) -> bool:
    """Tell whether a character that PDFium gives this angle does not run level on the page as it is held."""
    if angle < 0:
        return False
    full = 2 * math.pi
    off = (angle + turn * full / 4) % full
    other = (angle - turn * full / 4) % full
    return min(off, full - off) > _STRAIGHT and min(other, full - other) > _STRAIGHT


def sane(value: float) -> float:
    """Return a coordinate within what a page can have; damaged files give any number, and some that are none."""
    return min(max(value, -_FARTHEST), _FARTHEST) if math.isfinite(value) else 0.0


def sane_box(box: Box) -> Box:
    """Return a box with sane sides, the right ones above the left ones."""
    left, bottom, right, top = map(sane, box)
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def upright(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page as the reader holds it; `turn` counts quarter turns clockwise."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def upright_box(turn: int, box: Box) -> Box:
    """Return a box of the page as the reader holds it."""
    ax, ay = upright(turn, box[0], box[1])
    bx, by = upright(turn, box[2], box[3])
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def original_box(turn: int, box: Box) -> Box:
    """Return the page's own box for one as the reader holds it: what `upright_box` undoes."""
    return upright_box((4 - turn) % 4, box)
