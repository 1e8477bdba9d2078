"""The page through its door: what it shows, that every span can be reached, and that hostile text stays text."""

from __future__ import annotations

import base64
import hashlib
import os
import random
import re
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.export.page import render
from backchannel.model import (
    Claim,
    Contents,
    Contradiction,
    DateRange,
    Document,
    Event,
    Participant,
    Quote,
    Secrecy,
    Side,
    Span,
    Zone,
    ZoneName,
)
from tests.export.invented import contents, many_rounds
from tests.export.invented_reports import HOSTILE
from tests.export.reading import read_back

_T = TypeVar("_T")
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "page.html"


def _body(html: str) -> str:
    """Return the page without its styles, scripts and their hashes, which have tests of their own."""
    html = re.sub(r"(<(style|script)[^>]*>).*?(</\2>)", r"\1…\3", html, flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", html)


def test_golden_page() -> None:
    """Run with BACKCHANNEL_REGOLD=1 to write the file anew, then read the difference before keeping it."""
    body = _body(render(contents()))
    if os.environ.get("BACKCHANNEL_REGOLD"):
        GOLDEN.write_text(body, "utf-8", newline="")
    assert body == GOLDEN.read_bytes().decode("utf-8")


def test_order_of_parts_does_not_matter() -> None:
    whole = contents()
    shuffled = random.Random(7)

    def mixed(items: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(shuffled.sample(items, len(items)))

    other = replace(
        whole,
        documents=mixed(whole.documents),
        actors=mixed(whole.actors),
        roles=mixed(whole.roles),
        quotes=mixed(whole.quotes),
        claims=mixed(whole.claims),
        events=mixed(whole.events),
        channels=mixed(whole.channels),
        contradictions=mixed(whole.contradictions),
        datings=mixed(whole.datings),
        files=dict(mixed(tuple(whole.files.items()))),
    )
    assert render(other) == render(whole)


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    read = read_back(render(contents()))
    assert len(read.ids) == len(set(read.ids))
    assert read.links <= set(read.ids)


def test_an_account_of_two_events_stands_under_both() -> None:
    whole = contents()
    first, second, *others = whole.events
    both = replace(second, claims=(*second.claims, *first.claims))
    html = render(replace(whole, events=(first, both, *others)))
    read = read_back(html)
    assert len(read.ids) == len(set(read.ids))
    assert "2 accounts from 1 independent origin" in read.words


def test_asks_for_nothing_outside() -> None:
    html = render(contents())
    assert not re.search(r"""(src|action|poster|data|srcset)\s*=\s*["'](?!data:)""", _body(html).replace("data-", ""))
    assert not re.search(r"@import|url\(|https?:", html)
    assert set(re.findall(r'href="([^#"][^"]*)"', html)) == {"data:,"}


def test_policy_names_every_inline_part_and_nothing_else() -> None:
    html = render(contents())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    for kind, tag in (("style", "style"), ("script", "script")):
        parts = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, flags=re.DOTALL)
        hashes = {base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts}
        allowed = re.search(rf"{kind}-src ([^;]+)", policy[1].replace("&#39;", "'"))
        assert allowed is not None
        assert set(re.findall(r"'sha256-([^']+)'", allowed[1])) == hashes
        assert len(parts) == 2
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


def test_hostile_text_stays_text() -> None:
    html = render(contents())
    read = read_back(html)
    assert not {"img", "iframe", "object", "embed", "base"} & read.tags
    assert not {name for name in read.attributes if name.startswith("on")} | ({"style"} & read.attributes)
    assert read.words.count(HOSTILE) >= 4


def test_shows_what_sets_events_apart_in_words() -> None:
    words = read_back(render(contents())).words
    for said in (
        "planned", "denied", "did not happen", "hypothetical", "under way", "secret at the time", "(mediator)",
        "(go-between)", "(implied)", "on or after 1 March 1994", "on or before 19 June 1994",
        "3, 10 or 17 June 1994", "a Wednesday, date unknown", "Date unknown", "April 1994", "9 years 4 months",
        "1 file could not be read", "saved/scan.pdf", "The PDF has no text layer.", "Run OCR on it and add the result.",
        "More likely wrong than right", "confidence not measured", "proposed by language model", "one of these days",
        "9 years 2 months between 29 Jun 1994 and 12 Sep 2003", "No date of publication was found.",
        "Accounts joined to no event", "contradicted", "6 May 1994, which was a Friday", "(concluded)",
        "no witness tells the day, so it is a conclusion", "With 3 other reports", "22 or 29 June 1994",
    ):  # fmt: skip
        assert said in words, said


def test_every_contradiction_is_shown_with_the_words_of_its_sides() -> None:
    whole = contents()
    lost = Contradiction(
        id="con-lost", about="number", scope="between_parties", sides=(Side(says="seven"), Side(says="nine")),
        note="The counts differ.", made_by="rule:any",
    )  # fmt: skip
    read = read_back(render(replace(whole, contradictions=(*whole.contradictions, lost))))
    for found in (*whole.contradictions, lost):
        assert read.words.count(found.note) == 1, "on the card of its event, else of its report, else at the end"
        for side in found.sides:
            assert side.says in read.words
            for span in side.spans:
                address = f"{span.document}@{span.start}-{span.end}"
                assert address in read.links
                assert address in read.ids
    assert "Contradictions of no event" in read.words
    assert "Contradictions of no event" not in read_back(render(whole)).words


def test_only_a_contradiction_about_the_date_marks_the_date() -> None:
    whole = contents()
    others = tuple(replace(found, about="place") for found in whole.contradictions)
    assert render(whole).count("contradicted</p>") == 1
    html = render(replace(whole, contradictions=others))
    assert "contradicted</p>" not in html
    assert others[0].note in html


def test_a_day_that_witnesses_tell_is_not_shown_as_concluded() -> None:
    whole = contents()
    dated = tuple(replace(dating, document=whole.documents[0].id) for dating in whole.datings)
    assert "(concluded)" in read_back(render(whole)).words
    unknown = tuple(replace(dating, published=DateRange(reason="no hint")) for dating in whole.datings)
    words = read_back(render(replace(whole, datings=unknown))).words
    assert "nothing else bounds it" in words
    assert "(concluded)" not in words
    assert "(concluded)" not in read_back(render(replace(whole, datings=dated))).words


def test_each_report_shows_hash_file_and_whole_text() -> None:
    whole = contents()
    read = read_back(render(whole))
    for document in whole.documents:
        assert document.source in read.words
        assert whole.files[document.id] in read.words
        shown = read.shown[document.id]
        missing = [c for at, c in enumerate(document.text) if at not in shown and not c.isspace()]
        assert not missing
        assert all(document.text[at] == c for at, c in shown.items())


def test_an_empty_record_has_a_page() -> None:
    nothing = Contents(
        generator="backchannel 0.1.0", documents=(), files={}, actors=(), claims=(), events=(), channels=(),
        disclosures=(), contradictions=(), datings=(), failures=(),
    )  # fmt: skip
    assert "holds no events" in render(nothing)


def test_a_large_record_is_folded() -> None:
    html = render(many_rounds(320))
    assert html.count('<details class="accounts">') == 320
    assert '<details class="accounts" open>' not in html
    assert '<div class="lane numbered">' in html


def test_ids_unknown_to_the_record_are_shown_as_they_are() -> None:
    whole = contents()
    html = render(replace(whole, actors=(), documents=whole.documents[:1]))
    assert "varsia" in read_back(html).words


def test_ids_with_odd_characters_keep_the_page_whole() -> None:
    whole = contents()
    first, *others = whole.events
    html = render(replace(whole, events=(replace(first, id="évt 1\"'<&"), *others)))
    read = read_back(html)
    assert "_vt_1____" in read.ids
    assert "_vt_1____" in read.links


_POINTS = st.characters(exclude_categories=()) | st.sampled_from("\r\n\t \x00<>&\"'\u202e😀é\ufeff\ud800")
_WORDS = st.text(_POINTS, min_size=1, max_size=40).filter(str.strip)
_ZONES: st.SearchStrategy[ZoneName] = st.sampled_from(
    ["headline", "byline", "body", "heading", "caption", "wrapper", "boilerplate"]
)


@st.composite
def _records(draw: st.DrawFn) -> Contents:
    """Draw a record of one document: blocks with gaps, some of no zone, and claims with spans anywhere in the text."""
    text, zones = "", []
    for words, zone, labelled in draw(st.lists(st.tuples(_WORDS, _ZONES, st.booleans()), min_size=1, max_size=6)):
        if labelled:
            zones.append(Zone(start=len(text), end=len(text) + len(words), zone=zone))
        text += words + draw(st.sampled_from(["\n", "\r\n\n", " "]))
    solid = [at for at, point in enumerate(text) if not point.isspace()]
    ends = st.tuples(st.sampled_from(solid), st.sampled_from(solid)).map(sorted)
    spans = ends.map(lambda pair: Span(start=pair[0], end=pair[1] + 1, text=text[pair[0] : pair[1] + 1]))
    evidence = draw(st.lists(st.lists(spans, min_size=1, max_size=3), min_size=1, max_size=5))
    document = Document(
        id="doc-0123456789abcdef", source="0" * 64, media_type="text/plain", text=text, zones=tuple(zones), locators=(),
        witnesses=(), title=None, outlet=None, url=None, archived_from=None, authors=(), agencies=(), language=None,
        published=DateRange(reason="none is given"), published_claimed=None, captured=None, notices=(),
    )  # fmt: skip
    claims = tuple(
        Claim(id=f"clm-{n}", document=document.id, evidence=tuple(found), layer="talk", made_by="rule:any",
              participants=(Participant(actor="a", role="actor", span=found[0]),))
        for n, found in enumerate(evidence)
    )  # fmt: skip
    quotes = tuple(
        Quote(id=f"quote-{n}", document=document.id, spans=tuple(found), speaker_span=found[-1], form="direct",
              made_by="rule:any")
        for n, found in enumerate(draw(st.lists(st.lists(spans, min_size=1, max_size=2), max_size=3)))
    )  # fmt: skip
    joined = draw(st.sets(st.sampled_from([claim.id for claim in claims])))
    event = Event(
        id="evt-1", label="a talk", layer="talk", type=None, modes=(), contexts=(), cameo=None,
        claims=tuple(sorted(joined)), participants=(), when=DateRange(reason="none is given"), where=None,
        status="happened", secrecy=Secrecy(), channel=None, part_of=None, outcome=None, independent_origins=1,
        first_public=None, lag_days=None, made_by="rule:any", confidence=None,
    )  # fmt: skip
    return Contents(
        generator="backchannel 0.1.0", documents=(document,), files={}, actors=(), quotes=quotes, claims=claims,
        events=(event,) if joined else (), channels=(), disclosures=(), contradictions=(), datings=(), failures=(),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_records())
def test_every_evidence_span_of_every_claim_and_every_quotation_can_be_reached(record: Contents) -> None:
    html = render(record)
    html.encode("utf-8")
    read = read_back(html)
    document = record.documents[0]
    shown = read.shown[document.id]
    for told in (*(claim.evidence for claim in record.claims), *(quote.spans for quote in record.quotes)):
        for span in told:
            address = f"{document.id}@{span.start}-{span.end}"
            assert address in read.links, "a link leads to the words"
            assert address in read.ids, "the words have an anchor"
            inside = [p for p in read.pieces[document.id] if p[0] >= span.start and p[1] <= span.end]
            covered = {at for start, end in inside for at in range(start, end)}
            for at in range(span.start, span.end):
                if not document.text[at].isspace():
                    assert at in covered, "every word of the span is in a piece that is marked with it"
                    assert shown[at] == _as_shown(document.text[at])


def _as_shown(point: str) -> str:
    return "\ufffd" if point == "\x00" or "\ud800" <= point <= "\udfff" else point


@pytest.mark.parametrize("claim", contents().claims, ids=lambda claim: claim.id)
def test_every_account_quotes_its_words(claim: Claim) -> None:
    words = read_back(render(contents())).words
    for span in claim.evidence:
        assert f"“{span.text}”" in words
