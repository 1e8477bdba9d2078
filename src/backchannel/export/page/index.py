"""Look-ups over a record: what an id is called on the page, in which order things stand, where words are linked to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from backchannel.export.page.words import letters, safe_id
from backchannel.model import Actor, Claim, Contents, Contradiction, DateRange, Dating, Document, Event, Quote, Span
from backchannel.record.published import concluded


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report with the address that opens them there. `letter` is the report's mark."""

    text: str
    href: str
    letter: str


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's name with the address of his sheet, None where he has none."""

    name: str
    href: str | None


class Index:
    """Names, numbers and links of one record. Events are numbered in time order, reports lettered in theirs."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.datings: dict[str, list[Dating]] = {}
        for dating in contents.datings:
            self.datings.setdefault(dating.document, []).append(dating)
        self._published = {document.id: self._concluded(document) for document in contents.documents}
        self.documents = tuple(
            sorted(contents.documents, key=lambda d: (_when_key(self._published[d.id]), d.id)),
        )
        self._places = {document.id: place for place, document in enumerate(self.documents)}
        self.contradictions = tuple(sorted(contents.contradictions, key=lambda c: c.id))
        self._touching: dict[str, list[Contradiction]] = {}
        for contradiction in self.contradictions:
            for claim in contradiction.claims:
                self._touching.setdefault(claim, []).append(contradiction)
        self.events = tuple(sorted(contents.events, key=lambda e: (_when_key(e.when), e.id)))
        self.claims = {claim.id: claim for claim in contents.claims}
        self.numbers = {event.id: number for number, event in enumerate(self.events, start=1)}
        self._letters = {document.id: letters(index) for index, document in enumerate(self.documents)}
        self.actors = {actor.id: actor for actor in sorted(contents.actors, key=lambda actor: actor.id)}
        self.quotes = tuple(sorted(contents.quotes, key=self._quote_key))
        self.sheets = _sheets(self.actors.values(), contents)
        self._outlets = {document.id: document.outlet for document in self.documents}

    def name(self, actor: str) -> str:
        """Return the actor's name, or its id where the record has no such actor."""
        return self.actors[actor].name if actor in self.actors else actor

    def named(self, actor: str) -> Named:
        """Return the actor's name with the address of his sheet."""
        sheet = self.sheets.get(actor)
        return Named(self.name(actor), None if sheet is None else f"#{sheet}")

    def published(self, document: Document) -> DateRange:
        """Return when a report came out, as the record concludes it."""
        return self._published[document.id]

    def _concluded(self, document: Document) -> DateRange:
        datings = self.datings.get(document.id, [])
        return concluded(document.published, datings, others=len(self.contents.documents) - 1)

    def contradictions_of(self, claim: str) -> tuple[Contradiction, ...]:
        """Return the contradictions that touch a claim, in order of ids."""
        return tuple(self._touching.get(claim, ()))

    def letter(self, document: str) -> str:
        """Return the report's mark, `?` where the record has no such document."""
        return self._letters.get(document, "?")

    def words(self, span: Span, document: str | None = None) -> Words:
        """Return a span as linked words; `document` is needed where the span itself does not say."""
        identity = span.document if isinstance(span.document, str) else document or ""
        return Words(span.text, f"#{safe_id(identity)}@{span.start}-{span.end}", self.letter(identity))

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """Return the event's claims in the order of their reports, then of their words."""
        return self.in_order([self.claims[identity] for identity in event.claims if identity in self.claims])

    def in_order(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return claims in the order of their reports, then of their words."""
        place = self._places
        return tuple(
            sorted(claims, key=lambda c: (place.get(c.document, -1), c.evidence[0].start if c.evidence else 0, c.id))
        )

    def chain(self, told: Claim | Quote) -> tuple[Named, ...]:
        """Return who says so, from the outlet inwards to the origin; the report alone where nobody is named."""
        names = tuple(self.named(actor) for actor in told.attribution)
        outlet = self._outlets.get(told.document) or f"Report {self.letter(told.document)}"
        return names or (Named(outlet, None),)

    def _quote_key(self, quote: Quote) -> tuple[int, int, str]:
        return self._places.get(quote.document, -1), quote.spans[0].start, quote.id


def _sheets(actors: Iterable[Actor], contents: Contents) -> dict[str, str]:
    """Return the ids on the page of the sheets that actors have: those whom a text or the directory names.

    What texts call by words alone (`two men`) has a sheet only where it takes part in an account.
    """
    taking_part = {part.actor for claim in contents.claims for part in claim.participants}
    taking_part |= {part.actor for event in contents.events for part in event.participants}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for actor in actors:
        names = not actor.mentions or any(mention.form in ("name", "title") for mention in actor.mentions)
        if actor.type != "unnamed" and (names or actor.id in taking_part):
            id = safe_id(actor.id)
            found[actor.id] = id if id not in taken else f"{id}~{len(taken)}"
            taken.add(found[actor.id])
    return found


def year_of(when: DateRange) -> str:
    """Return the heading under which a date stands: its first possible year, or "Date unknown"."""
    day = _first_day(when)
    return "Date unknown" if day is None else str(day.year)


def spans_of(claim: Claim) -> list[Span]:
    """Return every span of a claim besides its evidence: participants, date, place, secrecy."""
    found = [participant.span for participant in claim.participants if participant.span is not None]
    found += [when.phrase for when in (claim.when, claim.secrecy.until) if when and when.phrase is not None]
    found += [claim.where.span] if claim.where and claim.where.span else []
    return [*found, *claim.secrecy.spans]


def spans_of_quote(quote: Quote) -> list[Span]:
    """Return every span of a quotation: its words, who says them, the cue, the way, and the phrase of its date."""
    others = (quote.speaker_span, quote.cue_span, quote.channel, quote.said.phrase)
    return [*quote.spans, *(span for span in others if span is not None)]


def titled(document: Document) -> str:
    """Return what a report is called: its headline, else its outlet, else a plain statement that it has none."""
    return document.title or (f"Untitled report of {document.outlet}" if document.outlet else "Untitled report")


def _first_day(when: DateRange) -> date | None:
    return when.candidates[0] if when.candidates else when.earliest or when.latest


def _when_key(when: DateRange) -> tuple[date, date]:
    """Sort by the first possible day, then the last; a date open to the past stands at its last day."""
    day = _first_day(when)
    return (day or date.max, when.latest or date.max)
