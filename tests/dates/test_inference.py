"""The date of publication from the text alone, through `answers`, `infer` and `trace`."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.inference import Folder, answers, infer, trace
from backchannel.dates.meaning.frame import MONTH_NAMES
from backchannel.model import DateRange

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
SIEGE = "The siege of the harbour began in October and has cost thousands of lives, doctors said."


def written(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def copied(day: date) -> DateRange:
    return DateRange(latest=day, reason=f"the copy was made on {written(day)}")


def bounds(found: DateRange) -> tuple[date, date]:
    assert found.earliest is not None
    assert found.latest is not None
    return found.earliest, found.latest


def test_nothing_is_concluded_from_a_text_without_dates() -> None:
    found = infer("The envoys met on Monday. They said that they would meet again soon.")
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)
    assert "nothing in the text" in found.reason


def test_a_day_told_of_as_past_is_a_lower_bound() -> None:
    found = infer("The envoys met on 4 May 2014 in Geneva.")
    assert found.earliest in (date(2014, 5, 3), date(2014, 5, 4))
    assert "4 May 2014" in found.reason


def test_a_planned_day_is_an_upper_bound() -> None:
    found = infer("On Sunday the envoys met in Geneva, on 4 May 2014. They will meet again on 28 September 2014.")
    assert found.latest is not None
    assert date(2014, 9, 28) <= found.latest <= date(2014, 9, 29)


def test_a_plan_that_is_told_of_as_over_is_set_aside() -> None:
    text = "On Sunday the talks failed, on 4 May 2014. Before, a paper said that they will open on 2 March 2014."
    found = trace(text)
    assert found.answer.earliest is not None
    assert found.answer.earliest >= date(2014, 5, 3)
    assert any("2 March 2014" in link.reason for link in found.aside)
    assert "not followed" in found.answer.reason


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The envoys met yesterday, 4 May 2014, in Geneva.", date(2014, 5, 5), date(2014, 5, 5)),
        ("The envoys met last month (April 2014) in Geneva.", date(2014, 5, 1), date(2014, 5, 31)),
        ("The war began two years ago (2012) in the south.", date(2014, 1, 1), date(2014, 12, 31)),
    ],
)
def test_a_relative_time_with_its_date_beside_it(text: str, first: date, last: date) -> None:
    assert bounds(infer(text)) == (first, last)


def test_weekday_and_day_without_a_year_choose_the_year() -> None:
    # Of the years about, 23 December was a Saturday in 2017 only.
    text = "In May 2016 the army left. In June 2017 the rebels followed.\n\nThe envoys met on Saturday, 23 December."
    first, last = bounds(infer(text))
    assert date(2017, 12, 22) <= first
    assert last <= date(2018, 12, 31)


def test_a_year_in_a_name_is_no_lower_bound() -> None:
    assert infer("The city hopes to hold the 2024 Games.").earliest is None


def test_a_year_named_alone_bounds_nothing_from_above() -> None:
    assert infer("The treaty was signed in 1994.").latest is None


def test_two_years_named_bound_the_report_by_their_distance() -> None:
    near = infer("The fleet left in May 2010. It came back in June 2011, its admiral said on Monday.").latest
    far = infer("The fleet left in May 1980. It came back in June 2011, its admiral said on Monday.").latest
    assert near is not None
    assert far is not None
    assert date(2011, 12, 31) < near < far


def test_a_history_is_bounded_from_below_only() -> None:
    text = (
        "In May 1941 the army left. In June 1942 it came back.\n\nThe bridge fell in March after two months of siege."
    )
    found = trace(text)
    assert found.answer.earliest == date(1942, 6, 1)
    assert found.answer.latest is None
    assert not any("March" in link.reason or "two months" in link.reason for link in (*found.because, *found.agreeing))


def test_what_witnesses_leave_open_is_never_contradicted() -> None:
    found = infer("The envoys met on 4 May 2014 in Geneva.", witnessed=copied(date(2014, 5, 20)))
    assert found.latest == date(2014, 5, 20)
    assert "the copy was made" in found.reason
    early = trace("The envoys met on 4 May 2014 in Geneva.", witnessed=copied(date(2013, 1, 1)))
    assert early.answer.latest == date(2013, 1, 1)
    assert any("4 May 2014" in link.reason for link in early.aside)


def test_days_named_by_witnesses_stay_days() -> None:
    days = (date(2014, 5, 4), date(2014, 9, 4))
    witnessed = DateRange(earliest=days[0], latest=days[1], candidates=days, reason="4/5 or 5/4")
    assert infer("The envoys met.", witnessed=witnessed).candidates == days
    assert infer("They met on 1 August 2014.", witnessed=witnessed).earliest == days[1]


@pytest.mark.parametrize("language", ["sw", "nb"])
def test_a_language_without_words_gives_what_was_witnessed(language: str) -> None:
    found = answers("Walikutana 4 May 2014.", language=language)
    assert (found.text.earliest, found.text.latest, found.folder) == (None, None, None)
    assert language in found.text.reason
    seen = infer("Walikutana 4 May 2014.", language=language, witnessed=copied(date(2015, 1, 1)))
    assert (seen.earliest, seen.latest) == (None, date(2015, 1, 1))
    assert language in seen.reason


def test_a_part_of_the_year_is_said_where_the_year_is_unknown() -> None:
    found = infer("The siege of the harbour began in March. After two months of siege nothing has changed.")
    assert (found.earliest, found.latest) == (None, None)
    # Begun from 1 to 31 March, a month and a half to three months ago.
    assert found.edtf == "XXXX-04-15/XXXX-07-01"
    assert parse_edtf(found.edtf)
    assert "between 15 April and 1 July, but no year is known" in found.reason


def test_what_was_allowed_began_later() -> None:
    text = (
        "The intervention was authorised by parliament in January. After two months of air strikes nothing has changed."
    )
    found = trace(text)
    months = {day.month for day in found.days.days() if day.year == 1999}
    assert months == set(range(2, 13))
    assert "before it was allowed" in found.answer.reason


@pytest.mark.parametrize(
    "length",
    [
        "Two months of siege have emptied the town.",
        "The two-month-old siege has emptied the town.",
        "Two months into the siege the town is empty.",
    ],
)
def test_a_length_counts_from_a_beginning_in_the_same_text(length: str) -> None:
    found = trace(f"{SIEGE} {length}")
    months = {day.month for day in found.days.days() if day.year == 1999}
    # Begun from 1 to 31 October, and a month and a half to three months ago.
    assert months == {1, 11, 12}


def test_an_ordinal_length_counts_too() -> None:
    found = trace(f"{SIEGE} The siege, now in its third month, has emptied the town.")
    days = [day for day in found.days.days() if date(1999, 6, 1) < day < date(2000, 6, 1)]
    # Begun from 1 to 31 October; at least one month of the calendar and at most three have gone by.
    assert (days[0], days[-1]) == (date(1999, 10, 31), date(2000, 2, 1))


def test_a_length_that_counts_to_another_day_says_nothing() -> None:
    found = trace(f"{SIEGE} They spoke on Monday. In 1992, after two months of siege, the town fell.")
    assert not any("two months" in link.reason for link in (*found.because, *found.agreeing, *found.aside))
    alone = trace(f"{SIEGE} Nurses spoke of two months of siege.")
    assert any("two months" in link.reason for link in alone.because)


@pytest.mark.parametrize(
    "sentence",
    [
        "In January parliament did not authorise the air strikes.",
        "In January parliament authorised some eighty million crowns more for the war.",
    ],
)
def test_what_was_not_allowed_begins_nothing(sentence: str) -> None:
    found = trace(f"{sentence} After two months of air strikes nothing has changed.")
    assert not any("allowed" in link.reason for link in (*found.because, *found.agreeing))


@pytest.mark.parametrize(
    ("length", "least", "most"),
    [
        ("The 150-day-old siege has emptied the town.", 149, 151),
        ("The 1425-day-old siege has emptied the town.", 1424, 1426),
        ("The siege, now in its 1400th day, has emptied the town.", 1398, 1401),
    ],
)
def test_a_length_in_figures_is_read_whole(length: str, least: int, most: int) -> None:
    found = trace(f"{SIEGE} {length}")
    (link,) = (one for one in (*found.because, *found.agreeing, *found.aside) if "it began in" in one.reason)
    assert (link.least, link.most) == (least, most)


@pytest.mark.parametrize(
    "length",
    [
        "The 1,425-day-old siege has emptied the town.",
        "The twenty-five-month-old siege has emptied the town.",
        "The siege, now in its 16x month, has emptied the town.",
        f"After 1{'0' * 400} weeks of siege the town is empty.",
        f"The 1{'0' * 400}-day-old siege has emptied the town.",
        f"The siege, now in its 1{'0' * 400}th day, has emptied the town.",
    ],
)
def test_a_length_that_is_no_number_of_days_says_nothing(length: str) -> None:
    found = trace(f"{SIEGE} {length}")
    every = (*found.because, *found.agreeing, *found.aside)
    assert not any("it began in" in link.reason for link in every), found.answer.reason


@pytest.mark.parametrize("text", ["Two months of siege in Arvenia. ", "two months of siege in Arvenia. "])
def test_a_long_text_of_lengths_is_looked_at_in_a_time_that_grows_with_it(text: str) -> None:
    begun = process_time()
    Folder({"hostile": text * (70_000 // len(text))})
    # Less than a second; where each length was held against all others it was seventeen.
    assert process_time() - begun < 6


LEAD = "OSLO — The envoys of both sides {} on Monday in a hotel by the sea."


def weekdays(text: str, days: int) -> set[int]:
    witnessed = DateRange(earliest=date(2014, 5, 5), latest=date(2014, 5, 5) + timedelta(days=days), reason="seen")
    found = infer(text, witnessed=witnessed)
    return {day.isoweekday() for day in found.candidates or ()}


@pytest.mark.parametrize(
    "dateline", ["OSLO —", "NEW YORK (Reuters) —", "TEL AVIV —", "PORT-AU-PRINCE (AP) --", "TRIPOLI, Libya (AP) —"]
)
def test_the_news_of_a_report_with_a_dateline_is_of_the_last_days(dateline: str) -> None:
    assert weekdays(LEAD.format("met").replace("OSLO —", dateline), 27) == {1, 2, 3, 4}


@pytest.mark.parametrize("text", [LEAD.format("will meet"), "The envoys met on Monday in a hotel by the sea."])
def test_without_a_dateline_or_of_plans_a_weekday_says_nothing(text: str) -> None:
    assert weekdays(text, 27) == set()


def test_a_weekday_says_nothing_where_many_days_are_left() -> None:
    assert weekdays(LEAD.format("met"), 200) == set()


@given(DAYS, st.integers(0, 300))
@settings(max_examples=25, deadline=None)
def test_what_is_told_of_as_past_never_lies_after_its_publication_by_more_than_a_day(day: date, later: int) -> None:
    found = infer(f"The envoys met on {written(day)} in Geneva.", witnessed=copied(day + timedelta(days=later)))
    first, last = bounds(found)
    assert day - timedelta(days=1) <= first <= day
    assert last <= day + timedelta(days=later)


@pytest.mark.parametrize(("first", "last"), [(1830, 1835), (1700, 1705), (1790, 1835), (2160, 2170), (3000, 3001)])
@pytest.mark.parametrize("text", [SIEGE, "The envoys met on 4 May 1834 in Geneva.", "They met on 4 May 2014."])
def test_what_was_witnessed_of_any_century_stays(first: int, last: int, text: str) -> None:
    witnessed = DateRange(earliest=date(first, 3, 1), latest=date(last, 3, 1), reason="a stamp of the library")
    for found in (infer(text, witnessed=witnessed), infer(text, witnessed=witnessed, events=True)):
        begin, end = bounds(found)
        assert date(first, 3, 1) <= begin <= end <= date(last, 3, 1)
        assert "a stamp of the library" in found.reason


def test_an_old_date_narrows_what_was_witnessed() -> None:
    witnessed = DateRange(latest=date(1835, 3, 1), reason="a stamp of the library")
    found = infer("The envoys met on 4 May 1834 in Geneva.", witnessed=witnessed)
    assert bounds(found) == (date(1834, 5, 3), date(1835, 3, 1))


@given(
    st.dates(), st.dates(), st.sampled_from([SIEGE, LEAD.format("met"), "They met on 4 May 2014. They will in June."])
)
@settings(max_examples=60, deadline=None)
def test_no_answer_is_wider_than_what_was_witnessed(one: date, other: date, text: str) -> None:
    first, last = sorted((one, other))
    begin, end = bounds(infer(text, witnessed=DateRange(earliest=first, latest=last, reason="seen")))
    assert first <= begin <= end <= last


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    found = answers(text)
    for one in (found.text, found.events, found.together):
        assert one.reason
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest
