"""Readings as ranges: bounds, EDTF, weekday, anchor, and the reason in a sentence.

`edtf` (the package) holds our EDTF to its grammar and its strict bounds. What it has wrong is left out: see
docs/decisions/0008-calendars.md.
"""

from __future__ import annotations

import doctest
import json
import re
from datetime import date, timedelta
from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.find import Dated, find
from backchannel.dates.meaning.frame import DAY_NAMES, MONTH_NAMES
from backchannel.dates.ranged import ranged
from backchannel.model import DateRange, Span
from tests.support import ROOT

D = date
UNHURRIED = settings(deadline=None, max_examples=40)
TUESDAY = D(2011, 7, 19)
OPEN = [
    json.loads(line)
    for line in (ROOT / "tests" / "quality" / "dates" / "open.jsonl").read_text(encoding="utf-8").splitlines()
]
YEARS = st.integers(1900, 2050)
"""Years of the reports that are read; all feasts and calendars have tables for them."""
DAYS = st.dates(D(1900, 1, 1), D(2050, 12, 31))


def one(text: str, published: date | None = TUESDAY) -> DateRange:
    """Return the only time of a text."""
    (found,) = find(text, published)
    return ranged(found)


def strict(edge: struct_time | float) -> date | None:
    """Return an edge of the package as a day; an open one is a float of infinity."""
    return None if isinstance(edge, float) else D(*edge[:3])


def check(found: Dated) -> DateRange:
    """Hold one range to what holds of all of them."""
    when = ranged(found)
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    if when.candidates:
        assert (when.candidates[0], when.candidates[-1]) == (when.earliest, when.latest)
        assert list(when.candidates) == sorted(when.candidates)
    if when.earliest is not None and when.earliest == when.latest:
        assert when.weekday == when.earliest.isoweekday()
    if when.earliest is not None or when.latest is not None:
        assert when.edtf, when
    if when.anchor is not None:
        D.fromisoformat(when.anchor)
    assert "\n" not in when.reason
    assert f"'{' '.join(found.expression.text.split())}'" in when.reason
    if when.edtf is not None:
        parsed: Any = parse_edtf(when.edtf)
        # A winter's three months, and a season or day whose year is unknown, are wrong there: no bounds to compare.
        if not re.search(r"-(?:24|28|30)\b|XXXX", when.edtf) or "~" in when.edtf:
            bounds = strict(parsed.lower_strict()), strict(parsed.upper_strict())
            assert bounds == (when.earliest, when.latest), (when, bounds)
    return when


@pytest.mark.parametrize("case", OPEN, ids=lambda case: case["id"])
def test_every_time_of_the_open_sentences_has_sound_bounds_and_edtf(case: dict[str, Any]) -> None:
    published = D.fromisoformat(case["published"]) if case["published"] else None
    for found in find(case["text"], published):
        check(found)


@UNHURRIED
@given(DAYS, DAYS)
def test_a_written_day_is_that_day(day: date, published: date) -> None:
    for text in (f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}", day.isoformat()):
        (found,) = find(f"They met on {text}.", published)
        when = check(found)
        # A past that lies after the report is a clash, which EDTF marks as uncertain.
        written = f"{day.isoformat()}?" if day > published else day.isoformat()
        assert (when.earliest, when.latest, when.edtf) == (day, day, written)
        assert when.weekday == day.isoweekday()
        assert when.anchor is None


@UNHURRIED
@given(
    YEARS,
    st.sampled_from(MONTH_NAMES),
    st.sampled_from(["", "early ", "mid-", "late ", "by ", "before ", "after ", "since ", "around ", "by late "]),
    DAYS,
)
def test_months_their_parts_and_bounds(year: int, month: str, before: str, published: date) -> None:
    for found in find(f"They met {before}{month} {year}.", published):
        check(found)


@UNHURRIED
@given(
    YEARS,
    st.sampled_from(
        ["spring", "summer", "autumn", "winter", "first quarter", "last quarter", "second half", "first week", "end"]
    ),
    DAYS,
)
def test_seasons_and_parts_of_a_year(year: int, part: str, published: date) -> None:
    for found in find(f"They met in the {part} of {year}.", published):
        check(found)


@UNHURRIED
@given(st.integers(190, 204), st.sampled_from(["", "early ", "mid-", "late "]))
def test_decades(decade: int, part: str) -> None:
    (found,) = find(f"They met in the {part}{decade}0s.")
    when = check(found)
    assert when.earliest is not None
    assert when.earliest.year // 10 == decade


