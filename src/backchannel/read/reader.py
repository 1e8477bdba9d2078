"""The door of the room: from one original to a `Document`, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from backchannel.errors import ReadError
from backchannel.model import Document, Hints, Witness, Zone
from backchannel.read import sniff
from backchannel.read.assemble import assemble
from backchannel.read.charsets import page_charset
from backchannel.read.decode import charset_in, decode
from backchannel.read.docx import read_docx
from backchannel.read.extract import Extract
from backchannel.read.html import read_html
from backchannel.read.mail import read_mail
from backchannel.read.metadata.head import head_witnesses
from backchannel.read.mhtml import read_mhtml
from backchannel.read.pdf import read_pdf
from backchannel.read.text import read_text
from backchannel.read.zones import label

MOST_HTML = 32 * 1024 * 1024
"""Bytes of a web page that is read; the largest of 181 news pages measured has 1.5 million."""


_SPECIMEN = (
    b"<!DOCTYPE html><html><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1>"
    b"<p>The envoys of both sides met in the capital on Friday. Nothing was signed.</p></article></body></html>"
)
_FURNITURE = frozenset(("header", "footer"))
"""Tags of blocks that a format itself marks as running heads, feet and signatures."""


def is_readable(media_type: str) -> bool:
    """Tell whether a file of this type is a document. A mail is, and may hold members beside."""
    return media_type in _READERS


def read(path: Path, source: str, hints: Hints) -> Document:
    """Read the original at `path`, whose SHA-256 is `source`, as what its content shows it to be.

    Raises `ReadError` with a code of the format's reader, or `empty`, `too-large`, `unsupported`, `needs-ocr`,
    `not-a-file`, `unreadable`. A hostile file may take long or much memory: call it within `limited`.
    """
    size = sniff.require_file(path)
    media_type = sniff.media_type(path, hints)
    reader = _READERS.get(media_type)
    if reader is None:
        raise ReadError(
            "container", f"{hints.name} is a container ({media_type}), not a document", advice="Unpack it first."
        )
    if media_type == sniff.HTML and size > MOST_HTML:
        raise ReadError(
            "too-large",
            f"{hints.name} is a page of {size // 1024**2} MB, more than the {MOST_HTML // 1024**2} MB that are read",
            advice="The original is kept. Save the report by itself.",
        )
    extract, head = reader(path, hints)
    note = sniff.wrong_extension(media_type, hints)
    if note is not None:
        extract = replace(extract, notices=(note, *extract.notices))
    if not extract.text.strip():
        raise ReadError(
            "no-text", f"{hints.name} holds no text", advice="The original is kept. Save the page or report again."
        )
    return assemble(extract, _zones(extract), source, hints, head)


def prepare() -> None:
    """Load what reading needs, once: children forked afterwards inherit it, and need not each load it anew."""
    extract = read_html(_SPECIMEN, Hints(name="specimen.html"), "utf-8")
    zones = label(extract.text, extract.blocks)
    assemble(extract, zones, "0" * 64, Hints(name="specimen.html"), head_witnesses(_SPECIMEN.decode()))


def _zones(extract: Extract) -> tuple[Zone, ...]:
    """Return what each block is. Running lines are boilerplate; the line model sees only the rest."""
    if extract.zones is not None:
        return extract.zones
    furniture = [block for block in extract.blocks if block.tag in _FURNITURE]
    rest = tuple(block for block in extract.blocks if block.tag not in _FURNITURE)
    zones = [Zone(start=block.start, end=block.end, zone="boilerplate") for block in furniture]
    return tuple(sorted((*zones, *label(extract.text, rest)), key=lambda zone: zone.start))


_Reader = Callable[[Path, Hints], tuple[Extract, tuple[Witness, ...]]]


def _headless(reader: Callable[[Path, Hints], Extract]) -> _Reader:
    """Return a reader for a format without a head of its own."""
    return lambda path, hints: (reader(path, hints), ())


def _html(path: Path, hints: Hints) -> tuple[Extract, tuple[Witness, ...]]:
    """Read a web page: its text, and what its head says."""
    data = path.read_bytes()
    charset = page_charset(data, charset_in(hints.media_type))
    return read_html(data, hints, charset), head_witnesses(decode(data, charset).text)


_READERS: dict[str, _Reader] = {
    sniff.TEXT: _headless(read_text),
    sniff.HTML: _html,
    sniff.PDF: _headless(read_pdf),
    sniff.DOCX: _headless(read_docx),
    sniff.MAIL: _headless(read_mail),
    sniff.MHTML: _headless(read_mhtml),
}
