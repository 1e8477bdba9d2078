"""The parts of the page: dates in words, the time axis, the lanes, and the cutting of texts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.export.page.axis import Axis, axis_over
from backchannel.export.page.days import in_words, lag_in_words, span_of_days
from backchannel.export.page.lanes import Item, Lane, timeline
from backchannel.export.page.passages import Quoted, passages
from backchannel.export.page.words import clipped, letters, made_by, safe_id
from backchannel.model import DateRange
from tests.export.invented_reports import POST, document_of


def _range(first: str | None, last: str | None, edtf: str | None = None, weekday: int | None = None) -> DateRange:
    return DateRange(
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
        edtf=edtf,
        weekday=weekday,
        reason="made for the test",
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (_range("1961-04-27", "1961-04-27"), "Thursday 27 April 1961"),
        (_range("1961-04-01", "1961-04-30"), "April 1961"),
        (_range("1961-02-01", "1961-04-30"), "February–April 1961"),
        (_range("1961-11-01", "1962-02-28"), "November 1961 – February 1962"),
        (_range("1961-01-01", "1961-12-31"), "1961"),
        (_range("1961-01-01", "1963-12-31"), "1961–1963"),
        (_range("1961-04-03", "1961-04-09"), "between 3 and 9 April 1961"),
        (_range("1961-04-03", "1961-05-09"), "between 3 April and 9 May 1961"),
        (_range("1961-12-30", "1962-01-02"), "between 30 December 1961 and 2 January 1962"),
        (_range("1961-04-03", None), "on or after 3 April 1961"),
        (_range(None, "1961-04-03"), "on or before 3 April 1961"),
        (_range(None, None), "date unknown"),
        (_range(None, None, weekday=3), "a Wednesday, date unknown"),
        (_range("1961-04-01", "1961-04-30", weekday=5), "a Friday, in April 1961"),
        (_range("1961-04-01", "1961-04-30", edtf="1961-04~"), "about April 1961"),
        (_range("1961-01-01", "1961-12-31", edtf="1961?"), "1961, uncertain"),
        (_range("1961-01-01", "1961-12-31", edtf="1961%"), "about 1961, uncertain"),
    ],
)
def test_dates_in_words(when: DateRange, words: str) -> None:
    assert in_words(when) == words


def test_possible_days_in_words() -> None:
    first = date(1961, 4, 7)
    weeks = tuple(first + timedelta(days=7 * n) for n in range(9))
    assert in_words(DateRange(candidates=weeks[:3], reason="")) == "7, 14 or 21 April 1961"
    assert in_words(DateRange(candidates=weeks[3:5], reason="")) == "28 April or 5 May 1961"
    assert in_words(DateRange(candidates=weeks, reason="")) == "one of 9 days between 7 April and 2 June 1961"


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        ((0, 0), "the same day"),
        ((3, 3), "3 days later"),
        ((-2, 5), "at most 5 days later"),
        ((2700, 2705), "about 7 years 5 months later"),
        ((30, 400), "4 weeks to 13 months later"),
    ],
)
def test_lags_in_words(lag: tuple[int, int], words: str) -> None:
    assert lag_in_words(lag) == words


@given(st.integers(0, 100_000))
def test_a_length_of_time_is_never_nothing(days: int) -> None:
    assert span_of_days(days).split()[0].isdigit()
    assert (days == 0) == span_of_days(days).startswith("0 ")


def test_words() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert made_by("person:Ada") == "entered by Ada"
    assert made_by("something else") == "something else"
    assert clipped("a long walk by the sea", 12) == "a long walk…"
    assert safe_id("doc-1:a.b_c~d e") == "doc-1:a.b_c~d_e"


_DAYS = st.lists(st.integers(date(1500, 1, 1).toordinal(), date(2200, 1, 1).toordinal()), min_size=1, max_size=40)


@given(_DAYS)
def test_the_axis_keeps_order_and_stays_inside(days: list[int]) -> None:
    axis = axis_over(days)
    assert axis is not None
    places = [axis.place(day) for day in sorted(set(days))]
    assert all(0 <= place <= 1 for place in places)
    assert all(a < b for a, b in pairwise(places))
    assert all(axis.place(day + 1) > axis.place(day) for day in days)
    ticks = [tick.at for tick in axis.ticks()]
    assert ticks == sorted(ticks)
    assert len(ticks) < 40


def _years(axis: Axis) -> list[str]:
    return [cut.length for cut in axis.breaks()]


def test_a_long_gap_is_cut_and_the_rest_is_not_squashed() -> None:
    war = [date(2011, month, day).toordinal() for month in (2, 3, 4, 5, 6, 7) for day in (3, 4, 17)]
    later = [date(2018, 9, 13).toordinal(), date(2018, 9, 20).toordinal()]
    axis = axis_over(war + later)
    assert axis is not None
    assert _years(axis) == ["7 years 2 months"]
    assert axis.place(war[-1]) - axis.place(war[0]) > 0.75
    assert axis.place(war[1]) - axis.place(war[0]) > 0.004


def test_short_and_even_times_are_not_cut() -> None:
    week = axis_over(date(2011, 7, day).toordinal() for day in (11, 12, 15, 18))
    spring = axis_over(date(2011, month, 1).toordinal() for month in (2, 3, 4, 6))
    decades = axis_over(date(year, 5, 9).toordinal() for year in (1961, 1970, 1975, 1988))
    for axis in (week, spring, decades):
        assert axis is not None
        assert axis.breaks() == ()


def test_no_days_no_axis() -> None:
    assert axis_over([]) is None


def _items(dates: list[DateRange]) -> list[Item]:
    return [
        Item(key=f"e{n:04d}", number=str(n), href=f"#e{n}", label="Talks of two parties", spoken="", when=when)
        for n, when in enumerate(dates)
    ]


def _boxes(lane: Lane) -> dict[int, list[tuple[float, float]]]:
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark in lane.marks:
        rows.setdefault(mark.row, []).append((mark.left, mark.right))
    return rows


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(1999, 1, 1)), st.integers(0, 400)), min_size=1, max_size=60))
def test_marks_of_a_row_do_not_overlap(drawn: list[tuple[date, int]]) -> None:
    dates = [_range(day.isoformat(), (day + timedelta(days=length)).isoformat()) for day, length in drawn]
    lane = timeline([("A – B", "", _items(dates))]).lanes[0]
    assert len(lane.marks) == len(dates)
    assert max(mark.row for mark in lane.marks) < lane.rows
    for boxes in _boxes(lane).values():
        boxes.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(boxes))


def test_a_crowded_lane_is_drawn_denser() -> None:
    def drawn(number: int) -> str:
        days = [date(1990, 1, 1) + timedelta(days=3 * n) for n in range(number)]
        return timeline([("A – B", "", _items([_range(d.isoformat(), d.isoformat()) for d in days]))]).lanes[0].density

    assert [drawn(number) for number in (5, 300, 2000)] == ["labelled", "numbered", "ticks"]


def test_shapes_say_what_is_known() -> None:
    dates = [
        _range("1994-05-06", "1994-05-06"),
        _range("1994-04-01", "1994-04-30"),
        _range("1994-03-01", None),
        _range(None, "1994-06-19"),
        DateRange(candidates=(date(1994, 6, 3), date(1994, 6, 10)), reason=""),
        _range(None, None, weekday=3),
    ]
    lane = timeline([("A – B", "", _items(dates))]).lanes[0]
    assert {mark.item.number: mark.shape for mark in lane.marks} == {
        "0": "day", "1": "bar", "2": "from", "3": "until", "4": "choice",
    }  # fmt: skip
    assert [(one.item.number, one.hint) for one in lane.undated] == [("5", "Wed")]


def test_furniture_is_folded_unless_words_in_it_are_pointed_at() -> None:
    document = document_of("post", POST, None, None, "")
    furniture = [one for one in passages(document, []) if not one.story]
    assert [(one.label, one.open) for one in furniture] == [
        ("page furniture, 2 lines", False),
        ("caption", True),
        ("page furniture", False),
    ]
    pointed = passages(document, [Quoted(0, 4, evidence=True)])
    assert [one.open for one in pointed if not one.story] == [True, True, False]


def test_text_that_no_zone_covers_is_shown() -> None:
    document = document_of("post", (("headline", "First."), ("body", "Second.")), None, None, "")
    alone = replace(document, zones=document.zones[1:])
    (passage,) = passages(alone, [])
    assert [[piece.text for piece in block.pieces] for block in passage.blocks] == [["First."], ["Second."]]
