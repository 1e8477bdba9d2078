"""The core as a spaCy pipeline."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from backchannel.errors import BackchannelError
from backchannel.language.core.analysis import Analysis, MentionSpan, NamedSpan
from backchannel.language.core.doc import CorePipeline, extend, fill
from backchannel.language.core.others import OtherPipeline
from backchannel.language.core.words import EnglishTokenizer, placed, tokenise
from tests.language.core.fakes import core
from tests.language.core.test_words import newsy, odd


@pytest.fixture(scope="module")
def nlp(tmp_path_factory: pytest.TempPathFactory) -> CorePipeline:
    return CorePipeline(core(tmp_path_factory.mktemp("core")))


ANALYSIS = Analysis(
    starts=(0, 2),
    upos=("NOUN", "VERB", "DET", "NOUN", "VERB", "PRON", "AUX", "VERB"),
    xpos=("NNS", "VBP", "DT", "NN", "VBD", "PRP", "VBD", "VBN"),
    feats=("Number=Plur", "", "", "Number=Sing", "Tense=Past", "", "", "Tense=Past|VerbForm=Part"),
    lemmas=("talk", "end", "the", "envoy", "say", "they", "be", "plan"),
    heads=(1, 1, 3, 4, 4, 7, 7, 4),
    deprels=("nsubj", "root", "det", "nsubj", "root", "nsubj:pass", "aux:pass", "ccomp"),
    entities=(NamedSpan(3, 4, "PER", 0.75),),
    mentions=(
        MentionSpan(0, 1, 0, "event", 0),
        MentionSpan(2, 4, 3, "person", 1),
        MentionSpan(5, 6, 5, "event", 0),
    ),
    attribution=(
        NamedSpan(2, 4, "source", 0.5),
        NamedSpan(4, 5, "cue", 0.5),
        NamedSpan(5, 8, "content", 0.5),
    ),
    factuality=("", "happened", "", "", "happened", "", "", "planned"),
)


def test_everything_stands_where_it_is_promised() -> None:
    extend()
    doc = EnglishTokenizer(English().vocab)("  Talks end\n\nThe envoy said they  were planned ")
    found = placed(doc)
    fill(doc, ANALYSIS, found.tokens)
    words = [doc[i] for i in found.tokens]
    assert [w.pos_ for w in words] == list(ANALYSIS.upos)
    assert [w.tag_ for w in words] == list(ANALYSIS.xpos)
    assert [str(w.morph) for w in words] == list(ANALYSIS.feats)
    assert [w.lemma_ for w in words] == list(ANALYSIS.lemmas)
    assert [w.dep_ for w in words] == list(ANALYSIS.deprels)
    assert [found.tokens.index(w.head.i) for w in words] == list(ANALYSIS.heads)
    assert [w._.factuality for w in words] == list(ANALYSIS.factuality)
    assert [s.text.strip() for s in doc.sents] == ["Talks end", "The envoy said they  were planned"]
    assert [(e.text, e.label_, e._.confidence) for e in doc.ents] == [("envoy", "PER", 0.75)]
    assert [s.text for s in doc.spans["coref_clusters_1"]] == ["Talks", "they"]
    assert "coref_clusters_2" not in doc.spans
    assert [(s.text, s.label_) for s in doc.spans["mentions"]] == [
        ("Talks", "event"), ("The envoy", "person"), ("they", "event"),
    ]  # fmt: skip
    assert [s.text for s in doc.spans["source"]] == ["The envoy"]
    assert [s.text for s in doc.spans["cue"]] == ["said"]
    assert [(s.text, s._.confidence) for s in doc.spans["content"]] == [("they  were planned", 0.5)]
    spaces = [t for t in doc if t.is_space]
    assert len(spaces) == 3
    assert {t.pos_ for t in spaces} == {"SPACE"}
    assert [t.head.text for t in spaces] == ["Talks", "end", "they"]


@settings(deadline=None)
@given(text=st.one_of(st.text(), newsy, odd))
def test_every_text_becomes_a_doc_that_spells_it(nlp: CorePipeline, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert "".join(s.text_with_ws for s in doc.sents) == text
    for sentence in doc.sents:
        assert all(token.head in sentence for token in sentence)
        assert sum(token.head == token for token in sentence) == 1
    assert all(token.has_morph() and token.pos_ for token in doc)


@pytest.mark.parametrize("half", [0xD800, 0xDFFF])
def test_half_a_character_is_refused_with_its_place(nlp: CorePipeline, half: int) -> None:
    other = spacy.blank("en")
    other.tokenizer = EnglishTokenizer(other.vocab)
    for read in (nlp, OtherPipeline(other), tokenise):
        with pytest.raises(BackchannelError, match=rf"lone surrogate, U\+{half:04X}, at offset 6") as raised:
            read(f"Talks {chr(half)} end")
        assert "U+FFFD" in raised.value.advice
    assert nlp("Talks \U0001f600 \ufffd end").text == "Talks \U0001f600 \ufffd end"


def test_the_heavy_libraries_are_imported_only_when_called() -> None:
    code = (
        "import sys, backchannel, backchannel.cli, backchannel.language.core;"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
