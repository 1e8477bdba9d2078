"""Who is who: the ids of actors as documents have them, mapped to those of the actors that they are.

Claims, quotations and roles stay in their tables as the documents' readings gave them; whoever reads them out of the
record gets the ids of the actors that were concluded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from backchannel.model import Actor, ActorKey, Claim, Quote, Role, Suggestion

T = TypeVar("T", Claim, Quote, Role, Actor)


class Identity:
    """The tables `identity` and `suggestion`: conclusions, which go with the others."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, actors: Mapping[tuple[str, str], str], suggestions: Iterable[Suggestion]) -> None:
        """Put in whose id differs from the one that the document has for him, by document and that id; suggestions."""
        self._connection.executemany(
            "INSERT INTO identity VALUES (?, ?, ?)",
            ((document, local, actors[document, local]) for document, local in sorted(actors)),
        )
        self._connection.executemany(
            "INSERT INTO suggestion VALUES (?, ?, ?, ?)",
            ((one.id, one.state, one.score, msgspec.json.encode(one).decode()) for one in suggestions),
        )

    def suggestions(self) -> Iterator[Suggestion]:
        """Give every suggestion, in order of ids."""
        for (content,) in self._connection.execute("SELECT json FROM suggestion ORDER BY id"):
            yield msgspec.json.decode(content, type=Suggestion)

    def suggestion(self, id: str) -> Suggestion | None:
        """Return one suggestion, or None."""
        row = self._connection.execute("SELECT json FROM suggestion WHERE id = ?", (id,)).fetchone()
        return msgspec.json.decode(row[0], type=Suggestion) if row else None

    def joined(self, value: T, document: str) -> T:
        """Return what a document says with the ids of the actors that its actors are."""
        rows = self._connection.execute("SELECT local, actor FROM identity WHERE document = ?", (document,)).fetchall()
        return _mapped(value, dict(rows)) if rows else value

    def actor_of(self, key: ActorKey) -> str | None:
        """Return the actor that a document's actor is; None where the document has none of this id."""
        row = self._connection.execute(
            "SELECT coalesce(i.actor, d.actor) FROM document_actor d"
            " LEFT JOIN identity i ON i.document = d.document AND i.local = d.actor"
            " WHERE d.document = ? AND d.actor = ?",
            (key.document, key.actor),
        ).fetchone()
        return row[0] if row else None

    def keys_of(self, actor: str) -> list[ActorKey]:
        """Return, in order, the documents' actors that an actor is made of."""
        rows = self._connection.execute(
            "SELECT d.document, d.actor FROM document_actor d"
            " LEFT JOIN identity i ON i.document = d.document AND i.local = d.actor"
            " WHERE d.actor = ? AND i.actor IS NULL"
            " UNION SELECT document, local FROM identity WHERE actor = ?",
            (actor, actor),
        )
        return sorted(ActorKey(actor=local, document=document) for document, local in rows)

    def present(self, keys: Iterable[ActorKey]) -> list[ActorKey]:
        """Return the documents' actors that keys mean and that are still there."""
        found: set[ActorKey] = set()
        for key in keys:
            if key.document is None:
                found.update(self.local(key.actor))
            elif self.actor_of(key) is not None:
                found.add(key)
        return sorted(found, key=str)

    def local(self, id: str) -> list[ActorKey]:
        """Return, in order of documents, the documents' actors that have an id there, whoever they are."""
        rows = self._connection.execute("SELECT document FROM document_actor WHERE actor = ? ORDER BY document", (id,))
        return [ActorKey(actor=id, document=document) for (document,) in rows]


def _mapped(value: T, actors: Mapping[str, str]) -> T:
    """Return an object with other actors in the places where it names some."""

    def one(id: str | None) -> str | None:
        return actors.get(id, id) if id is not None else None

    def chain(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actors.get(id, id) for id in ids))

    if isinstance(value, Claim):
        parts = tuple(replace(part, actor=one(part.actor)) for part in value.participants)
        return replace(value, participants=parts, attribution=chain(value.attribution))
    if isinstance(value, Quote):
        speaker, addressee = one(value.speaker), one(value.addressee)
        return replace(value, speaker=speaker, addressee=addressee, attribution=chain(value.attribution))
    if isinstance(value, Role):
        return replace(value, actor=one(value.actor), body=one(value.body))
    # Whoever became one with what he belongs to belongs to nothing.
    part_of = one(value.part_of)
    return replace(value, id=one(value.id), part_of=part_of if part_of != one(value.id) else None)
