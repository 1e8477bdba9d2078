"""Zones of plain text: every line is something, and what is not the story is told from it. All reports are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model import ZoneName
from backchannel.read.extract import Block
from backchannel.read.zones import label

STORY = (
    "Two envoys of the island governments met in the port of Varna on Monday for the first time since the war began, a "
    "ministry spokeswoman said.",
    "They talked for three hours about the prisoners whom both sides hold, and agreed to meet again within a week, she "
    "told reporters.",
    "The government had denied until last week that there was any contact between the two sides of the war.",
    "“We will not speak of this in public,” said Ilse Markandt, who leads the delegation of the northern islands.",
    "A ceasefire that was agreed in April broke down after two days, and each side blamed the other for the shelling.",
)


def zones(*lines: str, gap: str = "\n\n") -> list[ZoneName]:
    """The zones of a text of these lines."""
    text = gap.join(lines)
    blocks = []
    position = 0
    for line in lines:
        start = text.index(line, position)
        position = start + len(line)
        blocks.append(Block(start=start, end=position))
    return [zone.zone for zone in label(text, blocks)]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=30))
@settings(deadline=None, max_examples=60)
def test_every_block_has_exactly_one_zone(lines: list[str]) -> None:
    text = "".join(lines)
    blocks = []
    position = 0
    for line in lines:
        blocks.append(Block(start=position, end=position + len(line)))
        position += len(line)
    found = label(text, blocks)
    assert [(zone.start, zone.end) for zone in found] == [(block.start, block.end) for block in blocks]


def test_blank_blocks_have_no_zone() -> None:
    found = label("A  B", [Block(start=0, end=1), Block(start=1, end=3), Block(start=3, end=4)])
    assert [(zone.start, zone.end) for zone in found] == [(0, 1), (3, 4)]


def test_a_bare_story_is_body() -> None:
    assert zones(*STORY) == ["body"] * len(STORY)


def test_a_text_of_one_sentence_is_still_told() -> None:
    assert zones("The envoys of the two sides met for an hour in the port on Monday, officials said.") == ["body"]


def test_headline_byline_and_date_above_the_story() -> None:
    names = zones("The Islander", "Envoys of warring islands meet in port", "By Ada Quist", "3 May 2011", *STORY)
    assert names == ["boilerplate", "headline", "byline", "dateline", *["body"] * 5]


def test_a_rubric_is_not_the_headline() -> None:
    names = zones("Islands war", "Envoys of the islands meet secretly in port", "3 May 2011", *STORY)
    assert names[:3] == ["boilerplate", "headline", "dateline"]


def test_a_line_that_says_the_first_paragraph_again_is_a_standfirst() -> None:
    names = zones("Secret talks in the port", "Two envoys of the island governments met in the port on Monday.", *STORY)
    assert names == ["headline", "standfirst", *["body"] * 5]


def test_what_stands_before_a_wire_dateline_is_a_standfirst() -> None:
    lead = "Envoys sat down in a hotel on the coast at the weekend, after months in which both sides refused to talk."
    names = zones("Envoys of the islands meet in port", lead, f"VARNA — {STORY[0]}", *STORY[1:])
    assert names[:3] == ["headline", "standfirst", "body"]


def test_a_wire_dateline_that_stands_alone_is_a_date_line() -> None:
    assert zones("Envoys of the islands meet in port", "VARNA, May 3 (Reuters) —", *STORY)[1] == "dateline"


def test_a_crosshead_heads_what_follows() -> None:
    names = zones("Envoys of the islands meet in port", *STORY[:3], "Prisoners on both sides", *STORY[3:])
    assert names[4] == "heading"


@pytest.mark.parametrize(
    "caption",
    [
        "The envoys leave the hotel after their second meetingImage: Ola Brandt",
        "The envoys leave the hotel after their second meeting. PHOTO: Ministry of the Islands/Ola Brandt",
        "The envoys, left, leave the hotel after their second meeting on Monday. Ola Brandt",
        "The envoys leave the hotel. Photo from August 2009.",
        "The envoys leave the hotel (AP Photo/Ola Brandt)",
    ],
)
def test_captions_within_the_story_are_not_body(caption: str) -> None:
    names = zones("Envoys of the islands meet in port", *STORY[:2], caption, *STORY[2:])
    assert names[3] == "caption"
    assert names.count("body") == len(STORY)


def test_the_alternative_text_right_above_a_caption_is_a_caption() -> None:
    text = "\n\n".join([*STORY[:2], "Two people by a car\nThe envoys leave the hotelImage: Ola Brandt", *STORY[2:]])
    blocks = []
    position = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(start=position, end=position + len(line)))
        position += len(line) + 1
    assert [zone.zone for zone in label(text, blocks)][2:4] == ["caption", "caption"]


@pytest.mark.parametrize(
    "credit",
    ["(Reuters, AP)", "Author: Ada Quist (Reuters, AFP)", "Reporting by Ada Quist; editing by Bo Rand", "AFP/Ada Quist",
     "With agency reports", "[islander.example](https://islander.example)/**Ada Quist**"],
)  # fmt: skip
def test_credits_after_the_story_are_bylines(credit: str) -> None:
    assert zones(*STORY, credit) == [*["body"] * 5, "byline"]


def test_a_backup_header_is_a_wrapper_up_to_its_last_line() -> None:
    names = zones(
        "<https://keepers.example/>",
        "This file is a backup copy.",
        "URL: <https://islander.example/2011/05/03/envoys>",
        "Title: **Envoys meet at last (2011)**",
        "Description: *Two envoys of the island governments met in the port on Monday, and agreed to meet again.*",
        "Author: islander.example",
        "Date: May 3, 2011",
        "THE ISLANDER",
        "Envoys of the islands meet in port",
        *STORY,
    )
    assert names[:9] == [*["wrapper"] * 7, "boilerplate", "headline"]


def test_a_list_of_author_and_editor_is_no_wrapper() -> None:
    assert "wrapper" not in zones("Envoys of the islands meet in port", "Author: Ada Quist", "Editor: Bo Rand", *STORY)


def test_appeals_around_the_story_are_boilerplate() -> None:
    before = "Running this site costs us 9,000 a month. Your support keeps our newsroom going. Donate today."
    after = (
        "One favor before you go. Our newsroom has no owner and no paywall, and we need your help.",
        "Whatever you give makes a difference. Subscribe or become a member from two pounds a month.",
    )
    names = zones(before, "Support us", "Envoys of the islands meet in port", *STORY, *after, "Read more")
    assert names == ["boilerplate", "boilerplate", "headline", *["body"] * 5, *["boilerplate"] * 3]


def test_a_quotation_that_asks_is_no_appeal() -> None:
    plea = (
        "“We ask for your support and your donations every month,” Ilse Markandt told the donors’ conference on Sunday."
    )
    assert zones(*STORY[:3], plea, *STORY[3:]) == ["body"] * 6


def test_a_pulled_quotation_is_told_once() -> None:
    names = zones(*STORY[:2], "“We will not speak of this in public”", *STORY[2:])
    assert names[2] == "boilerplate"


def test_the_clock_of_the_site_is_not_the_date_of_the_story() -> None:
    names = zones("Friday, 1 February 2013", "Envoys of the islands meet in port", "3 May 2011", *STORY)
    assert names[:3] == ["boilerplate", "headline", "dateline"]


def test_headings_of_the_format_are_believed() -> None:
    text = "\n".join(["The meeting", *STORY])
    blocks = [Block(start=0, end=11, tag="h1")]
    position = 12
    for line in STORY:
        blocks.append(Block(start=position, end=position + len(line), tag="p"))
        position += len(line) + 1
    assert [zone.zone for zone in label(text, blocks)] == ["headline", *["body"] * 5]


def test_a_text_of_a_hundred_thousand_lines_is_labelled() -> None:
    lines = ["Nobody said anything at all that day.", "menu"] * 50_000
    assert zones(*lines[:0], *lines, gap="\n")[:2] == ["body", "boilerplate"]


def test_the_same_text_gives_the_same_zones() -> None:
    lines = ("The Islander", "Envoys of warring islands meet in port", *STORY, "Read more")
    assert zones(*lines) == zones(*lines)
