"""What the four reports say, account by account, as a careful reader would put it down."""

from __future__ import annotations

from datetime import date

from backchannel.model import Claim, DateRange, Document, Secrecy, Where
from tests.export.invented_reports import HOSTILE, day_date, part_in, span_of


def claims_of(post: Document, wire: Document, radio: Document, leaflet: Document) -> tuple[Claim, ...]:
    """Return all accounts."""
    return (
        _lodge(radio),
        _phone(radio),
        _plan(post),
        _lists(post),
        _letter(post),
        _denied(post),
        _host(wire),
        _roof(wire),
        _signing(wire),
        _paper(radio),
        _elders(leaflet),
        _loose(radio),
    )


def _lodge(radio: Document) -> Claim:
    return Claim(
        id="clm-lodge",
        document=radio.id,
        evidence=(
            span_of(radio, "secret talks at a lodge in Mirrow on 6 May 1994"),
            span_of(radio, "Envoys of Varsia and of the Front sat there for two nights"),
        ),
        layer="talk",
        type="CONSULT",
        modes=("meet",),
        cameo="036",
        participants=(
            part_in("varsia", "participant", radio, "Varsia"),
            part_in("front", "participant", radio, "Front"),
            part_in("calder", "mediator", radio, "Ines Calder"),
            part_in("halmark", "host", radio, None),
        ),
        when=day_date(date(1994, 5, 6), "the day is given in full", span_of(radio, "6 May 1994")),
        where=Where(place="Mirrow", span=span_of(radio, "Mirrow"), country="HAL"),
        certainty="attributed",
        attribution=("radio", "calder"),
        secrecy=Secrecy(existence="secret", content="undisclosed", spans=(span_of(radio, "with nobody else told"),)),
        medium="in_person",
        directness="direct",
        made_by="rule:meet",
        confidence=0.91,
    )


def _phone(radio: Document) -> Claim:
    april = DateRange(
        edtf="1994-04",
        earliest=date(1994, 4, 1),
        latest=date(1994, 4, 30),
        phrase=span_of(radio, "In April of that year"),
        reason="“that year” is 1994, the year of the talks told of before it",
    )
    return Claim(
        id="clm-phone",
        document=radio.id,
        evidence=(
            span_of(radio, "brought President Beryl and the Front’s commander, Jost Harrow, together by telephone"),
        ),
        layer="talk",
        type="CONSULT",
        participants=(
            part_in("beryl", "participant", radio, "President Beryl"),
            part_in("harrow", "participant", radio, "Jost Harrow"),
            part_in("calder", "go_between", radio, "Calder had"),
        ),
        when=april,
        certainty="attributed",
        attribution=("radio", "calder"),
        secrecy=Secrecy(existence="secret", content="partly", spans=(span_of(radio, "in secret"),)),
        medium="phone",
        directness="direct",
        made_by="rule:call",
        confidence=0.44,
    )


def _paper(radio: Document) -> Claim:
    return Claim(
        id="clm-paper",
        document=radio.id,
        evidence=(span_of(radio, "the two sides agreed on a paper of eleven points"),),
        layer="agreement",
        participants=(part_in("varsia", "participant", radio, None), part_in("front", "participant", radio, None)),
        when=DateRange(reason="the report says that nobody will tell when"),
        secrecy=Secrecy(existence="unknown", content="undisclosed", spans=(span_of(radio, "never published"),)),
        attribution=("radio",),
        outcome="a paper of eleven points",
        made_by="llm:reader",
        confidence=None,
    )


def _loose(radio: Document) -> Claim:
    return Claim(
        id="clm-loose",
        document=radio.id,
        evidence=(span_of(radio, "could not reach Mr Harrow’s family"),),
        layer="action",
        attribution=("radio",),
        made_by="rule:reach",
        confidence=0.3,
        status="not_happened",
    )


def _plan(post: Document) -> Claim:
    return Claim(
        id="clm-plan",
        document=post.id,
        evidence=(span_of(post, "will meet in Port Aldra on Wednesday"),),
        layer="talk",
        type="CONSULT",
        participants=(
            part_in("varsia", "participant", post, "Varsian government"),
            part_in("front", "participant", post, "the Karst Front"),
        ),
        when=day_date(
            date(1994, 6, 22), "the Wednesday after the report of Sunday 19 June 1994", span_of(post, "on Wednesday")
        ),
        where=Where(place="Port Aldra", span=span_of(post, "Port Aldra")),
        status="planned",
        certainty="attributed",
        attribution=("post", "halmark"),
        secrecy=Secrecy(existence="open"),
        medium="in_person",
        made_by="rule:meet",
        confidence=0.88,
    )


