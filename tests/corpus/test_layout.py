"""Written reports become texts whose units stand where they say."""

from __future__ import annotations

import pytest
from corpus.layout import LayoutError, lay
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.made import SOURCE, report

HEAD = "@process p\n@genre wire\n@outlet O\n@published 2004-05-07\n===\n"
words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1).filter(str.strip)
lines = st.lists(st.tuples(st.sampled_from("HBDSPGCXW"), st.sampled_from(["", "+", "&"]), words), min_size=1)


@given(lines)
def test_each_unit_holds_its_words(units: list[tuple[str, str, str]]) -> None:
    source = HEAD + "\n".join(f"{letter}{sign}| {one}" for letter, sign, one in units)
    laid = lay("1-x", source, {})
    assert [laid.text[u.start : u.end] for u in laid.report.units] == [one for *_, one in units]
    between = "".join(
        laid.text[a.end : b.start] for a, b in zip(laid.report.units, laid.report.units[1:], strict=False)
    )
    assert not between.strip()


def test_paragraphs_and_glue() -> None:
    _, text = report()
    assert "(LNA) -Envoys of Tarn" in text
    assert "said.\nNorway" not in text
    assert "said. Norway's" in text
    assert 'together.\n\n"We will' in text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("no head", "no line ==="),
        (HEAD + "Q| words", "not a zone's letter"),
        (HEAD.replace("wire", "novel") + "P| words", "novel"),
        (HEAD.replace("===", "@relation copy of 7\n===") + "P| words", "no relation"),
        (HEAD.replace("===", "@record words only\n===") + "P| words", "words | who | source"),
    ],
)
def test_what_does_not_fit_is_named(wrong: str, says: str) -> None:
    with pytest.raises(LayoutError, match="1-x") as caught:
        lay("1-x", wrong, {})
    assert says in str(caught.value)


def test_clusters_are_told() -> None:
    laid = lay("900-island", SOURCE, {})
    assert laid.clusters == {"lake-a": "the meeting on the island"}
    assert laid.report.clusters == ("lake-a",)
