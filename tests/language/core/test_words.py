"""Raw text -> words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from backchannel.language.core.features import BREAKS
from backchannel.language.core.words import EnglishTokenizer, placed, tokenise

TOKENIZER = EnglishTokenizer(English().vocab)

newsy = st.lists(
    st.sampled_from(
        ["U.S.-led", "No.", "7", " ", "\n", "\n\n", "  ", '"', "“", "don't", "(", ")", "!!", "--", "well-known", "1.",
         "\u200b", "\xa0", "\t", "\r\n", "\u2028", "😀", "e-mail", "a", ".", "$5m", "http://a.org/b-c", "’s", "é"]
    ),
    max_size=30,
).map("".join)  # fmt: skip

odd = st.text(
    st.one_of(
        st.sampled_from(
            "\U0001f468\u200d\U0001f9d1\U0001f1f5\U0001f1ea\U0001f3fd\u2764\ufe0f\u20e3\u200b\u200c\u00ad\u202e\u2066\ufeff"
        ),
        st.sampled_from("\0\a\b\x1b\x1c\x1d\x1e\x1f\x7f\x85\r\n\v\f\t \xa0\u2028\u3000"),
        st.characters(categories=("Mn", "Me", "Mc", "Cf", "Cc", "So", "Sk", "Zs", "Co", "Cn")),
        st.sampled_from("aZ1.'-()“”"),
    ),
    max_size=40,
)
"""Emoji of several parts, marks that combine, marks of direction, controls, and characters of no meaning yet."""


@settings(deadline=None)
@given(st.one_of(st.text(), newsy, odd))
def test_a_doc_spells_its_text_exactly(text: str) -> None:
    assert TOKENIZER(text).text == text


@settings(deadline=None)
@given(st.one_of(st.text(), newsy, odd))
def test_words_are_what_stands_at_their_places(text: str) -> None:
    found = tokenise(text)
    assert len(found.words.words) == len(found.words.breaks) == len(found.spans) == len(found.tokens)
    end = 0
    for word, before, (start, stop) in zip(found.words.words, found.words.breaks, found.spans, strict=True):
        assert text[start:stop] == word
        assert word.strip()
        between = text[end:start]
        assert not between.strip()
        if end:
            expected = "line" if "\n" in between else "space" if between else "joined"
            assert BREAKS[before] == expected or (expected == "space" and BREAKS[before] == "line")
        else:
            assert BREAKS[before] == "line"
        end = stop
    assert not text[end:].strip()


def cut(text: str) -> list[str]:
    return list(tokenise(text).words.words)


@pytest.mark.parametrize(
    "expected",
    [
        "the well - known envoy",
        "a non-member , an ex-minister and mid-2004",
        "the U.S. - led talks",
        "an F - 16 and the talks of 8 – 10 May",
        "He does n't agree ; it 's over",
        "DO N'T GO",
        "and / or",
        "Wed and id are words",
        "“ No !! ” he said",
        "Lt. Gen. Adeyemi et al. left",
        "Resolution No. 12 failed",
        "Call 555-123-4567 at 7:30 PM",
        "pages ( 7 , 8 ) and so on",
        "We left—they stayed".replace("—", " — "),
    ],
)
def test_words_are_cut_as_in_the_treebanks(expected: str) -> None:
    joins = {" - ": "-", " – ": "–", " n't": "n't", " 's": "'s", " N'T": "N'T", " / ": "/", " !!": "!!", "“ ": "“",
             " ”": "”", " ;": ";", " ,": ",", "( ": "(", " )": ")", "30 PM": "30PM", " — ": "—"}  # fmt: skip
    raw = expected
    for apart, joined in joins.items():
        raw = raw.replace(apart, joined)
    assert cut(raw) == expected.split()


def test_no_is_a_word_where_no_number_follows() -> None:
    assert cut("He said No. 12 others agreed.")[2:4] == ["No.", "12"]
    assert cut("He said no. Others agreed.")[2:4] == ["no", "."]


def test_the_number_of_a_list_item_keeps_its_stop_only_at_the_head_of_a_line() -> None:
    assert cut("1. A truce\n2. Talks in 12. Then more")[:3] == ["1.", "A", "truce"]
    assert cut("It was in 12. Then more")[3:5] == ["12", "."]


def test_lines_and_spaces_are_told_apart() -> None:
    found = tokenise("Talks end\n\n  The envoys left (again)")
    assert [BREAKS[b] for b in found.words.breaks] == [
        "line", "space", "line", "space", "space", "space", "joined", "joined",
    ]  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(st.text("a1.-('\u0301\u200d\U0001f468\x1b \n", min_size=1, max_size=8), st.integers(390, 420))
def test_rows_about_as_long_as_the_longest_are_spelt_exactly(part: str, length: int) -> None:
    text = (part * length)[:length]
    assert TOKENIZER(text + " " + text).text == text + " " + text


@pytest.mark.parametrize("row", ["=", "(", '"', "a-", "!?.", "a"])
def test_an_endless_row_of_characters_is_cut_too(row: str) -> None:
    text = f"before {row * 20_000} after"
    doc = TOKENIZER(text)
    assert doc.text == text
    assert [doc[0].text, doc[-1].text] == ["before", "after"]


def test_a_doc_of_spaces_has_no_words() -> None:
    assert placed(TOKENIZER(" \n ")).words.words == ()
    assert placed(TOKENIZER("")).words.words == ()
