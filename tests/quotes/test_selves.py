"""Whom `I` and `we` mean in words in quotation marks."""

from __future__ import annotations

import pytest

from tests.quotes.meant import meant, words_for

LETTER = "“He said, ‘I am finished,’ and I believed him,” Pavel Dorin told reporters."


def test_i_is_who_speaks_each_in_his_own_words() -> None:
    text = "“My hands are tied,” said Pavel Dorin. “Mine are not,” said Idris Okelo. “I wait.”"
    assert words_for(text, "Pavel Dorin") == ["My", "Pavel Dorin"]
    assert words_for(text, "Idris Okelo") == ["Mine", "Idris Okelo", "I"]


@pytest.mark.parametrize(
    "text",
    [LETTER, "“He told me ‘I am finished’ on Monday and I laughed,” said Pavel Dorin."],
)
def test_i_of_a_quotation_within_is_somebody_else(text: str) -> None:
    assert text.count("I ") == 2
    assert meant(text, "I") == ["Pavel Dorin"]


def test_a_word_in_marks_is_its_speaker_s() -> None:
    assert meant("Pavel Dorin called the plan “my last word”.", "my") == ["Pavel Dorin"]


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("Norwegian Foreign Minister Ilse Markandt spoke. “We want our people home,” she said.", "We", "Norway"),
        ("Iranian Foreign Minister Reza Kamrani denied it. “Our people wait,” he said.", "Our", "Iran"),
        ("“We are ready,” a spokesman for the FARC said.", "We", "FARC"),
        ("“We will not sign, and our envoys stay,” the African Union said in a statement.", "our", "African Union"),
    ],
)
def test_we_is_the_side_for_which_somebody_speaks(text: str, words: str, side: str) -> None:
    assert meant(text, words) == [side]


def test_we_goes_on_in_the_next_quotation() -> None:
    text = "“We are ready,” a spokesman for the FARC said. “Our guns are silent.”"
    assert words_for(text, "FARC") == ["We", "FARC", "Our"]


def test_we_of_somebody_without_a_side_is_nobody() -> None:
    text = "“We will not sign our names,” said Pavel Dorin."
    assert (meant(text, "We"), meant(text, "our")) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "The accord says that “we the parties lay down our arms”.",
        "Nobody knows who wrote “I will come back, and we will sign”.",
    ],
)
def test_where_nobody_speaks_nobody_is_meant(text: str) -> None:
    assert [meant(text, words) for words in ("I", "we", "our")] == [[], [], []]
