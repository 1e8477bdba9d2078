"""The interchange form: one JSON object a line, `backchannel/1`.

From the second line on, two exports of the same content are byte-identical.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from backchannel import __version__
from backchannel.model import DateRange, Document
from backchannel.record import Record
from backchannel.record.record import now

FORMAT = "backchannel/1"

Row = dict[str, Any]
"""One line, ready to be encoded: the only place where an object leaves its class."""


def write(record: Record, out: BinaryIO) -> int:
    """Write the whole record to `out`; return how many lines that is."""
    encoder = msgspec.json.Encoder()
    count = 0
    for row in rows(record):
        out.write(encoder.encode(row) + b"\n")
        count += 1
    return count


def rows(record: Record) -> Iterator[Row]:
    """Give the lines in order: the header, documents, actors, roles, claims, quotations, and what is concluded."""
    yield {"kind": "record", "format": FORMAT, "created": now(), "generator": f"backchannel {__version__}"}
    for document in record.results.documents():
        yield _document(document, record.file_of(document.source), record.published(document))
    yield from _rows("actor", record.conclusions.actors())
    yield from _rows("role", record.conclusions.roles())
    for claim in record.results.claims():
        yield _row("claim", claim) | {"event": record.conclusions.event_of(claim.id)}
    yield from _rows("quote", record.talk.quotes())
    yield from _rows("event", record.conclusions.events())
    yield from _rows("channel", record.conclusions.channels())
    yield from _rows("disclosure", record.conclusions.disclosures())
    yield from _rows("contradiction", record.contradictions.all())
    for link in record.decisions.all():
        made_by = {"made_by": f"person:{link.decision.by}", "confidence": None}
        yield {"kind": "judgement", "id": f"decision-{link.hash[:16]}"} | msgspec.to_builtins(link.decision) | made_by


def _rows(kind: str, values: Iterable[Struct]) -> Iterator[Row]:
    for value in values:
        yield _row(kind, value)


def _row(kind: str, value: Struct) -> Row:
    fields: Row = msgspec.to_builtins(value)
    return {"kind": kind, **fields}


def _document(document: Document, file: str, published: DateRange) -> Row:
    return {
        "kind": "document",
        "id": document.id,
        "file": file,
        "sha256": document.source,
        "media_type": document.media_type,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "archived_from": document.archived_from,
        "authors": document.authors,
        "agencies": document.agencies,
        "language": document.language,
        "published": msgspec.to_builtins(published),
        "published_claimed": msgspec.to_builtins(document.published_claimed),
        "captured": document.captured,
        "text_length": len(document.text),
        "zones": msgspec.to_builtins(document.zones),
        "derived_from": [],
        "made_by": "rule:read",
        "confidence": None,
    }
