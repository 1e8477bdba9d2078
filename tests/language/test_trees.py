"""What hangs on a word, by hand-made trees and by the core's."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from backchannel.language.trees import agent, case_of, children


def tree(rows: list[tuple[str, int, str]]) -> Doc:
    """A sentence of words, each with the place of its head and its relation."""
    words, heads, relations = zip(*rows, strict=True)
    return Doc(English().vocab, words=list(words), heads=list(heads), deps=list(relations))


LED = [("It", 2, "nsubj:pass"), ("was", 2, "aux:pass"), ("led", 2, "root"), ("by", 4, "case"), ("Mali", 2, "obl:agent")]


def test_a_relation_stands_for_its_finer_ones_and_a_root_is_no_child_of_its_own() -> None:
    led = tree(LED)[2]
    assert [c.text for c in children(led, "nsubj")] == ["It"]
    assert [c.text for c in children(led, "nsubj:pass", "obl")] == ["It", "Mali"]
    assert children(led, "root", "obj") == []
    assert children(tree([("left", 0, "nsubj")])[0], "nsubj") == []


@pytest.mark.parametrize(("word", "found"), [("by", "Mali"), ("in", None)])
def test_the_agent_is_the_noun_after_by(word: str, found: str | None) -> None:
    rows = [(word if text == "by" else text, head, relation) for text, head, relation in LED]
    doer = agent(tree(rows)[2])
    assert (doer.text if doer is not None else None) == found


def test_a_preposition_of_several_words_gives_them_all() -> None:
    rows = [("on", 3, "case"), ("behalf", 0, "fixed"), ("of", 0, "fixed"), ("Chad", 3, "root")]
    assert case_of(tree(rows)[3]) == {"on", "behalf", "of"}
