"""Originals, kept under the SHA-256 of their bytes and never altered.

An original lies at `originals/ab/abcdef…`, read-only. It is copied to a temporary name first and renamed when whole, so
that a name that exists always holds all of its bytes, whatever kills the process.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.keep.durable import settle
from backchannel.keep.walk import shown
from backchannel.model import Source

CHUNK = 1 << 20
"""Bytes read at a time: large enough for the disk, small enough that memory stays flat for any file."""

ATTEMPTS = 3
"""How often a file that changes under our hands is read anew before it is reported."""


class Store:
    """The folder of originals of one record."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Return where the original with this hash lies, whether it is there or not."""
        return self.root / sha256[:2] / sha256

    def add(self, file: Path) -> Source:
        """Keep the bytes of a file; return what they are. Keeping the same bytes again changes nothing.

        Raises `ReadError` (`changed-while-read`, `unreadable`) where the file does not hold still or can't be read, and
        `OSError` as the system gives it where the copy can't be written.
        """
        for _ in range(ATTEMPTS):
            before = _state(file)
            source, copy = self._copy(file)
            if _state(file) == before and source.size == before[0]:
                self._settle(copy, source.sha256)
                return source
            copy.unlink()
        raise ReadError(
            "changed-while-read",
            f"{shown(file)}: the file changed each of the {ATTEMPTS} times that it was read",
            advice="Wait until the program that writes it has finished, then run the same command again.",
        )

    def hash(self, sha256: str) -> str:
        """Return the hash of what lies under this name now. Raises `OSError` where nothing does."""
        digest = hashlib.sha256()
        with self.path(sha256).open("rb") as original:
            while chunk := original.read(CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def names(self) -> Iterator[str]:
        """Give the hashes under which something is kept, in order."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(entry.name for entry in folder.iterdir())

    def _copy(self, file: Path) -> tuple[Source, Path]:
        incoming = self.root / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        handle, name = tempfile.mkstemp(dir=incoming)
        try:
            with os.fdopen(handle, "wb") as copy:
                for chunk in _chunks(file):
                    digest.update(chunk)
                    size += len(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return Source(sha256=digest.hexdigest(), size=size), Path(name)

    def _settle(self, copy: Path, sha256: str) -> None:
        place = self.path(sha256)
        if place.exists():
            copy.unlink()
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        copy.chmod(0o444)
        settle(copy, place)

    def clear_incoming(self) -> None:
        """Remove half-made copies that a killed run left behind. Only the one writer of a record may call this."""
        for leftover in (self.root / "incoming").glob("*"):
            leftover.unlink()


def _chunks(file: Path) -> Iterator[bytes]:
    """Give the bytes of a file. Errors of reading become `ReadError`; those of writing are for the caller alone."""
    try:
        with file.open("rb") as original:
            while chunk := original.read(CHUNK):
                yield chunk
    except OSError as error:
        raise unreadable(file, error) from error


def _state(file: Path) -> tuple[int, int]:
    """Size in bytes and time of the last change in nanoseconds."""
    try:
        found = file.stat()
    except OSError as error:
        raise unreadable(file, error) from error
    return found.st_size, found.st_mtime_ns


def unreadable(file: Path, error: OSError) -> ReadError:
    """Return what an error of the system means for a file that was given."""
    return ReadError(
        "unreadable",
        f"{shown(file)}: can't be read ({error.strerror})",
        advice="Check that it is there and that you may read it, then build again.",
    )
