"""Days of publication of the documents whose witnesses tell none: inferred from text, other reports and public events.

It is a conclusion, drawn anew whenever anything changes. The other documents are streamed past the undated ones; only
these, and what was chosen for them, stay in memory. A hostile text could stall the search for dates, so each undated
one is read in a child process under the limits of reading, first for what it asks of the others and then for its
answers. The others are looked at by their words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from backchannel.dates.inference import Answers, Asked, Folder, Neighbour, answers, asked
from backchannel.errors import ReadError
from backchannel.language.paragraphs import paragraphs
from backchannel.model import Basis, Claim, DateRange, Dating, Document
from backchannel.read.limits import Limits, limited
from backchannel.record.record import Record
from backchannel.run.progress import Progress
from backchannel.run.stages import ours

DEFAULT_LANGUAGE = "en"
"""The language whose words for dates are looked for where a document's own is not known."""

_DATED_WITHIN = timedelta(days=31)
"""What a claim tells of is a date for its neighbours where its days are known to about a month; more says no year."""


class _Undated(Struct, frozen=True):
    text: str
    language: str
    witnessed: DateRange


def datings(record: Record, progress: Progress, limits: Limits) -> Iterator[Dating]:
    """Give the inferred days of publication of every document without a day of its own, in order of documents.

    Raises `RecordError` where this machine has no room for another process.
    """
    undated = {
        document.id: _Undated(story(document), document.language or DEFAULT_LANGUAGE, document.published)
        for document in record.results.undated()
    }
    if not undated:
        return
    progress.stage("dating what has no date", len(undated))
    folders = _folders(record, undated, limits)
    for id, one in undated.items():
        found = _answers(one, folders[one.language].neighbours(id), limits)
        yield from as_datings(id, found)
        progress.advance()


def story(document: Document) -> str:
    """Return what tells a document's story, a line a paragraph: no wrapper, byline, caption or page furniture."""
    return "\n".join(paragraph.view.text for paragraph in paragraphs(document))


def neighbour(document: Document, claims: Sequence[Claim]) -> Neighbour:
    """Return a document as the dating of another one sees it: what its witnesses say, and what its claims date."""
    told = (
        (" ".join(claim.evidence[0].text.split()), claim.when.earliest, claim.when.latest)
        for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.id))
    )
    return Neighbour(
        id=document.id,
        name=document.outlet or document.title or document.id,
        text=story(document),
        earliest=document.published.earliest,
        latest=document.published.latest,
        told=tuple(
            (words, first, last) for words, first, last in told if first and last and last - first <= _DATED_WITHIN
        ),
    )


def as_datings(document: str, found: Answers) -> Iterator[Dating]:
    """Give the answers on each basis that there is."""
    named: tuple[tuple[Basis, DateRange | None], ...] = (
        ("text", found.text), ("folder", found.folder), ("events", found.events), ("together", found.together)
    )  # fmt: skip
    for basis, published in named:
        if published is not None:
            yield Dating(document=document, basis=basis, published=published)


def folder_for(stories: Mapping[str, str], language: str, limits: Limits) -> Folder:
    """Return a folder that chooses out of the documents that it is offered for texts of one language, by their ids.

    Each text is read under limits; one that can't be read in them asks nothing. Raises `RecordError` where this machine
    has no room for another process.
    """
    # What dating needs is loaded here, once, and not in each child.
    answers("They met on Saturday.", language=language)
    return Folder({id: _asked(text, language, limits) for id, text in stories.items()}, language)


def _asked(text: str, language: str, limits: Limits) -> Asked:
    try:
        return limited(lambda: asked(text, language), Asked, limits)
    except ReadError as error:
        ours(error)
        return Asked()


def _folders(record: Record, undated: dict[str, _Undated], limits: Limits) -> dict[str, Folder]:
    """Return, by language, what was chosen out of all documents; what one tells with a date counts whatever its day."""
    folders = {
        language: folder_for({id: o.text for id, o in undated.items() if o.language == language}, language, limits)
        for language in sorted({one.language for one in undated.values()})
    }
    for document in record.results.documents():
        offered = neighbour(document, tuple(record.results.claims(document.id)))
        for folder in folders.values():
            folder.offer(offered)
    return folders


def _answers(one: _Undated, neighbours: Sequence[Neighbour], limits: Limits) -> Answers:
    try:
        return limited(
            lambda: answers(one.text, witnessed=one.witnessed, folder=neighbours, language=one.language),
            Answers,
            limits,
        )
    except ReadError as error:
        nothing = DateRange(reason=f"it was not dated: {ours(error).message}")
        return Answers(text=nothing, folder=None, events=nothing, together=nothing)
