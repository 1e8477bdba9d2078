"""Whether talks happened: negation, condition and denial at the start of a sentence and inside it."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.actors import find
from backchannel.claims import extract
from backchannel.language import sentences
from backchannel.model import Claim
from tests.language.documents import body

PUBLISHED = date(2020, 8, 19)


def talks(text: str) -> list[Claim]:
    document = body(text, PUBLISHED, "Example Courier")
    found = sentences(document)
    return [c for c in extract(document, found, find(document, found)) if c.layer == "talk"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("No talks were held between Chad and Sudan in Doha on 3 May.", "not_happened"),
        ("Officials said no talks were held between Chad and Sudan in Doha on 3 May.", "not_happened"),
        ("Never have Chad and Sudan met in Doha.", "not_happened"),
        ("Chad and Sudan have never met in Doha.", "not_happened"),
        ("Never before have the presidents of Chad and Sudan met.", "not_happened"),
        ("Neither Chad nor Sudan met Kenya in Doha on Monday.", "not_happened"),
        ("Chad and Sudan were to have met in Doha on Monday but Chad stayed away.", "not_happened"),
        ("Chad and Sudan were due to meet in Doha on Friday, but Sudan pulled out.", "not_happened"),
        ("Planned talks between Chad and Sudan in Doha collapsed before they began.", "not_happened"),
        ("Reports that Chad and Sudan met in Doha on Monday are false.", "denied"),
        ("Claims that Chad met Sudan in Doha were untrue, the ministry said.", "denied"),
        ("It is not true that Chad and Sudan met in Doha.", "denied"),
        ("Nor did Chad and Sudan meet in Doha on Monday.", "not_happened"),
        ("Chad and Sudan almost met in Doha on Monday.", "not_happened"),
        ("Chad and Sudan were to meet in Doha on Friday.", "planned"),
        ("When Chad and Sudan meet in Doha on 10 September, Kenya will host them.", "planned"),
        ("Not only did Chad and Sudan meet in Doha on Monday, they shared a table.", "happened"),
        ("If nothing else, Chad and Sudan met in Doha on Monday.", "happened"),
        ("Against this backdrop, Chad and Sudan met in Doha on Monday.", "happened"),
        ("Hoping for peace, Chad and Sudan met in Doha on Monday.", "happened"),
        ("Without preconditions, Chad and Sudan met in Doha on Monday.", "happened"),
        ("Due to the war, Chad and Sudan met in Doha on Monday.", "happened"),
        ("Officials of Chad and Sudan in May met in Doha.", "happened"),
        ("Reports said that Chad and Sudan met in Doha on Monday and that the truce was rejected.", "happened"),
    ],
)
def test_status_of_talks(text: str, status: str) -> None:
    assert [claim.status for claim in talks(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "If Chad and Sudan meet in Doha on 10 September, the war may end.",
        "The war may end if Chad and Sudan meet in Doha on 10 September.",
        "If they meet in Paris, Chad and Sudan will discuss borders.",
        "Unless Chad and Sudan meet in Doha, the truce will fail.",
        "Whether Chad and Sudan will meet in Doha is unclear.",
        "Had Chad and Sudan met in Doha, the war would have ended.",
        "The war would have ended had Chad and Sudan met in Doha.",
        "Should Chad and Sudan meet in Doha, Kenya will attend.",
        "Could Chad and Sudan meet in Doha in September?",
        "Hopes for talks between Chad and Sudan in Doha rose on Monday.",
        "On Monday hopes for talks between Chad and Sudan in Doha rose.",
        "Chad would have met Sudan in Doha on Monday.",
        "There is no evidence that Chad and Sudan met in Doha on Monday.",
        "Once Chad and Sudan meet in Doha, the truce will hold.",
        "Provided that Chad and Sudan meet in Doha, Kenya will pay.",
    ],
)
def test_what_is_only_thought_of_is_no_claim(text: str) -> None:
    assert talks(text) == []


def test_both_who_did_not_meet_are_named() -> None:
    (claim,) = talks("Neither Chad nor Sudan met Kenya in Doha on Monday.")
    assert {p.actor for p in claim.participants} == {"actor-tcd", "actor-sdn", "actor-ken"}


def test_parties_stay_in_their_own_clause() -> None:
    first, second = talks(
        "Chad and Sudan never met in Doha in June, and talks between Kenya and Eritrea were held in Oslo on Monday."
    )
    assert (first.status, {p.actor for p in first.participants}) == ("not_happened", {"actor-tcd", "actor-sdn"})
    assert (second.status, {p.actor for p in second.participants}) == ("happened", {"actor-ken", "actor-eri"})


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan team met the Sudanese team in the Asian Cup on Monday.",
        "Chad met Sudan in the World Cup final in Doha on Monday.",
        "Chad and Sudan met in the quarter-finals in Doha on Monday.",
        "The African Union summit held that the warrant complicates the search for a negotiated settlement in Sudan.",
    ],
)
def test_contests_and_holdings_are_no_talks(text: str) -> None:
    assert talks(text) == []


def test_a_meeting_of_presidents_beside_a_contest_is_one() -> None:
    (claim,) = talks("Chad's president met Sudan's president before the World Cup match in Doha on Monday.")
    assert claim.status == "happened"


@pytest.mark.parametrize("front", ["Sudan must end the war, and", "Sudan is weak. Now"])
def test_the_subject_at_the_verb_makes_the_offer(front: str) -> None:
    document = body(f"{front} the Kremlin has offered its services as a go-between.", PUBLISHED)
    found = sentences(document)
    offers = [c for c in extract(document, found, find(document, found)) if c.layer == "offer"]
    assert [{p.actor for p in c.participants if p.role == "actor"} for c in offers] == [{"actor-rus"}]


def test_one_told_of_before_an_unknown_subject_makes_no_offer() -> None:
    document = body("Demanding that Sudan leave, the broker has offered its services as a go-between.", PUBLISHED)
    found = sentences(document)
    offers = [c for c in extract(document, found, find(document, found)) if c.layer == "offer"]
    assert all("actor-sdn" not in {p.actor for p in c.participants} for c in offers)
