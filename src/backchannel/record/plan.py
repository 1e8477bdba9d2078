"""Which sources go into which shard.

The plan is written down before the work starts. A build that was killed follows the same plan when it is run again, so
that its shards are the same files, byte for byte, as those of a build that was never interrupted.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from backchannel.model import Entry, Hints

MIN_SHARD, MAX_SHARD = 4, 256
"""Sources per shard: few enough that two workers share a small folder, many enough that a large one has few files."""

SHARDS_WANTED = 64
"""Between the two limits, as many sources a shard as make about this many shards: progress moves, little is redone."""


class Shard(Struct, frozen=True, kw_only=True):
    """A batch of sources that one worker reads into one file. `name` is a hash of all that goes into it."""

    name: str
    entries: tuple[Entry, ...]


class Plan:
    """The tables `shard` and `shard_entry`. `versions` names the stages and settings that the results depend on."""

    def __init__(self, connection: sqlite3.Connection, versions: str) -> None:
        self._connection = connection
        self._versions = versions

    def extend(self, entries: Iterable[Entry]) -> int:
        """Plan shards for the entries that no planned shard covers as they now are; return how many sources those are.

        An entry counts as covered only by the same bytes, hints and stage versions.
        """
        pending = [entry for entry in entries if not self._covered(entry)]
        size = min(MAX_SHARD, max(MIN_SHARD, len(pending) // SHARDS_WANTED))
        for start in range(0, len(pending), size):
            self._add(pending[start : start + size])
        self._connection.execute("DELETE FROM shard WHERE name NOT IN (SELECT shard FROM shard_entry)")
        return len(pending)

    def key(self, entry: Entry) -> str:
        """Return what identifies the result of one entry: a hash of its bytes' hash, its hints and the versions."""
        content = msgspec.json.encode((entry, self._versions))
        return hashlib.sha256(content).hexdigest()

    def _covered(self, entry: Entry) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM shard_entry WHERE source = ? AND entry = ?", (entry.source, self.key(entry))
        ).fetchone()
        return row is not None

    def _add(self, entries: list[Entry]) -> None:
        keys = [self.key(entry) for entry in entries]
        name = hashlib.sha256("".join(keys).encode()).hexdigest()[:32]
        self._connection.execute("INSERT OR REPLACE INTO shard VALUES (?, 0)", (name,))
        self._connection.executemany(
            "INSERT OR REPLACE INTO shard_entry VALUES (?, ?, ?, ?)",
            [
                (entry.source, key, msgspec.json.encode(entry.hints).decode(), name)
                for entry, key in zip(entries, keys, strict=True)
            ],
        )

    def names(self, *, loaded: bool | None = None) -> tuple[str, ...]:
        """Return the names of the planned shards in order; of those loaded, or not loaded, only, where asked for."""
        where = "" if loaded is None else f" WHERE loaded = {int(loaded)}"
        return tuple(name for (name,) in self._connection.execute(f"SELECT name FROM shard{where} ORDER BY name"))

    def shard(self, name: str) -> Shard:
        """Return the shard of this name with the sources that it is for, in the order of their hashes."""
        rows = self._connection.execute(
            "SELECT source, hints FROM shard_entry WHERE shard = ? ORDER BY source", (name,)
        )
        entries = tuple(Entry(source=source, hints=msgspec.json.decode(hints, type=Hints)) for source, hints in rows)
        return Shard(name=name, entries=entries)

    def mark_loaded(self, name: str) -> None:
        """Note that a shard's results are in the record. Belongs in the transaction that puts them there."""
        self._connection.execute("UPDATE shard SET loaded = 1 WHERE name = ?", (name,))
