"""Nouns that explain a name beside them, and nouns beside a name that don't."""

from __future__ import annotations

import pytest

from tests.quotes.meant import meant, words_for
from tests.quotes.said import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ilse Markandt, the mediator, met the rebels.", "the mediator"),
        ("Ilse Markandt met a rebel, and the envoys met Ilse Markandt, a retired general.", "a retired general"),
        ("The envoys sat beside a doctor, Ilse Markandt, in the hall.", "a doctor"),
        ("Pavel Dorin came with Ilse Markandt, his sister, and signed.", "his sister"),
    ],
)
def test_what_stands_beside_a_name_explains_it(text: str, words: str) -> None:
    assert meant(text, words) == ["Ilse Markandt"]


def test_whose_somebody_is_isn_t_the_one_who_is_it() -> None:
    text = "Idris Okelo sat beside Pavel Dorin, his father."
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin", "his father"]
    assert words_for(text, "Idris Okelo") == ["Idris Okelo", "his"]


def test_an_office_that_explains_a_name_is_nobody_else_later() -> None:
    text = "The mediator, Ilse Markandt, spoke in Oslo. Pavel Dorin listened. Later the mediator left."
    assert meant(text, "the mediator") == ["Ilse Markandt"]
    assert not [actor for actor in said(text).actors if actor.type == "unnamed"]


def test_each_of_two_names_has_its_own_words() -> None:
    text = "Pavel Dorin, the general, met Idris Okelo, his brother."
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin", "the general", "his"]
    assert words_for(text, "Idris Okelo") == ["Idris Okelo", "his brother"]


@pytest.mark.parametrize("office", ["the mediator", "the envoy"])
def test_two_of_one_office_stay_two(office: str) -> None:
    text = f"Ilse Markandt, {office}, spoke in Oslo. Pavel Dorin, {office}, spoke in Bonn."
    assert meant(text, office) == ["Ilse Markandt", "Pavel Dorin"]
    assert words_for(text, "Ilse Markandt") == ["Ilse Markandt", office]


def test_ministers_of_two_states_stay_two() -> None:
    text = "Norwegian Foreign Minister Ilse Markandt met Danish Foreign Minister Pavel Dorin in Oslo."
    states = {actor.name: actor.id for actor in said(text).actors if actor.type == "state"}
    bodies = {actor.name: actor.part_of for actor in said(text).actors if actor.type == "person"}
    assert bodies == {"Ilse Markandt": states["Norway"], "Pavel Dorin": states["Denmark"]}


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, a gift of the city, was opened by Pavel Dorin.",
        "Pavel Dorin brought apples, oranges and a doctor.",
        "The bridge was opened by Pavel Dorin, the doctor said.",
        "Pavel Dorin stayed, the doctors left.",
    ],
)
def test_other_nouns_beside_a_name_explain_nobody(text: str) -> None:
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin"]
