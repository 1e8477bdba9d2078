"""Another spaCy pipeline in the place of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from backchannel.errors import BackchannelError
from backchannel.language import core
from backchannel.language.core.words import tokenise

TEXT = "Envoys of Peru met Ana Vidal in Lyon.\n\nThe well-known French envoy left on Monday."


@pytest.fixture
def other(tmp_path: Path) -> str:
    """Return the name of a pipeline of rules only, saved where spaCy can load it from."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    labels = {"Peru": "GPE", "Lyon": "GPE", "Ana Vidal": "PERSON", "French": "NORP", "Monday": "DATE"}
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in labels.items()])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "rules")
    return str(tmp_path / "rules")


def test_its_entities_have_our_labels(other: str) -> None:
    doc = core.pipeline(other)(TEXT)
    assert [(e.text, e.label_) for e in doc.ents] == [("Peru", "STATE"), ("Ana Vidal", "PER"), ("Lyon", "LOC")]


def test_its_words_are_cut_as_ours_are(other: str) -> None:
    doc = core.pipeline(other)(TEXT)
    assert doc.text == TEXT
    assert [t.text for t in doc if not t.is_space] == list(tokenise(TEXT).words.words)


def test_it_has_sentences_though_it_finds_none_itself(other: str) -> None:
    assert len(list(core.pipeline(other)(TEXT).sents)) == 2


def test_one_that_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(BackchannelError, match=r"en_no_such_pipeline.*not installed") as raised:
        core.pipeline("en_no_such_pipeline")
    assert raised.value.advice


def test_one_of_another_language(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(BackchannelError, match="'de'"):
        core.pipeline(str(tmp_path / "german"))
