"""Telling of talks: the day of a disclosure is its own, and so is its teller."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.actors import find
from backchannel.claims import extract
from backchannel.language import sentences
from backchannel.model import Claim
from tests.language.documents import body

PUBLISHED = date(2020, 8, 19)


def claims(text: str) -> tuple[Claim, ...]:
    document = body(text, PUBLISHED, "Example Courier")
    found = sentences(document)
    return extract(document, found, find(document, found))


@pytest.mark.parametrize(
    "text",
    [
        "Norway made the phone call to Chad public only in September 2018.",
        "Norway revealed the secret talks with Chad in September 2018.",
        "Norway disclosed its secret talks with Chad in September 2018.",
        "Norway told of the secret talks between Sudan and Chad in September 2018.",
        "The talks between Norway and Chad went public in September 2018.",
        "Secret talks between Norway and Chad became public in September 2018.",
    ],
)
def test_a_date_of_telling_is_never_that_of_the_talks(text: str) -> None:
    found = claims(text)
    (disclosure,) = [c for c in found if c.layer == "disclosure"]
    assert disclosure.when.edtf == "2018-09"
    assert all(c.when.edtf != "2018-09" for c in found if c.layer == "talk")


def test_a_date_of_holding_stays_with_the_talks() -> None:
    found = claims("Norway revealed secret talks between Sudan and Chad held in September 2018.")
    assert [c.when.edtf for c in found if c.layer == "talk"] == ["2018-09"]


@pytest.mark.parametrize(
    ("tail", "teller", "when"),
    [
        ("a government commission disclosed on Thursday", False, date(2020, 8, 13)),
        ("a Swiss mediator confirmed yesterday", True, date(2020, 8, 18)),
        ("Norway's foreign minister disclosed on Thursday", True, date(2020, 8, 13)),
        ("a government commission disclosed", False, None),
    ],
)
def test_a_trailing_clause_has_its_own_teller_and_day(tail: str, teller: bool, when: date | None) -> None:
    text = f"Envoys of Chad and Sudan met secretly in Doha after the UN Security Council opened the way, {tail}."
    found = claims(text)
    (disclosure,) = [c for c in found if c.layer == "disclosure"]
    assert disclosure.when.earliest == when
    assert bool(disclosure.participants) == teller
    met = next(c for c in found if c.layer == "talk")
    assert not {p.actor for p in disclosure.participants} & {p.actor for p in met.participants}
    assert "actor-unsc" not in {p.actor for p in disclosure.participants}


def test_later_words_make_the_talks_told_before_secret() -> None:
    first, second = claims("Chad and Sudan met in Doha in May 2019. They met without telling the public.")
    assert (first.secrecy.existence, second.secrecy.existence) == ("secret", "secret")
    first, _ = claims("Chad and Sudan met in Doha in May 2019. They have met secretly before.")
    assert first.secrecy.existence == "unknown"


def test_a_clause_put_in_does_not_date_the_main_one() -> None:
    found = claims("On Monday the envoys of Chad and Sudan, who have not met since 2003, met in Doha.")
    assert [c.when.earliest for c in found if c.status == "happened"] == [date(2020, 8, 17)]
