"""Places: countries, cities and venues, and the words that only look like them."""

from __future__ import annotations

import pytest

from backchannel.language import sentences
from backchannel.places import find
from tests.language.documents import body


def places(text: str) -> list[tuple[str, str | None]]:
    document = body(text)
    return [(w.place, w.country) for s in sentences(document) for w in find(document, s)]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("They met at a hotel in Oslo.", "Oslo", "NOR"),
        ("They met in an Oslo hotel.", "Oslo", "NOR"),
        ("They met in the Qatari capital.", "Doha", "QAT"),
        ("They met in the Swiss resort of Bürgenstock.", "Bürgenstock", "CHE"),
        ("They met at Camp David in September.", "Camp David", "USA"),
        ("Talks in Kiev ended.", "Kyiv", "UKR"),
        ("The Dayton talks failed.", "Dayton", "USA"),
        ("They met in neighbouring Tunisia.", "Tunisia", "TUN"),
        ("They met in South Africa.", "South Africa", "ZAF"),
        ("They met at a villa outside Vienna.", "Vienna", "AUT"),
    ],
)
def test_where_talks_are_held(text: str, place: str, country: str) -> None:
    assert places(text) == [(place, country)]


def test_the_country_named_decides_between_cities_of_one_name() -> None:
    assert places("They met in Tripoli, Lebanon.")[0] == ("Tripoli", "LBN")
    assert places("They met in Tripoli. Libya agreed.")[0] == ("Tripoli", "LBY")


@pytest.mark.parametrize(
    "text",
    [
        "They met in March.",
        "In May he left.",
        "The White House spoke.",
        "Jordan Smith came.",
        "The Paris Club met.",
        "No one spoke.",
    ],
)
def test_words_that_are_no_places(text: str) -> None:
    assert places(text) == []


def test_a_place_has_its_geonames_id_and_true_words() -> None:
    document = body("Envoys met in Helsinki on Monday.")
    (place,) = find(document, sentences(document)[0])
    assert place.geonames == 658225
    assert place.span is not None
    assert document.text[place.span.start : place.span.end] == place.span.text == "Helsinki"
