"""Actors of a document: the directory, people, groups, unnamed officials, and what ties their mentions together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.actors import find
from backchannel.directory import directory
from backchannel.directory.fold import fold
from backchannel.language import sentences
from backchannel.model import Actor, Document
from tests.language.documents import body, made


def actors(document: Document) -> dict[str, Actor]:
    return {actor.id: actor for actor in find(document, sentences(document))}


def named(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(body(text)).values()}


def words(actor: Actor) -> list[str]:
    return [mention.text for mention in actor.mentions]


def test_states_bodies_and_groups_come_from_the_directory() -> None:
    found = actors(body("The United Nations, Norway and the FARC met. The U.N. and the African Union agreed."))
    assert found["actor-un"].type == "igo"
    assert words(found["actor-un"]) == ["United Nations", "U.N."]
    assert found["actor-nor"].code.country == "NOR"
    assert found["actor-farc"].type == "armed_group"
    assert "actor-au" in found


def test_a_capital_is_a_government_only_where_it_acts() -> None:
    found = actors(
        body("Moscow has rejected the plan. He flew to Cairo. Talks between Kyiv and Warsaw failed in Ankara.")
    )
    assert words(found["actor-rus"]) == ["Moscow"]
    assert {"actor-ukr", "actor-pol"} <= set(found)
    assert "actor-egy" not in found
    assert "actor-tur" not in found


def test_a_person_keeps_one_id_through_titles_and_surnames() -> None:
    found = named("Norwegian Foreign Minister Tove Strand met Col. Idris Okelo. Strand said that Okelo had agreed.")
    strand = found["Tove Strand"]
    assert words(strand) == ["Norwegian Foreign Minister Tove Strand", "Strand"]
    assert strand.part_of == "actor-nor"
    assert strand.code.sectors == ("GOV",)
    assert words(found["Idris Okelo"]) == ["Col. Idris Okelo", "Okelo"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moammar Gadhafi", "Muammar al-Qaddafi"),
        ("Abdelati al-Obeidi", "Abdelati al-Ubaydi"),
        ("Mohammed Dahlan", "Muhammad Dahlan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Dmitry Orlov", "Dmitri Orlov"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Tove Strand", "Tone Strand"), ("Kim Jong Un", "Kim Jong Il")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_two_adjectives_before_officials_are_two_delegations() -> None:
    found = named("US and Iranian officials met in Muscat.")
    assert found["US officials"].part_of == "actor-usa"
    assert found["Iranian officials"].part_of == "actor-irn"
    assert found["US officials"].type == "delegation"


def test_delegations_from_both_sides_are_two_actors() -> None:
    found = actors(body("Delegations from both the Sudanese government and the rebels met. The war in Sudan goes on."))
    owners = {actor.part_of for actor in found.values() if actor.type == "delegation"}
    assert owners == {"actor-sdn-government", "actor-sdn-rebels"}


def test_a_regime_named_after_its_ruler_is_the_government_of_his_country() -> None:
    found = actors(body("The Assad regime and the Syrian opposition met. The regime walked out."))
    assert words(found["actor-syr-government"]) == ["The Assad regime", "The regime"]
    assert "actor-syr-opposition" in found


def test_an_unnamed_official_is_an_actor_of_his_body() -> None:
    found = actors(body("A NATO official said so. Another day a NATO official denied it."))
    unnamed = [actor for actor in found.values() if actor.type == "unnamed"]
    assert len(unnamed) == 2
    assert {actor.part_of for actor in unnamed} == {"actor-nato"}


def test_an_office_without_a_name_is_tied_to_its_only_holder() -> None:
    found = named("NATO Secretary General Lars Holm spoke. The NATO chief left. NATO's chief returned.")
    assert len(found["Lars Holm"].mentions) == 3


def test_a_relative_is_the_one_whose_name_follows_somewhere() -> None:
    found = named("President Anton Reis sent envoys. Reis's son, Karl Reis, travelled. Reis's son came back.")
    assert "Reis's son" in words(found["Karl Reis"])


def test_the_outlet_is_an_actor_with_the_words_that_name_it() -> None:
    document = made(
        ("byline", "Example Courier"), ("body", "Norway spoke."), outlet="Example Courier", agencies=("Reuters",)
    )
    found = actors(document)
    assert words(found["actor-example-courier"]) == ["Example Courier"]
    assert found["actor-reuters"].type == "agency"


@pytest.mark.parametrize(
    "text",
    [
        "The Peace Agreement was signed at Camp David.",
        "They met at the Hotel Continental in New York.",
        "The Cold War ended. Black Sea ports reopened.",
        "On Monday Latin America watched.",
    ],
)
def test_names_that_are_no_people(text: str) -> None:
    assert [a.name for a in actors(body(text)).values() if a.type == "person"] == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Presidents Pavel Strelko and Anton Bilas met.", {"Pavel Strelko": "Presidents Pavel Strelko"}),
        ("Press Secretary Peter Cooke left.", {"Peter Cooke": "Press Secretary Peter Cooke"}),
        ("Deputy Press Secretary Omar Haddad left.", {"Omar Haddad": "Deputy Press Secretary Omar Haddad"}),
        ("Chief of Staff Boris Garin left.", {"Boris Garin": "Chief of Staff Boris Garin"}),
        ("They met the Chief of Staff and the Secretary of Defense.", {}),
        ("Stephen King Smith left.", {"Stephen King Smith": "Stephen King Smith"}),
    ],
)
def test_titles_of_several_words_and_for_several_people_are_no_names(text: str, people: dict[str, str]) -> None:
    found = {name: words(actor)[0] for name, actor in named(text).items() if actor.type == "person"}
    assert found.items() >= people.items()
    assert set(found) <= {*people, "Anton Bilas"}


def test_the_directory_is_whole() -> None:
    entries = directory().entries
    assert sum(entry.type == "armed_group" for entry in entries.values()) >= 60
    assert sum(entry.type == "state" for entry in entries.values()) >= 180
    assert [e.id for e in entries.values() if e.part_of is not None and e.part_of not in entries] == []


PIECES = st.sampled_from(
    [
        "Norway ",
        "the Libyan government ",
        "and ",
        ", ",
        ". ",
        "President ",
        "Tove Strand ",
        "Strand ",
        "officials ",
        "from ",
        "US ",
        "met ",
        "Gadhafi's ",
        "son ",
        "rebels ",
        "the opposition ",
        "both ",
        "delegations ",
        "NATO chief ",
        "a ",
        "U.N. ",
        "Moscow ",
        "in ",
        "said ",
        "\n",
        "“",
        "’s ",
        "al-Obeidi ",
        "UN envoy ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25))
def test_mentions_are_true_and_wholes_are_there(pieces: list[str]) -> None:
    document = body("".join(pieces) or "x")
    found = actors(document)
    for actor in found.values():
        assert actor.part_of is None or actor.part_of in found
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: (m.start, m.end, m.form))
        for mention in actor.mentions:
            assert mention.text
            assert mention.text == document.text[mention.start : mention.end]
