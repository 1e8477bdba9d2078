"""The four reports of the invented war, and what makes spans, dates and parts out of their words."""

from __future__ import annotations

import hashlib
from datetime import date

from backchannel.model import (
    DateRange,
    Document,
    Notice,
    Participant,
    ParticipantRole,
    Span,
    Witness,
    Zone,
    ZoneName,
)

Blocks = tuple[tuple[ZoneName, str], ...]
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><style>body{display:none}</style>"

POST: Blocks = (
    ("boilerplate", "Skip to content"),
    ("boilerplate", "Subscribe for 2 crowns a week"),
    ("headline", "Envoys of Varsia and the Karst Front to meet in Port Aldra"),
    ("byline", "By Odile Marren"),
    ("dateline", "PORT ALDRA, 19 June 1994"),
    (
        "standfirst",
        "The first open talks of the Sella Valley war are set for Wednesday, both sides say.",
    ),
    (
        "body",
        "Envoys of the Varsian government and of the Karst Front will meet in Port Aldra on Wednesday, the foreign "
        "ministry of Halmark said. It would be their first open meeting since the war in the Sella Valley began.",
    ),
    ("caption", "The ferry quay of Port Aldra in May. Photo: Harbour Post archive"),
    (
        "body",
        "Working groups of both sides have exchanged lists of prisoners since 1 March, according to the Halmark Red "
        "Lantern Society. A letter from President Tomas Beryl had reached the Front’s council before the announcement, "
        "the Meridian Wire reported.",
    ),
    ("heading", "“No envoy went to Orsk”"),
    (
        "body",
        "The Front’s spokeswoman, Ilka Rohn, denied that an envoy had ever gone to Orsk. “No envoy went to Orsk, and "
        "none was asked to,” she said.",
    ),
    ("boilerplate", "Read more: ten quiet beaches near Port Aldra"),
)
WIRE: Blocks = (
    ("headline", "Halmark offers to host further Sella talks"),
    ("dateline", "ORLAND CITY, June 21 (Meridian Wire)"),
    (
        "body",
        "Halmark offered on a Friday this month to host further rounds of talks on the Sella Valley, two diplomats "
        "said. Should the Port Aldra meeting fail, they added, the parties could still meet under the roof of the "
        "Lantern Society.",
    ),
    (
        "body",
        "A signing ceremony that Varsia had announced for 20 June did not take place. The Front’s council said it had "
        "never been invited.",
    ),
)
RADIO: Blocks = (
    ("wrapper", "Saved by the Sella Archive. Title: The lodge at Mirrow. Date: 2004"),
    ("headline", "The lodge at Mirrow: how the Sella war was talked to its end"),
    ("byline", "Kestrel Radio, 12 September 2003"),
    (
        "body",
        "Nine years on, the former foreign minister of Halmark, Ines Calder, has told Kestrel Radio for the first time "
        "of secret talks at a lodge in Mirrow on 6 May 1994. Envoys of Varsia and of the Front sat there for two "
        "nights, with nobody else told. It was a Thursday, she says.",
    ),
    (
        "body",
        "In April of that year Calder had already brought President Beryl and the Front’s commander, Jost Harrow, "
        "together by telephone, in secret. “It was short, and neither hung up,” she said.",
    ),
    (
        "body",
        "At some point the two sides agreed on a paper of eleven points. No one who was there will say when, and it "
        "was never published.",
    ),
    ("body", "Kestrel Radio could not reach Mr Harrow’s family."),
)
LEAFLET: Blocks = (
    ("headline", f"Peace now {HOSTILE}"),
    (
        "body",
        f"On Wednesday the council of elders asked both sides for a day of quiet. {HOSTILE} \u202eThe elders’ words "
        "were read out at the well.\r\nNothing came of it, a reader writes.",
    ),
)


def document_of(name: str, blocks: Blocks, outlet: str | None, day: date | None, reason: str) -> Document:
    """Return a report of these blocks."""
    text, zones = "", []
    for zone, words in blocks:
        zones.append(Zone(start=len(text), end=len(text) + len(words), zone=zone))
        text += words + "\n\n"
    source = hashlib.sha256(name.encode()).hexdigest()
    published = DateRange(reason=reason) if day is None else day_date(day, reason)
    said = (Witness(field="outlet", value=outlet, via="page", where="the page's first line"),) if outlet else ()
    return Document(
        id=f"doc-{source[:16]}",
        source=source,
        media_type="text/plain",
        text=text,
        zones=tuple(zones),
        locators=(),
        witnesses=said,
        title=next(words for zone, words in blocks if zone == "headline"),
        outlet=outlet,
        url="javascript:alert(1)" if day is None else None,
        archived_from=None,
        authors=("Odile Marren",) if name == "post" else (),
        agencies=("Meridian Wire",) if name == "wire" else (),
        language="en",
        published=published,
        published_claimed=None,
        captured=date(2004, 2, 3) if name == "radio" else None,
        notices=(Notice(code="no-date", message="No date of publication was found."),) if day is None else (),
    )


def span_of(document: Document, words: str) -> Span:
    """Return the first span of these words, after any wrapper."""
    first = document.zones[0]
    start = document.text.index(words, first.end if first.zone == "wrapper" else 0)
    return Span(start=start, end=start + len(words), text=words)


def day_date(day: date, reason: str, phrase: Span | None = None) -> DateRange:
    """Return a date that is one day."""
    return DateRange(edtf=day.isoformat(), earliest=day, latest=day, phrase=phrase, reason=reason)


def part_in(actor: str, role: ParticipantRole, document: Document, words: str | None) -> Participant:
    """Return a participant; one without words is only implied."""
    span = None if words is None else span_of(document, words)
    return Participant(actor=actor, role=role, span=span, stated=span is not None)
