"""Words that somebody hands on: whose they are, and through whom they came."""

from __future__ import annotations

import pytest

from tests.quotes.said import said

Row = tuple[str, str, str | None, list[str | None]]


def rows(text: str) -> list[Row]:
    """Form, words, speaker and the chain below the report's own outlet, of each quotation."""
    found = said(text)
    return [
        (q.form, q.spans[0].text, found.name(q.speaker), [found.name(id) for id in q.attribution[1:]])
        for q in found.quotes
    ]


@pytest.mark.parametrize(
    ("text", "form", "agency"),
    [
        ("Pavel Dorin met reporters. “The road is open again,” Tass quoted him as saying.", "direct", "TASS"),
        ("The Interfax news agency quoted Pavel Dorin as saying: “The road is open again.”", "direct", "Interfax"),
        ("Pavel Dorin was quoted by Xinhua as saying: “The road is open again.”", "direct", "Xinhua"),
        ("Reuters quoted Pavel Dorin as saying that the road is open again.", "indirect", "Reuters"),
        ("Xinhua cited Pavel Dorin as saying that the road is open again.", "indirect", "Xinhua"),
    ],
)
def test_words_handed_on_are_those_of_who_is_quoted(text: str, form: str, agency: str) -> None:
    ((found, words, speaker, chain),) = rows(text)
    assert (found, speaker, chain) == (form, "Pavel Dorin", [agency, "Pavel Dorin"])
    assert words.rstrip(",.").endswith("oad is open again")


def test_quoted_as_calling_gives_the_words_in_marks() -> None:
    text = "Pavel Dorin was quoted by Xinhua as calling the plan “a bridge without a river”."
    assert rows(text) == [("mixed", "a bridge without a river", "Pavel Dorin", ["Xinhua", "Pavel Dorin"])]


def test_people_hand_on_what_others_told() -> None:
    ((_, words, speaker, chain), inner) = rows(
        "Ilse Markandt quoted Pavel Dorin as telling ministers that he felt “nothing at all”."
    )
    assert (words, speaker, chain) == (
        "that he felt “nothing at all”", "Pavel Dorin", ["Ilse Markandt", "Pavel Dorin"]
    )  # fmt: skip
    assert inner[:3] == ("mixed", "nothing at all", "Pavel Dorin")


def test_the_manner_is_that_of_who_is_quoted() -> None:
    (quote,) = said("Reuters quoted Pavel Dorin as denying that the road was open.").quotes
    assert (quote.manner, quote.spans[0].text) == ("denied", "that the road was open")


def test_nobody_but_the_quoted_where_the_text_names_no_agency() -> None:
    text = "Pavel Dorin was quoted as saying that the road was open."
    assert rows(text) == [("indirect", "that the road was open", "Pavel Dorin", ["Pavel Dorin"])]


def test_those_who_are_cited_said_it() -> None:
    text = "The talks were over, Interfax reported, citing Pavel Dorin."
    assert rows(text) == [("indirect", "The talks were over", "Pavel Dorin", ["Interfax", "Pavel Dorin"])]


def test_those_who_are_cited_said_what_was_reported() -> None:
    ((_, words, speaker, _chain),) = rows("Interfax reported that the talks were over, citing Pavel Dorin.")
    assert (words, speaker) == ("that the talks were over", "Pavel Dorin")


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Dorin quoted a poem about the sea.",
        "Pavel Dorin cited the weather as a reason for the delay.",
        "Pavel Dorin was cited as an example of patience.",
        "The police cited Pavel Dorin for driving too fast.",
    ],
)
def test_other_quoting_and_citing_hands_on_no_words(text: str) -> None:
    assert rows(text) == []
