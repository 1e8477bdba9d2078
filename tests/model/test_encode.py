"""How examples become numbers: above all, that what a set doesn't mark is masked and not taken for a no."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from model.language.encode import SILENT, Encoded, Encoder
from model.language.examples import ENTITY_LABELS, Entity, Example, Mention, Syntax
from model.language.labels import Labels, gather, script

from backchannel.language.core.lemmas import Script
from backchannel.language.core.pieces import Pieces

WORDS = ("Envoys", "of", "Chad", "met", "rebels", ".")
SYNTAX = Syntax(
    upos=("NOUN", "ADP", "PROPN", "VERB", "NOUN", "PUNCT"),
    xpos=("NNS", "IN", "NNP", "VBD", "NNS", "."),
    feats=("Number=Plur", "", "Number=Sing", "Tense=Past", "Number=Plur", ""),
    lemma=("envoy", "of", "Chad", "meet", "rebel", "."),
    head=(3, 2, 0, -1, 3, 3),
    deprel=("nsubj", "case", "nmod", "root", "obj", "punct"),
)
AIDES = replace(SYNTAX, lemma=("aide", "at", "Oslo", "meet", "group", "."))


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "envoys", "of", "chad", "met", "rebels", "."]
    (tmp_path / "vocab.txt").write_text("\n".join(known), encoding="utf-8")
    return Pieces(tmp_path / "vocab.txt")


def example(**layers: object) -> Example:
    breaks = (2, 1, 1, 1, 1, 0)
    return Example("made", "1", WORDS, breaks, **layers)  # type: ignore[arg-type]


def encoded(pieces: Pieces, one: Example) -> tuple[Encoded, Encoder]:
    other = Example("made", "2", ("Aides", "at", "Oslo", "met", "groups", "."), (2, 1, 1, 1, 1, 0), syntax=AIDES)
    encoder = Encoder(gather([example(syntax=SYNTAX), other]), pieces)
    return encoder.encode(one), encoder


def tags(found: Encoded, encoder: Encoder, word: int) -> set[str]:
    allowed = encoder.allowed()[found.entity[word]]
    return {tag for tag, yes in zip(encoder.labels.entity, allowed, strict=True) if yes}


def test_a_set_without_entities_allows_every_tag(pieces: Pieces) -> None:
    found, encoder = encoded(pieces, example(starts=(0,)))
    assert tags(found, encoder, 2) == set(encoder.labels.entity)


def test_outside_of_entities_only_labels_that_the_set_marks_are_refused(pieces: Pieces) -> None:
    one = example(
        entities=(Entity(2, 3, frozenset({"STATE", "LOC"})),), annotated=frozenset({"PER", "ORG", "LOC", "STATE"})
    )
    found, encoder = encoded(pieces, one)
    assert tags(found, encoder, 2) == {"S-STATE", "S-LOC"}
    assert tags(found, encoder, 0) == {"O", *(f"{p}-{label}" for label in ("EVENT", "LAW") for p in "BIES")}


def test_an_optional_entity_may_be_none(pieces: Pieces) -> None:
    one = example(entities=(Entity(0, 2, frozenset(ENTITY_LABELS), True),), annotated=frozenset(ENTITY_LABELS))
    found, encoder = encoded(pieces, one)
    assert tags(found, encoder, 0) == {"O", *(f"B-{label}" for label in ENTITY_LABELS)}
    assert tags(found, encoder, 1) == {"O", *(f"E-{label}" for label in ENTITY_LABELS)}
    assert tags(found, encoder, 3) == {"O"}


def test_mentions_are_negative_only_where_a_set_marks_every_type(pieces: Pieces) -> None:
    whole, _ = encoded(pieces, example(mentions=(Mention(0, 3, 0, "a", "person"),)))
    assert whole.mention.tolist() == [1, 0, 0, 0, 0, 0]
    assert whole.span[0].tolist() == [0, 2]
    partly, _ = encoded(
        pieces, example(mentions=(Mention(0, 3, 0, "a", "person"),), mention_types=frozenset({"person"}))
    )
    assert partly.mention.tolist() == [1, *[SILENT] * 5]


def test_what_is_not_said_is_silent(pieces: Pieces) -> None:
    found, _ = encoded(pieces, example())
    for name in ("start", "tags", "lemma", "head", "relation", "mention", "kind", "chain", "attribution", "factuality"):
        assert (getattr(found, name) == SILENT).all(), name


def test_syntax_and_factuality_are_told(pieces: Pieces) -> None:
    found, encoder = encoded(pieces, example(starts=(0,), syntax=SYNTAX, factuality=((3, "happened"),)))
    said = encoder.labels
    assert [said.upos[i] for i in found.tags[:, 0]] == list(SYNTAX.upos)
    assert found.head.tolist() == [3, 2, 0, -2, 3, 3]
    assert found.factuality.tolist() == [SILENT, 0, 0, 1, SILENT, 0]
    for word, rule, lemma in zip(WORDS, found.lemma, SYNTAX.lemma, strict=True):
        # No other word was seen to change as "met" does, so that is no rule.
        assert rule == SILENT if word == "met" else Script.parse(said.lemma[rule]).apply(word) == lemma


@pytest.mark.parametrize(("word", "lemma"), [("Parties", "party"), ("were", "be"), ("Berbers", "Berber"), ("UN", "UN")])
def test_a_script_gives_back_the_lemma_that_it_was_made_from(word: str, lemma: str) -> None:
    assert Script.parse(script(word, lemma)).apply(word) == lemma


def test_labels_have_a_fixed_order() -> None:
    one, other = example(syntax=SYNTAX), example(syntax=SYNTAX)
    assert gather([one, other]) == gather([other, one])
    assert isinstance(gather([one]), Labels)
    assert gather([one, other]).feats["Tense"] == ("_", "Past")


def test_windows_hold_whole_sentences_and_every_word(pieces: Pieces) -> None:
    batches = pytest.importorskip("model.language.batches", reason="torch isn't installed (extra `train`)")
    long = Example("made", "2", WORDS * 20, (2, 1, 1, 1, 1, 0) * 20, starts=tuple(range(0, 120, 6)))
    found, _ = encoded(pieces, long)
    made = batches.windows(found, random.Random(1), 10, 60)
    assert [w.start for w in made] == [0, *[w.end for w in made[:-1]]]
    assert made[-1].end == 120
    assert all(w.start % 6 == 0 for w in made)
    assert np.array([w.pieces for w in made]).max() <= 66


def test_a_lemma_script_is_a_rule_of_several_words_and_no_address_or_misspelling() -> None:
    def one(word: str, lemma: str, tag: str = "NN", feats: str = "") -> Example:
        syntax = Syntax(upos=("X",), xpos=(tag,), feats=(feats,), lemma=(lemma,), head=(-1,), deprel=("root",))
        return Example("made", word, (word,), (2,), starts=(0,), syntax=syntax)

    assert gather([one("sets", "set"), one("Sets", "set")]).lemma == ()
    assert gather([one("sets", "set"), one("cups", "cup")]).lemma == ("l|1|",)
    odd = [one(word, f"{word}x", feats="Typo=Yes") for word in ("ab", "cd")]
    assert gather([*odd, *(one(word, f"{word}y", tag="ADD") for word in ("ab", "cd"))]).lemma == ()
