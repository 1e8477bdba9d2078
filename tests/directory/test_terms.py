"""Holders of an office on a day: days of change, gaps, rivals, vague and unknown ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.directory import Term, directory
from backchannel.directory.edtf import Days, days
from backchannel.directory.terms import Terms


def term(person: str, begun: str, until: str | None, *, acting: bool = False, known_to: str | None = None) -> Term:
    return Term(
        body="actor-nor", office="foreign_minister", person=person, begun=days(begun),
        until=days(until) if until else None, acting=acting,
        known_to=date.fromisoformat(known_to) if known_to else None, source="test",
    )  # fmt: skip


def holder(terms: list[Term], first: str, last: str | None = None) -> str | None:
    found = Terms(terms).holder(
        "actor-nor", "foreign_minister", date.fromisoformat(first), date.fromisoformat(last or first)
    )
    return found.person if found is not None else None


CHANGE = [term("old", "2005-10-17", "2010-06-01"), term("new", "2010-06-01", "2013-10-16")]


def test_a_day_of_change_belongs_to_who_comes() -> None:
    assert holder(CHANGE, "2010-05-31") == "old"
    assert holder(CHANGE, "2010-06-01") == "new"
    assert holder(CHANGE, "2010-06-02") == "new"


def test_days_over_a_change_have_no_holder() -> None:
    assert holder(CHANGE, "2010-05-20", "2010-06-10") is None


def test_before_and_after_all_and_in_a_gap_there_is_nobody() -> None:
    gap = [term("old", "2005-10-17", "2010-06-01"), term("new", "2010-07-01", "2013-10-16")]
    assert [holder(gap, day) for day in ("2005-10-16", "2010-06-15", "2013-10-17")] == [None, None, None]


def test_within_vague_bounds_nobody_is_sure() -> None:
    vague = [term("old", "2005", "2010")]
    assert [holder(vague, day) for day in ("2005-03-01", "2007-01-01", "2010-03-01")] == [None, "old", None]


def test_the_day_on_which_somebody_came_bounds_a_vaguer_end() -> None:
    terms = [term("old", "2005", "2010-06"), term("new", "2010-06-10", "2013")]
    assert holder(terms, "2010-06-20") == "new"
    assert holder(terms, "2010-06-05") is None


def test_the_day_on_which_somebody_left_bounds_a_vaguer_begin() -> None:
    terms = [term("old", "2005", "2010-06-10"), term("new", "2010-06", "2013")]
    assert holder(terms, "2010-06-05") == "old"
    assert holder(terms, "2010-06-20") is None


def test_a_vague_end_before_the_successor_still_hides_nobody_who_came_later() -> None:
    terms = [term("old", "2005", "2011"), term("new", "2010-06-10", "2013")]
    assert holder(terms, "2011-06-20") is None


def test_two_at_a_time_are_nobody() -> None:
    assert holder([term("one", "2001", "2009"), term("other", "2003", "2008")], "2005-05-05") is None


def test_acting_and_rival_holders_count_only_where_there_is_nobody_else() -> None:
    acting = term("acting", "2010-06-01", "2010-09-01", acting=True)
    assert holder([*CHANGE, acting], "2010-07-01") == "new"
    assert holder([CHANGE[0], acting], "2010-07-01") == "acting"
    rival = term("rival", "2010-06-01", "2010-12-01", acting=True)
    assert holder([acting, rival], "2010-07-01") is None


def test_an_unknown_end_is_sure_to_the_day_to_which_it_is_known() -> None:
    terms = [term("leader", "2016-05-25", None, known_to="2024-12-31")]
    assert holder(terms, "2018-07-01") == "leader"
    assert holder(terms, "2024-12-31") == "leader"
    assert holder(terms, "2025-01-01") is None


def test_an_unknown_end_hides_a_successor_whose_day_is_known() -> None:
    terms = [term("leader", "2016-05-25", None, known_to="2017-12-31"), term("next", "2019-01-01", "2020-01-01")]
    assert holder(terms, "2019-06-01") is None


def test_who_is_still_in_office_holds_it_on_any_later_day() -> None:
    assert holder([term("one", "2024-12-01", None)], "2026-11-01") == "one"


DAYS = st.dates(date(2000, 1, 1), date(2006, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Days:
    first = draw(DAYS)
    return Days(first, first + timedelta(days=draw(st.sampled_from((0, 0, 30, 365)))))


@st.composite
def some_terms(draw: st.DrawFn) -> Term:
    begun = draw(spans())
    until = draw(st.none() | spans())
    if until is not None and until.latest < begun.earliest:
        until = None
    known = draw(st.none() | DAYS) if until is None else None
    return Term(
        body="actor-nor", office="foreign_minister", person=draw(st.sampled_from("abc")), begun=begun, until=until,
        known_to=known, acting=draw(st.booleans()), source="test",
    )  # fmt: skip


@given(st.lists(some_terms(), max_size=6), DAYS, st.integers(0, 40))
def test_a_holder_holds_the_office_on_every_day_asked_for(terms: list[Term], first: date, more: int) -> None:
    last = first + timedelta(days=more)
    found = Terms(terms).holder("actor-nor", "foreign_minister", first, last)
    if found is not None:
        assert found in terms
        assert found.begun.latest <= first
        assert found.until is None or last <= found.until.earliest
        assert found.known_to is None or last <= found.known_to


@given(st.lists(some_terms(), max_size=6), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(terms: list[Term], day: date, random: object) -> None:
    shuffled = list(terms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Terms(terms), Terms(shuffled)
    assert one.all() == other.all()
    assert one.holder("actor-nor", "foreign_minister", day, day) == other.holder(
        "actor-nor", "foreign_minister", day, day
    )


@given(st.integers(0, 10**6), DAYS)
def test_in_the_shipped_tables_a_holder_is_in_office_that_day(pick: int, day: date) -> None:
    terms = directory().terms
    every = terms.all()
    chosen = every[pick % len(every)]
    found = terms.holder(chosen.body, chosen.office, day, day)
    assert found is None or found.begun.earliest <= day <= (found.until.latest if found.until else date.max)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2011-07-19", date(2011, 7, 19), date(2011, 7, 19)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2011-03/2013", date(2011, 3, 1), date(2013, 12, 31)),
    ],
)
def test_days_are_read_as_bounds(text: str, earliest: date, latest: date) -> None:
    assert days(text) == Days(earliest, latest)


@pytest.mark.parametrize("text", ["", "soon", "2011-13", "2011-02-30", "11-02-2011", "2013/2011", "2011/", "2011-2012"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        days(text)


@given(spans())
def test_bounds_are_written_so_that_they_are_read_as_the_same(span: Days) -> None:
    assert days(span.edtf) == span
