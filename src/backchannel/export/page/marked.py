"""All words of the reports that anything on the page points at: where their texts are cut and can be linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backchannel.export.naming import MOST, names_in_use, ways_attested
from backchannel.export.page import words as w
from backchannel.export.page.index import Index, spans_of, spans_of_quote
from backchannel.export.page.passages import Quoted
from backchannel.model import Span


def marked(index: Index) -> dict[str, list[Quoted]]:
    """Return, for each document, every span that anything in the record points at."""
    found: dict[str, list[Quoted]] = {}

    def add(document: str, spans: Iterable[Span], event: tuple[int, str] | None, *, proof: bool) -> None:
        for span in spans:
            home = span.document if isinstance(span.document, str) else document
            found.setdefault(home, []).append(Quoted(span.start, span.end, proof, event))

    events = {claim: event.id for event in index.events for claim in event.claims}
    for claim in index.claims.values():
        event = events.get(claim.id)
        mark = None if event is None else (index.numbers[event], w.safe_id(event))
        add(claim.document, claim.evidence[:1], mark, proof=True)
        add(claim.document, claim.evidence[1:], None, proof=True)
        add(claim.document, spans_of(claim), None, proof=False)
    for disclosure in index.contents.disclosures:
        add(disclosure.document, disclosure.evidence, None, proof=True)
        add(disclosure.document, [disclosure.when.phrase] if disclosure.when.phrase else [], None, proof=False)
    for quote in index.quotes:
        add(quote.document, spans_of_quote(quote), None, proof=False)
    for document, span in (*_borrowed(index), *_of_people(index)):
        add(document, [span], None, proof=False)
    for contradiction in index.contradictions:
        for side in contradiction.sides:
            add("", side.spans, None, proof=False)
    for report in index.documents:
        own = [report.published_claimed, report.published.phrase, *(witness.span for witness in report.witnesses)]
        own += [dating.published.phrase for dating in index.datings.get(report.id, [])]
        add(report.id, [span for span in own if span is not None], None, proof=False)
    return found


def _borrowed(index: Index) -> Iterator[tuple[str, Span]]:
    """Yield the spans of events and channels, which say themselves which document they stand in."""
    for event in index.events:
        spans = [participant.span for participant in event.participants]
        spans += [date.phrase for date in (event.when, event.first_public) if date is not None]
        spans += [event.where.span] if event.where else []
        for span in (*spans, *event.secrecy.spans):
            if span is not None and isinstance(span.document, str):
                yield span.document, span
    for channel in index.contents.channels:
        for span in channel.evidence:
            if isinstance(span.document, str):
                yield span.document, span


def _of_people(index: Index) -> Iterator[tuple[str, Span]]:
    """Yield the words that actors' sheets show: the first places of names in use and of ways to attest roles."""
    for actor in index.sheets:
        for mention, _ in names_in_use(index.actors[actor])[:MOST]:
            yield mention.document, Span(start=mention.start, end=mention.end, text=mention.text)
    for role in index.contents.roles:
        for one, _ in ways_attested(role)[:MOST]:
            yield one.document, Span(start=one.start, end=one.end, text=one.text)
