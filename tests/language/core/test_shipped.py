"""The weights that the package ships. What they are worth is measured elsewhere; here they must load and be whole."""

from __future__ import annotations

import pytest

from backchannel.language import core
from backchannel.language.core.network import SHIPPED, settings

TEXT = "TALKS IN LIMA\n\nTwo envoys of Peru met Ana Vidal in Lyon on Monday. “We won't sign,” she said.\n"

pytestmark = pytest.mark.skipif(not (SHIPPED / "core.json").exists(), reason="the weights aren't trained yet")


def test_they_are_small_and_have_a_card() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 40_000_000
    assert "CC BY-SA 4.0" in (SHIPPED / "CARD.md").read_text(encoding="utf-8")


def test_their_files_are_the_ones_that_they_were_exported_with() -> None:
    assert set(settings(SHIPPED).sha256) == {"core.onnx", "core.npz", "lemmas.tsv", "vocab.txt"}


def test_they_read_a_text() -> None:
    doc = core.pipeline()(TEXT)
    assert doc.text == TEXT
    assert doc[0].is_sent_start
    assert doc[4].is_sent_start
    assert all(token.pos_ and token.dep_ and token.lemma_ for token in doc)


def test_the_same_text_is_read_alike_alone_and_among_others() -> None:
    loaded = core.load()
    one, other = (loaded.tokenise(text).words for text in (TEXT, TEXT.upper() * 3))
    assert loaded.analyse([other, one])[1] == loaded.analyse([one])[0] == core.load().analyse([one])[0]
