"""Roles that reports of our own give: titles, appositions, verbs, parts in talks, recognition, and their times."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel import dates, language
from backchannel.actors import attested, cast, find
from backchannel.language.core import load, pipeline
from backchannel.language.core.doc import Pipeline
from backchannel.model import Role
from tests.language.documents import body

DAY = date(2013, 3, 12)


@cache
def core() -> Pipeline:
    return pipeline()


@cache
def roles(text: str, day: date | None = DAY) -> dict[tuple[str, str], Role]:
    """The roles of a report by the actor's name and the title."""
    document = body(text, day)
    sentences = language.sentences(document)
    calendar = dates.Calendar.of(document, sentences)
    everybody = cast(language.reading(document, core()), find(document, sentences), sentences, calendar)
    names = {actor.id: actor.name for actor in everybody.actors}
    found = attested(everybody, sentences, calendar)
    for role in found:
        for place in role.attested:
            assert document.text[place.start : place.end] == place.text
    return {(names[role.actor], role.title): role for role in found}


@pytest.mark.parametrize(
    ("text", "who", "title", "organisation"),
    [
        ("Colombian President Jorge Rivas spoke in Cali.", "Jorge Rivas", "President", "Colombia"),
        ("NATO Secretary General Inger Dahl flew home.", "Inger Dahl", "Secretary General", "NATO"),
        ("The rebels freed Colonel Amos Deng on Friday.", "Amos Deng", "Colonel", None),
        ("A truce was signed by rebel commander Idris Gamal.", "Idris Gamal", "rebel commander", None),
        ("US Secretary of State Ann Keller called Kabul.", "Ann Keller", "Secretary of State", "United States"),
        (
            "Bosnian government spokesman Edin Kos denied it.",
            "Edin Kos",
            "spokesman",
            "government of Bosnia and Herzegovina",
        ),
        ("Lena Moritz, the Austrian ambassador to Sudan, left.", "Lena Moritz", "ambassador to Sudan", "Austria"),
        ("Peter Amol, the commander of the northern brigades, agreed.", "Peter Amol", "commander", "northern brigades"),
        ("The movement's leader, Juan Tolo, stayed in Havana.", "Juan Tolo", "leader", "movement"),
        ("Its ministers came with Nepal's foreign minister, Ram Thapa.", "Ram Thapa", "foreign minister", "Nepal"),
        ("Kofi Mensa was the Ghanaian foreign minister.", "Kofi Mensa", "foreign minister", "Ghana"),
        ("Ines Duarte, who heads the African Union mission, agreed.", "Ines Duarte", "head", "African Union mission"),
        ("Maria Luz, spokeswoman for the United Nations, said so.", "Maria Luz", "spokeswoman", "United Nations"),
        ("Ali Baro became secretary-general of the United Nations.", "Ali Baro", "secretary-general", "United Nations"),
    ],
)
def test_offices_are_read_beside_names_and_off_verbs(text: str, who: str, title: str, organisation: str | None) -> None:
    role = roles(text)[who, title]
    assert role.organisation == organisation
    assert role.basis == "text"
    assert [place.date.edtf is not None for place in role.attested] == [True]


def test_two_titles_that_are_joined_share_their_body() -> None:
    found = roles("Pavel Dorin, Moldova's foreign minister and chief negotiator, returned to Vienna.")
    assert {role.organisation for role in found.values()} == {"Moldova"}
    assert found["Pavel Dorin", "chief negotiator"].sort == "process"


def test_a_counterpart_has_the_office_of_whom_he_is_counterpart_to() -> None:
    found = roles("Serbian foreign minister Vuk Marin is to meet his Croatian counterpart Ante Horvat in Graz.")
    assert found["Ante Horvat", "foreign minister"].organisation == "Croatia"


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Diaz wants to become president of Peru.",
        "Rosa Diaz was not elected president of Peru.",
        "Rosa Diaz could become foreign minister.",
        "Rosa Diaz, and the president of Peru, left.",
        "Rosa Diaz led the way to the river.",
        "Rosa Diaz speaks for an hour.",
        "If Rosa Diaz mediates, they will come.",
        "By Rosa Diaz in Lima",
    ],
)
def test_what_is_wanted_denied_or_no_role_gives_none(text: str) -> None:
    assert not roles(text)


def test_a_title_for_several_is_each_ones_for_one() -> None:
    found = roles("Secretaries Ann Keller and Bo Lind signed. Foreign Ministers Tove Strand and Pau Riba did not.")
    assert set(found) == {
        ("Ann Keller", "Secretary"), ("Bo Lind", "Secretary"),
        ("Tove Strand", "Foreign Minister"), ("Pau Riba", "Foreign Minister"),
    }  # fmt: skip


