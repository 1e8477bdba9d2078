"""What is concluded: days of publication, actors, events, channels, disclosures. Replaced as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

import msgspec

from backchannel.model import Actor, Channel, Dating, Disclosure, Event, Role
from backchannel.record.published import BASES

T = TypeVar("T")


class Conclusions:
    """The tables `dating`, `actor`, `role`, `event`, `event_claim`, `channel` and `disclosure`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def clear(self) -> None:
        """Remove all conclusions. Belongs in the transaction that puts new ones."""
        tables = ("identity", "suggestion", "event_claim", "event", "channel", "disclosure", "role", "actor", "dating")
        for table in tables:
            self._connection.execute(f"DELETE FROM {table}")

    def put_datings(self, datings: Iterable[Dating]) -> None:
        """Put in what the days of publication were inferred to be, of documents whose witnesses tell none."""
        self._connection.executemany(
            "INSERT INTO dating VALUES (?, ?, ?)",
            ((d.document, d.basis, msgspec.json.encode(d).decode()) for d in datings),
        )

    def put_actors(self, actors: Iterable[Actor]) -> None:
        """Put actors in, as joined across documents."""
        self._connection.executemany(
            "INSERT INTO actor VALUES (?, ?, ?, ?, ?)",
            ((a.id, a.name, a.type, a.code.country, msgspec.json.encode(a).decode()) for a in actors),
        )

    def put_roles(self, roles: Iterable[Role]) -> None:
        """Put roles in, as joined across documents and as the directory has them."""
        self._connection.executemany(
            "INSERT INTO role VALUES (?, ?, ?)", ((r.id, r.actor, msgspec.json.encode(r).decode()) for r in roles)
        )

    def put_events(self, events: Iterable[Event]) -> None:
        """Put events in, with the claims that each is concluded from."""
        for event in events:
            self._connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    event.id,
                    event.label,
                    event.layer,
                    event.type,
                    event.when.earliest.isoformat() if event.when.earliest else None,
                    event.when.latest.isoformat() if event.when.latest else None,
                    event.status,
                    event.secrecy.existence,
                    event.where.place if event.where else None,
                    event.channel,
                    event.first_public.edtf if event.first_public else None,
                    msgspec.json.encode(event).decode(),
                ),
            )
            self._connection.executemany(
                "INSERT INTO event_claim VALUES (?, ?)", [(claim, event.id) for claim in event.claims]
            )

    def put_channels(self, channels: Iterable[Channel]) -> None:
        """Put channels in."""
        self._connection.executemany(
            "INSERT INTO channel VALUES (?, ?)", ((c.id, msgspec.json.encode(c).decode()) for c in channels)
        )

    def put_disclosures(self, disclosures: Iterable[Disclosure]) -> None:
        """Put disclosures in."""
        self._connection.executemany(
            "INSERT INTO disclosure VALUES (?, ?)", ((d.id, msgspec.json.encode(d).decode()) for d in disclosures)
        )

    def datings(self, document: str | None = None) -> Iterator[Dating]:
        """Give every dating in order of documents, or those of one; of a document in the order of `BASES`."""
        if document is None:
            rows = self._connection.execute("SELECT json FROM dating ORDER BY document, basis")
        else:
            rows = self._connection.execute("SELECT json FROM dating WHERE document = ?", (document,))
        found = (msgspec.json.decode(content, type=Dating) for (content,) in rows)
        for _, group in groupby(found, key=lambda dating: dating.document):
            yield from sorted(group, key=lambda dating: BASES.index(dating.basis))

    def actors(self) -> Iterator[Actor]:
        """Give every actor, in order of ids."""
        return self._all("actor", Actor)

    def roles(self) -> Iterator[Role]:
        """Give every role, in order of ids."""
        return self._all("role", Role)

    def events(self) -> Iterator[Event]:
        """Give every event, in order of ids."""
        return self._all("event", Event)

    def channels(self) -> Iterator[Channel]:
        """Give every channel, in order of ids."""
        return self._all("channel", Channel)

    def disclosures(self) -> Iterator[Disclosure]:
        """Give every disclosure, in order of ids."""
        return self._all("disclosure", Disclosure)

    def find(self, id: str) -> Actor | Role | Event | Channel | Disclosure | None:
        """Return the actor, role, event, channel or disclosure of this id, or None."""
        kinds: tuple[tuple[str, type[Actor | Role | Event | Channel | Disclosure]], ...] = (
            ("actor", Actor),
            ("role", Role),
            ("event", Event),
            ("channel", Channel),
            ("disclosure", Disclosure),
        )
        for table, kind in kinds:
            row = self._connection.execute(f"SELECT json FROM {table} WHERE id = ?", (id,)).fetchone()
            if row:
                return msgspec.json.decode(row[0], type=kind)
        return None

    def event_of(self, claim: str) -> str | None:
        """Return the id of the event that a claim was joined into."""
        row = self._connection.execute("SELECT event FROM event_claim WHERE claim = ?", (claim,)).fetchone()
        return row[0] if row else None

    def _all(self, table: str, type_: type[T]) -> Iterator[T]:
        for (content,) in self._connection.execute(f"SELECT json FROM {table} ORDER BY id"):
            yield msgspec.json.decode(content, type=type_)
