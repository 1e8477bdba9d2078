"""The date of an event: what all of its accounts allow, whatever their order and ids."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.model import Claim, DateRange, Span
from backchannel.reconcile.dates import first_public, shared_date
from tests.support import between, claim, day


def may(number: int) -> date:
    """Return a day of May 2030; the 3rd is a Friday."""
    return date(2030, 5, number)


def some(*numbers: int) -> DateRange:
    """Return a date that is one of some days of May 2030."""
    days = tuple(may(number) for number in numbers)
    edtf = f"[{','.join(map(str, days))}]"
    return DateRange(edtf=edtf, earliest=days[0], latest=days[-1], candidates=days, reason="one of them")


def span(first: int, last: int) -> DateRange:
    """Return an interval of May 2030."""
    return between(str(may(first)), str(may(last)))


def shared(*dates: DateRange) -> DateRange:
    """Return the date of the event that accounts of these dates are of; the same in each order of them and of ids."""
    claims = [claim(str(number), on=f"doc-{number}", when=when) for number, when in enumerate(dates)]
    found = shared_date(claims, lambda _: None)
    assert shared_date(claims[::-1], lambda _: None) == found
    assert shared_date(renamed(claims), lambda _: None) == found
    return found


def renamed(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with other ids, in the opposite order of code points."""
    return [replace(one, id=f"claim-{len(claims) - number}") for number, one in enumerate(claims)]


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        ((some(2, 5), span(2, 5)), "[2030-05-02,2030-05-05]"),
        ((some(2, 5, 9), span(1, 5)), "[2030-05-02,2030-05-05]"),
        ((some(2, 5, 9), some(2, 5, 8)), "[2030-05-02,2030-05-05]"),
        ((some(2, 5), span(1, 4)), "2030-05-02"),
        ((some(2, 5), span(2, 4)), "2030-05-02"),
        ((some(2, 5), day("2030-05-05")), "2030-05-05"),
        ((span(1, 4), span(3, 9)), "2030-05-03/2030-05-04"),
    ],
)
def test_single_days_are_taken_first_and_the_bounds_from_them(dates: tuple[DateRange, ...], edtf: str) -> None:
    found = shared(*dates)
    assert found.edtf == edtf
    if found.candidates:
        assert (found.earliest, found.latest) == (found.candidates[0], found.candidates[-1])
    elif "/" not in edtf:
        assert found.earliest == found.latest == date.fromisoformat(edtf)


def test_an_account_that_says_all_keeps_its_reason_and_words() -> None:
    words = Span(start=3, end=9, text="2 or 5")
    found = shared(span(2, 5), replace(some(2, 5), phrase=words, anchor="2030-05-06"))
    assert (found.reason, found.anchor) == ("one of them", "2030-05-06")
    assert found.phrase == words.within("doc-1")


def test_a_weekday_that_is_told_leaves_only_days_of_it() -> None:
    friday = DateRange(weekday=5, reason="a weekday is given")
    found = shared(some(2, 3, 9), friday)
    assert (found.edtf, found.weekday) == ("2030-05-03", 5)


def test_days_that_do_not_fit_together_leave_the_bounds_and_are_named_in_the_reason() -> None:
    found = shared(some(2, 5), span(3, 4))
    assert (found.edtf, found.candidates) == ("2030-05-03/2030-05-04", None)
    assert "do not fit together" in found.reason
    assert "do not fit together" not in shared(some(2, 5, 9), span(1, 5)).reason


def test_of_equal_bounds_the_exact_and_the_shorter_form_is_taken() -> None:
    month = DateRange(edtf="2030-05", earliest=may(1), latest=may(31), reason="a month")
    rough = DateRange(edtf="2030-05-01~/2030-05-31~", earliest=may(1), latest=may(31), reason="about then")
    assert shared(rough, span(1, 31), month).edtf == "2030-05"
    assert shared(rough, span(1, 31)).edtf == "2030-05-01/2030-05-31"


