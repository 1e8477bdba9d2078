"""A record made by hand for the tests of the page: an invented war, invented states, people and outlets.

It holds one of everything that the page must show: secret, planned, denied, called-off and hypothetical events; dates
that are a day, an interval, open at either end, a choice of days, a weekday only, and unknown; a disclosure nine years
later; an account joined to no event; a contradiction about an event's date and one about a report's; a report whose day
was concluded; a report that attacks the page that shows it; a file that could not be read;
quotations of every form, with a speaker, a nameless one and none; offices attested and from a directory.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from backchannel.model import (
    Actor,
    ActorType,
    Basis,
    Channel,
    Claim,
    Code,
    Contents,
    Contradiction,
    DateRange,
    Dating,
    Disclosure,
    Document,
    Event,
    Failure,
    Mention,
    Participant,
    Secrecy,
    Side,
    Span,
    Where,
)
from tests.export.invented_claims import claims_of
from tests.export.invented_people import mentions_of, quotes_of, roles_of
from tests.export.invented_reports import HOSTILE, LEAFLET, POST, RADIO, WIRE, Blocks, day_date, document_of, span_of


def contents() -> Contents:
    """Return the whole invented record."""
    post = document_of("post", POST, "The Harbour Post", date(1994, 6, 19), "the dateline gives the day")
    wire = document_of(
        "wire", WIRE, "Meridian Wire", date(1994, 6, 21), "the dateline gives the day, the wire the year"
    )
    radio = document_of("radio", RADIO, "Kestrel Radio", date(2003, 9, 12), "the byline gives the day")
    leaflet = document_of("leaflet", LEAFLET, None, None, "no witness of any date was found")
    documents = (post, wire, radio, leaflet)
    claims = claims_of(post, wire, radio, leaflet)
    return Contents(
        generator="backchannel 0.1.0",
        documents=documents,
        files={
            post.id: "saved/harbour-post.html",
            wire.id: "saved/wire/meridian.txt",
            radio.id: "saved/kestrel radio.pdf",
            leaflet.id: "saved/leaflet <1>.txt",
            "9" * 64: "saved/scan.pdf",
        },
        actors=_actors(mentions_of(post, wire, radio)),
        roles=roles_of(post, radio),
        quotes=quotes_of(post, wire, radio, leaflet),
        claims=claims,
        events=_events(claims),
        channels=_channels(claims),
        disclosures=(
            Disclosure(
                id="dis-1",
                events=("evt-lodge", "evt-phone"),
                document=radio.id,
                by=("calder",),
                when=day_date(date(2003, 9, 12), "the day of the broadcast"),
                sort="interview",
                lag_days=(3416, 3416),
                evidence=(span_of(radio, "has told Kestrel Radio for the first time").within(radio.id),),
                made_by="rule:first-told",
                confidence=0.83,
            ),
        ),
        contradictions=_contradictions(radio),
        datings=_datings(leaflet),
        failures=(
            Failure(
                source="9" * 64,
                stage="read",
                code="pdf-no-text",
                message="The PDF has no text layer.",
                advice="Run OCR on it and add the result.",
            ),
        ),
    )


def _contradictions(radio: Document) -> tuple[Contradiction, ...]:
    def side(says: str, *words: str) -> Side:
        return Side(says=says, spans=tuple(span_of(radio, one).within(radio.id) for one in words))

    saved = "Date: 2004"
    start = radio.text.index(saved)
    return (
        Contradiction(
            id="con-day",
            about="date",
            scope="within_document",
            claims=("clm-lodge",),
            sides=(
                side("6 May 1994, which was a Friday", "6 May 1994"),
                side("a Thursday", "It was a Thursday"),
            ),
            note="The day of the month and the weekday don’t agree.",
            made_by="rule:clash",
            confidence=0.9,
        ),
        Contradiction(
            id="con-wrapper",
            about="date",
            scope="wrapper_and_article",
            sides=(
                Side(says="2004", spans=(Span(start=start, end=start + len(saved), text=saved, document=radio.id),)),
                side("12 September 2003", "12 September 2003"),
                Side(says="2005, in the page’s metadata"),
            ),
            note="Three places give three years for the broadcast.",
            made_by="rule:witnesses",
            confidence=None,
        ),
    )


def _datings(leaflet: Document) -> tuple[Dating, ...]:
    """What could be inferred of the leaflet: nothing of its text, a lower bound with the others, a week with both."""
    alone = DateRange(reason="nothing in the text bounds the day of its publication")
    later = DateRange(
        edtf="1994-06-19/..", earliest=date(1994, 6, 19), reason="it tells of what The Harbour Post dates"
    )
    weeks = DateRange(
        edtf="[1994-06-22,1994-06-29]",
        earliest=date(1994, 6, 22),
        latest=date(1994, 6, 29),
        candidates=(date(1994, 6, 22), date(1994, 6, 29)),
        reason="it tells of what The Harbour Post dates; the day of quiet was a Wednesday",
    )
    answers: tuple[tuple[Basis, DateRange], ...] = (
        ("text", alone), ("folder", later), ("events", alone), ("together", weeks)
    )  # fmt: skip
    return tuple(Dating(document=leaflet.id, basis=basis, published=when) for basis, when in answers)


def _actors(mentions: Mapping[str, tuple[Mention, ...]] = MappingProxyType({})) -> tuple[Actor, ...]:
    names: tuple[tuple[str, str, ActorType, str | None], ...] = (
        ("varsia", "Government of Varsia", "government", "VAR"),
        ("front", "Karst Front", "armed_group", None),
        ("halmark", "Halmark", "state", "HAL"),
        ("beryl", "Tomas Beryl", "person", "VAR"),
        ("harrow", "Jost Harrow", "person", None),
        ("calder", "Ines Calder", "person", "HAL"),
        ("rohn", "Ilka Rohn", "person", None),
        ("lantern", "Halmark Red Lantern Society", "ngo", "HAL"),
        ("elders", "Council of elders", "group", None),
        ("post", "The Harbour Post", "outlet", None),
        ("wire", "Meridian Wire", "agency", None),
        ("radio", "Kestrel Radio", "outlet", None),
        ("diplomats", "two diplomats", "unnamed", None),
        ("marren", "Odile Marren", "person", None),
    )
    return tuple(
        Actor(
            id=identity, name=name, type=sort, code=Code(country=country), mentions=mentions.get(identity, ()),
            part_of="halmark" if identity == "calder" else None, made_by="rule:directory",
        )
        for identity, name, sort, country in names
    )  # fmt: skip


def _events(claims: tuple[Claim, ...]) -> tuple[Event, ...]:
    said = {
        "clm-lodge": ("evt-lodge", "Secret talks of Varsia and the Karst Front at Mirrow", "ch-mirrow"),
        "clm-phone": ("evt-phone", "Phone call between President Beryl and Commander Harrow", "ch-mirrow"),
        "clm-paper": ("evt-paper", "Agreement on a paper of eleven points", "ch-mirrow"),
        "clm-plan": ("evt-plan", "Meeting of envoys in Port Aldra", "ch-aldra"),
        "clm-signing": ("evt-signing", "Signing ceremony", "ch-aldra"),
        "clm-roof": ("evt-roof", "Meeting under the roof of the Lantern Society", "ch-aldra"),
        "clm-letter": ("evt-letter", "Letter from President Beryl to the Front’s council", "ch-lists"),
        "clm-lists": ("evt-lists", "Exchange of lists of prisoners", "ch-lists"),
        "clm-denied": ("evt-denied", "Journey of an envoy to Orsk", None),
        "clm-host": ("evt-host", "Halmark’s offer to host further talks", None),
        "clm-elders": ("evt-elders", f"The elders’ call for a day of quiet {HOSTILE}", None),
    }
    return tuple(_event(claim, *said[claim.id]) for claim in claims if claim.id in said)


def _event(claim: Claim, identity: str, label: str, channel: str | None) -> Event:
    secret = claim.secrecy.existence == "secret"
    return Event(
        id=identity,
        label=label,
        layer=claim.layer,
        type=claim.type,
        modes=claim.modes,
        contexts=(),
        cameo=claim.cameo,
        claims=(claim.id,),
        participants=tuple(
            Participant(actor=p.actor, role=p.role, span=p.span and p.span.within(claim.document), stated=p.stated)
            for p in claim.participants
        ),
        when=claim.when
        if claim.when.phrase is None
        else DateRange(
            edtf=claim.when.edtf,
            earliest=claim.when.earliest,
            latest=claim.when.latest,
            candidates=claim.when.candidates,
            weekday=claim.when.weekday,
            phrase=claim.when.phrase.within(claim.document),
            reason=claim.when.reason,
        ),
        where=claim.where
        and Where(
            place=claim.where.place,
            span=claim.where.span and claim.where.span.within(claim.document),
            country=claim.where.country,
        ),
        status=claim.status,
        secrecy=Secrecy(
            existence=claim.secrecy.existence,
            content=claim.secrecy.content,
            spans=tuple(span.within(claim.document) for span in claim.secrecy.spans),
        ),
        channel=channel,
        part_of="evt-lodge" if identity == "evt-paper" else None,
        outcome=claim.outcome,
        independent_origins=1,
        first_public=day_date(date(2003, 9, 12), "the broadcast is the first report of it here") if secret else None,
        lag_days=(3416, 3446) if identity == "evt-phone" else (3416, 3416) if secret else None,
        made_by="rule:one-claim",
        confidence=claim.confidence,
    )


def _channels(claims: tuple[Claim, ...]) -> tuple[Channel, ...]:
    def channel(identity: str, events: tuple[str, ...], secrecy: Secrecy, mediators: tuple[str, ...] = ()) -> Channel:
        return Channel(
            id=identity,
            between=("varsia", "front"),
            mediators=mediators,
            medium="in_person" if identity != "ch-lists" else "letter",
            directness="direct",
            secrecy=secrecy,
            level="envoys" if identity != "ch-lists" else None,
            track=1.0 if identity == "ch-aldra" else None,
            initiated_by=(),
            place=None,
            events=events,
            opened=None,
            closed=None,
            evidence=tuple(c.evidence[0].within(c.document) for c in claims if c.id == "clm-lodge"),
            made_by="rule:same-parties",
            confidence=0.6,
        )

    return (
        channel("ch-mirrow", ("evt-lodge", "evt-phone", "evt-paper"), Secrecy(existence="secret"), ("calder",)),
        channel("ch-aldra", ("evt-plan", "evt-signing", "evt-roof"), Secrecy(existence="open")),
        channel("ch-lists", ("evt-letter", "evt-lists"), Secrecy()),
    )


def many_rounds(number: int) -> Contents:
    """Return a record of `number` rounds of talks, one every nine days, told in one long report."""
    blocks: Blocks = tuple(
        ("body", f"Round {count} of the talks was held in Mirrow.") for count in range(1, number + 1)
    )
    report = document_of("rounds", (("headline", "All the rounds"), *blocks), "The Harbour Post", None, "none is given")
    first = date(1994, 1, 1).toordinal()
    claims = tuple(
        Claim(
            id=f"clm-{count}",
            document=report.id,
            evidence=(span_of(report, f"Round {count} of the talks was held"),),
            layer="talk",
            when=day_date(date.fromordinal(first + 9 * count), "counted from the first round"),
            made_by="rule:meet",
            confidence=0.9,
        )
        for count in range(1, number + 1)
    )
    return Contents(
        generator="backchannel 0.1.0",
        documents=(report,),
        files={},
        actors=_actors(),
        claims=claims,
        events=tuple(
            _event(claim, f"evt-{count}", f"Round {count} of talks", None)
            for count, claim in enumerate(claims, start=1)
        ),
        channels=(),
        disclosures=(),
        contradictions=(),
        datings=(),
        failures=(),
    )
