"""Date expressions: what they are read as, against which day, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.dates import Calendar, language_of, shifted
from backchannel.dates.calendar import month, part, season, weekday_after, weekday_before
from backchannel.dates.meaning.frame import DAY_NAMES
from backchannel.language import sentences
from backchannel.model import DateRange
from tests.language.documents import body

D = date
WEDNESDAY = D(2020, 8, 19)


def read(text: str, published: date | None = WEDNESDAY, tense: str = "past") -> list[DateRange]:
    document = body(text, published)
    found = sentences(document)
    calendar = Calendar.of(document, found)
    return [
        calendar.resolve(expression, sentence, "future" if tense == "future" else "past")
        for sentence in found
        for expression in calendar.find(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("They met on 3 March 2019.", "2019-03-03", D(2019, 3, 3), D(2019, 3, 3)),
        ("They met on March 3, 2019.", "2019-03-03", D(2019, 3, 3), D(2019, 3, 3)),
        ("They met on the 3rd of March 2019.", "2019-03-03", D(2019, 3, 3), D(2019, 3, 3)),
        ("The file says 2019-03-03.", "2019-03-03", D(2019, 3, 3), D(2019, 3, 3)),
        ("They met in March 2019.", "2019-03", D(2019, 3, 1), D(2019, 3, 31)),
        ("They met in 1993.", "1993", D(1993, 1, 1), D(1993, 12, 31)),
        ("It began in the spring of 1993.", "1993-21", D(1993, 3, 1), D(1993, 5, 31)),
        ("It began in early 2019.", "2019-01~/2019-04~", D(2019, 1, 1), D(2019, 4, 30)),
        ("It ended in late May 2019.", "2019-05-21~/2019-05-31~", D(2019, 5, 21), D(2019, 5, 31)),
        ("They met from 3 to 5 May 2019.", "2019-05-03/2019-05-05", D(2019, 5, 3), D(2019, 5, 5)),
        ("They met on Saturday.", "2020-08-15", D(2020, 8, 15), D(2020, 8, 15)),
        ("They met on Wednesday.", "2020-08-19", D(2020, 8, 19), D(2020, 8, 19)),
        ("They met last Wednesday.", "2020-08-12", D(2020, 8, 12), D(2020, 8, 12)),
        ("They met yesterday.", "2020-08-18", D(2020, 8, 18), D(2020, 8, 18)),
        ("They met last week.", "2020-08-10/2020-08-16", D(2020, 8, 10), D(2020, 8, 16)),
        ("They met earlier this month.", "2020-08-01/2020-08-19", D(2020, 8, 1), D(2020, 8, 19)),
        ("They met last month.", "2020-07", D(2020, 7, 1), D(2020, 7, 31)),
        ("They met two days ago.", "2020-08-17", D(2020, 8, 17), D(2020, 8, 17)),
        ("They met in November.", "2019-11", D(2019, 11, 1), D(2019, 11, 30)),
        ("They met at the weekend.", "2020-08-15/2020-08-16", D(2020, 8, 15), D(2020, 8, 16)),
        ("They met from February until August.", "2020-02/2020-08", D(2020, 2, 1), D(2020, 8, 31)),
        ("They met from February to August 2012.", "2012-02/2012-08", D(2012, 2, 1), D(2012, 8, 31)),
        ("They met between May and September.", "2019-05/2019-09", D(2019, 5, 1), D(2019, 9, 30)),
        ("They met from November to February.", "2019-11/2020-02", D(2019, 11, 1), D(2020, 2, 29)),
        ("They met from late May until August 2012.", "2012-05-21/2012-08", D(2012, 5, 21), D(2012, 8, 31)),
        ("They met from 3 May to 6 June 2012.", "2012-05-03/2012-06-06", D(2012, 5, 3), D(2012, 6, 6)),
        ("They met in May last year.", "2019-05", D(2019, 5, 1), D(2019, 5, 31)),
        ("They met on 3 May last year.", "2019-05-03", D(2019, 5, 3), D(2019, 5, 3)),
        ("They met from February through May last year.", "2019-02/2019-05", D(2019, 2, 1), D(2019, 5, 31)),
    ],
)
def test_what_is_past(text: str, edtf: str, first: date, last: date) -> None:
    found = read(text)
    assert [(r.edtf, r.earliest, r.latest) for r in found] == [(edtf, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They will meet on Saturday.", D(2020, 8, 22), D(2020, 8, 22)),
        ("They will meet next week.", D(2020, 8, 24), D(2020, 8, 30)),
        ("They will meet later this week.", D(2020, 8, 19), D(2020, 8, 23)),
        ("They will meet in March.", D(2021, 3, 1), D(2021, 3, 31)),
        ("They will meet on 2 September.", D(2020, 9, 2), D(2020, 9, 2)),
    ],
)
def test_what_is_planned(text: str, first: date, last: date) -> None:
    assert [(r.earliest, r.latest) for r in read(text, tense="future")] == [(first, last)]


def test_bounds_are_open_on_one_side() -> None:
    by, since = read("He knew by late May 2019. It has gone on since 3 June 2019.")
    assert (by.earliest, by.latest, by.edtf) == (None, D(2019, 5, 31), "../2019-05-31")
    assert (since.earliest, since.latest) == (D(2019, 6, 3), WEDNESDAY)


def test_without_a_day_of_writing_only_what_is_said_is_known() -> None:
    weekday, named = read("They met on Monday. They had met in March.", None)
    assert (weekday.weekday, weekday.earliest, weekday.latest, weekday.edtf) == (1, None, None, None)
    assert (named.earliest, named.latest, named.edtf) == (None, None, "XXXX-03")


def test_a_year_that_the_text_tells_of_rules_what_follows() -> None:
    told = read("In early 2003 envoys met in Oslo. In May they met again.", D(2015, 5, 1))
    assert (told[1].earliest, told[1].latest) == (D(2003, 5, 1), D(2003, 5, 31))
    assert "2003" in told[1].reason


def test_a_weekday_in_a_story_of_long_ago_does_not_count_from_today() -> None:
    told = read("On 28 April 2003 the envoys met. On Saturday they left.", D(2015, 5, 1))
    assert (told[1].weekday, told[1].earliest) == (6, D(2003, 5, 3))


def test_the_reason_names_the_day_of_writing_and_the_phrase() -> None:
    found = read("They met on Saturday.")[0]
    assert found.reason == "published Wednesday 19 August 2020; 'Saturday' in the past tense: the Saturday before"
    assert found.anchor == "2020-08-19"
    assert found.phrase is not None
    assert found.phrase.text == "Saturday"


@pytest.mark.parametrize(
    "text",
    ["They may meet.", "Troops march on.", "The Good Friday Agreement held.", "Some 2000 troops left.", "He is 40."],
)
def test_words_that_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_an_impossible_day_gives_no_bounds() -> None:
    assert [(r.earliest, r.latest) for r in read("They met on 30 February 2019.")] == [(None, None)]


def test_an_undated_event_is_bounded_by_the_publication_and_never_dated_by_it() -> None:
    document = body("They met.", WEDNESDAY)
    calendar = Calendar.of(document, sentences(document))
    past, planned = calendar.undated("past"), calendar.undated("future")
    assert (past.earliest, past.latest, past.edtf) == (None, WEDNESDAY, "../2020-08-19")
    assert (planned.earliest, planned.latest) == (WEDNESDAY, None)
    bare = body("They met.")
    assert Calendar.of(bare, sentences(bare)).undated("past").latest is None


def opened(first: date | None, last: date | None, *candidates: date) -> DateRange:
    """A day of publication that is not known to the day."""
    return DateRange(edtf=None, earliest=first, latest=last, candidates=candidates or None, reason="they differ")


def read_open(text: str, published: DateRange, language: str = "en") -> list[DateRange]:
    document = replace(body(text), published=published, language=language)
    found = sentences(document)
    calendar = Calendar.of(document, found)
    return [calendar.resolve(e, sentence, "past") for sentence in found for e in calendar.find(sentence)]


def test_an_undated_event_is_bounded_by_the_bounds_of_an_open_day_of_publication() -> None:
    document = replace(body("They met."), published=opened(D(2020, 8, 1), D(2020, 8, 31)))
    calendar = Calendar.of(document, sentences(document))
    past, planned = calendar.undated("past"), calendar.undated("future")
    assert (past.earliest, past.latest, past.edtf, past.anchor) == (None, D(2020, 8, 31), "../2020-08-31", "2020-08-31")
    assert "not after Monday 31 August 2020" in past.reason
    assert (planned.earliest, planned.latest, planned.edtf) == (D(2020, 8, 1), None, "2020-08-01/..")
    assert "not before Saturday 1 August 2020" in planned.reason
    half = replace(document, published=opened(None, D(2020, 8, 31)))
    assert Calendar.of(half, sentences(half)).undated("future").earliest is None


def test_a_weekday_of_a_report_of_some_day_of_a_month_stays_a_weekday() -> None:
    (found,) = read_open("They met on Saturday.", opened(D(2020, 8, 1), D(2020, 8, 31)))
    assert (found.weekday, found.earliest, found.latest) == (6, None, None)


def test_a_weekday_is_read_from_each_of_a_few_days_of_publication() -> None:
    days = (D(2020, 8, 19), D(2020, 8, 21))
    thursday, saturday, week, year = read_open(
        "They met on Thursday. They met on Saturday. They met last week. They met in 2009.", opened(*days, *days)
    )
    assert (thursday.edtf, thursday.candidates) == ("[2020-08-13,2020-08-20]", (D(2020, 8, 13), D(2020, 8, 20)))
    assert (thursday.earliest, thursday.latest, thursday.weekday) == (D(2020, 8, 13), D(2020, 8, 20), 4)
    assert (
        thursday.reason
        == "published Wednesday 19 August 2020 or Friday 21 August 2020; 'Thursday' read from each of these days"
    )
    assert (saturday.edtf, saturday.candidates, saturday.weekday) == ("2020-08-15", None, 6)
    assert week.edtf == "2020-08-10/2020-08-16"
    assert year.reason == "'2009': given in full"


def test_what_is_longer_than_a_day_is_united_by_its_bounds() -> None:
    (found,) = read_open("They met last week.", opened(D(2020, 8, 21), D(2020, 8, 24)))
    assert (found.edtf, found.candidates) == ("2020-08-10/2020-08-23", None)
    assert found.reason.startswith("published on one of 4 days from Friday 21 August 2020 to Monday 24 August 2020;")


@given(st.dates(D(1990, 1, 1), D(2030, 12, 31)), st.integers(0, 6), st.sampled_from(DAY_NAMES))
@settings(deadline=None, max_examples=60)
def test_all_that_single_days_of_publication_give_and_nothing_more(first: date, width: int, name: str) -> None:
    days = [first + timedelta(days=n) for n in range(width + 1)]
    (found,) = read_open(f"They met on {name}.", opened(days[0], days[-1]))
    single = {one.earliest for day in days for one in read(f"They met on {name}.", day)}
    assert set(found.candidates or (found.earliest,)) == single
    assert found.weekday == DAY_NAMES.index(name) + 1


def test_a_document_is_read_in_its_own_language_where_there_is_a_grammar() -> None:
    known = opened(WEDNESDAY, WEDNESDAY)
    (norwegian,) = read_open("Partene møttes lørdag i Oslo.", known, "no")
    assert (norwegian.earliest, norwegian.anchor) == (D(2020, 8, 15), "2020-08-19")
    assert [r.earliest for r in read_open("De møttes den 3. mars 2019.", known, "no")] == [D(2019, 3, 3)]
    assert [r.earliest for r in read_open("They met on 3 March 2019.", known, "xx")] == [D(2019, 3, 3)]
    without = replace(body("x"), language=None)
    assert [language_of(one) for one in (without, replace(without, language="no"))] == ["en", "nb"]


def test_a_quotation_is_read_from_the_day_of_its_saying_whatever_the_tense_of_the_claim() -> None:
    text = "“We met on Monday,” the envoy said on 3 March 2020."
    assert [r.earliest for r in read(text)] == [D(2020, 3, 2), D(2020, 3, 3)]
    assert read(text, tense="future")[0].earliest == D(2020, 3, 9)
    assert read(text)[0].reason.startswith("said on Tuesday 3 March 2020;")


def test_the_day_of_a_deed_from_which_another_time_is_counted() -> None:
    text = "They met a day after the Libya Contact Group had gathered in Istanbul."
    document = body(text, D(2011, 7, 19))
    (sentence,) = sentences(document)
    calendar = Calendar.of(document, (sentence,))
    (expression,) = calendar.find(sentence)
    assert calendar.resolve(expression, sentence, "past").earliest == D(2011, 7, 16)
    when = calendar.deed(expression, sentence)
    assert when is not None
    assert (when.earliest, when.latest) == (D(2011, 7, 15), D(2011, 7, 15))
    assert when.phrase is not None
    assert when.phrase.text == "the Libya Contact Group had gathered in Istanbul"
    assert when.phrase.text in when.reason
    plain = body("They met on Saturday.", D(2011, 7, 19))
    (other,) = sentences(plain)
    without = Calendar.of(plain, (other,))
    assert without.deed(without.find(other)[0], other) is None


DAYS = st.dates(min_value=D(1900, 1, 1), max_value=D(2100, 12, 31))


@given(DAYS, st.integers(1, 7))
def test_weekdays_lie_within_a_week_on_their_side(anchor: date, number: int) -> None:
    before, after = weekday_before(anchor, number), weekday_after(anchor, number)
    assert before.isoweekday() == after.isoweekday() == number
    assert 0 <= (anchor - before).days < 7
    assert 0 <= (after - anchor).days < 7


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_parts_of_a_month_cover_it_once(year: int, number: int) -> None:
    whole = month(year, number)
    early, mid, late = (part(whole, name) for name in ("early", "mid", "late"))
    assert early.first == whole.first
    assert (mid.first - early.last).days == (late.first - mid.last).days == 1
    assert late.last == whole.last


@given(st.integers(1900, 2100), st.sampled_from([21, 22, 23, 24]))
def test_a_part_never_widens_a_season(year: int, code: int) -> None:
    whole = season(year, code)
    for name in ("early", "mid", "late"):
        piece = part(whole, name)
        assert whole.first <= piece.first <= piece.last <= whole.last


@given(DAYS, st.integers(-400, 400))
def test_shifting_keeps_the_width(day: date, days: int) -> None:
    base = DateRange(earliest=day, latest=day, reason="x")
    moved = shifted(shifted(base, days, "y"), -days, "z")
    assert (moved.earliest, moved.latest) == (day, day)


@pytest.mark.parametrize(
    "before",
    ["They had not met since 1980.", "It was the first meeting since 1980.", "They have met twice, in 1980 and 1991."],
)
def test_a_year_of_what_lasts_until_now_does_not_rule_later_dates(before: str) -> None:
    assert read(f"{before} They met in Oslo on 2 August.")[-1].earliest == D(2020, 8, 2)


def test_a_year_told_of_rules_later_dates() -> None:
    assert read("The war began in 1980. They met in Oslo on 2 August.")[-1].earliest == D(1980, 8, 2)


def test_two_months_joined_by_and_are_no_range() -> None:
    assert [r.edtf for r in read("They met in May and in June.")] == ["2020-05", "2020-06"]
