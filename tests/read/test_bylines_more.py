"""Bylines that begin with other words than `By`, and headlines that say none of the story's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel import actors, language
from backchannel.model import Hints, ZoneName
from backchannel.read import read

STORY = (
    "Two envoys of the island governments met in the port of Varna on Monday for the first time since the war began, a "
    "ministry spokeswoman said.",
    "They talked for three hours about the prisoners whom both sides hold, and agreed to meet again within a week, she "
    "told reporters.",
    "A ceasefire that was agreed in April broke down after two days, and each side blamed the other for the shelling.",
)
HEADLINE = "Envoys of two islands meet in Varna"


def seen(folder: Path, *lines: str) -> tuple[dict[str, ZoneName], tuple[str, ...], list[str]]:
    """Zones by line, the authors, and the names of those whom a byline makes actors, of a file of these lines."""
    path = folder / "report.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    document = read(path, "0" * 64, Hints(name=path.name))
    found = actors.find(document, language.sentences(document))
    written = [
        document.text[m.start : m.end] for a in found if a.made_by == "rule:byline" for m in a.mentions if a.name
    ]
    return {document.text[z.start : z.end]: z.zone for z in document.zones}, document.authors, written


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("From Ana Ruiz in Tripoli", ["Ana Ruiz"]),
        ("From our correspondent Ana Ruiz", ["Ana Ruiz"]),
        ("With our foreign correspondent, Ana Ruiz", ["Ana Ruiz"]),
        ("Live page by Ana Ruiz", ["Ana Ruiz"]),
        ("Live updates by Ana Ruiz and Per Dahl", ["Ana Ruiz", "Per Dahl"]),
        ("Exclusive by Per Dahl", ["Per Dahl"]),
        ("Dispatch by Per Dahl", ["Per Dahl"]),
        ("By Ana Ruiz", ["Ana Ruiz"]),
        ("From our own correspondent in Tripoli", []),
        ("Translated by Per Dahl", []),
    ],
)
def test_bylines_name_who_wrote_and_make_them_actors(tmp_path: Path, line: str, names: list[str]) -> None:
    zones, authors, written = seen(tmp_path, HEADLINE, line, *STORY)
    assert zones[line] == "byline"
    assert (list(authors), written) == (names, names)


@pytest.mark.parametrize(
    "line",
    [
        "From Tripoli in the north to Malta",
        "Live by the sea in Tripoli",
        "From Geneva, the envoys flew on to Cairo in silence on Monday night.",
        "With Ana Ruiz in Tripoli, the envoys agreed to meet again within a week.",
        "From Ana Ruiz in Tripoli came the first word of the truce that both sides wanted.",
    ],
)
def test_other_lines_that_begin_so_are_no_bylines(tmp_path: Path, line: str) -> None:
    zones, authors, written = seen(tmp_path, HEADLINE, line, *STORY)
    assert zones[line] != "byline"
    assert (authors, written) == ((), [])


@pytest.mark.parametrize("between", [(), ("By Ana Ruiz",), ("By Ana Ruiz", "19 July 2011"), ("19 July 2011",)])
@pytest.mark.parametrize("line", ["A cold road home", "Written in sand: a diary"])
def test_the_line_that_opens_a_report_heads_it_whatever_its_words(
    tmp_path: Path, line: str, between: tuple[str, ...]
) -> None:
    zones, _, _ = seen(tmp_path, line, *between, *STORY)
    assert zones[line] == "headline"


@pytest.mark.parametrize("line", ["The road home.", "A cold road home:", "Nothing"])
def test_a_line_of_another_form_heads_nothing(tmp_path: Path, line: str) -> None:
    zones, _, _ = seen(tmp_path, line, *STORY)
    assert zones[line] != "headline"


def test_a_line_that_says_words_of_the_story_goes_before_one_above_it(tmp_path: Path) -> None:
    zones, _, _ = seen(tmp_path, "A cold road home", HEADLINE, *STORY)
    assert (zones["A cold road home"], zones[HEADLINE]) == ("boilerplate", "headline")


def test_a_line_below_the_page_s_own_links_is_no_such_headline(tmp_path: Path) -> None:
    zones, _, _ = seen(tmp_path, "Home", "World", "Sport", "A cold road home", *STORY)
    assert zones["A cold road home"] != "headline"
