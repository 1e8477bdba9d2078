"""Small objects that the tests of the record put into one."""

from __future__ import annotations

from backchannel.model import (
    Basis,
    Contradiction,
    ContradictionAbout,
    DateRange,
    Dating,
    Hints,
    Provenance,
    Side,
    Source,
    Span,
)
from backchannel.record import Record

TEXT = "They met in secret. Nobody knew."


def put_source(record: Record, name: str, path: str, container: str | None = None) -> None:
    record.sources.add(
        Source(sha256=name * 64, size=1),
        Provenance(
            source=name * 64, path=path, container=container, hints=Hints(name=path), added="2030-01-01T00:00:00"
        ),
    )


def contradiction(id: str, *, start: int = 0, about: ContradictionAbout = "date") -> Contradiction:
    words = Span(start=start, end=start + 4, text="They", document="doc-a")
    return Contradiction(
        id=id, about=about, scope="within_document", claims=("claim-1",),
        sides=(Side(says="they", spans=(words,)), Side(says="nobody")), note="They differ.", made_by="rule:test",
    )  # fmt: skip


def a_dating(basis: Basis, when: DateRange, document: str = "doc-a") -> Dating:
    return Dating(document=document, basis=basis, published=when)