def _lists(post: Document) -> Claim:
    return Claim(
        id="clm-lists",
        document=post.id,
        evidence=(span_of(post, "have exchanged lists of prisoners since 1 March"),),
        layer="process",
        participants=(part_in("varsia", "participant", post, None), part_in("front", "participant", post, None)),
        when=DateRange(
            edtf="1994-03-01/..",
            earliest=date(1994, 3, 1),
            phrase=span_of(post, "since 1 March"),
            reason="1 March before the report, still going on",
        ),
        status="ongoing",
        certainty="attributed",
        attribution=("post", "lantern"),
        made_by="rule:since",
        confidence=0.7,
    )


def _letter(post: Document) -> Claim:
    return Claim(
        id="clm-letter",
        document=post.id,
        evidence=(span_of(post, "A letter from President Tomas Beryl had reached the Front’s council"),),
        layer="talk",
        participants=(
            part_in("beryl", "actor", post, "President Tomas Beryl"),
            part_in("front", "recipient", post, "the Front’s council"),
        ),
        when=DateRange(
            edtf="../1994-06-19",
            latest=date(1994, 6, 19),
            phrase=span_of(post, "before the announcement"),
            reason="before the announcement, which the report of 19 June 1994 tells of",
        ),
        certainty="attributed",
        attribution=("post", "wire"),
        medium="letter",
        directness="direct",
        made_by="model:talks@3",
        confidence=0.62,
    )


def _denied(post: Document) -> Claim:
    return Claim(
        id="clm-denied",
        document=post.id,
        evidence=(
            span_of(post, "denied that an envoy had ever gone to Orsk"),
            span_of(post, "No envoy went to Orsk, and none was asked to"),
        ),
        layer="talk",
        participants=(
            part_in("front", "actor", post, "The Front’s spokeswoman"),
            part_in("rohn", "speaker", post, "Ilka Rohn"),
        ),
        where=Where(place="Orsk", span=span_of(post, "Orsk")),
        status="denied",
        certainty="attributed",
        attribution=("post", "rohn"),
        made_by="rule:deny",
        confidence=0.79,
    )


def _host(wire: Document) -> Claim:
    return Claim(
        id="clm-host",
        document=wire.id,
        evidence=(span_of(wire, "Halmark offered on a Friday this month to host further rounds"),),
        layer="offer",
        participants=(part_in("halmark", "actor", wire, "Halmark"),),
        when=DateRange(
            edtf="[1994-06-03,1994-06-10,1994-06-17]",
            earliest=date(1994, 6, 3),
            latest=date(1994, 6, 17),
            candidates=(date(1994, 6, 3), date(1994, 6, 10), date(1994, 6, 17)),
            weekday=5,
            phrase=span_of(wire, "on a Friday this month"),
            reason="a Friday of June 1994, before the report",
        ),
        certainty="attributed",
        attribution=("wire", "diplomats"),
        made_by="rule:offer",
        confidence=0.66,
    )


def _roof(wire: Document) -> Claim:
    return Claim(
        id="clm-roof",
        document=wire.id,
        evidence=(span_of(wire, "the parties could still meet under the roof"),),
        layer="talk",
        participants=(part_in("lantern", "host", wire, "the Lantern Society"),),
        when=DateRange(
            edtf="1994-06-22/..", earliest=date(1994, 6, 22), reason="after the Port Aldra meeting, if it fails"
        ),
        status="hypothetical",
        certainty="hedged",
        attribution=("wire", "diplomats"),
        made_by="rule:could",
        confidence=0.41,
    )


def _signing(wire: Document) -> Claim:
    return Claim(
        id="clm-signing",
        document=wire.id,
        evidence=(span_of(wire, "did not take place"), span_of(wire, "signing ceremony")),
        layer="agreement",
        participants=(part_in("varsia", "actor", wire, "Varsia"),),
        when=day_date(date(1994, 6, 20), "the day is given, the year is the report’s", span_of(wire, "20 June")),
        status="not_happened",
        made_by="rule:called-off",
        confidence=0.8,
        attribution=("wire",),
    )


def _elders(leaflet: Document) -> Claim:
    return Claim(
        id="clm-elders",
        document=leaflet.id,
        evidence=(span_of(leaflet, f"asked both sides for a day of quiet. {HOSTILE}"),),
        layer="statement",
        participants=(part_in("elders", "speaker", leaflet, "the council of elders"),),
        when=DateRange(
            weekday=3, edtf=None, phrase=span_of(leaflet, "On Wednesday"), reason="a Wednesday; the report has no date"
        ),
        certainty="asserted",
        made_by="rule:ask",
        confidence=0.5,
    )
