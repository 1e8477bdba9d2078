"""A web page as a browser prints it: title and date of printing above each page, address and page number below."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from making.lines import Face, wrap
from making.marked import Block, first, parse
from making.pdf_date import dated

_WIDTH, _HEIGHT = letter
_MARGIN = 60.0
_TOP, _BOTTOM = _HEIGHT - 60.0, 60.0
_SMALL = Face("Helvetica", 8.0, 10.0)
_FACES = {
    "nav": Face("Helvetica", 9.0, 24.0),
    "headline": Face("Helvetica-Bold", 22.0, 27.0),
    "byline": Face("Helvetica-Oblique", 11.0, 15.0),
    "date": Face("Helvetica", 10.0, 15.0),
    "caption": Face("Helvetica-Oblique", 9.0, 12.0),
    "ad": Face("Courier", 11.0, 16.0),
    "paragraph": Face("Times-Roman", 14.0, 19.0),
    "credit": Face("Times-Italic", 12.0, 16.0),
    "furniture": Face("Helvetica", 9.0, 13.0),
}


def print_pdf(source: str) -> bytes:
    """Return the PDF of a marked web page; its properties know the browser's title and the time of printing only."""
    blocks = parse(source)
    pages = _pages(blocks)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, pageCompression=0, invariant=1)
    canvas.setTitle(first(blocks, "wrapper-head"))
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Print to file")
    for number, lines in enumerate(pages, start=1):
        _wrapper(canvas, blocks, f"{number}/{len(pages)}")
        for height, text, face in lines:
            canvas.setFont(face.font, face.size)
            canvas.drawString(_MARGIN, height, text)
        canvas.showPage()
    canvas.save()
    return dated(out.getvalue(), "20140309173000")


def _pages(blocks: list[Block]) -> list[list[tuple[float, str, Face]]]:
    pages: list[list[tuple[float, str, Face]]] = [[]]
    at = _TOP
    for block in blocks:
        if block.kind not in _FACES:
            continue
        face = _FACES[block.kind]
        for line in wrap(block.text, face, _WIDTH - 2 * _MARGIN):
            if at - face.leading < _BOTTOM:
                pages.append([])
                at = _TOP
            at -= face.leading
            pages[-1].append((at, line, face))
        at -= 9.0
    return pages


def _wrapper(canvas: Canvas, blocks: list[Block], page: str) -> None:
    canvas.setFont(_SMALL.font, _SMALL.size)
    canvas.drawString(24.0, _HEIGHT - 24.0, first(blocks, "wrapper-date"))
    canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 24.0, first(blocks, "wrapper-head"))
    canvas.drawString(24.0, 18.0, first(blocks, "url"))
    canvas.drawRightString(_WIDTH - 24.0, 18.0, page)
