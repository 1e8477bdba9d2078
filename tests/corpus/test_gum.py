"""The treebank's news as texts: sentences in order, each where its unit says."""

from __future__ import annotations

from corpus.catalogue import catalogue, digest

from corpus import gum
from tests.support import shared


def test_texts_are_those_of_the_catalogue() -> None:
    shared("data", "language", "UD_English-GUM")
    made = {report.id: report for report in gum.reports()}
    kept = catalogue("outside").reports
    assert len(kept) == 24
    for report in kept:
        whole = gum.text(report.id)
        assert whole is not None
        assert digest(whole) == report.sha256
        assert report == made[report.id]


def test_the_corpus_holds_none_of_their_words() -> None:
    assert gum.text("news_that_is_not_there") is None
