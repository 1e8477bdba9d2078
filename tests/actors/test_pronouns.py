"""Whom pronouns and descriptions mean: who stands foremost before them, and whom grammar and sex rule out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quotes.meant import meant, words_for
from tests.quotes.said import said

LINES = (
    "Pavel Dorin met Ilse Markandt in Geneva.",
    "She told him that the road was closed.",
    "“He will not sign it,” he said, “and I was told ‘we are ready’ twice.”",
    "The 61-year-old left at noon.",
    "Interfax quoted the general as saying that the talks were over.",
    "An aide remembers it otherwise.",
    "“Nobody asked us about the road.”",
    "Idris Okelo, his father, blamed himself.",
    "A diplomat, who met him there, said she was tired.",
    "The source named nobody:",
)


@pytest.mark.parametrize(
    ("text", "woman", "man"),
    [
        ("Ilse Markandt met Pavel Dorin in Geneva. She gave him a letter.", "She", "him"),
        ("Pavel Dorin met Ilse Markandt in Geneva. He gave her a letter.", "her", "He"),
        ("Ilse Markandt and Pavel Dorin came together. Her speech was short, and his was long.", "Her", "his"),
        ("Pavel Dorin opened the talks in Oslo. Ilse Markandt sat beside him. She said nothing.", "She", "him"),
    ],
)
def test_a_pronoun_of_one_sex_is_nobody_of_the_other(text: str, woman: str, man: str) -> None:
    assert meant(text, woman) == ["Ilse Markandt"]
    assert meant(text, man) == ["Pavel Dorin"]


@pytest.mark.parametrize("woman", ["Ilse Markandt", "A spokeswoman"])
def test_a_man_s_pronoun_after_a_woman_alone_is_nobody_s(woman: str) -> None:
    assert meant(f"{woman} flew to Tunis. He was not there.", "He") == []


def test_those_named_last_are_passed_over_for_a_woman_named_before() -> None:
    text = "Ilse Markandt opened the talks. Pavel Dorin and Idris Okelo came late. She waited."
    assert meant(text, "She") == ["Ilse Markandt"]


@pytest.mark.parametrize(
    "text",
    [
        "Idris Okelo waited in the hall. Pavel Dorin told him that the road was closed.",
        "Idris Okelo waited in the hall. Pavel Dorin, who met him there, left at noon.",
        "Idris Okelo praised Pavel Dorin, who thanked him.",
        "Idris Okelo said that Pavel Dorin had lied to him.",
        "Idris Okelo praised Pavel Dorin. Dorin thanked him.",
    ],
)
def test_whom_somebody_does_something_to_is_somebody_else(text: str) -> None:
    assert meant(text, "him") == ["Idris Okelo"]


def test_whom_somebody_does_something_to_may_be_himself() -> None:
    text = "Pavel Dorin blamed himself. Idris Okelo blamed him."
    assert (meant(text, "himself"), meant(text, "him")) == (["Pavel Dorin"], ["Pavel Dorin"])


def test_after_a_quotation_the_subject_of_the_sentence_before_goes_on() -> None:
    text = "Pavel Dorin opened the talks in Oslo. “Idris Okelo is late,” he said. He left at noon."
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin", "he", "He"]
    assert words_for(text, "Idris Okelo") == ["Idris Okelo"]


@pytest.mark.parametrize(("speaker", "other"), [("Dorin", "Idris Okelo"), ("Okelo", "Pavel Dorin")])
def test_in_a_quotation_he_is_not_who_speaks(speaker: str, other: str) -> None:
    assert meant(f"Pavel Dorin spoke with Idris Okelo. “He lied to me,” said {speaker}.", "He") == [other]


def test_in_a_quotation_he_is_whom_the_quotation_before_names() -> None:
    text = "Idris Okelo signed in Geneva. “Pavel Dorin waited too long,” he said. “He lost his nerve.”"
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin", "He", "his"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Idris Okelo met Pavel Dorin in Nairobi. The 61-year-old signed the paper.", "The 61-year-old", "Idris Okelo"),
        ("Ilse Markandt waited. The 40-year-old has led the mission.", "The 40-year-old", "Ilse Markandt"),
        ("Idris Okelo has led the rebels for years. The general will not sign.", "The general", "Idris Okelo"),
        ("A diplomat spoke in Geneva. The diplomat said that a truce was near.", "The diplomat", "diplomat"),
        ("A spokeswoman read the paper aloud. She took no questions.", "She", "spokeswoman"),
        ("Idris Okelo spoke of his son. The son had fled. He wept.", "He", "his son"),
    ],
)
def test_descriptions_stand_for_who_was_told_of(text: str, words: str, names: str) -> None:
    assert meant(text, words) == [names]


@pytest.mark.parametrize("hidden", ["source", "witness", "official", "aide"])
def test_who_is_kept_unnamed_is_nobody_named(hidden: str) -> None:
    text = f"Idris Okelo spoke to reporters. The {hidden} said that a truce was near."
    assert words_for(text, "Idris Okelo") == ["Idris Okelo"]
    (quote,) = said(text).quotes
    assert quote.speaker in {actor.id for actor in said(text).actors if actor.type == "unnamed"}


@pytest.mark.parametrize("new", ["A general", "An envoy", "Another commander"])
def test_somebody_new_is_nobody_told_of_before(new: str) -> None:
    text = f"Pavel Dorin met Idris Okelo. {new} opened the door."
    assert words_for(text, "Pavel Dorin") == ["Pavel Dorin"]
    assert words_for(text, "Idris Okelo") == ["Idris Okelo"]


def test_two_people_told_of_as_new_are_two() -> None:
    text = "A rebel said that the road was closed. Another rebel said that it was open. A diplomat met a diplomat."
    found = said(text)
    first, second = found.quotes
    assert first.speaker not in (None, second.speaker)
    assert second.speaker is not None
    assert max(len(actor.mentions) for actor in found.actors) == 1


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), st.sampled_from((" ", "\n")))
@settings(max_examples=25)
def test_all_mentions_are_words_of_the_report(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    written = text.replace("\n", "\n\n")
    found = said(text)
    known = {actor.id for actor in found.actors}
    for actor in found.actors:
        for mention in actor.mentions:
            assert written[mention.start : mention.end] == mention.text != ""
    for quote in found.quotes:
        assert {*quote.attribution, *([quote.speaker] if quote.speaker else [])} <= known
        assert all(written[span.start : span.end] == span.text for span in quote.spans)
