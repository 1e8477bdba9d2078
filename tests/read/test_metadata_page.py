"""What a document's own text says about it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import Witness, Zone, ZoneName
from backchannel.read.metadata.page import page_witnesses

BODY = "The envoys of both sides met for a third day on Thursday, and agreed to go on talking about the paper."


def page(*blocks: tuple[ZoneName, str]) -> tuple[str, tuple[Zone, ...]]:
    """Put labelled blocks together, an empty line between them."""
    text, zones = "", []
    for zone, words in blocks:
        zones.append(Zone(start=len(text), end=len(text) + len(words), zone=zone))
        text += words + "\n\n"
    return text, tuple(zones)


def witnesses(*blocks: tuple[ZoneName, str]) -> tuple[Witness, ...]:
    text, zones = page(*blocks)
    found = page_witnesses(text, zones)
    for witness in found:
        assert witness.span is not None
        assert text[witness.span.start : witness.span.end] == witness.span.text != ""
    return found


def said(field: str, *blocks: tuple[ZoneName, str], via: str | None = None) -> list[str]:
    return [one.value for one in witnesses(*blocks) if one.field == field and via in (None, one.via)]


def story(*between: tuple[ZoneName, str], after: tuple[tuple[ZoneName, str], ...] = ()) -> list[tuple[ZoneName, str]]:
    return [("headline", "Envoys meet on the island"), *between, ("body", BODY), ("body", BODY), *after]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz and Per Dahl", ["Ana Ruiz", "Per Dahl"]),
        ("Author: Ana Ruiz (Reuters, AFP)", ["Ana Ruiz"]),
        ("Ana Ruiz in Valletta", ["Ana Ruiz"]),
        ("ANA RUIZ, Lune Post Correspondent", ["ANA RUIZ"]),
        ("Von Jörg Müller und Ana de la Cruz", ["Jörg Müller", "Ana de la Cruz"]),
        ("Par Élise d'Aubigny", ["Élise d'Aubigny"]),
        ("[lunepost.example](https://lunepost.example)/**Ana Ruiz**", ["Ana Ruiz"]),
        ("By J.K. Ferrer | 19 July 2011", ["J.K. Ferrer"]),
        ("Posted by: Ana Ruiz on July 19th, 2011", ["Ana Ruiz"]),
        ("By Samir al-Haddad for The Lune Post", ["Samir al-Haddad"]),
        ("By The Associated Press", []),
        ("By our foreign staff", []),
        ("Lune Post Newsroom", []),
        ("Editor: Per Dahl", []),
        ("lunepost.example", []),
        ("Prairie Observer-Standard", []),
        ("By Ana Ruiz-Herald", ["Ana Ruiz-Herald"]),
    ],
)
def test_bylines_name_persons_only(line: str, names: list[str]) -> None:
    assert said("author", *story(("byline", line))) == names


@pytest.mark.parametrize(
    ("blocks", "agencies"),
    [
        (story(("byline", "Author: Ana Ruiz (Reuters, AFP)")), ["Reuters", "AFP"]),
        (story(("byline", "By The Associated Press")), ["AP"]),
        (story(("byline", "ar/pd (dpa, dapd)")), ["dpa", "dapd"]),
        (story(after=(("body", "ar/pd (dpa, afp)"),)), ["dpa", "AFP"]),
        (story(after=(("body", "(Reuters, AP)"),)), ["Reuters", "AP"]),
        (story(after=(("boilerplate", "Source: Agencies"),)), ["agencies"]),
        (story(after=(("body", BODY + " — Reuters"),)), ["Reuters"]),
        (story(after=(("body", BODY + " (Xinhua)"),)), ["Xinhua"]),
        (story(after=(("body", "AFP and Interfax contributed to this report."),)), ["AFP", "Interfax"]),
        ([("headline", "Envoys meet"), ("body", "VALLETTA (AFP) — " + BODY), ("body", BODY)], ["AFP"]),
        (story(("caption", "The quay in the morning. Image: dapd")), []),
        (story(after=(("body", "The ministry told Reuters that it knew of no paper."), ("body", BODY))), []),
        (story(("caption", "Photo: AP")), []),
    ],
)
def test_wire_credits(blocks: list[tuple[ZoneName, str]], agencies: list[str]) -> None:
    assert said("agency", *blocks) == agencies


@pytest.mark.parametrize(
    ("zone", "line", "published", "modified"),
    [
        ("dateline", "July 19, 2011", ["July 19, 2011"], []),
        ("boilerplate", "Published 19 July 2011 14:05 GMT", ["19 July 2011 14:05 GMT"], []),
        ("boilerplate", "Last updated: 20 July 2011", [], ["20 July 2011"]),
        ("dateline", "19.07.2011 | Aktualisiert 20.07.2011", ["19.07.2011"], ["20.07.2011"]),
        ("byline", "By Ana Ruiz, July 19, 2011", ["July 19, 2011"], []),
        ("byline", "By Jane Osborn, 4 May 2012", ["4 May 2012"], []),
        ("byline", "Ana Ruiz in Valletta, 4 May 2012", ["4 May 2012"], []),
        ("dateline", "Copenhagen, 4 May 2012", ["4 May 2012"], []),
        ("dateline", "VALLETTA 4 May 2012", ["4 May 2012"], []),
        ("dateline", "Late edition · Friday 4 May 2012 · 80 cents", ["4 May 2012"], []),
        ("boilerplate", "Publication date: 4 May 2012", ["4 May 2012"], []),
        ("boilerplate", "Since July 1, 2024, we have shown no advertisements on these pages.", [], []),
        ("boilerplate", "Copyright 19 July 2011", [], []),
        ("boilerplate", "Accessed July 19, 2011", [], []),
        ("caption", "July 19, 2011", [], []),
        ("standfirst", "The talks of July 19, 2011 were the first that both sides owned up to.", [], []),
    ],
)
def test_date_lines(zone: ZoneName, line: str, published: list[str], modified: list[str]) -> None:
    assert said("published", *story((zone, line))) == published
    assert said("modified", *story((zone, line))) == modified


@pytest.mark.parametrize("zone", ["dateline", "byline", "boilerplate"])
@pytest.mark.parametrize(
    "label",
    [
        "Archive date: ", "Snapshot taken ", "Scanned ", "Date of access: ", "Clipping added to collection ",
        "Next issue: ", "Crawl time ", "Today is ", "Today is Thursday, ", "Last visit: ", "Record made on ",
        "Date and time of crawling: ", "Digitally preserved by the Lune Library, ", "Event date: ", "Microfilmed ",
    ],
)  # fmt: skip
def test_a_date_that_other_words_announce_is_not_that_of_publication(zone: ZoneName, label: str) -> None:
    """Only known words make a date that of publication: those of keepers of copies are without number."""
    line: tuple[ZoneName, str] = (zone, f"{label}4 March 2021")
    above: list[tuple[ZoneName, str]] = [line, *story()]
    for blocks in (above, story(line)):
        assert said("published", *blocks) == said("modified", *blocks) == []
    apart: list[tuple[ZoneName, str]] = [(zone, label.strip()), ("dateline", "4 March 2021"), *story()]
    if label.endswith(": "):
        assert said("published", *apart) == []


def test_words_of_a_keeper_can_follow_the_date() -> None:
    assert said("published", *story(("dateline", "4 March 2021 (archived copy)"))) == []
    assert said("published", *story(("dateline", "4 March 2021 | Saved stories"))) == ["4 March 2021"]


def test_a_date_above_the_headline_is_told_apart_from_the_date_line() -> None:
    blocks: list[tuple[ZoneName, str]] = [
        ("dateline", "Friday, 1 February 2013"),
        *story(("dateline", "July 16, 2011")),
    ]
    found = [(one.value, one.where) for one in witnesses(*blocks) if one.field == "published"]
    assert found == [("1 February 2013", "before the headline"), ("July 16, 2011", "date line")]


def test_a_label_can_stand_in_a_block_of_its_own() -> None:
    blocks = story(
        ("boilerplate", "By"),
        ("boilerplate", "Ana Ruiz"),
        ("boilerplate", "Last updated"),
        ("dateline", "July 20, 2011"),
    )
    assert said("author", *blocks) == ["Ana Ruiz"]
    assert (said("modified", *blocks), said("published", *blocks)) == (["July 20, 2011"], [])


def test_a_dateline_opens_the_body() -> None:
    blocks: list[tuple[ZoneName, str]] = [
        ("headline", "Envoys meet"),
        ("body", "VALLETTA, July 19, 2011 (AFP) — " + BODY),
    ]
    (witness,) = [one for one in witnesses(*blocks) if one.field == "published"]
    assert (witness.value, witness.via) == ("July 19, 2011", "dateline")


def test_dates_in_sentences_of_the_body_are_not_the_pages() -> None:
    assert (
        said("published", *story(after=(("body", "They had met before, on July 3, 2011, in the same house."),))) == []
    )


def test_a_wrapper_is_kept_apart_from_the_article() -> None:
    blocks: list[tuple[ZoneName, str]] = [
        ("wrapper", "<https://keeper.example/>"),
        ("wrapper", "This file is a backup copy."),
        ("wrapper", "URL: <https://lunepost.example/2012/envoys>"),
        ("wrapper", "Title: **What the envoys said (2012)**"),
        ("wrapper", "Description: *They met on May 1, 2010.*"),
        ("wrapper", "Author: lunepost.example"),
        ("wrapper", "Date: March 4, 2012"),
        *story(),
    ]
    found = {one.field: one.value for one in witnesses(*blocks) if one.via == "wrapper"}
    assert found == {
        "archived_from": "https://keeper.example/",
        "url": "https://lunepost.example/2012/envoys",
        "title": "What the envoys said (2012)",
        "description": "They met on May 1, 2010.",
        "author": "lunepost.example",
        "published": "March 4, 2012",
    }
    assert said("headline", *blocks) == ["Envoys meet on the island"]
    assert said("published", *blocks, via="page") == []


def test_a_wrapper_folded_into_one_block_reads_the_same() -> None:
    line = "URL: https://lunepost.example/a Title: **Envoys (2012)** Author: Ana Ruiz Date: March 4, 2012"
    found = [(one.field, one.value) for one in witnesses(("wrapper", line), *story()) if one.via == "wrapper"]
    assert found == [
        ("url", "https://lunepost.example/a"), ("title", "Envoys (2012)"), ("author", "Ana Ruiz"),
        ("published", "March 4, 2012"),
    ]  # fmt: skip


def test_a_wrappers_label_can_stand_in_a_block_before_its_words() -> None:
    blocks: list[tuple[ZoneName, str]] = [
        ("wrapper", "Date:"), ("wrapper", "March 4, 2012"), ("wrapper", "Title:"), ("wrapper", "Envoys (2012)"),
        *story(),
    ]  # fmt: skip
    assert said("published", *blocks) == ["March 4, 2012"]
    assert said("title", *blocks) == ["Envoys (2012)"]


def test_a_list_of_references_tells_of_no_capture() -> None:
    line = "A. Ruiz, The long talks, https://lunepost.example/r (accessed March 4, 2010)"
    assert said("captured", *story(("boilerplate", line))) == []


def test_a_photograph_captured_is_no_capture_of_the_page() -> None:
    line = (
        "The picture was captured while the envoys drove home for the first time on March 4, 2011, courtesy of A. Ruiz"
    )
    assert said("captured", *story(("boilerplate", line))) == []


def test_lines_that_tell_of_a_capture() -> None:
    blocks = story(("boilerplate", "Archived from https://lunepost.example/a on 3 May 2013"))
    assert said("url", *blocks) == ["https://lunepost.example/a"]
    assert said("captured", *story(("boilerplate", "The archive captured this page on 3 May 2013"))) == ["3 May 2013"]
    assert said("published", *blocks) == []


def test_an_archives_address_printed_alone_tells_of_the_original_and_the_day() -> None:
    blocks = story(("boilerplate", "https://web.archive.org/web/20130503101112/http://lunepost.example/a"))
    assert said("url", *blocks) == ["http://lunepost.example/a"]
    assert said("captured", *blocks) == ["2013-05-03"]
    wrapped: list[tuple[ZoneName, str]] = [
        ("wrapper", "Saved from https://lunepost.example/a on 3 May 2013."),
        *story(),
    ]
    assert (said("url", *wrapped), said("captured", *wrapped)) == (["https://lunepost.example/a"], ["3 May 2013"])


def test_the_outlet_is_named_by_its_notices_and_its_address() -> None:
    notice: tuple[ZoneName, str] = ("boilerplate", "We, the journalists of The Lune Post, need your help.")
    assert said("outlet", *story(after=(notice,))) == ["The Lune Post"]
    assert said("outlet", *story(after=(("boilerplate", "© 2011 The Lune Post. All rights reserved."),))) == [
        "The Lune Post"
    ]
    spelled: list[tuple[ZoneName, str]] = [
        ("boilerplate", "LUNE Post"),
        *story(("boilerplate", "https://p.lunepost.example/x1")),
    ]
    assert "LUNE Post" in said("outlet", *spelled)


def test_a_source_line_names_the_outlet() -> None:
    source: tuple[ZoneName, str] = ("boilerplate", "Source: The Prairie Observer-Standard")
    assert said("outlet", source, *story()) == ["The Prairie Observer-Standard"]
    for other in ("Source: Agencies", "Source: Ministry of the Islands", "Source: Reuters"):
        assert said("outlet", ("boilerplate", other), *story()) == []


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Lune Valley Observer", ["Lune Valley Observer"]),
        ("Lune Valley Observer | Late edition | 80 cents", ["Lune Valley Observer"]),
        ("LUNE QUAY NEWS", ["LUNE QUAY NEWS"]),
        ("Crypto News", []),
        ("World News", []),
        ("Read the Observer", []),
        ("By Lune Observer", []),
        ("The island papers and their readers, an observer", []),
    ],
)
def test_a_masthead_names_the_outlet_where_nothing_better_does(top: str, outlet: list[str]) -> None:
    assert said("outlet", ("boilerplate", top), *story()) == outlet


def test_a_running_head_names_the_outlet() -> None:
    head: tuple[ZoneName, str] = ("boilerplate", "Lune & Valley Review · Vol. 3 · 4 May 2012")
    assert said("outlet", head, *story(after=(head,))) == ["Lune & Valley Review"]


def test_a_site_that_speaks_of_itself_names_the_outlet() -> None:
    notices: tuple[tuple[ZoneName, str], ...] = (
        ("boilerplate", "Last year the Sentinel took down its banners."),
        ("boilerplate", "The Sentinel has no owner. You can help."),
    )
    assert said("outlet", *story(after=notices)) == ["Sentinel"]
    once: tuple[ZoneName, str] = ("boilerplate", "Nothing of this stood in the Sentinel, you may say.")
    assert said("outlet", *story(after=(once,))) == []


BLOCK = st.tuples(
    st.sampled_from(get_args(ZoneName)),
    st.one_of(
        st.text(min_size=1, max_size=60),
        st.text(alphabet="ABy JohnSmith (Reuters,AP)—:*<>/.0129July Updated Published", min_size=1, max_size=120),
    ),
)  # fmt: skip


@given(st.lists(BLOCK, max_size=12))
def test_any_text_gives_true_spans_in_order(blocks: list[tuple[ZoneName, str]]) -> None:
    found = witnesses(*blocks)
    starts = [one.span.start for one in found if one.span]
    assert starts == sorted(starts)


def test_long_blocks_are_passed_over() -> None:
    zones: tuple[ZoneName, ...] = ("body", "boilerplate", "wrapper", "byline")
    for zone in zones:
        for piece in ("A", ".", "*", "Aa ", "(Reuters ", "July 1, 2011 ", "Title: "):
            page_witnesses(*page((zone, piece * 100_000)))
