"""Whatever words stand together, and whenever the report was published, a reading is in order and has its reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backchannel.dates import find, ranged
from backchannel.language.words import word_list

WORDS = st.sampled_from(
    word_list(
        """
        in on the of by since last next this early late mid first second third May March Friday Saturday 3 17 2011 1990s
        '  - , . " to and or from between week weeks month months year years day days hours hour ago later before after
        Ramadan Easter Passover Tet noon 9 p.m. quarter half spring summer winter every twice 22nd two few several past
        coming within until for around end beginning weekend night morning decade century yesterday today tomorrow met
        will met said 3/4/2011 31 30 February 1432 Hijri 17:30 GMT 480 BC war fell talks
        """
    )
)


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=16).map(" ".join), st.none() | st.dates())
@example("They rejected it within hours.", date(2011, 5, 31))
@example("On Saturday and last week, next week and at Easter.", date.min)
@example("On Saturday and last week, next week and at Easter.", date.max)
def test_days_are_in_order_and_have_a_reason(text: str, published: date | None) -> None:
    for one in find(text, published):
        reading = one.reading
        assert reading.reason
        if reading.days is not None:
            assert reading.days.first <= reading.days.last
            assert list(reading.candidates) == sorted(reading.candidates)
        told = ranged(one)
        assert told.earliest is None or told.latest is None or told.earliest <= told.latest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The envoy told reporters on Sunday: “We met them yesterday.”", ["2011-07-17", "2011-07-16"]),
        (
            "In 1982 the fleet sailed. On 2 May a cruiser was sunk; two days later a destroyer.",
            ["1982-01-01", "1982-05-02", "1982-05-04"],
        ),
        ("They met on Saturday and will meet again on Friday.", ["2011-07-16", "2011-07-22"]),
        ("Fresh talks could be held in October, he said.", ["2011-10-01"]),
        ("It was signed on Monday 11 July.", ["2011-07-11"]),
    ],
)  # fmt: skip
def test_what_a_phrase_is_read_against(text: str, days: list[str]) -> None:
    found = find(text, date(2011, 7, 19))
    assert [one.reading.days.first.isoformat() for one in found if one.reading.days] == days


def test_a_weekday_that_the_date_was_not_is_told_and_not_mended() -> None:
    (one,) = find("They met on Friday 28 April 2011.", date(2018, 9, 20))
    assert one.reading.days is not None
    assert one.reading.days.first == date(2011, 4, 28)
    assert one.reading.clash is not None
    assert "Thursday" in one.reading.clash.against
    assert ranged(one).edtf == "2011-04-28?"


def test_a_past_after_its_report_is_kept_as_a_clash() -> None:
    (one,) = find("They met on 3 May 2012.", date(2011, 7, 19))
    assert one.reading.clash is not None
    assert ranged(one).edtf == "2012-05-03?"
    (planned,) = find("They will meet on 3 May 2012.", date(2011, 7, 19))
    assert planned.reading.clash is None


@pytest.mark.parametrize("text", ["They met on 31 June.", "On 30 February we met.", "By 31 November they will leave."])
def test_a_day_that_no_year_has_is_told_so(text: str) -> None:
    (one,) = find(text, date(2011, 7, 19))
    assert one.reading.days is None
    assert "no such day" in one.reading.reason


def test_the_month_of_may_is_no_modal() -> None:
    found = find("They met on 4 May, and on 20 June and 5 July.", date(2011, 7, 25))
    assert [one.reading.days.first.year for one in found if one.reading.days] == [2011, 2011, 2011]
