"""What a given name tells of its bearer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.directory.given import Sex, sex_of, sexes


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Ilse Markandt", "f"),
        ("Olena Kravets", "f"),
        ("Pavel Dorin", "m"),
        ("PAVEL DORIN", "m"),
        ("Moussa", "m"),
        ("Élise d'Aubigny", "f"),
        ("Jean-Claude Ferrer", "m"),
        ("Anne-Quist Dahl", "f"),
    ],
)
def test_the_first_name_tells(name: str, sex: Sex) -> None:
    assert sex_of(name) == sex


@pytest.mark.parametrize("name", ["Andrea Castor", "Kim Soval", "Alex Ferrer", "Qwxzt Dorin", "", "  ", "-"])
def test_names_of_both_and_unknown_ones_tell_nothing(name: str) -> None:
    assert sex_of(name) is None


def test_a_surname_tells_nothing() -> None:
    assert sex_of("Qwxzt Maria") is None


def test_both_are_well_known() -> None:
    known = list(sexes().values())
    assert min(known.count("f"), known.count("m")) > 3000


@given(st.sampled_from(sorted(sexes())), st.text(alphabet="abc xyz", max_size=12))
def test_what_follows_and_how_it_is_written_changes_nothing(name: str, rest: str) -> None:
    assert sex_of(f"{name} {rest}") == sex_of(name.title()) == sexes()[name]
