"""The door: from a PDF file to its text in reading order."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c

from backchannel.errors import ReadError
from backchannel.model import Hints, Notice
from backchannel.read.extract import Extract
from backchannel.read.pdf.furniture import PageLines, part_furniture
from backchannel.read.pdf.glyphs import glyphs, sane_box, upright_box
from backchannel.read.pdf.lines import lines
from backchannel.read.pdf.order import parts
from backchannel.read.pdf.paragraphs import usual_leading
from backchannel.read.pdf.properties import declared_language, property_witnesses
from backchannel.read.pdf.text import TextBuilder

_TAIL = 64 * 1024
_LOST = 0.01
"""Share of a page's characters that may go missing between PDFium's own text and ours before it is told: none does."""

_UNMAPPED = 0.3
"""Share of characters without a Unicode value over which a text layer is taken for rubbish."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What one page gave: its lines, and PDFium's own counts of characters; `turn` in quarter turns clockwise."""

    lines: PageLines
    turn: int
    counted: int
    unmapped: int
    pictured: bool


def read_pdf(path: Path, hints: Hints) -> Extract:
    """Read the text layer of a PDF; paragraphs are blocks, each line keeps its line break and has page and box.

    Running heads and feet are blocks with the tag `header` or `footer`, headings by their size `h1` to `h4`.
    Raises `ReadError`: `pdf-encrypted`, `pdf-damaged`, and `needs-ocr` where no page has text.
    """
    with _open(path, hints) as document:
        pages, broken = _pages(document)
        if not pages:
            raise _damaged(hints)
        notices = _notices(path, pages, broken, hints)
        sorted_pages = part_furniture([page.lines for page in pages])
        bodies = [parts(list(page.body)) for page in sorted_pages]
        leading = usual_leading(part for body in bodies for part in body)
        builder = TextBuilder(_body_height(pages))
        for page, place, body in zip(pages, sorted_pages, bodies, strict=True):
            builder.page(page.lines.number, page.turn)
            builder.furniture(place.heads, "header")
            builder.body(body, leading)
            builder.furniture(place.feet, "footer")
        return Extract(
            media_type="application/pdf",
            text=builder.text(),
            blocks=tuple(builder.blocks),
            locators=tuple(builder.locators),
            witnesses=(*property_witnesses(document), *builder.witnesses),
            notices=(*notices, *_loss(builder, pages)),
            language=declared_language(document),
        )


def _open(path: Path, hints: Hints) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(path)
        if len(document) < 1:
            raise _damaged(hints)
    except pdfium.PdfiumError as error:
        if error.err_code in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY):
            raise ReadError(
                "pdf-encrypted",
                f"{hints.name} is locked with a password",
                advice="The original is kept. Save it without the password and add that.",
            ) from None
        raise _damaged(hints) from None
    return document


def _pages(document: pdfium.PdfDocument) -> tuple[list[_Page], list[int]]:
    """Return the pages that can be read, and the numbers of those that can't."""
    found: list[_Page] = []
    broken: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
            found.append(_page(page, text, index + 1))
            text.close()
            page.close()
        except pdfium.PdfiumError:
            broken.append(index + 1)
    return found, broken


def _page(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int) -> _Page:
    turn = page.get_rotation() // 90
    count = text.count_chars()
    own = text.get_text_range() if count else ""
    found = tuple(lines(glyphs(page, text)))
    return _Page(
        lines=PageLines(number=number, box=upright_box(turn, sane_box(page.get_bbox())), lines=found),
        turn=turn,
        counted=sum(_counts(character) for character in own),
        unmapped=sum(c.FPDFText_HasUnicodeMapError(text, index) == 1 for index in range(count)),
        pictured=not found and next(iter(page.get_objects(max_depth=4)), None) is not None,
    )


def _counts(character: str) -> bool:
    """Tell whether a character is one that must not be lost."""
    return character.isprintable() and not character.isspace()


def _notices(path: Path, pages: list[_Page], broken: list[int], hints: Hints) -> list[Notice]:
    """Return what a person should know. Raises `needs-ocr` where there is no text to speak of."""
    counted = sum(page.counted for page in pages)
    unmapped = sum(page.unmapped for page in pages)
    if counted == 0 or unmapped > _UNMAPPED * (counted + unmapped):
        if broken or (counted == 0 and _cut_off(path)):
            raise _damaged(hints)
        raise ReadError(
            "needs-ocr",
            f"{hints.name} has no text layer that can be read: its {len(pages)} pages are pictures",
            advice="The original is kept. Run text recognition (OCR, for instance ocrmypdf) and add the result.",
        )
    notices: list[Notice] = []
    pictures = [page.lines.number for page in pages if page.pictured]
    if pictures:
        message = f"{_listed(pictures)} without text: pictures that text recognition (OCR) could read"
        notices.append(Notice(code="pages-without-text", message=message))
    if broken:
        notices.append(Notice(code="pages-damaged", message=f"{_listed(broken)} can't be read: damaged"))
    if unmapped:
        message = f"{unmapped} characters have no known letter in the file's fonts; words near them may be wrong"
        notices.append(Notice(code="unmapped-characters", message=message))
    if _cut_off(path):
        notices.append(Notice(code="pdf-cut-off", message="the end of the file is missing; pages may be missing"))
    return notices


def _loss(builder: TextBuilder, pages: list[_Page]) -> list[Notice]:
    """Return a notice where our text has fewer characters than PDFium counts on the same pages."""
    ours = sum(_counts(character) for character in builder.text())
    theirs = sum(page.counted for page in pages)
    if ours >= theirs * (1 - _LOST):
        return []
    return [Notice(code="silent-loss", message=f"{theirs - ours} of {theirs} characters on the pages were not read")]


def _body_height(pages: list[_Page]) -> float:
    """Return the height of line, in points, that most characters of the file have."""
    heights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines.lines:
            heights[round(line.height * 2) / 2] += len(line.text)
    return max(heights, key=lambda height: (heights[height], height), default=0.0)


def _cut_off(path: Path) -> bool:
    """Tell whether the mark that ends every PDF is missing."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        return b"%%EOF" not in file.read()


def _listed(numbers: list[int]) -> str:
    """Return page numbers in words, at most ten of them."""
    shown = ", ".join(map(str, numbers[:10])) + (" and more" if len(numbers) > 10 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


def _damaged(hints: Hints) -> ReadError:
    return ReadError(
        "pdf-damaged",
        f"{hints.name} is a damaged or cut-off PDF",
        advice="The original is kept. Download or save it again.",
    )
