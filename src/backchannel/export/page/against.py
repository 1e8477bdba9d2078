"""What does not agree, in the words that the page shows: each side with what it says and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backchannel.export.page import words as w
from backchannel.export.page.index import Index, Words
from backchannel.model import Contradiction, Event


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, and its words, none where it stands in no text."""

    says: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """One contradiction. `about` and `scope` are in plain English."""

    about: str
    scope: str
    note: str
    sides: tuple[Side, ...]
    by: str
    confidence: str


def against(found: Contradiction, index: Index) -> Against:
    """Return a contradiction as the page shows it."""
    return Against(
        about=w.ABOUT[found.about],
        scope=w.SCOPE[found.scope],
        note=found.note,
        sides=tuple(Side(side.says, tuple(index.words(span) for span in side.spans)) for side in found.sides),
        by=w.made_by(found.made_by),
        confidence=w.confidence(found.confidence),
    )


def of_event(event: Event, index: Index) -> tuple[Contradiction, ...]:
    """Return the contradictions that touch an account of an event."""
    found = {one.id: one for claim in event.claims for one in index.contradictions_of(claim)}
    return tuple(found[id] for id in sorted(found))


def of_documents(index: Index) -> dict[str | None, list[Contradiction]]:
    """Return the contradictions that touch no event, by the documents that their words or accounts stand in.

    Those that have neither stand under None.
    """
    shown = {one.id for event in index.events for one in of_event(event, index)}
    found: dict[str | None, list[Contradiction]] = {}
    for one in index.contradictions:
        if one.id not in shown:
            for document in _documents(one, index) or (None,):
                found.setdefault(document, []).append(one)
    return found


def _documents(one: Contradiction, index: Index) -> tuple[str, ...]:
    spans: Iterable[object] = (span.document for side in one.sides for span in side.spans)
    claims = (index.claims[claim].document for claim in one.claims if claim in index.claims)
    return tuple(sorted({document for document in (*spans, *claims) if isinstance(document, str)}))
