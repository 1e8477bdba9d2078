"""The date of publication from the text, the folder and public events, through `infer` and `trace`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.inference import Neighbour, infer, trace
from backchannel.dates.inference.dayset import DaySet, between, union
from backchannel.dates.inference.network import Link, solve
from backchannel.dates.meaning.frame import MONTH_NAMES

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def written(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def test_nothing_is_concluded_from_a_text_without_dates() -> None:
    found = infer("The envoys met on Monday. They said that they would meet again soon.")
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)
    assert "nothing in the text" in found.reason


def test_a_day_told_of_as_past_is_a_lower_bound() -> None:
    found = infer("The envoys met on 4 May 2014 in Geneva.")
    assert found.earliest in (date(2014, 5, 3), date(2014, 5, 4))
    assert "4 May 2014" in found.reason


def test_a_planned_day_is_an_upper_bound() -> None:
    found = infer("The envoys met on 4 May 2014 in Geneva. The delegations will meet again on 28 September 2014.")
    assert found.latest is not None
    assert date(2014, 9, 28) <= found.latest <= date(2014, 9, 29)


def test_a_plan_that_is_told_of_as_over_is_set_aside() -> None:
    text = "The talks failed on 4 May 2014. A month before, a paper said that they will open on 2 March 2014."
    found = trace(text)
    assert found.answer.earliest is not None
    assert found.answer.earliest >= date(2014, 5, 3)
    assert any("2 March 2014" in link.reason for link in found.aside)
    assert "not followed" in found.answer.reason


def test_the_day_of_the_copy_is_an_upper_bound() -> None:
    found = infer("The envoys met on 4 May 2014 in Geneva.", captured=date(2014, 5, 20))
    assert found.latest == date(2014, 5, 20)
    assert "copy" in found.reason


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The envoys met yesterday, 4 May 2014, in Geneva.", date(2014, 5, 5), date(2014, 5, 5)),
        ("The envoys met last month (April 2014) in Geneva.", date(2014, 5, 1), date(2014, 5, 31)),
        ("The war began two years ago (2012) in the south.", date(2014, 1, 1), date(2014, 12, 31)),
    ],
)
def test_a_relative_time_with_its_date_beside_it(text: str, first: date, last: date) -> None:
    found = infer(text)
    assert (found.earliest, found.latest) == (first, last)


def test_weekday_and_day_without_a_year_choose_the_year() -> None:
    # Of the years about, 23 December was a Saturday in 2017 only.
    text = "In 2016 the army left. In 2017 the rebels followed.\n\nThe envoys met on Saturday, 23 December."
    found = infer(text)
    assert found.earliest is not None
    assert found.latest is not None
    assert date(2017, 12, 22) <= found.earliest
    assert found.latest <= date(2018, 12, 31)


def test_a_year_in_a_name_is_no_lower_bound() -> None:
    assert infer("The city hopes to hold the 2024 Games.").earliest is None


def test_a_copy_of_a_dated_report_is_of_its_days() -> None:
    text = (
        "Negotiators of both sides sat down in the old harbour town and spoke for nine hours about a cease-fire, "
        "prisoners and the opening of the road to the north, two of them said afterwards."
    )
    neighbour = Neighbour(
        name="report A", text=f"{text} No paper was signed.", earliest=date(1998, 3, 4), latest=date(1998, 3, 4)
    )
    found = infer(text, folder=[neighbour])
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= date(1998, 3, 4) <= found.latest
    assert found.latest - found.earliest <= timedelta(days=7)
    assert "report A" in found.reason
    assert infer(text).earliest is None


def test_another_report_gives_the_year_of_what_both_tell_of() -> None:
    text = "The Transport Council of Norway signed the Bergen Harbour Accord in March, and quarrels have gone on since."
    other = Neighbour(
        name="report B", text="The Transport Council of Norway signed the Bergen Harbour Accord on 9 March 2003."
    )
    found = infer(text, folder=[other])
    assert found.earliest is not None
    assert found.latest is not None
    assert date(2003, 3, 8) <= found.earliest <= date(2003, 3, 9)
    assert found.latest <= date(2004, 3, 31)
    assert "report B" in found.reason


def test_public_events_are_asked_only_when_wanted() -> None:
    text = "Diplomats said that Resolution 1973 had not been carried out in full."
    assert infer(text).earliest is None
    found = infer(text, events=True)
    assert found.earliest == date(2011, 3, 17)
    assert "Resolution 1973" in found.reason


def test_a_length_counts_from_what_began() -> None:
    text = "After two months of NATO bombing in Serbia, Belgrade has not given in. Envoys flew to Yugoslavia."
    found = infer(text, events=True)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= date(1999, 5, 24) <= found.latest
    assert found.latest - found.earliest < timedelta(days=60)


@given(DAYS, st.integers(0, 300))
@settings(max_examples=25, deadline=None)
def test_what_is_told_of_as_past_never_lies_after_its_publication_by_more_than_a_day(day: date, later: int) -> None:
    found = infer(f"The envoys met on {written(day)} in Geneva.", captured=day + timedelta(days=later))
    assert found.earliest is not None
    assert found.latest is not None
    assert day - timedelta(days=1) <= found.earliest <= day
    assert found.latest <= day + timedelta(days=later)


RUNS = st.lists(st.tuples(st.integers(720_000, 720_400), st.integers(0, 20)), max_size=6)


@given(RUNS, RUNS)
def test_sets_of_days_behave_like_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    a, b = (union((first, first + more) for first, more in runs) for runs in (one, other))
    assert set((a & b).days()) == set(a.days()) & set(b.days())
    assert a.size == len(set(a.days()))
    assert set(a.moved(1, 3).days()) == {day + timedelta(days=n) for day in a.days() for n in (1, 2, 3)}


@given(st.lists(st.tuples(DAYS, st.integers(-50, 50), st.integers(0, 400), st.integers(1, 9)), max_size=6))
@settings(max_examples=50, deadline=None)
def test_the_network_keeps_every_day_that_its_links_allow(links: list[tuple[date, int, int, int]]) -> None:
    given_links = [
        Link(source=f"v{i}", days=between(day, day), least=low, most=low + more, rank=rank, reason=f"r{i}")
        for i, (day, low, more, rank) in enumerate(links)
    ]
    found = solve(given_links)
    kept = [*found.because, *found.agreeing]
    assert found.days
    assert len(kept) + len(found.aside) == len(links)
    expected: DaySet | None = None
    for link in kept:
        span = link.days.moved(link.least, link.most)
        expected = span if expected is None else expected & span
    assert expected is None or found.days == expected
