"""Quotation marks: every system, marks that don't match, paragraphs, apostrophes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.language.marks import Line, Quoted, quoted

SYSTEMS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ("'", "'"), ("“", '"'), ('"', "”"))
TOKENS = ["we", "will", "not", "sign", "today", "unless", "roads", "open"]
WORDS = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=8)


def lines(text: str) -> list[Line]:
    found, start = [], 0
    for row in text.split("\n"):
        found.append(Line(start, start + len(row)))
        start += len(row) + 1
    return found


def inner(text: str) -> list[str]:
    return [text[q.first : q.last] for q in quoted(text, lines(text)) if q.depth == 0]


@given(marks=st.sampled_from(SYSTEMS), said=WORDS, before=WORDS, after=WORDS)
def test_what_stands_in_marks_of_any_system_is_found(
    marks: tuple[str, str], said: list[str], before: list[str], after: list[str]
) -> None:
    words = " ".join(said)
    text = f"{' '.join(before)} {marks[0]}{words},{marks[1]} {' '.join(after)}."
    assert inner(text) == [f"{words},"]


@given(st.text(alphabet="ab.,’'\"“”«»„ \n", max_size=60))
def test_pieces_lie_in_their_lines_and_outer_ones_apart(text: str) -> None:
    rows = lines(text)
    found = quoted(text, rows)
    for piece in found:
        line = rows[piece.line]
        assert line.start <= piece.start <= piece.first < piece.last <= piece.end <= line.end
    outer = [piece for piece in found if piece.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@given(
    st.lists(st.sampled_from(["the envoys' plane", "it's", "Gadhafi’s son", "the rebels’", "’em", "'90s"]), min_size=1)
)
def test_an_apostrophe_opens_nothing(words: list[str]) -> None:
    assert inner(f"They saw {' and '.join(words)} there.") == []


def test_a_quotation_goes_on_in_the_next_paragraph_that_begins_with_a_mark() -> None:
    text = "“We signed.\n“Then we went home,” the minister said."
    found = quoted(text, lines(text))
    assert [(text[q.first : q.last], q.closed, q.resumes) for q in found] == [
        ("We signed.", False, False),
        ("Then we went home,", True, True),
    ]


def test_a_quotation_that_a_break_cut_closes_in_the_next_line() -> None:
    text = "“We waited for an\nanswer all night,” she said. “None came.”"
    found = quoted(text, lines(text))
    assert [(text[q.first : q.last], q.resumes) for q in found] == [
        ("We waited for an", False),
        ("answer all night,", True),
        ("None came.", False),
    ]


def test_the_paragraph_after_a_closed_quotation_begins_a_new_one() -> None:
    text = "“We signed.”\n“You did not,” said his guest."
    assert [q.resumes for q in quoted(text, lines(text))] == [False, False]


@pytest.mark.parametrize(
    ("text", "outer", "nested"),
    [
        ("“He told me, ‘Go home,’ and I went,” she said.", ["He told me, ‘Go home,’ and I went,"], ["Go home,"]),
        ("‘The “deal” is off,’ he said.", ["The “deal” is off,"], ["deal"]),
        ("'The rebels' leader lied,' he said.", ["The rebels' leader lied,"], []),
        ('The 5\'10" guard said "no".', ["no"], []),
        ("(“Nothing is agreed”) was the answer.", ["Nothing is agreed"], []),
        ("“We will talk”—he paused—“when they stop.”", ["We will talk", "when they stop."], []),
        ("He called it “a [peace] plan …” then.", ["a [peace] plan …"], []),
    ],
)
def test_marks_within_marks_and_beside_other_signs(text: str, outer: list[str], nested: list[str]) -> None:
    found: tuple[Quoted, ...] = quoted(text, lines(text))
    assert [text[q.first : q.last] for q in found if q.depth == 0] == outer
    assert [text[q.first : q.last] for q in found if q.depth] == nested
