"""A document as one `Doc`, and the way back from its tokens to the document's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from backchannel.errors import BackchannelError
from backchannel.language import reading, sentences
from backchannel.language.core.words import EnglishTokenizer
from backchannel.language.view import Builder
from backchannel.model import Document, ZoneName
from tests.language.documents import made

_NLP = English()
_CUT = EnglishTokenizer(_NLP.vocab)


def plain(text: str) -> Doc:
    """Cut into words, and say nothing else."""
    return _CUT(text)


def by_stops(text: str) -> Doc:
    """Cut into words, and end sentences at full stops only: never at the end of a line."""
    doc = plain(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    return doc


_AWKWARD = (
    "envoy", "en\u00advoy", "o\ufb03ce", "caf\u0065\u0301", "Br\u00fccke", "agree-\nment", "UN-\nbrokered",
    "don\u2019t", "\u201cyes\u201d", "and\u2026", "U.S.", "50%", "(a)", "two\u00a0words", "zero\u200bwidth", "e\u0301",
    "[so](x://y)", "well-known",
    "Mr.", ".", ",", "\ufeffTarn", "1,000", "Ja\u0308ger", "na\u0131\u0308ve", "\U0001f600",
)  # fmt: skip
_STORY: st.SearchStrategy[ZoneName] = st.sampled_from(
    ["headline", "standfirst", "heading", "body", "body", "body", "byline", "caption", "dateline", "boilerplate"]
)
_WORDS = st.lists(st.sampled_from(_AWKWARD), min_size=1, max_size=8)
_BLOCK = st.tuples(_STORY, st.builds(str.join, st.sampled_from([" ", "\n", "  ", " \r\n"]), _WORDS))
_DOCUMENTS = st.builds(
    lambda blocks, gap: made(*blocks, gap=gap),
    st.lists(_BLOCK, max_size=6),
    st.sampled_from(["\n\n", "\n", " ", "\r\n \n"]),
)


def mended(document: Document, start: int, end: int) -> str:
    """Return the words of a stretch as a reader sees them."""
    builder = Builder(document.text)
    builder.add(start, end)
    return builder.view().text


@settings(deadline=None)
@given(_DOCUMENTS)
def test_each_token_stands_in_the_document_where_its_span_says(document: Document) -> None:
    read = reading(document, plain)
    after = 0
    for token in read.doc:
        if token.is_space:
            continue
        span = read.span(token.i, token.i + 1)
        assert span.text == document.text[span.start : span.end]
        assert mended(document, span.start, span.end) == token.text
        assert span.start >= after, "tokens never overlap in the document"
        after = span.end
        assert token.i in read.tokens(span.start, span.end)


@settings(deadline=None)
@given(_DOCUMENTS)
def test_nothing_of_the_story_is_lost_or_told_twice(document: Document) -> None:
    read = reading(document, plain)
    told = [i for zone in document.zones for i in range(zone.start, zone.end) if zone.zone not in _LEFT_OUT]
    assert set(read.view.offsets) <= set(told) | {i for i in read.view.offsets if _between(document, i)}
    words = [token.text for token in read.doc if not token.is_space]
    in_sentences = [
        read.doc[i].text for s in read.sentences() for i in range(s.start, s.end) if not read.doc[i].is_space
    ]
    assert in_sentences == words
    assert read.view.text.split("\n") == [read.view.text[line.start : line.end] for line in read.lines] or not words


_LEFT_OUT = frozenset(("byline", "caption", "boilerplate"))


def _between(document: Document, offset: int) -> bool:
    return not any(zone.start <= offset < zone.end for zone in document.zones)


@settings(deadline=None)
@given(_DOCUMENTS, st.integers(0, 400), st.integers(1, 60))
def test_the_tokens_of_a_stretch_are_those_that_have_a_character_in_it(
    document: Document, start: int, length: int
) -> None:
    read = reading(document, plain)
    inside = {at for at, offset in enumerate(read.view.offsets) if start <= offset < start + length}
    expected = [t.i for t in read.doc if inside & set(range(t.idx, t.idx + len(t.text)))]
    assert list(read.tokens(start, start + length)) == expected


def test_a_line_ends_a_sentence_and_a_dateline_is_one_as_the_rules_have_it() -> None:
    document = made(
        ("headline", "Envoys meet in Tarn"),
        ("byline", "By a reporter"),
        ("body", "TARN (Corvin News) -- The envoys met. Nothing was signed."),
        ("heading", "What comes next"),
        ("body", "They meet again."),
    )
    read = reading(document, by_stops)
    found = [(s.zone, s.paragraph, read.span(s.start, s.end).text) for s in read.sentences()]
    assert found == [
        ("headline", 0, "Envoys meet in Tarn"),
        ("dateline", 1, "TARN (Corvin News)"),
        ("body", 1, "The envoys met."),
        ("body", 1, "Nothing was signed."),
        ("heading", 2, "What comes next"),
        ("body", 3, "They meet again."),
    ]
    assert found == [(s.zone, s.paragraph, document.text[s.start : s.end]) for s in sentences(document)]


def test_a_pipeline_without_sentences_gives_one_a_line() -> None:
    read = reading(made(("headline", "Envoys meet"), ("body", "They met. They left.")), plain)
    assert [read.span(s.start, s.end).text for s in read.sentences()] == ["Envoys meet", "They met. They left."]


def test_words_across_a_page_break_are_one_token_and_one_span() -> None:
    document = made(("body", "They spoke of a settle-\n"), ("boilerplate", "Page 2"), ("body", "ment of the war."))
    read = reading(document, plain)
    (token,) = [t for t in read.doc if t.text == "settlement"]
    assert read.span(token.i, token.i + 1).text == "settle-\n\n\nPage 2\n\nment"


def test_a_document_without_a_story_is_read_as_nothing() -> None:
    read = reading(made(("boilerplate", "Subscribe")), plain)
    assert len(read.doc) == 0
    assert list(read.sentences()) == []
    assert list(read.tokens(0, 9)) == []
    with pytest.raises(IndexError, match="no tokens from 0 to 1"):
        read.span(0, 1)


def test_a_pipeline_that_changes_the_text_is_turned_away() -> None:
    with pytest.raises(BackchannelError, match="don't spell") as caught:
        reading(made(("body", "They  met.")), lambda text: plain(text.upper()))
    assert caught.value.advice
