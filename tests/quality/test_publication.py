"""Floors on the date of publication of saved news pages, and on the three real inputs.

The figures of the whole set and of htmldate are printed by `benchmarks/publication_date.py`.
"""

from __future__ import annotations

import hashlib

import pytest
from benchmarks.publication_date import Outcome, evaluate

from backchannel.dates.publication import publication_date
from backchannel.model import Hints
from backchannel.read import read
from tests.support import shared

GOLD = "17157c1a6f8da02cdcbc53ce588eb87555593b38c0e0efe69223b35dd47e0067"
"""SHA-256 of the gold file that the floors stand on."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What is concluded for the pages of the sites that the rules were not made on."""
    return evaluate(shared("data", "pages", "news"), held_out=True)


def share(outcomes: list[Outcome], verdict: str) -> float:
    return sum(outcome.verdict == verdict for outcome in outcomes) / len(outcomes)


def test_the_gold_is_the_one_that_the_floors_stand_on() -> None:
    data = shared("data", "pages", "news", "ground-truth.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == GOLD


def test_the_right_day_in_at_least_85_of_100(outcomes: list[Outcome]) -> None:
    assert share(outcomes, "right") >= 0.85


def test_at_most_five_in_a_hundred_are_wrong_where_the_page_holds_its_gold_day(outcomes: list[Outcome]) -> None:
    """Gold days that stand nowhere on their page (a year replaced by another, for most) can't be found by anyone."""
    answerable = [outcome for outcome in outcomes if outcome.page.answerable]
    assert len(answerable) >= 85
    assert share(answerable, "wrong") <= 0.05
    assert share(outcomes, "wrong") <= 0.08


def test_every_answer_has_its_reason(outcomes: list[Outcome]) -> None:
    assert all(outcome.reason for outcome in outcomes)


@pytest.mark.parametrize(
    ("prefix", "edtf", "words"), [("000", "2018-09-20", "September 20, 2018"), ("001", "2011-07-19", "July 19, 2011")]
)
def test_the_dated_inputs(prefix: str, edtf: str, words: str) -> None:
    (path,) = shared("seeds").glob(f"{prefix}_*")
    document = read(path, "0" * 64, Hints(name=path.name))
    assert publication_date(document).edtf == edtf
    assert document.published_claimed is not None
    assert document.published_claimed.text == words


def test_the_undated_input_stays_undated() -> None:
    (path,) = shared("seeds").glob("002_*")
    document = read(path, "0" * 64, Hints(name=path.name))
    found = publication_date(document)
    assert document.published_claimed is None
    assert found.earliest is None or found.earliest != found.latest
    assert found.earliest is None or found.earliest.year < 2024
    assert found.reason
