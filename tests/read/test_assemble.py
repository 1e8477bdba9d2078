"""A document out of an extract: identity, and what is concluded from witnesses that differ."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import UNKNOWN_DATE, Document, Hints, Notice, Witness, WitnessField, WitnessVia, Zone, ZoneName
from backchannel.read.assemble import assemble
from backchannel.read.extract import Extract

SHA = "0123456789abcdef" * 4
BODY = (
    "The envoys of both sides met for a third day on Thursday in a house by the harbour, and agreed to go on talking "
    "about the paper that the mediators had brought with them. None of them would say how long that would take."
)
DEUTSCH = (
    "Die Gesandten beider Seiten trafen sich am Donnerstag zum dritten Mal in einem Haus am Hafen und vereinbarten, "
    "weiter über das Papier zu sprechen, das die Vermittler mitgebracht hatten. Keiner von ihnen wollte sagen, wie "
    "lange das noch dauern würde."
)


def head(field: WitnessField, value: str, via: WitnessVia = "opengraph", where: str | None = None) -> Witness:
    return Witness(field=field, value=value, via=via, where=where)


def document(
    *blocks: tuple[ZoneName, str],
    said: tuple[Witness, ...] = (),
    hints: Hints | None = None,
    language: str | None = None,
) -> Document:
    text, zones = "", []
    for zone, words in blocks:
        zones.append(Zone(start=len(text), end=len(text) + len(words), zone=zone))
        text += words + "\n"
    extract = Extract(
        media_type="text/plain",
        text=text,
        blocks=(),
        locators=(),
        notices=(Notice(code="x", message="y"),),
        language=language,
    )
    return assemble(extract, tuple(zones), SHA, hints or Hints(name="a.txt"), said)


def test_identity_and_what_is_passed_on() -> None:
    made = document(("headline", "Envoys meet"), ("body", BODY))
    assert made.id == "doc-0123456789abcdef"
    assert (made.source, made.media_type, made.published) == (SHA, "text/plain", UNKNOWN_DATE)
    assert [notice.code for notice in made.notices] == ["x"]
    assert made.text[made.zones[1].start : made.zones[1].end] == BODY


def test_the_articles_own_headline_comes_before_all_others() -> None:
    blocks: list[tuple[ZoneName, str]] = [
        ("wrapper", "Title: **What they said (2012)**"), ("headline", "Envoys meet"), ("body", BODY)
    ]  # fmt: skip
    assert document(*blocks, said=(head("headline", "Envoys have met | The Lune Post"),)).title == "Envoys meet"


def test_a_title_loses_the_sites_name() -> None:
    site = head("outlet", "The Lune Post")
    for title in ("Envoys meet: a report | The Lune Post", "The Lune Post - Envoys meet: a report"):
        made = document(("body", BODY), said=(site, head("title", title, "markup")))
        assert made.title == "Envoys meet: a report"
    named = head("url", "https://www.lunepost.example/a")
    made = document(("body", BODY), said=(named, head("title", "Envoys meet – lunepost", "markup")))
    assert made.title == "Envoys meet"


def test_a_section_name_is_no_headline() -> None:
    claimed = head("headline", "World | Envoys of both sides meet on the island")
    made = document(("headline", "World"), ("body", BODY), said=(claimed,))
    assert made.title == "Envoys of both sides meet on the island"
    short = document(
        ("headline", "Island talks"), ("body", BODY), said=(head("headline", "Envoys of both sides meet again"),)
    )
    assert short.title == "Island talks"


def test_a_wrappers_title_is_never_the_title() -> None:
    assert document(("wrapper", "Title: **What they said (2012)**"), ("body", BODY)).title is None


def test_authors_are_persons() -> None:
    made = document(
        ("byline", "By Ana Ruiz (AFP)"),
        ("body", BODY),
        said=(
            head("author", "The Lune Post"),
            head("outlet", "The Lune Post"),
            head("author", "https://x.example/ana"),
        ),
    )
    assert made.authors == ("Ana Ruiz",)
    assert made.agencies == ("AFP",)
    fuller = (head("author", "Ana Ruiz", "json-ld"), head("author", "Ana Ruiz and Per Dahl", "meta"))
    assert document(("body", BODY), said=fuller).authors == ("Ana Ruiz", "Per Dahl")
    wire = document(("body", BODY), said=(head("author", "Reuters", "meta"),))
    assert (wire.authors, wire.agencies) == ((), ("Reuters",))


def test_a_wrappers_author_that_is_an_outlet_is_no_person() -> None:
    made = document(("wrapper", "Author: lunepost.example"), ("body", BODY))
    assert made.authors == ()


def test_the_address_is_the_articles_and_the_archive_is_kept() -> None:
    address = "https://web.archive.org/web/20110720101112/http://lunepost.example/2011/07/19/a"
    made = document(("body", BODY), hints=Hints(name="a.warc", url=address, captured=date(2011, 7, 20)))
    assert made.url == "http://lunepost.example/2011/07/19/a"
    assert made.archived_from == address
    assert made.captured == date(2011, 7, 20)
    assert made.outlet == "lunepost.example"


def test_a_canonical_address_elsewhere_is_not_followed() -> None:
    hints = Hints(name="a", url="https://lunepost.example/a?x=1")
    own = head("url", "/a", "markup", "link[rel=canonical]")
    assert document(("body", BODY), said=(own,), hints=hints).url == "https://lunepost.example/a"
    other = head("url", "https://elsewhere.example/", "markup", "link[rel=canonical]")
    assert document(("body", BODY), said=(other,), hints=hints).url == "https://lunepost.example/a?x=1"


def test_a_capture_told_of_in_the_text_counts_where_the_archive_is_silent() -> None:
    made = document(("boilerplate", "The archive captured this page on 3 May 2013"), ("body", BODY))
    assert made.captured == date(2013, 5, 3)


def test_the_body_corrects_a_declared_language() -> None:
    assert document(("body", DEUTSCH), said=(head("language", "en-US", "markup"),)).language == "de"
    assert document(("body", BODY), language="en-GB").language == "en"
    assert document(("body", "Short."), said=(head("language", "nb_NO"),)).language == "no"
    assert document(("body", "Short.")).language is None


def test_published_claimed_is_the_pages_line_not_the_wrappers() -> None:
    made = document(
        ("wrapper", "Date: March 5, 2012"), ("headline", "Envoys meet"), ("dateline", "March 4, 2012"), ("body", BODY)
    )
    assert made.published_claimed is not None
    assert made.published_claimed.text == "March 4, 2012"
    assert made.text[made.published_claimed.start :].startswith("March 4")
    assert document(("wrapper", "Date: March 5, 2012"), ("body", BODY)).published_claimed is None


@given(
    st.lists(st.tuples(st.sampled_from(["headline", "byline", "body", "wrapper", "boilerplate"]), st.text(max_size=80)))
)
def test_any_blocks_make_a_document(blocks: list[tuple[ZoneName, str]]) -> None:
    made = document(*blocks, hints=Hints(name="x", url="http://[bad"))
    again = document(*blocks, hints=Hints(name="x", url="http://[bad"))
    assert made == again
    for value in (made.title, made.outlet, made.url, made.archived_from, *made.authors, *made.agencies):
        assert value is None or value.strip()
    for witness in made.witnesses:
        if witness.span is not None:
            assert made.text[witness.span.start : witness.span.end] == witness.span.text
