"""The interchange form: one JSON object a line, `backchannel/1`.

From the second line on, two exports of the same content are byte-identical.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """Give the lines in order: the header, then documents, actors, roles, claims, quotations, events and what hangs on them."""
    yield {"kind": "record", "format": FORMAT, "created": now(), "generator": f"backchannel {__version__}"}
    for document in record.results.documents():
        yield _document(document, record.file_of(document.source), record.published(document))
    for actor in record.conclusions.actors():
        yield _row("actor", actor)
    for role in record.conclusions.roles():
        yield _row("role", role)
    for claim in record.results.claims():
        yield _row("claim", claim) | {"event": record.conclusions.event_of(claim.id)}
    for quote in record.talk.quotes():
        yield _row("quote", quote)
    for event in record.conclusions.events():
        yield _row("event", event)
    for channel in record.conclusions.channels():
        yield _row("channel", channel)
    for disclosure in record.conclusions.disclosures():
        yield _row("disclosure", disclosure)
    for contradiction in record.contradictions.all():
        yield _row("contradiction", contradiction)
    for link in record.decisions.all():
        made_by = {"made_by": f"person:{link.decision.by}", "confidence": None}
        yield {"kind": "judgement", "id": f"decision-{link.hash[:16]}"} | msgspec.to_builtins(link.decision) | made_by


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
