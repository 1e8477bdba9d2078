"""Quotations without a word of saying: which sentence before introduces them, and which doesn't."""

from __future__ import annotations

import pytest

from tests.quotes.said import said

WORDS = "The bridge is open and nobody has crossed it yet."
QUOTED = f"“{WORDS}”"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ilse Markandt shook her head. ", "Ilse Markandt"),
        ("An aide remembers it otherwise. ", "aide"),
        ("“Nobody asked,” Pavel Dorin said. An aide disagreed. ", "aide"),
        ("Ilse Markandt, the mediator, sent a message to Northlight News:\n", "Ilse Markandt"),
        ("Pavel Dorin wrote a letter to the Lune Post:\n", "Pavel Dorin"),
        ("The radio read out a message from Idris Okelo:\n", "Idris Okelo"),
        ("Ilse Markandt put it this way: ", "Ilse Markandt"),
    ],
)
def test_the_sentence_before_tells_who_speaks(before: str, speaker: str) -> None:
    assert said(before + QUOTED).words()[-1] == (WORDS, speaker)


@pytest.mark.parametrize(
    "before",
    [
        "It rained in Oslo. ",
        "The hall was cold. ",
        "The envoys waited for hours. ",
        "Idris Okelo laughed. The envoys did not. ",
        "The list is short:\n",
        "Pavel Dorin left at noon.\n",
        "Ilse Markandt spoke of “a bridge without a river” on Monday. ",
    ],
)
def test_words_that_nothing_introduces_stay_nobody_s(before: str) -> None:
    assert said(before + QUOTED).words()[-1] == (WORDS, None)


def test_who_hands_on_a_message_stands_before_its_writer() -> None:
    found = said(f"The radio read out a message from Idris Okelo:\n{QUOTED}")
    (quote,) = found.quotes
    assert [found.name(id) for id in quote.attribution] == ["Example Courier", "The radio", "Idris Okelo"]


def test_a_colon_is_surer_than_a_full_stop() -> None:
    colon, stop = (said(f"Pavel Dorin wrote a letter to the Lune Post{end}{QUOTED}").quotes[0] for end in (":\n", ". "))
    assert colon.confidence is not None
    assert stop.confidence is not None
    assert colon.confidence > stop.confidence


def test_a_speaker_named_after_the_words_outdoes_the_sentence_before() -> None:
    text = "Idris Okelo laughed. “The bridge is open and nobody has crossed it yet,” said Ilse Markandt."
    assert [speaker for _, speaker in said(text).words()] == ["Ilse Markandt"]


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Dorin shook his head. The so-called “road to the north” was closed.",
        "Idris Okelo laughed. “The bridge” is a film about a war.",
        "An aide disagreed. “No bridge.”",
    ],
)
def test_labels_are_not_introduced(text: str) -> None:
    assert said(text).words() == []
