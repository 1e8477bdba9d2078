"""People by their names: spellings, namesakes, the user's people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backchannel.directory.people import People, Person, ids, person_id

NAMES = st.sampled_from(("James Michel", "James Mitchell", "Idris Okelo", "Idriss Okello", "Tove Strand"))


def person(name: str, *forms: str, own: bool = False, id: str | None = None) -> Person:
    return Person(id=id or person_id(name), name=name, forms=forms, own=own)


def test_spellings_of_one_name_are_one_person() -> None:
    people = People([person("Moammar Gadhafi", "Colonel Gadhafi")])
    for text in ("Moammar Gadhafi", "Muammar al-Qaddafi", "Muammar Gaddafi", "Colonel Gadhafi"):
        assert people.named(text) is not None, text
    assert people.named("Saif Gadhafi") is None


def test_namesakes_by_sound_are_told_apart_by_their_letters() -> None:
    names = ids(["James Michel", "James Mitchell", "Tove Strand"])
    assert len(set(names.values())) == 3
    people = People([person(name, id=id) for name, id in names.items()])
    michel, mitchell = people.named("James Michel"), people.named("James Mitchell")
    assert michel is not None
    assert mitchell is not None
    assert (michel.name, mitchell.name) == ("James Michel", "James Mitchell")
    assert people.named("James Mitschell") is None


def test_what_tells_namesakes_apart_is_no_part_of_a_name() -> None:
    people = People([person("Andris Berzins (prime minister)")])
    assert people.named("Andris Berzins") is not None
    assert people.by_surname("minister") == ()
    assert [one.name for one in people.by_surname("Berzins")] == ["Andris Berzins (prime minister)"]


def test_two_of_one_name_are_nobody_unless_one_is_the_users() -> None:
    one, other = person("Ali Hassan", id="a"), person("Ali Hassan", id="b")
    assert People([one, other]).named("Ali Hassan") is None
    mine = person("Ali Hassan", id="c", own=True)
    assert People([mine, one, other]).named("Ali Hassan") == mine


@given(st.lists(NAMES, unique=True))
def test_different_names_have_different_ids(names: list[str]) -> None:
    assert len(set(ids(names).values())) == len(names)
