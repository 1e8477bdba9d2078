"""Checking a record from the ground up: originals, spans, references, dates, the chain of decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec
from msgspec import Struct

from backchannel.errors import VerificationError
from backchannel.keep.store import Store
from backchannel.model import Claim, DateRange, Quote
from backchannel.record.conclusions import Conclusions
from backchannel.record.decisions import Decisions
from backchannel.record.grounds import misplaced, unfounded
from backchannel.record.plan import Plan
from backchannel.record.record import BUILDING
from backchannel.record.references import home, references
from backchannel.record.results import Results
from backchannel.record.sources import Sources
from backchannel.record.talk import Talk


class Verified(Struct, frozen=True, kw_only=True):
    """How much was checked and found whole."""

    originals: int
    documents: int
    objects: int
    decisions: int


def verify(
    connection: sqlite3.Connection, store: Store, progress: Callable[[str, int], None] = lambda _what, _done: None
) -> Verified:
    """Check everything; return how much that was. Raises `VerificationError` that names the first broken thing.

    `progress` is told what is being checked and how many are done.
    """
    try:
        return _verify(connection, store, progress)
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise VerificationError(f"the database is damaged: {error}") from error


def _verify(connection: sqlite3.Connection, store: Store, progress: Callable[[str, int], None]) -> Verified:
    _database(connection)
    originals = _originals(Sources(connection), store, progress)
    _finished(connection)
    documents = objects = 0
    results, talk = Results(connection), Talk(connection)
    for document in results.documents():
        wrong = misplaced(document) or results.altered(document)
        if wrong is None:
            text_of = {document.id: document.text}.get
            found: Iterable[Claim | Quote] = (*results.claims(document.id), *talk.quotes(document.id))
            for one in found:
                wrong = wrong or unfounded(one, text_of, document.id) or _bad_date(one.id, one)
                objects += 1
            for dating in Conclusions(connection).datings(document.id):
                wrong = wrong or unfounded(dating, text_of, document.id) or _bad_date(document.id, dating)
        if wrong or (wrong := _bad_date(document.id, document)):
            raise VerificationError(wrong)
        documents += 1
        progress("documents", documents)
    objects += _conclusions(connection)
    return Verified(originals=originals, documents=documents, objects=objects, decisions=Decisions(connection).verify())


def _database(connection: sqlite3.Connection) -> None:
    (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if answer != "ok":
        raise VerificationError(f"the database is damaged: {answer}")
    if dangling:
        raise VerificationError(f"table {dangling[0]}: a row names a {dangling[2]} that is not there")


def _originals(sources: Sources, store: Store, progress: Callable[[str, int], None]) -> int:
    count = 0
    for source in sources.all():
        try:
            found = store.hash(source.sha256)
        except OSError as error:
            raise VerificationError(f"original {source.sha256} is missing ({error.strerror})") from error
        if found != source.sha256:
            raise VerificationError(f"original {source.sha256} was altered: its bytes now have the hash {found}")
        if not sources.provenance(source.sha256):
            raise VerificationError(f"original {source.sha256}: where it came from is missing")
        count += 1
        progress("originals", count)
    return count


def _finished(connection: sqlite3.Connection) -> None:
    """Check that no build is under way or was broken off, and that every source was read."""
    row = connection.execute("SELECT value FROM state WHERE key = ? AND value != ''", (BUILDING,)).fetchone()
    waiting = Plan(connection, "").names(loaded=False)
    if row or waiting:
        raise VerificationError(
            "the build was not finished", advice="Run the same build again; it goes on where it stopped."
        )
    neglected = Sources(connection).neglected()
    if neglected:
        raise VerificationError(f"original {neglected} gave neither a document nor the reason why not")


def _conclusions(connection: sqlite3.Connection) -> int:
    """Check roles, contradictions and what is concluded: spans, dates, and that every id names what it should."""
    text_of = _texts(Results(connection))
    known = {
        kind: {id for (id,) in connection.execute(f"SELECT id FROM {kind}")}
        for kind in ("actor", "claim", "quote", "event", "channel", "document")
    }
    count = 0
    for id, value, named in references(connection):
        for kind, target in named:
            if target is not None and target not in known[kind]:
                raise VerificationError(f"{id} names {target!r}, which is no {kind} here")
        if value is not None:
            wrong = unfounded(value, text_of, home(value)) or _bad_date(id, value)
            if wrong:
                raise VerificationError(f"{id}: {wrong}")
            count += 1
    return count


def _dates(value: object) -> Iterator[DateRange]:
    if isinstance(value, DateRange):
        yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _dates(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _dates(item)


def _bad_date(id: str, value: object) -> str | None:
    for date in _dates(value):
        if date.earliest and date.latest and date.earliest > date.latest:
            return f"{id}: earliest {date.earliest} is after latest {date.latest}"
        if date.candidates and not all(
            (date.earliest is None or date.earliest <= day) and (date.latest is None or day <= date.latest)
            for day in date.candidates
        ):
            return f"{id}: a possible day lies outside {date.earliest} to {date.latest}"
        if not date.reason:
            return f"{id}: a date gives no reason"
    return None


def _texts(results: Results) -> Callable[[str], str | None]:
    """Return what gives a document's text by its id; the last few are kept, as neighbours name the same ones."""

    @lru_cache(maxsize=8)
    def text_of(id: str) -> str | None:
        document = results.document(id)
        return document.text if document else None

    return text_of