def test_a_reading_says_which_core_read() -> None:
    document = body("They met in Bern.")
    reading = language.reading(document, core())
    assert reading.made_by == f"model:core@{load().settings.version}"


def test_parts_in_talks_can_be_of_states_and_bodies() -> None:
    found = roles(
        "Qatar mediated between the two sides. Leaders of the African Union offered to host the talks. "
        "The talks, hosted by Norway and Cuba, go on. The UN has a central role in these negotiations. "
        "Juan Tolo speaks for the African Union."
    )
    assert {key: role.sort for key, role in found.items()} == {
        ("Qatar", "mediator"): "process", ("African Union", "host (offered)"): "process",
        ("Norway", "host"): "process", ("Cuba", "host"): "process", ("United Nations", "central role"): "process",
        ("Juan Tolo", "spokesman"): "process",
    }  # fmt: skip


def test_a_recognition_names_what_as_and_whose() -> None:
    found = roles("France recognised the Polisario Front as the legitimate representative of Western Sahara.")
    ((_, title),) = found
    assert title == "legitimate representative"
    (role,) = found.values()
    assert (role.sort, role.organisation) == ("recognition", "Western Sahara")


def test_a_rule_tells_a_ruler_and_when_it_began() -> None:
    found = roles("Tomas Obiang did not speak. The rebels want to end his 41-year rule.")
    role = found["Tomas Obiang", "ruler"]
    assert role.begun is not None
    assert (role.begun.earliest, role.begun.latest) == (date(1971, 3, 12), date(1972, 3, 12))


def test_a_rule_of_impossible_length_tells_no_beginning() -> None:
    found = roles("Tomas Obiang did not speak. The rebels want to end his 4100-year rule.")
    assert found["Tomas Obiang", "ruler"].begun is None


def test_a_former_office_ended_before_the_report_and_keeps_its_word() -> None:
    found = roles("Former Finnish president Eero Salo came, with President Eero Salo's books.")
    role = found["Eero Salo", "Former president"]
    assert role.until is not None
    assert role.until.latest == DAY
    assert role.attested[0].date.latest == DAY
    assert found["Eero Salo", "President"].until is None


@pytest.mark.parametrize(
    ("text", "begun", "until"),
    [
        ("Peter Amol, president of Chad since 2004, resigned.", "2004", None),
        ("Peter Amol was the Chadian foreign minister from 2005 until 2008.", "2005", "2008"),
        ("Peter Amol was appointed foreign minister of Chad in May 2009.", "2009-05", None),
        ("Peter Amol, the foreign minister of Chad, spoke in May 2009.", None, None),
    ],
)
def test_beginning_and_end_are_only_what_the_text_says(text: str, begun: str | None, until: str | None) -> None:
    role = next(role for (_, title), role in roles(text).items() if "minister" in title or title == "president")
    assert (role.begun.edtf if role.begun else None) == begun
    assert (role.until.edtf if role.until else None) == until


def test_an_attestation_is_of_the_day_told_of() -> None:
    found = roles("In 1994 Ugandan President Okot Lule met the rebels. Kenyan President Sam Ruto did not.")
    assert found["Okot Lule", "President"].attested[0].date.edtf == "1994"
    assert found["Sam Ruto", "President"].attested[0].date.earliest == DAY


def test_places_that_name_one_role_are_one_role_with_one_id_in_every_report() -> None:
    one = roles(
        "NATO Secretary General Inger Dahl came. “We wait,” the NATO chief said. "
        "NATO Secretary General Inger Dahl left."
    )
    other = roles("“No,” said Inger Dahl, the secretary general of NATO.", date(2014, 1, 2))
    assert len(one["Inger Dahl", "Secretary General"].attested) == 3
    assert one["Inger Dahl", "Secretary General"].id == other["Inger Dahl", "secretary general"].id


PIECES = st.lists(
    st.sampled_from(
        ["Colonel", "Amos Deng", ",", "the", "Sudanese", "foreign minister", "of", "Chad", "said", "who leads",
         "former", "and", "counterpart", "his", "was", "spokesman", "talks", "mediated", ".",
         "since 2004", "\u2019s", "regime"]
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(PIECES)
def test_any_words_give_roles_of_the_casts_own_actors_in_order(pieces: list[str]) -> None:
    found = roles(" ".join(pieces)).values()
    ids = [role.id for role in found]
    assert len(set(ids)) == len(ids)
    for role in found:
        assert role.attested
        assert role.title.strip() == role.title != ""
        assert (
            role.until is None
            or role.begun is None
            or role.begun.earliest is None
            or role.until.latest is None
            or (role.begun.earliest <= role.until.latest)
        )
