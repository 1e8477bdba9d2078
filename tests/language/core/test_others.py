"""Another spaCy pipeline in the place of ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import spacy

from backchannel.errors import BackchannelError
from backchannel.language import core
from backchannel.language.core.states import is_state
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


def test_a_territory_is_no_state(tmp_path: Path) -> None:
    """The gazetteer's list of countries has territories too."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    names = ("Guam", "Hong Kong", "Aruba", "Peru", "the U.S.", "Ivory Coast", "Islamic Republic of Iran")
    ruler.add_patterns([{"label": "GPE", "pattern": name} for name in names])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "places")
    doc = core.pipeline(str(tmp_path / "places"))(", ".join(names))
    assert [e.label_ for e in doc.ents] == ["LOC"] * 3 + ["STATE"] * 4
    assert [is_state(e.text) for e in doc.ents] == [False] * 3 + [True] * 4


def test_a_text_longer_than_it_takes(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.max_length = 20
    nlp.to_disk(tmp_path / "short")
    short = core.pipeline(str(tmp_path / "short"))
    with pytest.raises(BackchannelError, match=r"1,000,001 characters.*takes 1,000,000") as raised:
        short("a " * 500_000 + "b")
    assert raised.value.advice


def test_one_that_is_broken(other: str, tmp_path: Path) -> None:
    config = Path(other) / "config.cfg"
    for text in (
        "",
        "rubbish",
        "[nlp]\nlang = en\npipeline = 4\n",
        config.read_text().replace("entity_ruler", "no_such"),
    ):
        config.write_text(text)
        with pytest.raises(BackchannelError, match=r"rules' can't be loaded: ") as raised:
            core.pipeline(other)
        assert raised.value.advice
    config.unlink()
    with pytest.raises(BackchannelError, match=r"rules' can't be loaded: "):
        core.pipeline(other)


def test_one_whose_packages_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_needs_another"
    package.mkdir()
    (package / "__init__.py").write_text("import a_package_that_nobody_has\n")
    information = tmp_path / "en_needs_another-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: en_needs_another\nVersion: 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(BackchannelError, match=r"en_needs_another.*a_package_that_nobody_has") as raised:
        core.pipeline("en_needs_another")
    assert raised.value.advice
    assert "en_needs_another" not in sys.modules
