"""What is measured on is cut out of what is trained on, and what is said of the other words stays right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from model.language import sets
from model.language.examples import Entity, Example, Mention, Syntax
from model.language.leaks import Leaks, index, without_leaks

from tests.support import shared

SPACE, LINE = 1, 2
HELD = "The envoys of Chad met rebels today ."


def text(words: str, **layers: object) -> Example:
    parted = tuple(words.split())
    return Example("made", "1", parted, (LINE, *[SPACE] * (len(parted) - 1)), **layers)  # type: ignore[arg-type]


def test_a_leaked_sentence_is_cut_out_and_the_rest_still_says_the_same() -> None:
    words = f"Mira spoke . {HELD} She left Oslo ."
    own = tuple(words.split())
    example = text(
        words,
        starts=(0, 3, 11),
        syntax=Syntax(
            upos=own,
            xpos=own,
            feats=own,
            lemma=own,
            head=(1, -1, 1, 4, 7, 6, 4, -1, 7, 7, 7, 12, -1, 12, 12),
            deprel=own,
        ),
        entities=(
            Entity(0, 1, frozenset({"PER"})),
            Entity(6, 7, frozenset({"STATE"})),
            Entity(13, 14, frozenset({"LOC"})),
        ),
        mentions=(Mention(0, 1, 0, "m", "person"), Mention(3, 7, 4, "e", "person"), Mention(11, 12, 11, "m", "person")),
        attribution=(("content", 1, 13), ("source", 3, 5)),
        factuality=((7, "happened"), (12, "happened")),
    )
    (found,), cut = without_leaks([example], index([text(HELD.upper())]))
    assert cut == Leaks(sentences=1, words=8, examples=0)
    assert found.words == ("Mira", "spoke", ".", "She", "left", "Oslo", ".")
    assert found.starts == (0, 3)
    assert found.syntax is not None
    assert found.syntax.head == (1, -1, 1, 4, -1, 4, 4)
    assert found.syntax.lemma == found.words
    assert [found.words[e.start : e.end] for e in found.entities or ()] == [("Mira",), ("Oslo",)]
    assert [(m.start, m.end, m.head) for m in found.mentions or ()] == [(0, 1, 0), (3, 4, 3)]
    assert found.attribution == (("content", 1, 5),)
    assert found.factuality == ((4, "happened"),)


def test_a_lone_sentence_goes_whole_and_short_ones_stay() -> None:
    held = index([text(HELD), text("We agree .")])
    assert without_leaks([text(HELD), text("We agree .")], held) == ([text("We agree .")], Leaks(1, 8, 1))


def test_without_marked_sentences_lines_and_full_stops_bound_what_is_cut_and_names_stay_whole() -> None:
    held = index([text(HELD)])
    (found,), _ = without_leaks([text(f"{HELD} Mira left .")], held)
    assert " ".join(found.words) == "Mira left ."
    assert found.breaks[0] == LINE
    # A name that runs over the full stop is not cut in two: the whole goes.
    named = text(f"{HELD} Mira left .", entities=(Entity(7, 10, frozenset({"ORG"})),))
    assert without_leaks([named], held)[0] == []


LETTERS = st.lists(st.sampled_from(["a", "B", "c", "."]), min_size=1, max_size=30).map(" ".join)


@given(st.lists(LETTERS, max_size=4), st.lists(LETTERS, max_size=4))
def test_only_texts_with_a_held_out_sentence_are_cut(own: list[str], measured: list[str]) -> None:
    held = index(text(words) for words in measured)
    examples = [text(words) for words in own]
    kept, cut = without_leaks(examples, held)
    assert sum(len(one.words) for one in examples) - sum(len(one.words) for one in kept) == cut.words
    assert len(examples) - len(kept) == cut.examples
    if not cut.sentences:
        assert kept == examples
    for example in examples:
        if example not in kept:
            line = f" {' '.join(example.words).casefold()} "
            assert any(f" {' '.join(one)} " in line for found in held.values() for one in found)


def test_the_project_s_own_sets_leak_in_re3d_and_uner_keeps_the_sentences_that_it_is_made_of() -> None:
    root = shared("data")
    read = sets.read(root, {"re3d": 1.0, "uner": 1.0})
    kept, cut = sets.without_leaks(root, read)
    assert cut["re3d"].sentences > 10
    assert len(kept["uner"]) == len(read["uner"])
    assert all(example.starts is None for example in kept["uner"])
