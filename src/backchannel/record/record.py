"""A record, opened: the door to everything in it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from backchannel import __version__
from backchannel.keep.store import Store
from backchannel.model import Contents, DateRange, Document
from backchannel.record.conclusions import Conclusions
from backchannel.record.contradictions import Contradictions
from backchannel.record.database import open_reader, open_writer, settle, transaction
from backchannel.record.decisions import Decisions
from backchannel.record.folder import Folder
from backchannel.record.identity import Identity
from backchannel.record.published import concluded
from backchannel.record.results import Results
from backchannel.record.sources import Sources
from backchannel.record.talk import Talk

BUILDING = "building"
"""The remark that a build is under way, or was broken off: the time when it began, or nothing."""


class Record:
    """The parts of one opened record. Make it with `reading` or `writing`."""

    def __init__(self, folder: Folder, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection
        self.store = Store(folder.originals)
        self.sources = Sources(connection)
        self.results = Results(connection)
        self.contradictions = Contradictions(connection)
        self.talk = Talk(connection)
        self.identity = Identity(connection)
        self.conclusions = Conclusions(connection)
        self.decisions = Decisions(connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with transaction(self.connection):
            yield

    def state(self, key: str) -> str | None:
        """Return a remark of the builder's on how far it has come."""
        row = self.connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_state(self, key: str, value: str) -> None:
        """Leave a remark on how far the build has come."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def file_of(self, source: str) -> str:
        """Return the first path, in code-point order, that a source came from."""
        return self.sources.provenance(source)[0].path

    def published(self, document: Document) -> DateRange:
        """Return when a document was published, as the record concludes it."""
        datings = tuple(self.conclusions.datings(document.id))
        return concluded(document.published, datings, others=self._documents - 1) if datings else document.published

    @cached_property
    def _documents(self) -> int:
        """How many documents there are: of what is read in one transaction that does not change."""
        (count,) = self.connection.execute("SELECT count(*) FROM document").fetchone()
        return int(count)

    def contents(self) -> Contents:
        """Return the whole record in memory."""
        documents = tuple(self.results.documents())
        failures = tuple(self.sources.failures())
        files = {document.id: self.file_of(document.source) for document in documents}
        return Contents(
            generator=f"backchannel {__version__}",
            documents=documents,
            files=files | {failure.source: path for path, failure in failures},
            actors=tuple(self.conclusions.actors()),
            roles=tuple(self.conclusions.roles()),
            quotes=tuple(self.talk.quotes()),
            claims=tuple(self.results.claims()),
            events=tuple(self.conclusions.events()),
            channels=tuple(self.conclusions.channels()),
            disclosures=tuple(self.conclusions.disclosures()),
            contradictions=tuple(self.contradictions.all()),
            datings=tuple(self.conclusions.datings()),
            failures=tuple(failure for _, failure in failures),
        )


@contextmanager
def reading(root: Path) -> Iterator[Record]:
    """Open a record to read. Raises `RecordError` where there is none."""
    folder = Folder(root)
    folder.require()
    connection = open_reader(folder.database)
    try:
        yield Record(folder, connection)
    finally:
        connection.close()


@contextmanager
def writing(root: Path) -> Iterator[Record]:
    """Open a record to write, making it where there is none. Raises `RecordBusy` where somebody else writes it."""
    folder = Folder(root)
    folder.create()
    with folder.lock():
        connection = open_writer(folder.database)
        try:
            yield Record(folder, connection)
            settle(connection)
        finally:
            connection.close()


def now() -> str:
    """Return the present time in UTC, ISO 8601, to the second.

    `SOURCE_DATE_EPOCH` sets it (reproducible-builds.org), so that two builds can be compared byte for byte.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
