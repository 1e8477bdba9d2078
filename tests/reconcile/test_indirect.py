"""What the concluded days of an undated report say of the days that it tells without their year."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import Claim, DateRange, Span, Status
from backchannel.reconcile.indirect import indirect


def claim(edtf: str, weekday: int | None = None, status: Status = "happened") -> Claim:
    return Claim(
        id="claim-1", document="doc-1", evidence=(Span(start=0, end=3, text="met"),), layer="talk", status=status,
        when=DateRange(edtf=edtf, weekday=weekday, reason="no year is given"), made_by="rule:test",
    )  # fmt: skip


def between(first: date, last: date) -> DateRange:
    return DateRange(edtf=f"{first}/{last}", earliest=first, latest=last, reason="by its text")


def test_a_day_without_its_year_is_the_last_one_up_to_the_report() -> None:
    found = indirect(claim("XXXX-05-26"), between(date(2005, 6, 1), date(2005, 8, 1)))
    assert (found.earliest, found.latest, found.edtf) == (date(2005, 5, 26), date(2005, 5, 26), "2005-05-26")
    assert found.candidates is None
    planned = indirect(claim("XXXX-05-26", status="planned"), between(date(2005, 6, 1), date(2005, 8, 1)))
    assert planned.earliest == date(2006, 5, 26)


def test_its_weekday_leaves_only_the_years_in_which_it_is_one() -> None:
    found = indirect(claim("XXXX-05-26", weekday=4), between(date(2001, 1, 1), date(2006, 12, 31)))
    assert (found.earliest, found.candidates) == (date(2005, 5, 26), None)


def test_no_day_is_named_where_no_year_fits() -> None:
    unknown = claim("XXXX-05-26", weekday=1)
    assert indirect(unknown, between(date(2005, 6, 1), date(2005, 8, 1))) == unknown.when


@given(
    st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.dates(date(2000, 1, 1), date(2000, 12, 31))
)
def test_a_past_day_is_never_after_the_report_nor_more_than_a_leap_cycle_before(
    first: date, span: int, day: date
) -> None:
    last = date.fromordinal(first.toordinal() + span)
    found = indirect(claim(f"XXXX-{day:%m-%d}"), between(first, last))
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= found.latest <= last
    assert (first - found.earliest).days <= 8 * 366
    assert all((d.month, d.day) == (day.month, day.day) for d in found.candidates or (found.earliest,))
