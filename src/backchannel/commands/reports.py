"""Reports that a command is given by name, or on standard input, read as `build` reads them."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from backchannel.commands.common import log
from backchannel.dates import publication_date
from backchannel.errors import ReadError, UsageError
from backchannel.keep.walk import walk
from backchannel.model import Document, Entry, Hints, Result, Zone
from backchannel.read import limited, media_type, read, require_file
from backchannel.read.assemble import assemble
from backchannel.read.text import MOST_BYTES, read_text

STDIN = "standard input"

Answer = TypeVar("Answer")


def one_report(file: Path) -> Document:
    """Read a file in a child process under limits.

    Raises UsageError where there is no such file or it is a folder, ReadError, which names the file, where it can't be
    read.
    """
    return _limited(_require(file), lambda: _opened(file), Document)


def one_dated(file: Path) -> Document:
    """Do the same, and conclude from its witnesses when it was published."""

    def work() -> Document:
        document = _opened(file)
        return replace(document, published=publication_date(document))

    return _limited(_require(file), work, Document)


def others(paths: Iterable[Path], but: Path) -> Iterator[Result]:
    """Read files, and all files under folders, up to their claims, each under limits, and leave out `but`.

    A file that can't be read is named on stderr and passed over.
    """
    # Slow to import, and asked for by few.
    from backchannel.run.stages import prepare, process

    def claims_of(file: Path) -> Result:
        require_file(file)
        return process(file, Entry(source=_digest(file), hints=Hints(name=file.name))).result

    for number, found in enumerate(walk(paths, but)):
        if number == 0:
            prepare()
        if found.problem is not None:
            log(f"{found.path}: {found.problem}; passed over")
            continue
        try:
            yield _limited(found.path, lambda file=found.path: claims_of(file), Result)  # type: ignore[misc]
        except ReadError as error:
            log(f"{error.message}; passed over")


def from_stdin() -> Document:
    """Read standard input as plain text, all of it: in a few lines nothing is set aside as a page's furniture.

    A date line in it tells the report's day as in a file. Raises ReadError where it is no plain text.
    """
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    hints = Hints(name=STDIN)
    with tempfile.NamedTemporaryFile(prefix="backchannel-") as copy:
        copy.write(data)
        copy.flush()
        try:
            found = media_type(Path(copy.name), hints)
            if found != "text/plain":
                raise ReadError("unsupported", f"{STDIN} is {found}, not plain text")
            extract = read_text(Path(copy.name), hints)
            published = one_dated(Path(copy.name)).published
        except ReadError as error:
            raise ReadError(error.code, error.message, advice="Give plain text, or the name of a file.") from None
    body = tuple(Zone(start=block.start, end=block.end, zone="body") for block in extract.blocks)
    document = assemble(extract, body, hashlib.sha256(data).hexdigest(), hints, ())
    return replace(document, published=published)


def _require(file: Path) -> Path:
    if not file.exists():
        raise UsageError(f"{file}: there is no such file")
    if file.is_dir():
        raise UsageError(f"{file} is a folder", advice="Give one file; `build` reads folders.")
    return file


def _limited(file: Path, work: Callable[[], Answer], answer: type[Answer]) -> Answer:
    """Run work on a file in a child process under limits; an error names the file."""
    try:
        return limited(work, answer)
    except ReadError as error:
        named = error.message if file.name in error.message else f"{file}: {error.message}"
        raise ReadError(error.code, named, advice=error.advice) from None


def _opened(file: Path) -> Document:
    require_file(file)
    return read(file, _digest(file), Hints(name=file.name))


def _digest(file: Path) -> str:
    with file.open("rb") as original:
        return hashlib.file_digest(original, "sha256").hexdigest()
