"""Complete written dates in the languages of saved pages."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.read.metadata.written import find_written


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Published Tuesday, 19 July 2011 14:05 GMT", "19 July 2011", date(2011, 7, 19)),
        ("July 19, 2011", "July 19, 2011", date(2011, 7, 19)),
        ("Sept. 3rd 2012", "Sept. 3rd 2012", date(2012, 9, 3)),
        ("the 4th of May, 1999", "4th of May, 1999", date(1999, 5, 4)),
        ("Stand: 19. Juli 2011, 14:05 Uhr", "19. Juli 2011", date(2011, 7, 19)),
        ("Publié le 1er août 2011 à 18h30", "1er août 2011", date(2011, 8, 1)),
        ("19 de julio de 2011", "19 de julio de 2011", date(2011, 7, 19)),
        ("3 de março de 2011", "3 de março de 2011", date(2011, 3, 3)),
        ("5 maggio 2011", "5 maggio 2011", date(2011, 5, 5)),
        ("7 maart 2014", "7 maart 2014", date(2014, 3, 7)),
        ("17. mai 2014", "17. mai 2014", date(2014, 5, 17)),
        ("6 juni 2014", "6 juni 2014", date(2014, 6, 6)),
        ("9 marts 2014", "9 marts 2014", date(2014, 3, 9)),
        ("22 februarie 2014", "22 februarie 2014", date(2014, 2, 22)),
        ("19 lipca 2011 r.", "19 lipca 2011", date(2011, 7, 19)),
        ("19 июля 2011", "19 июля 2011", date(2011, 7, 19)),
        ("2011年7月19日", "2011年7月19日", date(2011, 7, 19)),
        ("19-Jul-2011", "19-Jul-2011", date(2011, 7, 19)),
        ("2011-07-19T14:05:00+02:00", "2011-07-19", date(2011, 7, 19)),
        ("20110719T140500Z", "20110719", date(2011, 7, 19)),
        ("20110719140500+02'00'", "20110719", date(2011, 7, 19)),
        ("19.7.2011", "19.7.2011", date(2011, 7, 19)),
        ("4.7.2011", "4.7.2011", date(2011, 7, 4)),
        ("12/21/2011 4:30:26 PM", "12/21/2011", date(2011, 12, 21)),
        ("Anna LindJul 19, 2011", "Jul 19, 2011", date(2011, 7, 19)),
    ],
)
def test_a_full_date_is_found_with_its_words(text: str, words: str, day: date) -> None:
    found = find_written(text)
    assert [written.text for written in found] == [words]
    assert [written.earliest for written in found] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2011", "2011-13-40", "00/07/2011", "July 19", "on Monday", "in 2011 they met", "version 1.2.3", "",
        "20 out 20", "1/2/3 2011",
    ],
)  # fmt: skip
def test_what_is_no_full_date_is_left(text: str) -> None:
    assert find_written(text) == ()


def test_a_numeric_date_of_two_readings_keeps_both() -> None:
    (written,) = find_written("04/07/2011")
    assert written.candidates == (date(2011, 7, 4), date(2011, 4, 7))
    assert (written.month, written.day) == (None, None)
    assert (written.earliest, written.latest) == (date(2011, 4, 7), date(2011, 7, 4))


def test_the_weekday_beside_a_numeric_date_decides_its_order() -> None:
    (written,) = find_written("Monday 04/07/2011")
    assert written.candidates == ()
    assert written.earliest == date(2011, 7, 4)
    assert written.weekday == 1


def test_time_and_zone_are_read() -> None:
    (written,) = find_written("Sat, 23 Jul 2011 05:42:00 PST")
    assert (written.minute, written.offset, written.weekday) == (5 * 60 + 42, -480, 6)
    (written,) = find_written("2011-07-19T23:05:00-05:00")
    assert (written.minute, written.offset) == (23 * 60 + 5, -300)
    (written,) = find_written("19 July 2011 at 3 p.m.")
    assert (written.minute, written.offset) == (15 * 60, None)


def test_a_month_keeps_its_bounds() -> None:
    (written,) = find_written("in February 2012")
    assert written.precision == "month"
    assert (written.earliest, written.latest) == (date(2012, 2, 1), date(2012, 2, 29))


@given(st.text(max_size=80), st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_spans_are_the_words(before: str, day: date, form: str) -> None:
    text = f"{before} | {day.strftime(form)}"
    found = find_written(text)
    assert all(text[written.start : written.end] == written.text for written in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found[-1].earliest == day


@given(st.dates(date(1000, 1, 2), date(2099, 12, 30)))
def test_iso_dates_round_trip(day: date) -> None:
    (written,) = find_written(day.isoformat())
    assert written.earliest == written.latest == day
    assert find_written((day + timedelta(days=1)).isoformat())[0].earliest > day


@given(st.text(alphabet="0123456789/.- :TZ,JulyMaymarch", max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    for written in find_written(text):
        assert text[written.start : written.end] == written.text
        assert written.earliest <= written.latest
