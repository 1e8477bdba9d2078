"""Distances from something else in a text: which are taken, and where they lead."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.dates import Offset, offset_of, shifted
from backchannel.dates.tree import Period, Shift, Unit
from backchannel.model import DateRange

DAY = date(2011, 5, 2)


@pytest.mark.parametrize("count", [inf, -inf, nan, 2.5, None])
def test_a_count_that_is_no_whole_number_is_no_offset(count: float | None) -> None:
    assert offset_of(Shift(Period(Unit.DAY, count), "after", "told")) is None


def test_a_whole_count_is_an_offset_however_it_was_reckoned() -> None:
    assert offset_of(Shift(Period(Unit.DAY, 2.0), "after", "told")) == Offset(2, Unit.DAY, "after")


@pytest.mark.parametrize("days", [99_999_999_999, -99_999_999_999, 3_000_000, 10**400])
def test_beyond_the_calendar_is_open_with_its_reason(days: int) -> None:
    moved = shifted(DateRange(edtf="2011-05-02", earliest=DAY, latest=DAY, reason="x"), days, "so far away")
    assert (moved.edtf, moved.earliest, moved.latest, moved.weekday) == (None, None, None, None)
    assert moved.reason == "so far away; beyond the calendar"


def test_a_side_that_stays_in_the_calendar_is_kept() -> None:
    base = DateRange(earliest=date(2, 1, 1), latest=DAY, reason="x")
    moved = shifted(base, -1000, "before it")
    assert (moved.edtf, moved.earliest, moved.latest) == ("../2008-08-05", None, date(2008, 8, 5))
    assert "beyond the calendar" in moved.reason


@given(st.none() | st.dates(), st.none() | st.dates(), st.integers())
def test_any_count_gives_bounds_in_order_and_opens_only_with_a_reason(
    one: date | None, other: date | None, days: int
) -> None:
    if one is not None and other is not None:
        one, other = min(one, other), max(one, other)
    moved = shifted(DateRange(earliest=one, latest=other, reason="x"), days, "y")
    for before, after in ((one, moved.earliest), (other, moved.latest)):
        if before is not None and after is not None:
            assert (after - before).days == days
        elif before is not None:
            assert "beyond the calendar" in moved.reason
        else:
            assert after is None
