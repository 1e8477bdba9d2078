"""Which originals a record holds, where each came from, and what could not be taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from backchannel.model import Entry, Failure, Hints, Provenance, Source


class Problem(Struct, frozen=True, kw_only=True):
    """A path that could not be taken in, or only in part."""

    path: str
    code: str
    message: str
    advice: str


class Sources:
    """The tables `source`, `provenance`, `seen`, `inspection` and `problem`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, source: Source, provenance: Provenance) -> bool:
        """Add a source and one place that it came from. Return whether the bytes are new to the record."""
        new = self._connection.execute(
            "INSERT OR IGNORE INTO source VALUES (?, ?)", (source.sha256, source.size)
        ).rowcount
        self._connection.execute(
            "INSERT OR IGNORE INTO provenance VALUES (?, ?, ?, ?, ?)",
            (
                provenance.source,
                provenance.path,
                provenance.container,
                msgspec.json.encode(provenance.hints).decode(),
                provenance.added,
            ),
        )
        return bool(new)

    def seen(self, path: str, size: int, mtime_ns: int) -> bool:
        """Whether a file of this path, size and time of change was taken in before and can't have changed since.

        A change within the clock's grain after it was read would go unnoticed, so a file read within two seconds of its
        last change is never trusted (as in Git's index).
        """
        row = self._connection.execute(
            "SELECT 1 FROM seen WHERE path = ? AND size = ? AND mtime_ns = ? AND checked_ns - mtime_ns > 2000000000",
            (path, size, mtime_ns),
        ).fetchone()
        return row is not None

    def remember(self, path: str, size: int, mtime_ns: int, checked_ns: int, source: str) -> None:
        """Note in what state a file was when it was taken in. Times are nanoseconds since 1970."""
        self._connection.execute(
            "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", (path, size, mtime_ns, checked_ns, source)
        )

    def to_inspect(self) -> Iterator[tuple[Entry, str]]:
        """Give the sources not yet looked into (is it a container? can it be read?), with a path of each."""
        rows = self._connection.execute(
            "SELECT source, min(path), hints FROM provenance WHERE source NOT IN (SELECT source FROM inspection)"
            " GROUP BY source ORDER BY source"
        ).fetchall()
        for source, path, hints in rows:
            yield Entry(source=source, hints=msgspec.json.decode(hints, type=Hints)), path

    def depth(self, source: str) -> int:
        """Return in how many containers, one within the other, a source lies at least; 0 for a file that was given."""
        row = self._connection.execute(
            "WITH RECURSIVE up (source, depth) AS (SELECT ?, 0 UNION SELECT container, depth + 1 FROM up"
            " JOIN provenance USING (source) WHERE container IS NOT NULL AND depth < 100)"
            " SELECT min(depth) FROM up WHERE EXISTS"
            " (SELECT 1 FROM provenance p WHERE p.source = up.source AND p.container IS NULL)",
            (source,),
        ).fetchone()
        return int(row[0])

    def inspected(self, source: str, *, readable: bool) -> None:
        """Note that a source was looked into, and whether it is to be read as a document."""
        self._connection.execute("INSERT OR REPLACE INTO inspection VALUES (?, ?)", (source, int(readable)))

    def to_read(self) -> Iterator[Entry]:
        """Give every source that is to be read as a document, in the order of their hashes."""
        # With a bare column beside min(), SQLite takes it from the row that has the minimum (documented behaviour).
        rows = self._connection.execute(
            "SELECT p.source, p.hints, min(p.path) FROM provenance p JOIN inspection i USING (source)"
            " WHERE i.readable GROUP BY p.source ORDER BY p.source"
        )
        for source, hints, _ in rows:
            yield Entry(source=source, hints=msgspec.json.decode(hints, type=Hints))

    def report(self, problem: Problem) -> None:
        """Note that a path could not be taken in."""
        self._connection.execute(
            "INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?)",
            (problem.path, problem.code, problem.message, problem.advice),
        )

    def settle(self, path: str) -> None:
        """Forget the problems of a path that is about to be tried again."""
        self._connection.execute("DELETE FROM problem WHERE path = ?", (path,))

    def problems(self) -> Iterator[Problem]:
        """Give what could not be taken in, in order of paths."""
        for row in self._connection.execute("SELECT path, code, message, advice FROM problem ORDER BY path, code"):
            yield Problem(path=row[0], code=row[1], message=row[2], advice=row[3])

    def provenance(self, source: str) -> tuple[Provenance, ...]:
        """Return every place that a source came from, in order of paths."""
        rows = self._connection.execute(
            "SELECT source, path, container, hints, added FROM provenance WHERE source = ? ORDER BY path", (source,)
        )
        return tuple(
            Provenance(
                source=row[0],
                path=row[1],
                container=row[2],
                hints=msgspec.json.decode(row[3], type=Hints),
                added=row[4],
            )
            for row in rows
        )

    def all(self) -> Iterator[Source]:
        """Give every source of the record."""
        for sha256, size in self._connection.execute("SELECT sha256, size FROM source ORDER BY sha256"):
            yield Source(sha256=sha256, size=size)

    def failures(self) -> Iterator[tuple[str, Failure]]:
        """Give the sources that gave no document, each with the first path that it came from."""
        rows = self._connection.execute(
            "SELECT min(p.path), f.source, f.stage, f.code, f.message, f.advice FROM failure f"
            " JOIN provenance p USING (source) GROUP BY f.source ORDER BY 1"
        )
        for path, source, stage, code, message, advice in rows:
            yield path, Failure(source=source, stage=stage, code=code, message=message, advice=advice)
