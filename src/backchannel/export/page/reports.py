"""Documents as the page shows them: a row in the list, all metadata, and the text with its words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.export.page import words as w
from backchannel.export.page.against import Against, against, of_documents
from backchannel.export.page.cards import When, when
from backchannel.export.page.days import day_in_words
from backchannel.export.page.index import Index, Words, titled
from backchannel.export.page.marked import marked
from backchannel.export.page.passages import Passage, Quoted, passages
from backchannel.model import Basis, Contradiction, Document, Witness
from backchannel.record.published import BASES, told

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VIA = {
    "wrapper": "the archive's wrapper",
    "json-ld": "JSON-LD",
    "opengraph": "OpenGraph",
    "meta": "meta elements",
    "markup": "the page's markup",
    "page": "the page's text",
    "dateline": "the dateline",
    "url": "the address",
    "mail": "the mail's header",
    "archive": "the archive file",
    "properties": "the file's properties",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says about the report: the field, the value, where it stands, and the words if they are text."""

    field: str
    value: str
    via: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Inferred:
    """How the day of a report was concluded: what its witnesses say, and the answer on each basis, by its name.

    `known` says whether that gave any bound.
    """

    known: bool
    witnesses: str
    answers: tuple[tuple[str, When], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One document. `facts` are label and value; `told` the events that it tells of, as number and anchor."""

    id: str
    letter: str
    title: str
    outlet: str | None
    published: When
    inferred: Inferred | None
    against: tuple[Against, ...]
    claimed: Words | None
    file: str | None
    sha256: str
    facts: tuple[tuple[str, str], ...]
    zones: str
    notices: tuple[str, ...]
    said: tuple[Said, ...]
    told: tuple[tuple[int, str], ...]
    language: str | None
    passages: tuple[Passage, ...]


def reports(index: Index) -> tuple[Report, ...]:
    """Return all documents in the order of their publication."""
    quoted, disputed = marked(index), of_documents(index)
    return tuple(
        _report(document, quoted.get(document.id, []), disputed.get(document.id, []), index)
        for document in index.documents
    )


def _report(document: Document, quoted: list[Quoted], disputed: list[Contradiction], index: Index) -> Report:
    claimed = document.published_claimed
    told = {q.event for q in quoted if q.event is not None}
    counts = {zone: sum(1 for z in document.zones if z.zone == zone) for zone in w.ZONE}
    language = document.language
    return Report(
        id=w.safe_id(document.id),
        letter=index.letter(document.id),
        title=titled(document),
        outlet=document.outlet,
        published=when(index.published(document), index, document.id),
        inferred=_inferred(document, index),
        against=tuple(against(one, index) for one in disputed),
        claimed=None if claimed is None else index.words(claimed, document.id),
        file=index.contents.files.get(document.id),
        sha256=document.source,
        facts=tuple(_facts(document)),
        zones=", ".join(f"{number} {w.ZONE[zone]}" for zone, number in counts.items() if number),
        notices=tuple(notice.message for notice in document.notices),
        said=tuple(_said(witness, document, index) for witness in document.witnesses),
        told=tuple(sorted(told)),
        language=language if language and _LANGUAGE.fullmatch(language) else None,
        passages=passages(document, quoted),
    )


def _inferred(document: Document, index: Index) -> Inferred | None:
    datings = sorted(index.datings.get(document.id, []), key=lambda dating: BASES.index(dating.basis))
    if told(document.published) or not datings:
        return None
    others = len(index.documents) - 1
    names: dict[Basis, str] = {
        "text": "Its text alone",
        "folder": f"With {w.plural(others, 'other report')}",
        "events": "With public events",
        "together": "With both" if any(dating.basis == "folder" for dating in datings) else "Together",
    }
    published = index.published(document)
    return Inferred(
        known=bool(published.earliest or published.latest),
        witnesses=document.published.reason,
        answers=tuple((names[dating.basis], when(dating.published, index, document.id)) for dating in datings),
    )


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    values = (
        ("Outlet", document.outlet),
        ("Authors", ", ".join(document.authors) or None),
        ("Wire credits", ", ".join(document.agencies) or None),
        ("Address", document.url),
        ("Archived from", document.archived_from),
        ("Captured", document.captured and day_in_words(document.captured)),
        ("Language", document.language),
        ("Form", document.media_type),
        ("Length", f"{len(document.text):,} characters"),
    )
    for label, value in values:
        if value:
            yield label, value


def _said(witness: Witness, document: Document, index: Index) -> Said:
    via = _VIA.get(witness.via, witness.via)
    place = f"{via}, {witness.where}" if witness.where else via
    words = None if witness.span is None else index.words(witness.span, document.id)
    return Said(witness.field.replace("_", " "), witness.value, place, words)
