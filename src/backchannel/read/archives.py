"""Which kind of file a zip is: many formats are zips of parts."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.model import Hints

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_MEMBERS = 200_000


def zip_type(path: Path, hints: Hints) -> str:
    """Return the media type of the zip at `path`: DOCX, WACZ or a plain zip.

    Raises `ReadError`: `zip-damaged`, or `unsupported` for the other formats that are zips.
    """
    names = zip_names(path, hints)
    if "word/document.xml" in names:
        return _DOCX
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "application/wacz"
    for mark, what in (
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint file"),
        ("META-INF/container.xml", "an EPUB book"),
        ("META-INF/MANIFEST.MF", "a Java archive"),
        ("content.xml", "an OpenDocument file"),
    ):
        if mark in names:
            raise ReadError(
                "unsupported",
                f"{hints.name} is {what}, which is not read",
                advice="The original is kept. Save it as .docx, PDF, HTML or plain text.",
            )
    if "[Content_Types].xml" in names:
        raise ReadError(
            "docx-damaged",
            f"{hints.name} is an Office file without its main text",
            advice="The original is kept. Open it in a word processor and save it anew.",
        )
    return "application/zip"


def zip_names(path: Path, hints: Hints) -> frozenset[str]:
    """Return the names of a zip's members. Raises `ReadError` `zip-damaged` or `archive-bomb` (too many members)."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, zlib.error):
        raise ReadError(
            "zip-damaged",
            f"{hints.name} is a damaged or cut-off zip file",
            advice="The original is kept. Download or copy it again.",
        ) from None
    if len(names) > _MOST_MEMBERS:
        raise ReadError(
            "archive-bomb",
            f"{hints.name} lists {len(names)} members, more than {_MOST_MEMBERS}",
            advice="The original is kept. Unpack it by hand if you trust it.",
        )
    return frozenset(names)
