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


def days_of(text: str, phrase: str, published: date) -> tuple[str | None, str | None]:
    one = next(d for d in find(text, published) if phrase in d.expression.text)
    days, reading = one.reading.days, one.reading
    assert days is not None, reading.reason
    return (days.first.isoformat() if reading.lower else None), (days.last.isoformat() if reading.upper else None)


@pytest.mark.parametrize(
    ("text", "phrase", "bounds"),
    [
        ("The council had given them until Thursday.", "Thursday", (None, "2011-07-21")),
        ("The vote was put off to Friday.", "Friday", ("2011-07-22", "2011-07-22")),
        ("The talks should have started on Monday.", "Monday", ("2011-07-18", "2011-07-18")),
        ("The summit had been scheduled for Sunday but was delayed.", "Sunday", ("2011-07-17", "2011-07-17")),
        ("The feast falls on Sunday.", "Sunday", ("2011-07-24", "2011-07-24")),
        ("In a statement on Thursday they ordered the units to stop.", "Thursday", ("2011-07-14", "2011-07-14")),
        ("They are to leave before the end of the month.", "end", (None, "2011-07-31")),
        ("He fired before dawn on Sunday.", "dawn", ("2011-07-17", "2011-07-17")),
        ("She will come the Sunday after next.", "Sunday", ("2011-07-31", "2011-07-31")),
        ("They met the Friday before last.", "Friday", ("2011-07-08", "2011-07-08")),
        ("They will meet this coming weekend.", "weekend", ("2011-07-23", "2011-07-24")),
        ("It lasted from 29 February to 3 March.", "29 February", ("2008-02-29", "2008-03-03")),
        ("The quarter ended June 30 was good.", "quarter", ("2011-04-01", "2011-06-30")),
        ("In the past week two men died.", "past week", ("2011-07-12", "2011-07-19")),
        ("Output in October was lower than a year earlier.", "a year earlier", ("2009-10-01", "2009-10-31")),
        ("They met on Tuesday or Wednesday.", "Tuesday", ("2011-07-12", "2011-07-13")),
        ("The talks were to begin on 10 July and did not.", "10 July", ("2011-07-10", "2011-07-10")),
        ("They met in late July.", "late July", ("2010-07-21", "2010-07-31")),
        ("They met at the end of the month.", "end of the month", ("2011-06-21", "2011-06-30")),
        ("The feast of Ramadan 1432 was kept.", "Ramadan 1432", ("2011-08-01", "2011-08-29")),
    ],
)
def test_what_surrounds_a_phrase_decides_its_side(
    text: str, phrase: str, bounds: tuple[str | None, str | None]
) -> None:
    assert days_of(text, phrase, date(2011, 7, 19)) == bounds


def test_an_empty_line_parts_expressions() -> None:
    found = find(
        "The envoys met in Oslo on Monday\n\n12 June 2011 was quiet in May\n\n2010 was not.", date(2011, 7, 19)
    )
    assert [d.expression.text for d in found] == ["Monday", "12 June 2011", "May", "2010"]
    assert all(d.reading.clash is None for d in found)


def test_a_year_that_is_only_mentioned_leaves_the_story_where_it_is() -> None:
    text = (
        "In March 1945 the army crossed the river. The treaty of 1976 tells of it. On 4 April the town fell. In 1947 "
        "the trial began, and on 5 May it ended."
    )
    read = {d.expression.text: d.reading.days for d in find(text, date(2011, 7, 19))}
    assert read["4 April"] is not None
    assert read["4 April"].first == date(1945, 4, 4)
    assert read["5 May"] is not None
    assert read["5 May"].first == date(1947, 5, 5)


def test_what_lies_ahead_is_of_the_report_although_the_past_was_told_of() -> None:
    text = "The two last met in October 2005. They will meet on Friday, and again in August."
    read = {d.expression.text: d.reading.days for d in find(text, date(2011, 7, 19))}
    assert read["Friday"] is not None
    assert read["Friday"].first == date(2011, 7, 22)
    assert read["August"] is not None
    assert read["August"].first == date(2011, 8, 1)


def test_hours_are_counted_from_an_hour() -> None:
    found = find("They met at 10 p.m. on Friday. Three hours later they left.", date(2011, 7, 19))
    assert found[-1].reading.value == "2011-07-16T01:00"
    assert found[-1].reading.days is not None
    assert found[-1].reading.days.first == date(2011, 7, 16)
