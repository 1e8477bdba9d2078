"""Lemma scripts."""

from __future__ import annotations

import pytest

from backchannel.language.core.lemmas import Lemmatiser, Script


@pytest.mark.parametrize(
    ("script", "word", "lemma"),
    [
        ("l|0|", "Envoys", "envoys"),
        ("k|1|", "Berbers", "Berber"),
        ("l|3|y", "Parties", "party"),
        ("l|*|be", "were", "be"),
        ("l|2|", "s", None),
        ("l|1|x", "s", None),
        ("k|1||", "a|b", "a||"),
    ],
)
def test_a_script_says_how_a_lemma_is_made(script: str, word: str, lemma: str | None) -> None:
    assert Script.parse(script).apply(word) == lemma


@pytest.mark.parametrize("written", ["", "l|0", "u|0|", "l|x|"])
def test_what_is_no_script_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"script|unpack|int"):
        Script.parse(written)


def test_the_first_script_that_fits_is_taken() -> None:
    lemmatiser = Lemmatiser(["l|3|y", "l|2|", "l|1|"], {}, frozenset())
    assert lemmatiser.lemmas(["Parties", "Is", "A"], ["NNS"] * 3, [[0, 2], [0, 2], [0, 1]]) == ["party", "i", "a"]


def test_a_script_that_makes_a_word_goes_before_one_that_does_not() -> None:
    lemmatiser = Lemmatiser(["l|2|", "l|1|"], {}, frozenset(("announce",)))
    assert lemmatiser.lemmas(["announced", "announced"], ["VBD", "NN"], [[0, 1]] * 2) == ["announce", "announc"]


def test_what_is_in_the_lexicon_is_looked_up_by_form_and_tag() -> None:
    lemmatiser = Lemmatiser(["l|0|"], {("left", "VBD"): "leave"}, frozenset())
    assert lemmatiser.lemmas(["Left", "left"], ["VBD", "JJ"], [[0]] * 2) == ["leave", "left"]
