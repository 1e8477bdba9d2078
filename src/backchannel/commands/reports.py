"""One report that a command is given by name, read as `build` reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from backchannel.errors import ReadError, UsageError
from backchannel.model import Document, Hints
from backchannel.read import limited, read, require_file


def one_report(file: Path) -> Document:
    """Read a file in a child process under limits.

    Raises UsageError where there is no such file or it is a folder, ReadError, which names the file, where it can't be
    read.
    """
    if not file.exists():
        raise UsageError(f"{file}: there is no such file")
    if file.is_dir():
        raise UsageError(f"{file} is a folder", advice="Give one file; `build` reads folders.")
    try:
        return limited(lambda: _opened(file), Document)
    except ReadError as error:
        named = error.message if file.name in error.message else f"{file}: {error.message}"
        raise ReadError(error.code, named, advice=error.advice) from None


def _opened(file: Path) -> Document:
    require_file(file)
    with file.open("rb") as original:
        digest = hashlib.file_digest(original, "sha256").hexdigest()
    return read(file, digest, Hints(name=file.name))
