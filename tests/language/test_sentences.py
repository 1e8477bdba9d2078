"""Sentences and their views: boundaries, mending, and the way back to the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.language import sentence_at, sentences
from backchannel.model import ZoneName
from tests.language.documents import body, made


def texts(text: str) -> list[str]:
    return [s.view.text for s in sentences(body(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Berg met Gen. Okelo. They agreed.", 2),
        ("The U.S. President met J. R. Strand in Geneva. Nobody spoke.", 2),
        ("They met in the U.S. The talks failed.", 2),
        ("“We will talk.” He left.", 2),
        ('"Will they come?" asked the envoy. "Yes."', 2),
        ("It cost $4.5 million, e.g. for hotels. It failed.", 2),
        ("They met on Dec. 4 in Doha. No one knew.", 2),
        ("Talks (see p. 4) ended. A truce followed!", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(texts(text)) == count, texts(text)


def test_a_page_break_in_a_word_is_mended_and_keeps_its_offsets() -> None:
    document = made(
        ("body", "The envoys began a nego-"), ("wrapper", "Page 3 of 4"), ("body", "tiation that lasted. It failed.")
    )
    first, second = sentences(document)
    assert first.view.text == "The envoys began a negotiation that lasted."
    span = first.view.span(document, 19, 30)
    assert span.text == document.text[span.start : span.end]
    assert span.text.startswith("nego-")
    assert span.text.endswith("tiation")
    assert second.view.text == "It failed."


def test_a_hyphen_beside_capitals_is_kept() -> None:
    document = made(("body", "They joined the UN-"), ("body", "sanctioned mission."))
    assert [s.view.text for s in sentences(document)] == ["They joined the UN-sanctioned mission."]


def test_a_quotation_across_a_caption_is_one_paragraph() -> None:
    document = made(
        ("body", '"These were men'),
        ("caption", "The hall. Photo: A. Berg"),
        ("body", "who trusted nobody," + '" he said.'),
    )
    assert [s.view.text for s in sentences(document)] == ['"These were men who trusted nobody," he said.']


def test_an_ended_sentence_is_not_joined() -> None:
    document = made(("body", "They left."), ("body", "iPhones were taken away."))
    assert len({s.paragraph for s in sentences(document)}) == 2


def test_a_line_end_hyphen_follows_the_rest_of_the_document() -> None:
    text = "The cease-fire held. The cease-\nfire broke, and the cam-\npaign went on."
    assert "cease-fire broke, and the campaign" in sentences(made(("body", text)))[1].view.text


def test_soft_hyphens_ligatures_and_links_are_read_as_a_reader_does() -> None:
    document = made(("body", "The oﬃcial\u00a0said nego\u00adtiation was in [the report](#x)."))
    assert sentences(document)[0].view.text == "The official said negotiation was in the report."


def test_only_the_story_is_read_and_a_dateline_stands_alone() -> None:
    document = made(
        ("headline", "Talks open"), ("boilerplate", "Subscribe now."), ("body", "GENEVA (Example Wire) — Talks opened.")
    )
    assert [(s.zone, s.view.text) for s in sentences(document)] == [
        ("headline", "Talks open"),
        ("dateline", "GENEVA (Example Wire)"),
        ("body", "Talks opened."),
    ]


def test_a_dateline_zone_on_the_same_line_is_kept_apart() -> None:
    document = made(("dateline", "DOHA —"), ("body", "Envoys met."), gap=" ")
    assert [(s.zone, s.view.text) for s in sentences(document)] == [("dateline", "DOHA"), ("body", "Envoys met.")]


def test_decomposed_letters_are_composed_and_spanned_whole() -> None:
    document = body("Ste\u0301phane spoke.")
    sentence = sentences(document)[0]
    assert sentence.view.text.startswith("Stéphane")
    assert sentence.view.span(document, 0, 3).text == "Ste\u0301"


ZONES: list[ZoneName] = ["headline", "body", "caption", "heading", "dateline", "wrapper"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ZONES),
            st.text(alphabet="abc DEé.,'“”-\u00ad\u0301\n[](#)ﬁ!?", min_size=1, max_size=60).filter(
                lambda t: bool(t.strip())
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_view_keeps_the_way_back(blocks: list[tuple[ZoneName, str]]) -> None:
    document = made(*blocks)
    for sentence in sentences(document):
        view = sentence.view
        assert len(view.text) == len(view.offsets)
        assert list(view.offsets) == sorted(view.offsets)
        assert 0 <= sentence.start < sentence.end <= len(document.text)
        assert view.text == view.text.strip()
        for i in range(len(view.text)):
            span = view.span(document, i, len(view.text))
            assert span.text
            assert span.text == document.text[span.start : span.end]
            assert sentence.start <= span.start < span.end <= sentence.end


def test_text_without_stops_is_cut_and_none_of_it_lost() -> None:
    document = body("Chad met Sudan and " * 500)
    found = sentences(document)
    assert max(len(s.view.text) for s in found) <= 1200
    assert " ".join(s.view.text for s in found) == document.text.strip()


@given(st.lists(st.sampled_from(["They met. ", "It failed! ", "nego-\n", "Mr. Berg left.  "]), min_size=1, max_size=8))
def test_each_character_is_found_in_the_sentence_that_holds_it(pieces: list[str]) -> None:
    document = body("".join(pieces))
    found = sentences(document)
    for offset in range(len(document.text) + 2):
        holding = [s for s in found if s.start <= offset < s.end]
        assert sentence_at(found, offset) == (holding[-1] if holding else None)
