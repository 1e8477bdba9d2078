"""Opening the SQLite file: one writer, readers beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backchannel.errors import RecordError
from backchannel.record.schema import APPLICATION_ID, MIGRATIONS, migrate

BUSY_SECONDS = 30
"""How long a reader waits for a checkpoint; writers never wait for one another, the folder's lock keeps them apart."""


def open_writer(path: Path) -> sqlite3.Connection:
    """Open the record for the one writer, making or migrating its tables. The caller holds the folder's lock.

    Raises `RecordError` where the file is another program's, or a later Backchannel's.
    """
    connection = _connect(f"{path.absolute().as_uri()}?mode=rwc", path)
    _check(connection, path, empty=True)
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: what a finished build has said must survive a power cut, and it costs little with few, large transactions.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the record read-only, as it is at this moment. Works while a build writes, and on a read-only medium."""
    connection = _connect(f"{path.absolute().as_uri()}?mode=ro", path)
    _check(connection, path, empty=False)
    connection.execute("PRAGMA query_only = ON")
    # One transaction for all that is read: what a build commits meanwhile is not half seen.
    connection.execute("BEGIN")
    return connection


def _connect(uri: str, path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.Error as error:
        raise RecordError(
            f"{path}: can't be opened as a record ({error})",
            advice="Check that the file is whole. A new record can be built from the reports, or from its originals.",
        ) from error
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, empty: bool) -> None:
    """Raise `RecordError` unless the file is a record that this Backchannel knows.

    `empty`, it may also hold nothing yet, or be of an earlier schema: it is about to be migrated.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if empty and not tables and not application:
        return
    if application != APPLICATION_ID:
        raise RecordError(
            f"{path}: is no record of Backchannel's" if tables else f"{path}: holds nothing",
            advice="Name another folder." if tables else "Run the same build again; it goes on where it stopped.",
        )
    if version > len(MIGRATIONS):
        raise RecordError(
            f"{path}: has schema {version}; this Backchannel knows up to {len(MIGRATIONS)}",
            advice="Install the newer Backchannel that made it.",
        )
    if version < len(MIGRATIONS) and not empty:
        raise RecordError(
            f"{path}: was made by an earlier Backchannel (schema {version} of {len(MIGRATIONS)})",
            advice="Run the same build again: it brings the record up to date, and loses nothing of it.",
        )


def settle(connection: sqlite3.Connection) -> None:
    """Bring a record to rest: everything in the one file, which then opens on a medium that can't be written too.

    Where a reader is at work just now, its WAL file stays beside it until the next build ends.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commit at the end, roll back on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
