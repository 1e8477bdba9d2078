"""Wordpieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.language.core.pieces import PIECES_A_WORD, Pieces
from tests.language.core.fakes import vocabulary


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    return Pieces(vocabulary(tmp_path_factory.mktemp("vocabulary")))


def test_marks_have_their_numbers(pieces: Pieces) -> None:
    assert (pieces.pad, pieces.unk, pieces.cls, pieces.sep) == (0, 1, 2, 3)


def test_words_are_lower_cased_and_cut(pieces: Pieces) -> None:
    envoys, plain, accented, stop = pieces.encode(["Envoys", "ab", "Áb", "a.b"])
    assert len(envoys) == 2
    assert plain == accented
    assert len(stop) == 3


def test_printers_marks_are_read_as_typewriters(pieces: Pieces) -> None:
    assert pieces.encode(["“", "”", "’s", "``"]) == pieces.encode(['"', '"', "'s", '"'])


def test_the_name_of_a_mark_in_a_text_is_not_the_mark(pieces: Pieces) -> None:
    (found,) = pieces.encode(["[SEP]"])
    assert pieces.sep not in found


@settings(deadline=None)
@given(words=st.lists(st.text(), max_size=5))
def test_every_word_has_pieces_of_its_own(pieces: Pieces, words: list[str]) -> None:
    made = pieces.encode(words)
    assert len(made) == len(words)
    assert all(1 <= len(own) <= PIECES_A_WORD for own in made)
    assert made == [pieces.encode([word])[0] for word in words]


def test_of_an_endless_word_both_ends_are_kept(pieces: Pieces) -> None:
    (found,) = pieces.encode(["a" * 50 + "." * 50 + "b"])
    assert len(found) == PIECES_A_WORD
    assert [found[0], found[-1]] == [pieces.encode(["a"])[0][0], pieces.encode(["b"])[0][0]]
