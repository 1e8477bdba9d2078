"""Dates that don't agree become contradictions: inside a phrase, with the day of the report, between witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.actors import find
from backchannel.claims import extract
from backchannel.dates import Calendar, contradictions, publication_date
from backchannel.dates.meaning.frame import DAY_NAMES, long_day
from backchannel.language import sentences
from backchannel.model import (
    Claim,
    Contradiction,
    DateRange,
    Document,
    Entry,
    Hints,
    Span,
    Witness,
    WitnessVia,
)
from backchannel.run.stages import process
from tests.language.documents import body, made

TUESDAY = date(2011, 7, 19)
JSON_LD = "script[type=application/ld+json] NewsArticle.datePublished"


def clashes(document: Document) -> tuple[tuple[Contradiction, ...], tuple[Claim, ...]]:
    found = sentences(document)
    calendar = Calendar.of(document, found)
    claims = extract(document, found, find(document, found), calendar)
    return contradictions(document, found, calendar, claims), claims


def told(text: str, published: date | None = TUESDAY) -> tuple[Contradiction, ...]:
    return clashes(body(text, published))[0]


def says(one: Contradiction) -> list[tuple[str, list[str]]]:
    return [(side.says, [span.text for span in side.spans]) for side in one.sides]


def test_a_weekday_against_its_date() -> None:
    document = body("Chad met Sudan in Doha on Friday, 28 April 2011.", TUESDAY)
    (one,), claims = clashes(document)
    assert says(one) == [("Friday", ["Friday"]), ("Thursday 28 April 2011", ["28 April 2011"])]
    assert (one.about, one.scope, one.made_by) == ("date", "within_document", "rule:dates")
    assert one.claims == tuple(claim.id for claim in claims)
    assert len(one.claims) == 1
    assert "Friday in the text, but Thursday 28 April 2011" in one.note
    for side in one.sides:
        for span in side.spans:
            assert span.document == document.id
            assert document.text[span.start : span.end] == span.text


def test_the_weekday_that_clashes_is_found_among_several() -> None:
    (one,) = told("Chad met Sudan from Monday 2 May 2011 to Friday 5 May 2011.")
    assert says(one) == [("Friday", ["Friday"]), ("Thursday 5 May 2011", ["5 May 2011"])]


def test_a_clash_in_norwegian_is_found_by_the_words_of_its_grammar() -> None:
    document = replace(body("Partene møttes fredag 28. april 2011 i Oslo.", TUESDAY), language="no")
    (one,), _ = clashes(document)
    assert says(one) == [("Friday", ["fredag"]), ("Thursday 28 April 2011", ["28. april 2011"])]


@given(st.dates(date(1950, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_a_weekday_clashes_just_where_it_is_another_one(day: date, number: int) -> None:
    words = f"{day.day} {long_day(day).split()[2]} {day.year}"
    found = told(f"Chad met Sudan on {DAY_NAMES[number]} {words}.", date(2031, 1, 1))
    assert bool(found) == (day.weekday() != number)
    for one in found:
        assert says(one) == [(DAY_NAMES[number], [DAY_NAMES[number]]), (long_day(day), [words])]


def test_a_past_after_the_report_against_the_day_that_the_page_prints() -> None:
    head = "19 July 2011"
    document = made(("dateline", head), ("body", "Chad met Sudan in Doha on 3 September 2011."), published=TUESDAY)
    printed = replace(document, published_claimed=Span(start=0, end=len(head), text=head))
    (one,), claims = clashes(printed)
    assert [spans for _, spans in says(one)] == [["3 September 2011"], [head]]
    assert one.claims == (claims[0].id,)
    elsewhere = replace(document, published_claimed=Span(start=0, end=1, text="1"))
    assert [spans for _, spans in says(clashes(elsewhere)[0][0])] == [["3 September 2011"], []]


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday"])
def test_the_line_that_prints_the_day_of_the_report_is_held_to_its_weekday(weekday: str) -> None:
    head = f"{weekday}, 19 July 2011"
    document = made(("dateline", head), ("body", "Chad met Sudan in Doha."), published=TUESDAY)
    start = len(weekday) + 2
    printed = replace(document, published_claimed=Span(start=start, end=len(head), text=head[start:]))
    found = [says(one) for one in clashes(printed)[0]]
    assert found == [[("Monday", ["Monday"]), ("Tuesday 19 July 2011", ["19 July 2011"])]] * (weekday == "Monday")


def test_an_end_before_its_beginning() -> None:
    (one,) = told("Chad met Sudan in Doha from 5 May 2011 to 3 May 2011.")
    assert [spans for _, spans in says(one)] == [["from 5 May 2011"], ["3 May 2011"]]
    assert "the end lies before the beginning" in one.note


def test_the_same_phrase_gives_one_clash_though_several_rules_see_it() -> None:
    assert len(told("Chad met Sudan in Doha from 3 to 5 August 2011.")) == 1
    assert len(told("Talks between Chad and Sudan were held in Doha on 3 August 2011, and Chad met Libya.")) == 1


def test_a_plan_for_a_day_that_was_over() -> None:
    (one,) = told("Chad will meet Sudan in Doha on 3 May 2011.")
    assert [words for words, _ in says(one)] == [
        "told of as to come: Tuesday 3 May 2011",
        "published Tuesday 19 July 2011",
    ]
    assert len(one.claims) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chad met Sudan in Doha on Thursday, 28 April 2011.",
        "Chad met Sudan in Doha on 3 May.",
        "Chad will meet Sudan in Doha on 3 September 2011.",
        "Chad was to meet Sudan in Doha on 3 May 2011.",
        "Chad had agreed to meet Sudan in Doha on 3 May 2011.",
        "Chad will meet Sudan in Doha on 3 May.",
        "“Chad will meet Sudan in Doha on 3 May 2011,” the minister said on 1 May 2011.",
        "Chad met Sudan at the 2012 forum.",
        "Chad met Sudan about the vote of May 2012.",
        "Chad and Sudan will discuss the pact of 3 May 2011.",
        "Chad will meet Sudan next Monday.",
        "Talks between Chad and Sudan next Monday were announced.",
        "Chad met Sudan on 17 July. Three days later Chad met Egypt in Cairo.",
    ],
)
def test_what_agrees_or_may_agree_is_no_clash(text: str) -> None:
    assert told(text) == ()


def test_captions_and_furniture_are_not_read() -> None:
    document = made(
        ("caption", "Envoys in Doha on Friday 28 April 2011."), ("boilerplate", "Friday 28 April 2011"),
        ("body", "Chad met Sudan."), published=TUESDAY,
    )  # fmt: skip
    assert clashes(document)[0] == ()


def test_with_several_days_of_publication_only_what_clashes_from_each_is_kept() -> None:
    days = (date(2011, 7, 19), date(2011, 7, 21))
    open_day = DateRange(
        edtf="[2011-07-19,2011-07-21]", earliest=days[0], latest=days[1], candidates=days, reason="they differ"
    )
    on = [clashes(replace(body(f"Chad met Sudan on {n} July 2011."), published=open_day))[0] for n in (20, 22)]
    assert [len(found) for found in on] == [0, 1]


def test_ids_depend_on_document_and_words_alone() -> None:
    document = body("Chad met Sudan on Friday 28 April 2011.\nChad met Egypt on Monday 5 May 2011.", TUESDAY)
    found = clashes(document)[0]
    again = clashes(replace(document, published=DateRange(reason="unknown")))[0]
    assert [one.id for one in found] == sorted(one.id for one in found)
    assert {one.id for one in found} == {one.id for one in again}
    assert len(found) == 2
    other = clashes(replace(document, id="doc-fedcba9876543210"))[0]
    assert not {one.id for one in found} & {one.id for one in other}


def line(value: str, where: str = "date line", via: WitnessVia = "page", at: int = 0) -> Witness:
    span = Span(start=at, end=at + len(value), text=value)
    return Witness(field="published", value=value, via=via, where=where, span=span)


def meta(value: str, field: str = "published") -> Witness:
    return Witness(field=field, value=value, via="json-ld", where=JSON_LD)  # type: ignore[arg-type]


def witnessed(witnesses: Sequence[Witness], *, url: str | None = None, text: str = "x") -> tuple[Contradiction, ...]:
    document = replace(body(text), witnesses=tuple(witnesses), url=url)
    return clashes(replace(document, published=publication_date(document)))[0]


def test_metadata_against_the_printed_line() -> None:
    (one,) = witnessed([line("July 19, 2011"), meta("2011-07-21")])
    assert sorted(says(one)) == [
        ("Thursday 21 July 2011: its JSON-LD says 2011-07-21", []),
        ("Tuesday 19 July 2011: the page's date line says July 19, 2011", ["July 19, 2011"]),
    ]
    assert (one.about, one.scope, one.claims) == ("date", "within_document", ())
    assert "no single day is taken" in one.note


def test_the_day_that_is_taken_comes_first_with_all_who_speak_for_it() -> None:
    (one,) = witnessed([meta("2011-07-21"), line("July 19, 2011")], url="https://l.example/2011/07/19/a")
    first, last = (words for words, _ in says(one))
    assert first.startswith("Tuesday 19 July 2011: the page's date line says July 19, 2011, the address says")
    assert last.startswith("Thursday 21 July 2011")
    assert "Tuesday 19 July 2011 is taken" in one.note


def test_the_wrapper_against_the_article() -> None:
    (one,) = witnessed([line("July 19, 2011"), line("July 25, 2011", "wrapper, date", "wrapper", at=20)])
    assert one.scope == "wrapper_and_article"
    twice = [line(day, "wrapper, date", "wrapper", at) for day, at in (("July 19, 2011", 0), ("July 25, 2011", 20))]
    assert [other.scope for other in witnessed(twice)] == ["within_document"]


def test_the_address_against_the_page() -> None:
    (one,) = witnessed([line("July 19, 2011")], url="https://l.example/2011/07/25/a")
    assert [words.split(":")[0] for words, _ in says(one)] == ["Tuesday 19 July 2011", "Monday 25 July 2011"]


@pytest.mark.parametrize(
    ("witnesses", "url"),
    [
        ([line("July 19, 2011"), meta("2011-07-19T10:00:00Z")], None),
        ([line("July 19, 2011"), meta("2011-07-20T02:30:00Z")], None),
        ([line("July 19, 2011")], "https://l.example/2011/07/20/a"),
        ([line("July 25, 2011"), meta("2011-07-19"), meta("2011-07-25", "modified")], None),
        ([meta("2011-07-19"), meta("2013-01-05", "modified")], None),
        ([line("04/07/2011"), meta("2011-07-05")], None),
        ([], None),
    ],
)
def test_zones_changes_and_orders_are_no_clash(witnesses: list[Witness], url: str | None) -> None:
    assert witnessed(witnesses, url=url) == ()


@given(st.integers(-40, 40), st.integers(0, 23))
@settings(deadline=None, max_examples=60)
def test_a_time_in_utc_clashes_only_with_days_that_no_zone_makes_of_it(apart: int, hour: int) -> None:
    stamp = f"{(TUESDAY + timedelta(days=apart)).isoformat()}T{hour:02}:30:00Z"
    near = 1 if hour >= 12 else -1
    assert bool(witnessed([line("July 19, 2011"), meta(stamp)])) == (-apart not in (0, near))


@given(
    st.permutations([line("July 19, 2011"), meta("2011-07-21"), line("July 25, 2011", "wrapper, date", "wrapper", 20)])
)
@settings(deadline=None, max_examples=6)
def test_the_order_of_witnesses_does_not_matter(witnesses: list[Witness]) -> None:
    (one,) = witnessed(witnesses)
    assert len(one.sides) == 3
    assert one.id == witnessed([*reversed(witnesses)])[0].id


def test_the_result_of_a_report_holds_its_contradictions(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Envoys met in Doha\n\nJuly 19, 2011\n\nDOHA - Chad met Sudan in Doha on Friday, 28 April 2011, the ministry "
        "said. The talks lasted a whole day, and both sides said that they would go on.\n",
        encoding="utf-8",
    )
    result = process(report, Entry(source="0" * 64, hints=Hints(name=report.name))).result
    assert result.document is not None
    assert [side.says for one in result.contradictions for side in one.sides] == ["Friday", "Thursday 28 April 2011"]
    assert set(result.contradictions[0].claims) <= {claim.id for claim in result.claims}
