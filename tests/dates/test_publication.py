"""The date of publication: agreement, conflict, rejection, and the reason given."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.dates.publication import publication_date
from backchannel.model import UNKNOWN_DATE, DateRange, Document, Span, Witness, WitnessVia, Zone

JSON_LD = "script[type=application/ld+json] NewsArticle.datePublished"
OG = "meta[property=article:published_time]"
EDTF = re.compile(
    r"\d{4}-\d\d-\d\d|(?:\d{4}-\d\d-\d\d|\.\.)/(?:\d{4}-\d\d-\d\d|\.\.)|\[\d{4}-\d\d-\d\d(?:,\d{4}-\d\d-\d\d)+\]"
)


def published(value: str, via: WitnessVia, where: str | None = None) -> Witness:
    return Witness(field="published", value=value, via=via, where=where)


def line(value: str, where: str = "date line", via: WitnessVia = "page") -> Witness:
    return Witness(field="published", value=value, via=via, where=where, span=Span(start=0, end=len(value), text=value))


def changed(value: str, via: WitnessVia = "json-ld") -> Witness:
    return Witness(field="modified", value=value, via=via, where="dateModified")


def dated(
    *witnesses: Witness,
    url: str | None = None,
    captured: date | None = None,
    language: str | None = "en",
    text: str = "x",
    zones: tuple[Zone, ...] = (),
) -> DateRange:
    return publication_date(
        Document(
            id="doc-1", source="0" * 64, media_type="text/html", text=text, zones=zones, locators=(),
            witnesses=witnesses, title=None, outlet=None, url=url, archived_from=None, authors=(), agencies=(),
            language=language,
            published=UNKNOWN_DATE, published_claimed=None, captured=captured, notices=(),
        )
    )  # fmt: skip


def exact(found: DateRange) -> date | None:
    return found.earliest if found.earliest == found.latest else None


@pytest.mark.parametrize(
    "witness",
    [
        line("July 19, 2011"),
        line("19 July 2011", "dateline", "dateline"),
        line("July 19, 2011", "wrapper, date", "wrapper"),
        published("2011-07-19T10:00:00+02:00", "json-ld", JSON_LD),
        published("2011-07-19", "opengraph", OG),
        published("20110719", "meta", "meta[name=parsely-pub-date]"),
        published("Tue, 19 Jul 2011 14:05:00 +0200", "mail", "header Date"),
        published("2011-07-19", "markup", "time[datetime], time, directly after the main heading"),
    ],
)
def test_one_witness_gives_its_day(witness: Witness) -> None:
    found = dated(witness)
    assert (found.edtf, exact(found)) == ("2011-07-19", date(2011, 7, 19))
    assert "says" in found.reason


def test_the_reason_names_who_agrees_and_who_does_not() -> None:
    found = dated(
        line("July 19, 2011"), published("2011-07-21", "json-ld", JSON_LD), url="https://l.example/2011/07/19/a"
    )
    assert exact(found) == date(2011, 7, 19)
    assert found.reason.startswith("the page's date line says July 19, 2011; the address agrees")
    assert "not followed: its JSON-LD says 2011-07-21" in found.reason
    assert found.phrase is not None
    assert found.phrase.text == "July 19, 2011"


@pytest.mark.parametrize(
    "url",
    [
        "https://l.example/2011/07/19/envoys", "https://l.example/2011/jul/19/envoys",
        "https://l.example/world-2011-07-19-envoys", "https://l.example/a/20110719/b.html",
        "https://l.example/news?date=2011-07-19",
    ],
)  # fmt: skip
def test_the_address_gives_a_day(url: str) -> None:
    assert dated(url=url).edtf == "2011-07-19"


def test_the_address_gives_a_month() -> None:
    found = dated(url="https://l.example/2011/07/envoys-meet")
    assert (found.earliest, found.latest, found.edtf) == (date(2011, 7, 1), date(2011, 7, 31), "2011-07-01/2011-07-31")
    assert dated(url="https://l.example/story/20113319/x").edtf is None


def test_a_dateline_without_a_year_is_read_within_the_month_that_the_address_names() -> None:
    found = dated(line("July 5", "dateline", "dateline"), url="https://l.example/2011/07/envoys-meet")
    assert found.edtf == "2011-07-05"
    assert (
        dated(line("5 July", "dateline", "dateline"), url="https://l.example/2011/07/envoys-meet").edtf == "2011-07-05"
    )
    assert exact(dated(line("August 5", "dateline", "dateline"), url="https://l.example/2011/07/envoys")) is None
    assert exact(dated(line("July 5", "dateline", "dateline"))) is None


def test_metadata_count_once_however_many_they_are() -> None:
    many = (
        published("2011-07-21", "json-ld", JSON_LD),
        published("2011-07-21", "opengraph", OG),
        published("2011-07-21", "meta", "meta[name=parsely-pub-date]"),
    )
    found = dated(line("July 19, 2011"), *many)
    assert found.candidates == (date(2011, 7, 19), date(2011, 7, 21))
    assert found.edtf == "[2011-07-19,2011-07-21]"
    assert "differ" in found.reason


def test_a_time_in_utc_yields_to_the_local_day_that_the_page_prints() -> None:
    stamp = published("2011-07-20T02:30:00Z", "json-ld", JSON_LD)
    assert exact(dated(line("July 19, 2011"), stamp)) == date(2011, 7, 19)
    assert exact(dated(stamp)) == date(2011, 7, 20)
    noon = published("2011-07-21T12:30:00Z", "json-ld", JSON_LD)
    assert exact(dated(line("July 19, 2011"), noon)) is None


def test_the_local_day_is_taken_as_written() -> None:
    assert exact(dated(published("2011-07-19T23:30:00-07:00", "json-ld", JSON_LD))) == date(2011, 7, 19)


def test_days_of_change_are_not_days_of_publication() -> None:
    assert exact(dated(changed("2011-07-20"))) is None
    found = dated(line("July 25, 2011"), published("2011-07-19", "json-ld", JSON_LD), changed("2011-07-25"))
    assert (found.earliest, found.latest, found.candidates) == (date(2011, 7, 19), date(2011, 7, 25), None)
    assert found.edtf == "2011-07-19/2011-07-25"
    long_after = dated(published("2011-07-19", "json-ld", JSON_LD), changed("2013-01-05"))
    assert (long_after.earliest, long_after.latest) == (date(2011, 7, 19), date(2013, 1, 5))
    soon = dated(published("2011-07-19", "json-ld", JSON_LD), changed("2011-07-20"))
    assert exact(soon) == date(2011, 7, 19)
    printed = dated(line("July 19, 2011"), changed("2013-01-05"))
    assert exact(printed) == date(2011, 7, 19)
    republished = dated(published("2011-07-19", "json-ld", JSON_LD), changed("2011-05-02"))
    assert (republished.earliest, republished.latest) == (date(2011, 5, 2), date(2011, 7, 19))


def test_a_line_that_may_tell_of_the_capture_rejects_nothing() -> None:
    told = Witness(field="captured", value="March 4, 2010", via="wrapper", where="captured")
    assert exact(dated(line("July 19, 2011"), told, captured=date(2010, 3, 4))) == date(2011, 7, 19)


def test_dates_after_the_copy_was_made_are_rejected() -> None:
    found = dated(published("2031-01-01", "opengraph", OG), line("July 19, 2011"), captured=date(2012, 1, 1))
    assert exact(found) == date(2011, 7, 19)
    assert (
        "rejected: its Open Graph data says 2031-01-01, which is after the copy was made (2012-01-01)" in found.reason
    )


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "1900-01-01", "1969-12-31T19:00:00-05:00"])
def test_placeholders_are_rejected(value: str) -> None:
    found = dated(published(value, "opengraph", OG))
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)
    assert "placeholder" in found.reason


def test_old_reports_are_not_placeholders() -> None:
    assert exact(dated(line("January 28, 1973"))) == date(1973, 1, 28)


def test_the_capture_bounds_what_nothing_dates() -> None:
    found = dated(captured=date(2012, 5, 1))
    assert (found.earliest, found.latest, found.edtf) == (None, date(2012, 5, 1), "../2012-05-01")
    properties = dated(published("D:20110719140500Z", "properties", "CreationDate"))
    assert (properties.earliest, properties.latest) == (None, date(2011, 7, 19))


def test_a_day_of_change_bounds_what_nothing_else_dates() -> None:
    found = dated(changed("2011-07-20"), changed("2011-07-25", "page"))
    assert (found.earliest, found.latest, found.edtf) == (None, date(2011, 7, 20), "../2011-07-20")


def test_an_undated_page_stays_undated_and_says_what_was_not_taken() -> None:
    text = "Since July 1, 2024 we have shown no advertisements."
    found = dated(text=text, zones=(Zone(start=0, end=len(text), zone="boilerplate"),))
    assert (found.edtf, found.earliest, found.latest, found.candidates) == (None, None, None, None)
    assert "not taken: July 1, 2024" in found.reason


def test_a_numeric_date_is_read_by_the_outlets_order_or_not_at_all() -> None:
    both = line("04/07/2011")
    assert dated(both).candidates == (date(2011, 4, 7), date(2011, 7, 4))
    assert dated(both).edtf == "[2011-04-07,2011-07-04]"
    assert exact(dated(both, language="fr")) == date(2011, 7, 4)
    assert exact(dated(both, url="https://lunepost.co.uk/a")) == date(2011, 7, 4)
    tag = Witness(field="language", value="en-US", via="markup")
    assert exact(dated(both, tag)) == date(2011, 4, 7)
    assert exact(dated(both, tag, url="https://lunepost.co.uk/a")) is None
    assert exact(dated(both, published("2011-07-04T09:00Z", "json-ld", JSON_LD))) == date(2011, 7, 4)
    assert exact(dated(both, captured=date(2011, 5, 1))) == date(2011, 4, 7)


def test_a_mail_can_carry_an_older_report() -> None:
    sent = published("2011-07-21T10:00:00+02:00", "mail", "Date header")
    assert exact(dated(sent)) == date(2011, 7, 21)
    assert exact(dated(sent, line("July 19, 2011"))) == date(2011, 7, 19)


def test_a_generic_meta_date_helps_only_where_nothing_better_speaks() -> None:
    generic = published("2011-07-21", "meta", "meta[name=dc.date]")
    assert exact(dated(generic)) == date(2011, 7, 21)
    assert exact(dated(generic, published("2011-07-19", "json-ld", JSON_LD))) == date(2011, 7, 19)


@pytest.mark.parametrize("where", ["before the headline", "after the article"])
def test_a_date_apart_from_the_story_without_a_label_bounds_only(where: str) -> None:
    """It can be the day on which the copy was made: weekdays must not be counted from it."""
    found = dated(line("4 March 2021", where))
    assert (found.earliest, found.latest, found.edtf) == (None, date(2021, 3, 4), "../2021-03-04")
    assert "can be that of the copy" in found.reason
    assert exact(dated(line("4 March 2021", f"{where}, labelled"))) == date(2021, 3, 4)
    two = dated(line("4 March 2021", where), line("3 January 2009", where))
    assert (two.earliest, two.latest) == (None, date(2021, 3, 4))
    assert exact(dated(line("4 March 2021", where), line("July 19, 2011"))) == date(2011, 7, 19)


def test_a_date_apart_from_the_story_counts_where_another_witness_backs_it() -> None:
    apart = line("19 July 2011", "before the headline")
    assert exact(dated(apart, url="https://l.example/2011/07/envoys-meet")) == date(2011, 7, 19)
    assert exact(dated(apart, line("July 18", "dateline", "dateline"))) == date(2011, 7, 19)
    assert exact(dated(apart, line("July 3", "dateline", "dateline"))) is None
    assert exact(dated(apart, url="https://l.example/2011/06/envoys-meet")) is None


@given(
    st.lists(
        st.tuples(
            st.dates(date(1990, 1, 1), date(2030, 1, 1)),
            st.sampled_from(["page", "json-ld", "opengraph", "meta", "wrapper", "mail", "properties", "markup"]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1))),
)
def test_every_answer_is_well_formed(said: list[tuple[date, WitnessVia, bool]], captured: date | None) -> None:
    witnesses = [
        changed(day.isoformat(), via) if change else published(f"{day.isoformat()}T01:00:00Z", via, "somewhere")
        for day, via, change in said
    ]
    found = dated(*witnesses, captured=captured)
    assert found.reason
    assert (found.edtf is None) == (found.earliest is None and found.latest is None)
    assert found.edtf is None or EDTF.fullmatch(found.edtf)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    if found.candidates:
        assert (found.candidates[0], found.candidates[-1]) == (found.earliest, found.latest)
        assert list(found.candidates) == sorted(set(found.candidates))
    if captured and exact(found):
        assert found.earliest is not None
        assert found.earliest <= captured + timedelta(days=1)
    assert found == dated(*witnesses, captured=captured)
