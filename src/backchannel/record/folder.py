"""A record on disk: one folder that can be copied, zipped and handed over.

RECORD/
  record.sqlite   the record itself; opens in Datasette, R, DB Browser
  originals/      the bytes that were given, under their SHA-256
  shards/         what was read out of them, one file per batch
  pages/          what `backchannel page` wrote
  directory.csv   the user's own directory of actors (or .yaml), where the record was built with one
  .lock           held while a build runs
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backchannel.errors import RecordBusy, RecordError

DATABASE = "record.sqlite"


class Folder:
    """The paths inside one record folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / DATABASE
        self.originals = root / "originals"
        self.shards = root / "shards"
        self.pages = root / "pages"
        self.work = root / ".work"

    def create(self) -> None:
        """Make the folder where it is missing. Raises `RecordError` where something else is in its place."""
        if self.root.exists() and not self.root.is_dir():
            raise RecordError(f"{self.root}: is a file, not a folder", advice="Name another place with -o.")
        if self.root.is_dir() and not self.is_record() and any(e.name != ".lock" for e in self.root.iterdir()):
            raise RecordError(
                f"{self.root}: the folder holds other things and no {DATABASE}",
                advice="Name a new or an empty folder with -o; a record is never mixed with other files.",
            )
        try:
            for folder in (self.root, self.originals, self.shards, self.pages):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(
                f"{self.root}: can't be written ({error.strerror})", advice="Name a folder that you may write to."
            ) from error

    def directory(self, suffix: str) -> Path:
        """Return where a user's directory with this suffix lies, whether it is there or not."""
        return self.root / f"directory{suffix}"

    def users_directory(self) -> Path | None:
        """Return the user's own directory that this record is built with, or None."""
        return next((place for s in (".csv", ".yaml") if (place := self.directory(s)).is_file()), None)

    def is_record(self) -> bool:
        """Return whether this folder holds a record, finished or not."""
        return self.database.is_file() or self.originals.is_dir()

    def require(self) -> None:
        """Raise `RecordError` unless a record can be opened here."""
        if not self.database.is_file():
            raise RecordError(
                f"{self.root}: no record here ({DATABASE} is missing)",
                advice="Make one with: backchannel build FOLDER -o RECORD",
            )

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the record for writing. Raises `RecordBusy` at once where another process holds it.

        The lock is the system's own (`flock`), so a killed process never leaves it behind.
        """
        with (self.root / ".lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise RecordBusy(
                    f"{self.root}: another build is writing this record",
                    advice="Wait until it has ended, then run the same command again; nothing is lost.",
                ) from error
            yield
