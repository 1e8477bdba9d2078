"""Agreement between readers: whole for one reading beside itself, and as it is known from elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest
from corpus.agreement import compare
from corpus.agreement.figures import kappa
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from tests.corpus.made import NOTES, reading


def figures(notes: str) -> dict[tuple[str, str], float]:
    """Return the figures between the notes and the tests' own."""
    return {(row.name, row.sort): row.value for row in compare([(reading(), reading(notes))]).rows()}


def test_a_reading_agrees_with_itself() -> None:
    assert set(figures(NOTES).values()) == {1.0}


def test_each_field_is_seen() -> None:
    found = figures(
        NOTES.replace("claim 3: response REJECT, yield", "claim 3: statement THREATEN")
        .replace("when: 2004-05-10", "when: 2004-05-17")
        .replace("status: planned", "status: hypothetical")
        .replace("  mediator: amb", "  host: amb")
        .replace("quote 1: direct, marn", "quote 1: direct, sides")
    )
    assert found["claims located", "F1"] == 1.0
    assert found["type", "share"] == pytest.approx(3 / 4)
    assert found["layer", "share"] == pytest.approx(3 / 4)
    assert found["date the same", "share"] == pytest.approx(3 / 4)
    assert found["status", "share"] == pytest.approx(3 / 4)
    assert found["mediators and go-betweens", "F1"] == 0.0
    assert found["speaker of quotations", "share"] == 0.0
    assert found["indirect quotations", "F1"] == 1.0


def test_actors_are_matched_by_their_mentions_not_their_keys() -> None:
    renamed = NOTES.replace("tarn", "t2").replace("actor t2: Tarn", "actor t2: the Tarnish state")
    found = figures(renamed)
    assert found["participants with roles", "F1"] == 1.0
    assert found["mentions tied to one actor", "F1"] == 1.0


def test_a_claim_that_only_one_has_lowers_what_is_located() -> None:
    start = NOTES.index("claim 3:")
    end = NOTES.index("claim 4:")
    assert figures(NOTES[:start] + NOTES[end:])["claims located", "F1"] == pytest.approx(6 / 7)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_kappa_is_cohens(pairs: list[tuple[str, str]]) -> None:
    ours, theirs = [one for one, _ in pairs], [other for _, other in pairs]
    if len({*ours, *theirs}) > 1:
        assert kappa(Counter(pairs)) == pytest.approx(cohen_kappa_score(ours, theirs))
