"""Who is said to have said what, and who is said to be what: quotations and roles, as each document has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from backchannel.model import Quote, Role
from backchannel.record.identity import Identity


class Talk:
    """The tables `quote` and `document_role`. Rows go when their document's result is replaced.

    What is read has the ids of the actors that were concluded; the tables keep the documents' own.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._identity = Identity(connection)

    def put(self, document: str, quotes: Iterable[Quote], roles: Iterable[Role]) -> None:
        """Put a document's quotations and roles in."""
        self._connection.executemany(
            "INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    quote.id,
                    quote.document,
                    quote.speaker,
                    quote.form,
                    quote.said.earliest.isoformat() if quote.said.earliest else None,
                    quote.said.latest.isoformat() if quote.said.latest else None,
                    " … ".join(" ".join(span.text.split()) for span in quote.spans),
                    msgspec.json.encode(quote).decode(),
                )
                for quote in quotes
            ],
        )
        self._connection.executemany(
            "INSERT INTO document_role VALUES (?, ?, ?)",
            [(role.id, document, msgspec.json.encode(role).decode()) for role in roles],
        )

    def quotes(self, document: str | None = None) -> Iterator[Quote]:
        """Give every quotation, or those of one document, in order of ids."""
        if document is None:
            rows = self._connection.execute("SELECT json FROM quote ORDER BY id")
        else:
            rows = self._connection.execute("SELECT json FROM quote WHERE document = ? ORDER BY id", (document,))
        for (content,) in rows:
            quote = msgspec.json.decode(content, type=Quote)
            yield self._identity.joined(quote, quote.document)

    def quote(self, id: str) -> Quote | None:
        """Return one quotation, or None."""
        row = self._connection.execute("SELECT json FROM quote WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        quote = msgspec.json.decode(row[0], type=Quote)
        return self._identity.joined(quote, quote.document)

    def roles(self) -> Iterator[Role]:
        """Give every role as each document has it, sorted by role and then by document."""
        rows = self._connection.execute("SELECT document, json FROM document_role ORDER BY id, document")
        for document, content in rows:
            yield self._identity.joined(msgspec.json.decode(content, type=Role), document)
