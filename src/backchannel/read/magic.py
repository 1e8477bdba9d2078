"""What a file's first bytes say, for the formats that begin with a fixed mark."""

from __future__ import annotations

import zlib

from msgspec import Struct

_PDF_WITHIN = 1024
"""A PDF's header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, note 13)."""

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)
_HEIF_BRANDS = (b"ftypavif", b"ftypheic", b"ftypheix", b"ftypmif1")
_UNREAD = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt, .msg)", "Save it as .docx or PDF."),
    (b"{\\rtf", "a Rich Text file", "Save it as .docx or PDF."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it, or pack it as a zip."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it, or pack it as a zip."),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ\x00", "an xz archive", "Unpack it first."),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"SQLite format 3\x00", "an SQLite database", ""),
    (b"\x7fELF", "a program", ""),
    (b"bplist00", "a binary property list (such as a Safari web archive)", "Save the page as HTML, MHTML or PDF."),
)


class Unread(Struct, frozen=True, kw_only=True):
    """A format that is known but not read: what it is, in words, and what to do about it."""

    what: str
    advice: str


def is_pdf(head: bytes) -> bool:
    """Tell whether a file begins as a PDF should."""
    return head.startswith(b"%PDF-")


def holds_pdf(head: bytes) -> bool:
    """Tell whether a PDF begins after some other bytes, such as the headers of a server."""
    return b"\n%PDF-" in head[:_PDF_WITHIN] or (b"%PDF-" in head[:_PDF_WITHIN] and b"\n%\xe2\xe3\xcf\xd3" in head)


def is_zip(head: bytes) -> bool:
    """Tell whether a file that begins so is a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def is_gzip(head: bytes) -> bool:
    """Tell whether a file that begins so is a gzip stream."""
    return head.startswith(b"\x1f\x8b")


def is_warc(head: bytes) -> bool:
    """Tell whether a file that begins so is a WARC, packed or not."""
    if is_gzip(head):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def picture(head: bytes) -> str | None:
    """Return the name of the picture format that begins so, None for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:12] in _HEIF_BRANDS:
        return "HEIF"
    if head.startswith(b"BM") and b"\x00" in head[:14]:
        return "BMP"
    return next((name for magic, name in _PICTURES if head.startswith(magic)), None)


def unread(head: bytes) -> Unread | None:
    """Return which format, known but not read, begins so."""
    return next((Unread(what=what, advice=advice) for magic, what, advice in _UNREAD if head.startswith(magic)), None)
