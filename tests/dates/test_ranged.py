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
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backchannel.dates.find import Dated, find
from backchannel.dates.meaning import Frame, Told, read
from backchannel.dates.meaning.frame import DAY_NAMES, MONTH_NAMES
from backchannel.dates.meaning.units import holding
from backchannel.dates.ranged import ranged
from backchannel.dates.timex import timexes
from backchannel.dates.tree import (
    About,
    Bound,
    Choice,
    Expression,
    Feast,
    Fields,
    Foreign,
    Nth,
    Part,
    Period,
    Range,
    Relative,
    Shift,
    Stretch,
    TimeOfDay,
    Unit,
    Vague,
)
from backchannel.model import DateRange, Span
from tests.support import ROOT

D = date
UNHURRIED = settings(deadline=None, max_examples=40)
TUESDAY = D(2011, 7, 19)
SAID = "published Tuesday 19 July 2011; "
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
        # Years outside 1 to 9999, and days of unknown years, have no bounds here; winters are wrong there.
        wrong_there = re.search(r"(?<!\d)\d{4}-(?:24|28|30)(?![\d-])", when.edtf) and "~" not in when.edtf
        if (when.earliest or when.latest) and not wrong_there:
            bounds = strict(parsed.lower_strict()), strict(parsed.upper_strict())
            assert bounds == (when.earliest, when.latest), (when, bounds)
    return when


UNITS = st.sampled_from(list(Unit))
COUNTS = st.none() | st.integers(0, 40) | st.sampled_from([0.5, 1.5, 2.5, 5000, 99999999999, 1e300])
PERIODS = st.builds(Period, UNITS, COUNTS) | st.builds(
    Period, UNITS, COUNTS, st.builds(Period, UNITS, st.integers(1, 9))
)
FAR_YEARS = YEARS | st.integers(-500, 20000) | st.sampled_from([0, 1, 2, 9998, 9999, 10000])
MAYBE_YEARS = st.none() | FAR_YEARS
FIELDS = st.one_of(
    st.builds(Fields, year=MAYBE_YEARS),
    st.builds(Fields, year=MAYBE_YEARS, month=st.integers(1, 12), day=st.none() | st.integers(1, 31)),
    st.builds(Fields, year=MAYBE_YEARS, month=st.integers(1, 12), day=st.integers(1, 31), weekday=st.integers(1, 7)),
    st.builds(Fields, year=MAYBE_YEARS, season=st.integers(21, 24)),
    st.builds(Fields, year=MAYBE_YEARS, quarter=st.integers(1, 4)),
    st.builds(Fields, year=MAYBE_YEARS, half=st.integers(1, 2)),
    st.builds(Fields, weekday=st.integers(1, 7)),
    st.builds(Fields, day=st.integers(1, 31)),
    st.builds(Fields, decade=st.integers(0, 204).map(lambda tens: tens * 10)),
    st.builds(Fields, century=st.integers(0, 99)),
    st.builds(Fields, year=st.integers(1, 200000), era=st.just(-1), season=st.none() | st.integers(21, 24)),
    st.builds(Fields, century=st.integers(1, 30), era=st.just(-1)),
)
FEASTS = st.builds(
    Feast, st.sampled_from(["christmas", "easter", "ramadan", "eid", "passover", "tet", "lent", "x"]), MAYBE_YEARS
)
FOREIGN = st.builds(
    Foreign, st.sampled_from(["hijri", "persian", "hebrew"]), st.integers(1, 7000),
    st.none() | st.integers(1, 13), st.none() | st.integers(1, 30),
)  # fmt: skip
BASES = st.sampled_from(["published", "told", "open"])
SIDES = st.sampled_from(["before", "after"])
RELATIVES = st.builds(
    Relative, st.sampled_from(["last", "this", "next", "same"]), UNITS | FIELDS, BASES,
    steps=st.sampled_from([1, 2, 5000]), side=st.none() | SIDES,
)  # fmt: skip
LEAVES = FIELDS | FEASTS | FOREIGN | RELATIVES | PERIODS | st.builds(Vague, st.sampled_from(["past", "future"]))
NUMBERS = st.integers(-60, 60).filter(bool)


