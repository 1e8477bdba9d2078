"""Files of every format that tests read: made here, about invented outlets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from backchannel.model import Hints
from backchannel.read.extract import Extract

Draw = Callable[[Canvas], None]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def hints(path: Path) -> Hints:
    return Hints(name=path.name)


def texts(extract: Extract) -> list[str]:
    """Return the text of each block."""
    return [extract.text[block.start : block.end] for block in extract.blocks]


def tagged(extract: Extract, tag: str | None) -> list[str]:
    """Return the text of each block with this tag."""
    return [extract.text[block.start : block.end] for block in extract.blocks if block.tag == tag]


def check(extract: Extract) -> None:
    """Fail where blocks overlap, or a place in the map back or a witness is not within the text."""
    end = 0
    for block in extract.blocks:
        assert end <= block.start < block.end <= len(extract.text)
        assert extract.text[end : block.start].strip() == ""
        end = block.end
    assert extract.text[end:].strip() == ""
    for locator in extract.locators:
        assert 0 <= locator.start < locator.end <= len(extract.text)
    covered = {index for locator in extract.locators for index in range(locator.start, locator.end)}
    assert all(index in covered for index, character in enumerate(extract.text) if not character.isspace())
    for witness in extract.witnesses:
        assert witness.value
        if witness.span is not None:
            assert extract.text[witness.span.start : witness.span.end] == witness.span.text != ""


def pdf(path: Path, *pages: Draw, title: str | None = None, author: str | None = None) -> Path:
    """Write a PDF with one page for each function that draws one."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(title or "")
    canvas.setAuthor(author or "")
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def column(
    canvas: Canvas, lines: list[str], *, x: float = 72, top: float = 720, size: float = 11, leading: float = 14
) -> None:
    """Draw lines below one another; an empty one leaves half a line free."""
    canvas.setFont("Helvetica", size)
    y = top
    for line in lines:
        if line:
            canvas.drawString(x, y, line)
        y -= leading if line else leading / 2


def locked(path: Path) -> Path:
    """Write a PDF that asks for a password."""
    canvas = Canvas(str(path), pagesize=A4, encrypt="open sesame", invariant=1)
    canvas.drawString(72, 720, "Nobody reads this.")
    canvas.save()
    return path


def scanned(path: Path, pages: int = 1) -> Path:
    """Write a PDF whose pages are grey rectangles: pictures without a text layer."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(300, 400)
        image = pdfium.PdfImage.new(document)
        bitmap = pdfium.PdfBitmap.new_native(30, 40, 1)
        bitmap.fill_rect((99, 99, 99, 255), 0, 0, 30, 40)
        image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(300, 400))
        page.insert_obj(image)
        page.gen_content()
    document.save(str(path))
    return path


def word(path: Path) -> Path:
    """Write a DOCX as a word processor does."""
    document = docx.Document()
    document.add_heading("Envoys meet again", 0)
    document.add_heading("What was said", 2)
    document.add_paragraph("The envoys met in the capital on Friday.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Side"
    table.cell(0, 1).text = "Demand"
    document.add_paragraph("A first point", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "The Imagined Courier"
    document.core_properties.title = "Envoys meet again"
    document.core_properties.author = "A. Writer"
    document.save(str(path))
    return path


def office(path: Path, document: bytes, **parts: bytes) -> Path:
    """Write a DOCX with this main part; `parts` are further parts of the folder `word`, by name without `.xml`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return path


def body(inner: str) -> bytes:
    """Return the main part of a DOCX with this inside its body."""
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


def letter(text: str = "The talks went on for two days.\n") -> EmailMessage:
    """Return a mail with all usual headers."""
    message = EmailMessage()
    message["From"] = "Mara Writer <mara@courier.example>"
    message["To"] = "desk@courier.example"
    message["Date"] = "Sat, 02 Jul 2011 10:00:00 +0200"
    message["Subject"] = "Talks in the capital"
    message["Message-ID"] = "<1@courier.example>"
    message.set_content(text)
    return message


def saved_page(html: str, url: str = "https://courier.example/talks") -> bytes:
    """Return an MHTML file as Chromium saves one."""
    quoted = html.encode("utf-8")
    stream = io.BytesIO()
    stream.write(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + url.encode() + b"\r\n"
        b"Subject: Talks in the capital\r\nDate: Sat, 2 Jul 2011 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Made----"\r\n\r\n\r\n'
        b"------Made----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: 8bit\r\nContent-Location: " + url.encode() + b"\r\n\r\n" + quoted + b"\r\n"
        b"------Made----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: 8bit\r\n\r\np { }\r\n"
        b"------Made------\r\n"
    )
    return stream.getvalue()
