"""What the per-document stages found: documents with their passages, actors' mentions, claims, failures."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from backchannel.errors import RecordError
from backchannel.model import Actor, Claim, DateRange, Document, Result, Span
from backchannel.record.contradictions import Contradictions
from backchannel.record.grounds import misplaced, unfounded
from backchannel.record.identity import Identity
from backchannel.record.talk import Talk


class _Published(Struct, frozen=True):
    """The one field of a document that concluding needs; the rest is not decoded."""

    published: DateRange


def hash_of(text: str) -> str:
    """Return the SHA-256 of a document's text, by which its alteration is noticed."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


class Results:
    """The tables `document`, `passage`, `document_actor`, `claim` and `failure`; contradictions go with them.

    Claims and actors are read with the ids of the actors that were concluded; the tables keep the documents' own.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._identity = Identity(connection)

    def put(self, result: Result) -> None:
        """Put one source's result in the place of any earlier one.

        Raises `RecordError` for a span that is not the words of its document.
        """
        self._remove(result.source)
        if result.failure is not None:
            failure = result.failure
            self._connection.execute(
                "INSERT INTO failure VALUES (?, ?, ?, ?, ?)",
                (failure.source, failure.stage, failure.code, failure.message, failure.advice),
            )
        if result.document is not None:
            document = result.document
            wrong = misplaced(document) or unfounded(
                (result.actors, result.roles, result.quotes, result.claims, result.contradictions),
                {document.id: document.text}.get,
                document.id,
            )
            if wrong:
                raise RecordError(
                    f"refused to write: {wrong}", advice="This is a fault of Backchannel; please report it."
                )
            self._put_document(document)
            self._put_actors(document.id, result.actors)
            self._put_claims(result.claims)
            Talk(self._connection).put(document.id, result.quotes, result.roles)
            Contradictions(self._connection).put(document.id, result.contradictions)

    def _remove(self, source: str) -> None:
        self._connection.execute("DELETE FROM failure WHERE source = ?", (source,))
        row = self._connection.execute("SELECT id FROM document WHERE source = ?", (source,)).fetchone()
        if row is None:
            return
        self._connection.execute(
            "DELETE FROM event_claim WHERE claim IN (SELECT id FROM claim WHERE document = ?)", row
        )
        talk = ("quote", "document_role", "claim", "identity", "document_actor")
        for table in ("dating", "contradiction", *talk, "passage"):
            self._connection.execute(f"DELETE FROM {table} WHERE document = ?", row)
        self._connection.execute("DELETE FROM document WHERE id = ?", row)

    def _put_document(self, document: Document) -> None:
        published = document.published
        self._connection.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.source,
                document.media_type,
                document.title,
                document.outlet,
                document.language,
                published.earliest.isoformat() if published.earliest else None,
                published.latest.isoformat() if published.latest else None,
                document.text,
                hash_of(document.text),
                msgspec.json.encode(msgspec.structs.replace(document, text="")).decode(),
            ),
        )
        self._connection.executemany(
            'INSERT INTO passage (document, start, "end", zone, text) VALUES (?, ?, ?, ?, ?)',
            [(document.id, z.start, z.end, z.zone, document.text[z.start : z.end]) for z in document.zones],
        )

    def _put_actors(self, document: str, actors: tuple[Actor, ...]) -> None:
        self._connection.executemany(
            "INSERT INTO document_actor VALUES (?, ?, ?)",
            [(actor.id, document, msgspec.json.encode(actor).decode()) for actor in actors],
        )

    def _put_claims(self, claims: tuple[Claim, ...]) -> None:
        self._connection.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    claim.id,
                    claim.document,
                    claim.layer,
                    claim.type,
                    claim.when.earliest.isoformat() if claim.when.earliest else None,
                    claim.when.latest.isoformat() if claim.when.latest else None,
                    claim.status,
                    claim.secrecy.existence,
                    claim.where.place if claim.where else None,
                    claim.evidence[0].text,
                    msgspec.json.encode(claim).decode(),
                )
                for claim in claims
            ],
        )

    def documents(self) -> Iterator[Document]:
        """Give every document, in order of ids."""
        return self._documents("TRUE")

    def undated(self) -> Iterator[Document]:
        """Give the documents whose witnesses tell no single day of publication, in order of ids."""
        return self._documents("coalesce(published_earliest, '') != coalesce(published_latest, '~')")

    def _documents(self, condition: str) -> Iterator[Document]:
        rows = self._connection.execute(f"SELECT text, json FROM document WHERE {condition} ORDER BY id")
        for text, content in rows:
            yield msgspec.structs.replace(msgspec.json.decode(content, type=Document), text=text)

    def published(self) -> dict[str, DateRange]:
        """Return what the witnesses of every document say of its publication, by id."""
        rows = self._connection.execute("SELECT id, json FROM document")
        return {id: msgspec.json.decode(content, type=_Published).published for id, content in rows}

    def names(self) -> dict[str, str]:
        """Return what to call every document, by id: its outlet, else its title, else its id."""
        return dict(self._connection.execute("SELECT id, coalesce(outlet, title, id) FROM document").fetchall())

    def altered(self, document: Document) -> str | None:
        """Return what is no longer as it was written of a document's text or passages, or None."""
        (hash,) = self._connection.execute("SELECT text_sha256 FROM document WHERE id = ?", (document.id,)).fetchone()
        if hash != hash_of(document.text):
            return f"{document.id}: its text was altered"
        rows = self._connection.execute(
            'SELECT start, "end", zone, text FROM passage WHERE document = ? ORDER BY start', (document.id,)
        ).fetchall()
        if rows != [(z.start, z.end, z.zone, document.text[z.start : z.end]) for z in document.zones]:
            return f"{document.id}: its passages are not its text's"
        return None

    def document(self, id: str) -> Document | None:
        """Return one document, or None."""
        row = self._connection.execute("SELECT text, json FROM document WHERE id = ?", (id,)).fetchone()
        return msgspec.structs.replace(msgspec.json.decode(row[1], type=Document), text=row[0]) if row else None

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Give every claim, or those of one document, in order of ids."""
        if document is None:
            rows = self._connection.execute("SELECT json FROM claim ORDER BY id")
        else:
            rows = self._connection.execute("SELECT json FROM claim WHERE document = ? ORDER BY id", (document,))
        for (content,) in rows:
            claim = msgspec.json.decode(content, type=Claim)
            yield self._identity.joined(claim, claim.document)

    def claim(self, id: str) -> Claim | None:
        """Return one claim, or None."""
        row = self._connection.execute("SELECT json FROM claim WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        claim = msgspec.json.decode(row[0], type=Claim)
        return self._identity.joined(claim, claim.document)

    def document_actors(self) -> Iterator[Actor]:
        """Give every actor as each document has it, sorted by the actor that it is and then by document."""
        rows = self._connection.execute(
            "SELECT d.document, d.json FROM document_actor d"
            " LEFT JOIN identity i ON i.document = d.document AND i.local = d.actor"
            " ORDER BY coalesce(i.actor, d.actor), d.document, d.actor"
        )
        for document, content in rows:
            yield self._identity.joined(msgspec.json.decode(content, type=Actor), document)

    def actors_by_document(self) -> Iterator[tuple[str, Actor]]:
        """Give every actor under the id that its document has for it, with the document; sorted by both."""
        for document, content in self._connection.execute(
            "SELECT document, json FROM document_actor ORDER BY document, actor"
        ):
            yield document, msgspec.json.decode(content, type=Actor)

    def search(self, words: str) -> Iterator[Span]:
        """Give the passages that hold all of these words, the best first (BM25)."""
        # Each word is quoted: what a user types is words, never FTS5's query language.
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not query:
            return
        rows = self._connection.execute(
            'SELECT p.start, p."end", p.text, p.document FROM passage_search s JOIN passage p ON p.id = s.rowid'
            " WHERE passage_search MATCH ? ORDER BY s.rank, p.document, p.start",
            (query,),
        )
        for start, end, text, document in rows:
            yield Span(start=start, end=end, text=text, document=document)
