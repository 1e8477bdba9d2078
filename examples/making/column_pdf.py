"""A magazine article as a PDF: two columns, running head, page numbers, ligatures, hyphens at line ends."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from making.lines import Face, wrap
from making.marked import Block, first, parse
from making.pdf_date import dated

_WIDTH, _HEIGHT = A5
_MARGIN, _GUTTER = 32.0, 14.0
_COLUMN = (_WIDTH - 2 * _MARGIN - _GUTTER) / 2
_TOP, _BOTTOM = _HEIGHT - 54.0, 48.0
_FACES = {
    "headline": Face("VeraBd", 17.0, 20.0),
    "byline": Face("Vera", 8.0, 11.0),
    "date": Face("Vera", 8.0, 18.0),
    "lead": Face("VeraIt", 9.5, 13.0),
    "heading": Face("VeraBd", 9.0, 15.0),
    "paragraph": Face("Vera", 8.6, 11.6),
    "credit": Face("VeraIt", 7.5, 11.0),
}
_SPANNING = ("headline", "lead", "byline", "date")
_LIGATURES = (("fi", "\ufb01"), ("fl", "\ufb02"))


def column_pdf(source: str, running_head: str) -> bytes:
    """Return the PDF of a marked article; its properties carry the headline, the byline and the date."""
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    blocks = parse(source)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, pageCompression=0, invariant=1)
    canvas.setTitle(first(blocks, "headline"))
    canvas.setAuthor(first(blocks, "byline").removeprefix("By "))
    canvas.setSubject("")
    canvas.setCreator("Compositor 7")
    page = _Page(canvas, running_head)
    for kind in _SPANNING:
        page.span(Block(kind, first(blocks, kind)))
    page.open_columns()
    for block in blocks:
        if block.kind not in _SPANNING:
            page.flow(block)
    page.close()
    canvas.save()
    return dated(out.getvalue(), "20110729090000")


class _Page:
    """Where the next line goes: down the first column, then the second, then on to a new page."""

    def __init__(self, canvas: Canvas, running_head: str) -> None:
        self.canvas, self.running_head = canvas, running_head
        self.top = self.at = _TOP
        self.column, self.number = 0, 1

    def span(self, block: Block) -> None:
        """Set a block over both columns."""
        face = _FACES[block.kind]
        for line in wrap(block.text, face, _WIDTH - 2 * _MARGIN):
            self.at -= face.leading
            self._draw(line, face, _MARGIN)

    def open_columns(self) -> None:
        """Begin the columns below what spans both."""
        self.top = self.at = self.at - 8.0

    def flow(self, block: Block) -> None:
        """Set a block in the columns, and leave a little room after it."""
        face = _FACES[block.kind]
        for line in wrap(block.text, face, _COLUMN):
            if self.at - face.leading < _BOTTOM:
                self._next_column()
            self.at -= face.leading
            self._draw(line, face, _MARGIN + self.column * (_COLUMN + _GUTTER))
        self.at -= 4.0

    def close(self) -> None:
        """Draw the running head and the page number, and end the page."""
        small = Face("VeraIt", 7.0, 9.0)
        self._draw(self.running_head, small, _MARGIN, _HEIGHT - 32.0)
        self._draw(str(self.number + 16), small, _WIDTH / 2, 26.0)
        self.canvas.showPage()

    def _next_column(self) -> None:
        if self.column == 0:
            self.column, self.at = 1, self.top
            return
        self.close()
        self.number, self.column = self.number + 1, 0
        self.top = self.at = _TOP

    def _draw(self, line: str, face: Face, left: float, height: float | None = None) -> None:
        for letters, ligature in _LIGATURES:
            line = line.replace(letters, ligature)
        self.canvas.setFont(face.font, face.size)
        self.canvas.drawString(left, self.at if height is None else height, line)
