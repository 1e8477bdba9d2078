"""What does not agree: contradictions, kept as they were found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from backchannel.model import Contradiction


class Contradictions:
    """The table `contradiction`. One that was found within a document goes when the document's result is replaced."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, document: str | None, found: Iterable[Contradiction]) -> None:
        """Put contradictions in; `document` is the one that they were found in, None between documents."""
        self._connection.executemany(
            "INSERT INTO contradiction VALUES (?, ?, ?)",
            [(one.id, document, msgspec.json.encode(one).decode()) for one in found],
        )

    def all(self) -> Iterator[Contradiction]:
        """Give every contradiction, in order of ids."""
        for (content,) in self._connection.execute("SELECT json FROM contradiction ORDER BY id"):
            yield msgspec.json.decode(content, type=Contradiction)

    def one(self, id: str) -> Contradiction | None:
        """Return one contradiction, or None."""
        row = self._connection.execute("SELECT json FROM contradiction WHERE id = ?", (id,)).fetchone()
        return msgspec.json.decode(row[0], type=Contradiction) if row else None
