"""Which originals a record holds, where each came from, and what could not be taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import msgspec
from msgspec import Struct

from backchannel.model import Entry, Failure, Hints, Provenance, Source


class Problem(Struct, frozen=True, kw_only=True):
    """A path that could not be taken in, or only in part. `source` is the container that it was found in, if any."""

    path: str
    code: str
    message: str
    advice: str
    source: str | None = None


class Waiting(Struct, frozen=True, kw_only=True):
    """A source that is to be looked into: is it a container, can it be read?

    `path` is the first that it came from, `depth` in how many containers it lies at least. `budget` says how much may
    still come out of it, as the container that it came out of left it (JSON; None: as much as out of any).
    """

    entry: Entry
    path: str
    depth: int
    budget: str | None


class Sources:
    """The tables `source`, `provenance`, `place`, `seen`, `inspection` and `problem`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, source: Source, provenance: Provenance, *, budget: str | None = None) -> bool:
        """Add a source and one place that it came from. Return whether the bytes are new to the record."""
        new = self._connection.execute(
            "INSERT OR IGNORE INTO source VALUES (?, ?)", (source.sha256, source.size)
        ).rowcount
        self._connection.execute(
            "INSERT OR IGNORE INTO provenance VALUES (?, ?, ?, ?, ?, ?)",
            (
                provenance.source,
                provenance.path,
                provenance.container or "",
                msgspec.json.encode(provenance.hints).decode(),
                budget,
                provenance.added,
            ),
        )
        return bool(new)

    def refresh_places(self) -> None:
        """Work out every path that every source can be found at.

        A member's path is its container's path, `!` and its own name; a container that was given at two places has its
        members at two places. Containers in circles are followed to a depth that no honest file has.
        """
        self._connection.execute("DELETE FROM place")
        self._connection.execute(
            "INSERT OR IGNORE INTO place"
            " WITH RECURSIVE at (source, path, depth, container, hints, budget, added) AS ("
            "  SELECT source, name, 0, container, hints, budget, added FROM provenance WHERE container = ''"
            "  UNION SELECT m.source, at.path || '!' || m.name, at.depth + 1, m.container, m.hints, m.budget, m.added"
            "  FROM at JOIN provenance m ON m.container = at.source WHERE at.depth < 8"
            " ) SELECT * FROM at"
        )

    def seen(self, path: str, state: str) -> str | None:
        """Return the source that a file gave when it was in this state before; None where it can have changed since."""
        row = self._connection.execute(
            "SELECT source FROM seen WHERE path = ? AND state = ? AND settled", (path, state)
        ).fetchone()
        return row[0] if row else None

    def remember(self, path: str, state: str, source: str, *, settled: bool) -> None:
        """Note in what state a file was when it was taken in.

        `settled` is False where the file had changed so shortly before that a further change could have left the
        clock's reading the same (as in Git's index); such a file is read again next time.
        """
        self._connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", (path, state, int(settled), source))

    def to_inspect(self, key: Callable[[Waiting], str]) -> Iterator[Waiting]:
        """Give the sources not yet looked into in the way that `key` names, in order of hashes."""
        known = dict(self._connection.execute("SELECT source, entry FROM inspection").fetchall())
        rows = self._connection.execute(
            "SELECT source, hints, min(path), (SELECT min(depth) FROM place d WHERE d.source = p.source),"
            " (SELECT max(coalesce(budget, '~')) FROM place b WHERE b.source = p.source)"
            " FROM place p GROUP BY source ORDER BY source"
        ).fetchall()
        for source, hints, path, depth, budget in rows:
            entry = Entry(source=source, hints=msgspec.json.decode(hints, type=Hints))
            waiting = Waiting(entry=entry, path=path, depth=depth, budget=None if budget == "~" else budget)
            if known.get(source) != key(waiting):
                yield waiting

    def inspected(self, source: str, entry: str, *, readable: bool) -> None:
        """Note that a source was looked into, in which way, and whether it is to be read as a document."""
        self._connection.execute("INSERT OR REPLACE INTO inspection VALUES (?, ?, ?)", (source, entry, int(readable)))

    def to_read(self) -> Iterator[Entry]:
        """Give every source that is to be read as a document, in the order of their hashes."""
        # With a bare column beside min(), SQLite takes it from the row that has the minimum (documented behaviour).
        rows = self._connection.execute(
            "SELECT p.source, p.hints, min(p.path) FROM place p JOIN inspection i USING (source)"
            " WHERE i.readable GROUP BY p.source ORDER BY p.source"
        )
        for source, hints, _ in rows:
            yield Entry(source=source, hints=msgspec.json.decode(hints, type=Hints))

    def report(self, problem: Problem) -> None:
        """Note that a path could not be taken in."""
        self._connection.execute(
            "INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?, ?)",
            (problem.path, problem.code, problem.source or "", problem.message, problem.advice),
        )

    def settle(self, path: str) -> None:
        """Forget what was wrong with taking in a path that is about to be tried again."""
        self._connection.execute("DELETE FROM problem WHERE path = ? AND source = ''", (path,))

    def settle_members(self, container: str) -> None:
        """Forget what was wrong inside a container that is about to be looked into again."""
        self._connection.execute("DELETE FROM problem WHERE source = ?", (container,))

    def problems(self) -> Iterator[Problem]:
        """Give what could not be taken in, in order of paths."""
        rows = self._connection.execute("SELECT path, code, message, advice, source FROM problem ORDER BY path, code")
        for path, code, message, advice, source in rows:
            yield Problem(path=path, code=code, message=message, advice=advice, source=source or None)

    def provenance(self, source: str) -> tuple[Provenance, ...]:
        """Return every place that a source can be found at, in order of paths."""
        rows = self._connection.execute(
            "SELECT source, path, container, hints, added FROM place WHERE source = ? ORDER BY path", (source,)
        )
        return tuple(
            Provenance(
                source=row[0],
                path=row[1],
                container=row[2] or None,
                hints=msgspec.json.decode(row[3], type=Hints),
                added=row[4],
            )
            for row in rows
        )

    def neglected(self) -> str | None:
        """Return the first source that was not looked into, or is to be read and gave neither document nor failure."""
        row = self._connection.execute(
            "SELECT sha256 FROM source LEFT JOIN inspection ON source = sha256 WHERE readable IS NULL OR (readable AND"
            " sha256 NOT IN (SELECT source FROM document UNION SELECT source FROM failure)) ORDER BY sha256 LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def all(self) -> Iterator[Source]:
        """Give every source of the record."""
        for sha256, size in self._connection.execute("SELECT sha256, size FROM source ORDER BY sha256"):
            yield Source(sha256=sha256, size=size)

    def failures(self) -> Iterator[tuple[str, Failure]]:
        """Give the sources that gave no document, each with the first path that it came from."""
        rows = self._connection.execute(
            "SELECT min(p.path), f.source, f.stage, f.code, f.message, f.advice FROM failure f"
            " JOIN place p USING (source) GROUP BY f.source ORDER BY 1"
        )
        for path, source, stage, code, message, advice in rows:
            yield path, Failure(source=source, stage=stage, code=code, message=message, advice=advice)