def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return trees of one operator more."""
    return st.one_of(
        st.builds(Shift, PERIODS, SIDES, BASES | inner, st.booleans(), st.booleans()),
        st.builds(Stretch, PERIODS, SIDES, BASES | inner, st.booleans()),
        st.builds(Nth, NUMBERS, UNITS | FIELDS, inner, st.integers(1, 40)),
        st.builds(TimeOfDay, st.just("NI"), st.none(), inner, st.booleans()),
        st.builds(Part, st.sampled_from(["early", "mid", "late"]), inner),
        st.builds(Bound, st.sampled_from(["by", "until", "since", "before", "after", "from"]), inner),
        st.builds(Range, inner, inner),
        st.builds(Choice, st.tuples(inner, inner)),
        st.builds(About, inner),
    )


TREES = st.recursive(LEAVES, grown, max_leaves=4)
WHEN = st.none() | DAYS | st.sampled_from([D.min, D(4, 2, 29), D.max])
TOLD = st.none() | st.builds(
    lambda day, unit: Told(holding(day, unit), unit, "then"), DAYS, st.sampled_from([Unit.DAY, Unit.MONTH, Unit.YEAR])
)
FRAMES = st.builds(
    Frame, published=WHEN, told=TOLD, distant=st.booleans(),
    tense=st.none() | st.sampled_from(["past", "present", "future"]),
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(TREES, FRAMES)
@example(Shift(Period(Unit.YEAR, 99999999999), "before"), Frame(published=TUESDAY))
@example(Range(Fields(month=2, day=29), Fields(weekday=1)), Frame(published=TUESDAY, tense="past"))
def test_every_tree_has_sound_bounds_edtf_and_reason(node: Any, frame: Frame) -> None:
    found = Dated(Expression(start=0, end=4, text="then", node=node), frame, read(node, frame))
    when = check(found)
    assert found.reading.days is None or found.reading.days.first <= found.reading.days.last
    assert not re.search(r"(?:; |: )(?:;|:|$)|  |^(.+); \1$", when.reason), when.reason
    assert not re.search(r"\de[+-]?\d", found.reading.value)
    for one in timexes(found):
        assert one.type


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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met on 3 May 2011.", "'3 May 2011': given in full"),
        ("They met in early June.", f"{SAID}'early June': the last one up to then; its first part"),
        ("It was settled by late May 2011.", "'by late May 2011': given in full; its last part; not after it"),
        ("They met from Thursday to Sunday.", f"{SAID}'from Thursday to Sunday' in the past tense: the Thursday before;"
         " the Sunday before"),
        ("They met from Sunday to Thursday.", f"{SAID}'from Sunday to Thursday' in the past tense: the Sunday before"
         " the end; the Thursday before"),
        ("It will run from Thursday to Monday.", f"{SAID}'from Thursday to Monday' planned: the Thursday after; the"
         " Monday after"),
        ("They met from May to June 2011.", "'from May to June 2011': the year is that of the other end (the"
         " beginning); given in full (the end)"),
        ("They met from December to March 2011.", "'from December to March 2011': in the year beside that of the other"
         " end (the beginning); given in full (the end)"),
        ("They met in June or July 1995.", "'June or July 1995': given in full; one or the other"),
        ("They met on the last Friday of May 2011.", "'the last Friday of May 2011': given in full; the last Friday in"
         " it"),
        ("It has held since May 2011.", f"{SAID}'since May 2011': given in full; since it began, up to that day"),
        ("They met on 31 June.", "'31 June': there is no such day"),
        ("They met two days after 3 May 2011.", "'two days after 3 May 2011' counted from 2011-05-03: given in full"),
        ("They met on Friday 28 April 2011.", "'Friday 28 April 2011': given in full; Friday in the text, but Thursday"
         " 28 April 2011"),
    ],
)  # fmt: skip
def test_a_reason_is_short_true_and_says_nothing_twice(text: str, reason: str) -> None:
    (found,) = find(text, TUESDAY, events=False)
    assert ranged(found).reason == reason


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met two days after the end of Ramadan 2010.", "2010-09-11"),
        ("They met two days after the end of Ramadan 2012.", "2012-08-20"),
        ("They met three days after early June 2011.", "2011-06-13"),
        ("They met a week before the middle of May 2011.", "2011-05-02/2011-05-08"),
        ("They met a month after early 2011.", "2011-05"),
        ("He held office for five years, until 2020.", "2015~/2020~"),
        ("It was kept for three months until May 2011.", "2011-02~/2011-05~"),
        ("It was kept for three months until 3 May 2011.", "2011-02-03/2011-05-03"),
        ("They met in early Ramadan 2012.", "2012-07-20~/2012-07-29~"),
        ("They met around the winter of 2011.", "2011-01~/2012-02~"),
        ("They met on 29 February.", "2008-02-29"),
    ],
)
def test_parts_lengths_and_rare_days(text: str, edtf: str) -> None:
    (found,) = find(text, TUESDAY, events=False)
    assert check(found).edtf == edtf


def test_a_day_that_is_no_weekday_is_not_moved_into_order() -> None:
    when = one("They met from tomorrow to Monday.")
    assert (when.earliest, when.latest) == (D(2011, 7, 20), D(2011, 7, 25))


@pytest.mark.parametrize("unit", [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.CENTURY])
def test_what_is_beyond_the_calendar_has_no_days(unit: Unit) -> None:
    for node in (Shift(Period(unit, 99999999999), "before"), Relative("last", unit, steps=99999999999)):
        reading = read(node, Frame(published=TUESDAY))
        assert (reading.days, reading.reason, reading.value) == (None, "beyond the calendar", "PAST_REF")


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