def test_accounts_without_a_date_give_the_same_reason_in_each_order() -> None:
    found = shared(DateRange(reason="no date is given"), DateRange(edtf="XXXX-05-02", reason="the year is unknown"))
    assert (found.edtf, found.reason) == ("XXXX-05-02", "the year is unknown")


def test_single_days_of_the_first_report_are_kept_where_no_other_can_lie_between() -> None:
    public = first_public([("Courier", some(2, 5)), ("Courier", some(2, 5))])
    assert public is not None
    assert (public.edtf, public.candidates) == ("[2030-05-02,2030-05-05]", (may(2), may(5)))
    public = first_public([("Courier", some(2, 5)), ("Herald", span(3, 9))])
    assert public is not None
    assert (public.edtf, public.candidates) == ("2030-05-02/2030-05-05", None)


@st.composite
def accounts(draw: st.DrawFn) -> list[Claim]:
    """Return accounts that do not clash: all of them allow one day."""
    meant = draw(st.integers(8, 20))
    below, above = st.sampled_from([0, 1, 3, 7]), st.sampled_from([0, 2, 3, 8])
    found = []
    for number in range(draw(st.integers(1, 5))):
        first, last = may(meant - draw(below)), may(meant + draw(above))
        others = draw(st.lists(st.integers(0, (last - first).days)))
        named = tuple(sorted({first, last, *(first + timedelta(days=n) for n in others)}))
        when = draw(
            st.sampled_from(
                [
                    day(str(first)) if first == last else between(str(first), str(last)),
                    DateRange(edtf=f"{first}/..", earliest=first, reason="after it"),
                    DateRange(edtf=f"../{last}", latest=last, reason="before it"),
                    DateRange(weekday=may(meant).isoweekday(), reason="a weekday"),
                    DateRange(reason="no date is given"),
                    DateRange(
                        edtf=f"[{','.join(map(str, named))}]" if len(named) > 1 else str(first), earliest=first,
                        latest=last, candidates=named if len(named) > 1 else None, reason="one of some",
                    ),
                ]
            )
        )  # fmt: skip
        document = draw(st.sampled_from(["doc-a", "doc-b"]))
        found.append(claim(str(number), on=document, when=when))
    return found


@given(st.data())
def test_neither_order_nor_ids_matter(data: st.DataObject) -> None:
    claims = data.draw(accounts())
    shuffled = data.draw(st.permutations(claims))
    found = shared_date(claims, lambda _: None)
    assert shared_date(shuffled, lambda _: None) == found
    assert shared_date(renamed(shuffled), lambda _: None) == found


def allows(when: DateRange, one: date) -> bool:
    """Whether an account's date can be of a day."""
    within = (when.earliest or one) <= one <= (when.latest or one)
    return within and (when.weekday or one.isoweekday()) == one.isoweekday() and one in (when.candidates or (one,))


@given(accounts())
def test_bounds_and_days_lie_within_those_of_every_account(claims: list[Claim]) -> None:
    found = shared_date(claims, lambda _: None)
    first, last = found.earliest or date.min, found.latest or date.max
    assert first <= last
    assert found.reason
    for one in claims:
        assert (one.when.earliest or date.min) <= first
        assert last <= (one.when.latest or date.max)
    if found.candidates:
        assert len(found.candidates) > 1
        assert (first, last) == (found.candidates[0], found.candidates[-1])
        assert found.edtf == f"[{','.join(map(str, found.candidates))}]"
    elif first == last:
        assert found.edtf == str(first)
    allowed = {one for one in map(may, range(1, 32)) if all(allows(c.when, one) for c in claims)}
    if allowed and any(c.when.candidates for c in claims):
        assert set(found.candidates or (found.earliest,)) == allowed


def test_no_accounts_have_no_date() -> None:
    assert shared_date([], lambda _: None) == DateRange(reason="no date is given")