@UNHURRIED
@given(DAYS, st.integers(1, 900), DAYS)
def test_ranges_of_days_months_and_years(first: date, length: int, published: date) -> None:
    last = first + timedelta(days=length)
    begin, end = (f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (first, last))
    for text in (f"{begin} to {end}", f"{first.day} {begin} to {last.day} {end}", f"{first.year} to {last.year}"):
        for found in find(f"The talks ran from {text}.", published):
            check(found)


@UNHURRIED
@given(
    st.sampled_from(DAY_NAMES),
    st.sampled_from(["met on", "met last", "will meet on", "will meet next", "will end by", "have met since"]),
    DAYS,
)
def test_weekdays_are_anchored_at_the_report(weekday: str, verb: str, published: date) -> None:
    (found,) = find(f"They {verb} {weekday}.", published)
    when = check(found)
    assert when.anchor == published.isoformat()
    assert when.reason.startswith("published ")


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("It was settled by late May 2011.", "../2011-05-31", None, D(2011, 5, 31)),
        ("It was settled before May 2011.", "../2011-04-30", None, D(2011, 4, 30)),
        ("They met after 3 May 2011.", "2011-05-04/..", D(2011, 5, 4), None),
        ("It has held since May 2011.", "2011-05-01/2011-07-19", D(2011, 5, 1), TUESDAY),
        ("They met in the second quarter of 2011.", "2011-34", D(2011, 4, 1), D(2011, 6, 30)),
        ("They met around the summer of 2011.", "2011-06~/2011-08~", D(2011, 6, 1), D(2011, 8, 31)),
    ],
)
def test_open_sides_and_whole_units(text: str, edtf: str, first: date | None, last: date | None) -> None:
    when = one(text)
    assert (when.edtf, when.earliest, when.latest) == (edtf, first, last)


@pytest.mark.parametrize(
    "words",
    [
        "from May to late July 2011",
        "from spring to autumn 2011",
        "from mid-2011 to late 2012",
        "from the 1980s to the 1990s",
        "from early May to 3 June 2011",
    ],
)
def test_a_range_of_unlike_ends_is_written_to_its_last_day(words: str) -> None:
    (found,) = find(f"The talks went on {words}.", TUESDAY)
    check(found)


def test_one_of_two_days_keeps_both() -> None:
    when = one("They met on 3 or 4 May 2011.")
    assert when.candidates == (D(2011, 5, 3), D(2011, 5, 4))
    assert when.edtf == "[2011-05-03,2011-05-04]"
    assert when.weekday is None


def test_a_weekday_alone_is_kept_where_the_day_is_not_known() -> None:
    when = one("They met on Saturday.", None)
    assert (when.earliest, when.latest, when.weekday, when.anchor) == (None, None, 6, None)
    assert "the report's own day is unknown" in when.reason


def test_the_reason_is_a_sentence_that_names_the_phrase() -> None:
    said = "published Tuesday 19 July 2011; 'Saturday' in the past tense: the Saturday before"
    assert one("They met on Saturday.").reason == said
    yesterday = "published Tuesday 19 July 2011; 'yesterday' counted from that day"
    assert one("They met yesterday.").reason == yesterday


def test_what_is_counted_from_the_time_told_of_names_it() -> None:
    first, later = (ranged(found) for found in find("They met on 3 May 2011. Two days later they signed.", TUESDAY))
    assert later.earliest == later.latest == D(2011, 5, 5)
    assert later.anchor == "2011-05-03"
    assert later.reason == "'Two days later' counted from '3 May 2011' (2011-05-03)"
    assert first.anchor is None


def test_a_clash_marks_the_day_and_is_said() -> None:
    when = one("They met on Friday 28 April 2011.")
    assert (when.edtf, when.weekday) == ("2011-04-28?", 4)
    assert "Friday in the text" in when.reason


def test_the_phrase_is_handed_on() -> None:
    span = Span(start=12, end=20, text="Saturday")
    (found,) = find("They met on Saturday.", TUESDAY)
    assert ranged(found, phrase=span).phrase == span
    assert ranged(found).phrase is None


def test_the_example_in_the_guide_is_true() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "commands.md"), module_relative=False)
    assert result.attempted
    assert not result.failed
