"""The parts of an Office file: a zip whose members are read only up to a limit, as XML that may define nothing."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from xml.parsers import expat

from backchannel.errors import ReadError
from backchannel.model import Hints

MOST_BYTES = 128 * 1024 * 1024
"""Bytes that the XML parts of one file may unpack to; the XML of a 1,000-page book is about 20 MB."""

_CHUNK = 1 << 18
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)

StartTag = Callable[[str, dict[str, str]], None]
EndTag = Callable[[str], None]
Words = Callable[[str], None]


class Package:
    """An open Office file."""

    def __init__(self, path: Path, hints: Hints) -> None:
        self._hints = hints
        self._left = MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE:
            raise self.damaged() from None
        self._names = frozenset(self._zip.namelist())

    def __enter__(self) -> Package:
        """Return the open file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._zip.close()

    def names(self, prefix: str) -> list[str]:
        """Return the parts whose name begins so, in order."""
        return sorted(name for name in self._names if name.startswith(prefix) and name.endswith(".xml"))

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._names

    def parse(self, name: str, start: StartTag, end: EndTag, words: Words) -> None:
        """Read a part as XML and tell of its tags (`namespace}name`) and words.

        Raises `ReadError`: `docx-damaged`, `archive-bomb` (the parts unpack to too much), `docx-hostile` (it declares a
        document type; ECMA-376 part 2 forbids that, and entities that multiply themselves need it).
        """
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = words
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._bomb()
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (*_DAMAGE, expat.ExpatError):
            raise self.damaged() from None

    def damaged(self) -> ReadError:
        """Return the error of a file that is not whole."""
        return ReadError(
            "docx-damaged",
            f"{self._hints.name} is a damaged Office file",
            advice="The original is kept. Open it in a word processor and save it anew.",
        )

    def _refuse(self, *_: object) -> None:
        raise ReadError(
            "docx-hostile",
            f"{self._hints.name} defines XML entities, which no word processor writes; it was not read",
            advice="The original is kept. It is probably made to harm programs; save its text anew if you trust it.",
        )

    def _bomb(self) -> ReadError:
        return ReadError(
            "archive-bomb",
            f"{self._hints.name} unpacks to more than {MOST_BYTES // 1024**2} MB of XML",
            advice="The original is kept. Open it in a word processor and save it as plain text if you trust it.",
        )
