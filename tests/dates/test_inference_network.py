"""Sets of days and the network over them, and what is said of a year that isn't known."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.inference.dayset import DaySet, between, union
from backchannel.dates.inference.network import Basis, Link, solve
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.said import said, year_span

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
RUNS = st.lists(st.tuples(st.integers(720_000, 720_400), st.integers(0, 20)), max_size=6)
LINKS = st.lists(
    st.tuples(st.integers(0, 4), DAYS, st.integers(-50, 50), st.integers(0, 400), st.integers(1, 9)), max_size=7
)


def made(links: list[tuple[int, date, int, int, int]]) -> list[Link]:
    """Links of a few sources, of which one can have several."""
    return [
        Link(
            source=f"v{of}",
            days=between(day, day + timedelta(days=of)),
            least=low,
            most=low + more,
            rank=rank,
            reason=f"r{i}",
        )
        for i, (of, day, low, more, rank) in enumerate(links)
    ]


def possible(links: list[Link], day: int) -> bool:
    """Whether a day of publication has a solution, by trying every day of each source."""
    for source in {link.source for link in links}:
        same = [link for link in links if link.source == source]
        first, last = max(link.days.runs[0][0] for link in same), min(link.days.runs[-1][1] for link in same)
        if not any(all(link.least <= day - of <= link.most for link in same) for of in range(first, last + 1)):
            return False
    return True


@given(RUNS, RUNS)
def test_sets_of_days_behave_like_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    a, b = (union((first, first + more) for first, more in runs) for runs in (one, other))
    assert set((a & b).days()) == set(a.days()) & set(b.days())
    assert a.size == len(set(a.days()))
    assert set(a.moved(1, 3).days()) == {day + timedelta(days=n) for day in a.days() for n in (1, 2, 3)}


@given(LINKS)
@settings(max_examples=60, deadline=None)
def test_the_network_leaves_just_the_days_that_have_a_solution(links: list[tuple[int, date, int, int, int]]) -> None:
    given_links = made(links)
    found = solve(given_links)
    kept = [*found.because, *found.agreeing]
    assert found.days
    assert len(kept) + len(found.aside) == len(links)
    for first, last in found.days.runs:
        for day in {first - 1, first, last, last + 1}:
            assert possible(kept, day) == any(a <= day <= b for a, b in found.days.runs) or not kept


@given(LINKS, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_links_come_does_not_matter(
    links: list[tuple[int, date, int, int, int]], random: Random
) -> None:
    given_links = made(links)
    mixed = list(given_links)
    random.shuffle(mixed)
    assert solve(given_links) == solve(mixed)


@given(LINKS)
@settings(max_examples=40, deadline=None)
def test_the_links_that_are_named_leave_the_same_days(links: list[tuple[int, date, int, int, int]]) -> None:
    found = solve(made(links))
    assert solve(found.because).days == found.days


def agreeing(basis: Basis, rank: int) -> str:
    """What is said where a sure link is enough and another one agrees."""
    sure = Link(source="a", days=between(date(2014, 5, 4), date(2014, 5, 4)), least=0, most=0, rank=1, reason="stamped")
    other = Link(source="b", days=sure.days, least=0, most=9, rank=rank, basis=basis, reason="something else")
    return said(solve([sure, other])).reason


@pytest.mark.parametrize("rank", sorted(set(Rank)))
def test_what_agrees_is_named_where_it_is_from_outside_whatever_its_rank(rank: Rank) -> None:
    for basis in ("folder", "events"):
        assert "in agreement with: something else" in agreeing(basis, rank)
    assert "something else" not in agreeing("text", rank)


def in_each_year(first: tuple[int, int], days: int) -> DaySet:
    begins = [date(year, *first).toordinal() for year in range(1801, 2199)]
    return union(((begin, begin + days) for begin in begins), no_first=True, no_last=True)


def test_a_part_of_every_year_is_said_in_words_and_edtf() -> None:
    days = in_each_year((6, 1), 60)
    found = said(solve([Link(source="x", days=days, least=0, most=0, rank=1, reason="in summer")]))
    assert (found.earliest, found.latest) == (None, None)
    assert found.edtf == "XXXX-06/XXXX-07"
    assert parse_edtf(found.edtf)
    assert "between 1 June and 31 July" in found.reason
    assert "no year is known" in found.reason


def test_a_part_that_goes_round_the_new_year_is_said_in_words_only() -> None:
    found = said(
        solve([Link(source="x", days=in_each_year((11, 20), 60), least=0, most=0, rank=1, reason="in winter")])
    )
    assert found.edtf is None
    assert "between 20 November and 19 January of the next year" in found.reason


@given(st.integers(1, 12), st.integers(1, 28), st.integers(0, 300))
def test_the_part_of_the_year_holds_every_day(month: int, day: int, more: int) -> None:
    span = year_span(in_each_year((month, day), more))
    assert span is not None
    first, last = span
    assert (first.month, first.day) == (month, day)
    inside = (last - first).days % 366
    assert more <= inside <= more + 1  # a leap year's day may lie between
