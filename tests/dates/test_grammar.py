"""Time expressions are found whatever stands around them, and their places are exact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.grammar import scan
from backchannel.dates.tree import Bound, Fields, Nth, Part, Range, Relative, Shift, Unit
from backchannel.errors import BackchannelError
from backchannel.language.words import word_list

WORDS = st.sampled_from(
    word_list(
        """
        in on the of by since last next early late first second May march Friday 3 17 2011 1990s ' - , . “ ” to and or
        from between week year day ago later before after Ramadan Easter noon 9 p.m. quarter spring fall winter every
        twice 22nd two three months Libya met
        """
    )
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_expressions_are_slices_in_order_and_apart(text: str) -> None:
    after = 0
    for one in scan(text):
        assert after <= one.start < one.end
        assert text[one.start : one.end] == one.text == one.text.strip()
        after = one.end


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    for one in scan(text):
        assert text[one.start : one.end] == one.text


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_written_out_is_found_whole(day: date) -> None:
    (found,) = scan(f"They met on {day:%A} {day.day} {day:%B} {day.year} in Oslo.")
    assert found.node == Fields(year=day.year, month=day.month, day=day.day, weekday=day.isoweekday())


@pytest.mark.parametrize(
    ("text", "phrase", "node"),
    [
        ("by late May, he said", "by late May", Bound("by", Part("late", Fields(month=5)))),
        ("in the first week of June last year", "the first week of June last year", None),
        ("last Friday's vote", "last Friday", Relative("last", Fields(weekday=5))),
        ("the last Friday of 2011", "the last Friday of 2011", Nth(-1, Fields(weekday=5), Fields(year=2011))),
        ("On 3-5 May 2011 they", "3-5 May 2011", None),
        ("the mid-1990s", "the mid-1990s", Part("mid", Fields(decade=1990))),
        ("the winter of 1995-96", "the winter of 1995-96", Range(Fields(1995, 12), Fields(1996, 2))),
        ("earlier this month", "earlier this month", None),
    ],
)
def test_words_are_put_together(text: str, phrase: str, node: object) -> None:
    (found,) = scan(text)
    assert found.text == phrase
    assert node is None or found.node == node


@pytest.mark.parametrize(
    "text",
    [
        "the 1998 Good Friday Agreement",
        "the 17 February Revolution",
        "Security Council Resolution 1973",
        "the Six-Day War",
        "the Saturday Evening Post",
        "a 41-year-old man",
        "some 2011 people were held",
        "May said they would march",
        "April Glaspie met him",
        "the fall of Baghdad",
        "a 10-year bond",
    ],
)
def test_names_ages_and_sums_are_no_times(text: str) -> None:
    assert scan(text) == ()


def test_two_days_in_a_row_are_two_expressions() -> None:
    first, second = scan("on 3 and 4 May 2011")
    assert (first.text, first.node) == ("3", Fields(2011, 5, 3))
    assert (second.text, second.node) == ("4 May 2011", Fields(2011, 5, 4))


def test_counting_from_a_named_day_nests() -> None:
    (found,) = scan("two days after the end of Ramadan 2011")
    assert isinstance(found.node, Shift)
    assert found.node.period.unit is Unit.DAY
    assert isinstance(found.node.base, Part)


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_a_language_without_a_grammar_is_told(language: str) -> None:
    with pytest.raises(BackchannelError, match="no grammar"):
        scan("3 May", language)
