"""The readers of treebanks: sentences written here, invariants, and what must hold of the sets themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.language.data import (
    conllu,
    ewt,
    factuality,
    gum,
    pud,
    splits,
    uner,
)
from model.language.examples import ATTRIBUTION, ENTITY_LABELS, FACTUALITY, Example

from backchannel.language.core.features import BREAKS
from tests.model.made import Row, document_of
from tests.support import shared

_SPACES = {"joined": "", "space": " ", "line": "\n"}


def running_text(example: Example) -> str:
    return "".join(
        _SPACES[BREAKS[before]] + word for word, before in zip(example.words, example.breaks, strict=True)
    ).lstrip("\n")


# --- the format -------------------------------------------------------------------------------------------------------

TWO_SENTENCES = """\
# newdoc id = first
# newpar id = first-p1
# sent_id = first-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\tMood=Ind|Tense=Pres\t3\taux\t3:aux\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t3:advmod\t_
3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No
3.1\thome\thome\tNOUN\tNN\t_\t_\t_\t3:obl\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t3:punct\tSpaceAfter=No

# sent_id = first-2
1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tcan\tcan\tAUX\tMD\t_\t0\troot\t0:root\t_
2\tnot\tnot\tPART\tRB\t_\t1\tadvmod\t1:advmod\t_
3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t1:punct\t_

# newpar
# sent_id = first-3
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t0:root\tNote=a=b
2\tno\tno\tINTJ\tUH\t_\t1\tconj\t1:conj\tNewPar=Yes

# newdoc id = second
# sent_id = second-1
1\tEnd\tend\tNOUN\tNN\t_\t0\troot\t0:root\t_
"""


def test_a_file_becomes_documents_with_layout_and_syntax(tmp_path: Path) -> None:
    path = tmp_path / "made.conllu"
    path.write_text(TWO_SENTENCES, encoding="utf-8")
    first, second = (conllu.example("made", document) for document in conllu.documents(path))
    assert (first.id, second.id) == ("first", "second")
    assert first.words == ("Do", "n't", "go", ".", "can", "not", "!", "Yes", "no")
    assert running_text(first) == "Don't go.cannot!\nYes\nno"
    assert first.starts == (0, 4, 7)
    assert first.syntax is not None
    assert first.syntax.head == (2, 2, -1, 2, -1, 4, 4, -1, 7)
    assert first.syntax.feats[:2] == ("Mood=Ind|Tense=Pres", "")
    assert second.breaks == (BREAKS.index("line"),)


def test_a_note_keeps_what_stands_after_its_first_equals_sign(tmp_path: Path) -> None:
    path = tmp_path / "made.conllu"
    path.write_text(TWO_SENTENCES, encoding="utf-8")
    token = next(conllu.documents(path)).tokens[7]
    assert (token.note("Note"), token.note("Other")) == ("a=b", None)


def test_sentences_without_a_document_mark_are_one_document_with_the_first_ones_name(tmp_path: Path) -> None:
    path = tmp_path / "made.conllu"
    path.write_text("".join(TWO_SENTENCES.splitlines(keepends=True)[1:]), encoding="utf-8")
    assert [document.id for document in conllu.documents(path)] == ["first-1", "second"]


surface = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=3)
pieces = st.lists(st.tuples(surface, st.booleans()), min_size=1, max_size=5)


@given(st.lists(pieces, min_size=1, max_size=4))
def test_words_and_breaks_give_the_text_again(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[list[tuple[list[str], bool]]]
) -> None:
    lines, text = ["# newdoc"], ""
    for sentence in sentences:
        number = 1
        for parts, space in sentence:
            misc = "_" if space else "SpaceAfter=No"
            if len(parts) > 1:
                lines.append(f"{number}-{number + len(parts) - 1}\t{''.join(parts)}" + "\t_" * 7 + f"\t{misc}")
            for part in parts:
                own = misc if len(parts) == 1 else "_"
                lines.append(f"{number}\t{part}\t{part}\tX\tFW\t_\t{number - 1}\tdep\t_\t{own}")
                number += 1
            text += "".join(parts) + " " * space
        lines.append("")
    path = tmp_path_factory.mktemp("made") / "made.conllu"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (document,) = conllu.documents(path)
    assert running_text(conllu.example("made", document)) == text.rstrip(" ")


# --- splits and measuring only ----------------------------------------------------------------------------------------


@given(st.sets(st.sampled_from([f"{genre}_{c}" for genre in ("news", "interview", "bio") for c in "abcdefghijkl"])))
def test_every_fifth_news_document_and_interview_is_held_out(names: set[str]) -> None:
    parts = splits.parts(names)
    assert set(parts) == names
    for genre in ("news", "interview", "bio"):
        own = sorted(name for name in names if name.startswith(genre))
        held = [name for name in own if parts[name] == "test"]
        assert held == ([] if genre == "bio" else own[4::5])


def test_official_parts_keep_their_documents() -> None:
    parts = splits.parts(splits.OFFICIAL_DEV | splits.OFFICIAL_TEST | {"news_aaa", "news_bbb", "news_ccc"})
    assert {name for name, part in parts.items() if part == "dev"} == splits.OFFICIAL_DEV
    assert {name for name, part in parts.items() if part == "test"} >= splits.OFFICIAL_TEST


@pytest.mark.parametrize("part", ["train", "dev"])
def test_pud_cannot_be_trained_on(part: str) -> None:
    with pytest.raises(AssertionError, match="measuring only"):
        next(pud.read(Path(), part))


# --- names of Universal NER -------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from(["PER", "ORG", "O"]), st.integers(1, 3)), max_size=8))
def test_iob_tags_give_their_spans_again(spans: list[tuple[str, int]]) -> None:
    tags, wanted = list[str](), list[tuple[int, int, str]]()
    for kind, length in spans:
        if kind == "O":
            tags += ["O"] * length
            continue
        wanted.append((len(tags), len(tags) + length, kind))
        tags += [f"B-{kind}"] + [f"I-{kind}"] * (length - 1)
    found = uner.entities(["x"] * len(tags), tags)
    assert [(entity.start, entity.end, *entity.labels) for entity in found] == wanted


def test_a_place_is_a_state_where_its_name_says_so() -> None:
    found = list(uner.entities(["Norway", "and", "Tripoli"], ["B-LOC", "O", "B-LOC"]))
    assert found[0].labels == {"STATE"}
    assert "LOC" in found[1].labels


# --- factuality -------------------------------------------------------------------------------------------------------

THEY_WENT: list[Row] = [
    ("They", "PRON", "PRP", 2, "nsubj", ""),
    ("went", "VERB", "VBD", 0, "root", ""),
]


def with_child(form: str, relation: str) -> list[Row]:
    return [*THEY_WENT, (form, "X", "X", 2, relation, "")]


@pytest.mark.parametrize(
    ("rows", "value", "label"),
    [
        (THEY_WENT, 1.1, "happened"),
        (THEY_WENT, 0.1, "uncertain"),
        (THEY_WENT, -1.1, "uncertain"),
        (with_child("not", "advmod"), -1.1, "negated"),
        (with_child("not", "advmod"), 1.1, "happened"),
        (with_child("nobody", "nsubj"), -1.1, "negated"),
        (with_child("will", "aux"), -1.1, "planned"),
        (with_child("may", "aux"), -1.1, "uncertain"),
    ],
)
def test_label_of_a_verb(rows: list[Row], value: float, label: str) -> None:
    assert factuality.label(document_of(rows).sentences[0], 1, value) == label


@pytest.mark.parametrize(("governor", "label"), [("agree", "planned"), ("going", "planned"), ("fail", "uncertain")])
def test_an_infinitive_is_a_plan_after_a_verb_of_planning(governor: str, label: str) -> None:
    rows: list[Row] = [
        ("They", "PRON", "PRP", 2, "nsubj", ""),
        (governor, "VERB", "VBP", 0, "root", ""),
        ("to", "PART", "TO", 4, "mark", ""),
        ("meet", "VERB", "VB", 2, "xcomp", ""),
        ("and", "CCONJ", "CC", 6, "cc", ""),
        ("talk", "VERB", "VB", 4, "conj", ""),
        ("to", "PART", "TO", 6, "mark", ""),
    ]
    sentence = document_of(rows).sentences[0]
    assert [factuality.label(sentence, word, -1.0) for word in (3, 5)] == [label, label]


# --- the sets themselves ----------------------------------------------------------------------------------------------


def check_tree(example: Example) -> None:
    """Every sentence has one root, and heads stay inside their sentence."""
    assert example.syntax is not None
    assert example.starts is not None
    for start, end in zip(example.starts, [*example.starts[1:], len(example.words)], strict=True):
        heads = example.syntax.head[start:end]
        assert heads.count(-1) == 1
        assert all(head == -1 or start <= head < end for head in heads)


def check_spans(example: Example) -> None:
    """Entities do not overlap, nor do attribution's spans of one kind; mentions hold their heads."""
    taken = set[tuple[str, int]]()
    spans = [("entity", entity.start, entity.end) for entity in example.entities or ()]
    for kind, start, end in [*spans, *(example.attribution or ())]:
        words = {(kind, word) for word in range(start, end)}
        assert words
        assert end <= len(example.words)
        assert taken.isdisjoint(words)
        taken |= words
    assert all(kind in ATTRIBUTION for kind, _, _ in example.attribution or ())
    assert all(entity.labels <= set(ENTITY_LABELS) and entity.labels for entity in example.entities or ())
    assert all(mention.start <= mention.head < mention.end for mention in example.mentions or ())


def test_ewt_is_read_whole_with_its_factuality() -> None:
    root = shared("data")
    sizes = list[tuple[int, int]]()
    for part in ("dev", "test"):
        examples = list(ewt.read(root, part))
        sizes.append((len(examples), sum(len(example.starts or ()) for example in examples)))
        for example in examples:
            check_tree(example)
            assert example.syntax is not None
            for word, label in example.factuality or ():
                assert example.syntax.upos[word] == "VERB"
                assert label in FACTUALITY
        labelled = sum(len(example.factuality or ()) for example in examples)
        assert labelled > 2500  # 2,646 and 2,550 words are annotated; a wrong alignment leaves one in ten
    assert sizes == [(318, 2001), (316, 2077)]


def test_gum_is_read_without_closed_genres_and_with_all_layers() -> None:
    root = shared("data")
    ids = dict[str, set[str]]()
    for part in ("train", "dev", "test"):
        examples = list(gum.read(root, part))
        ids[part] = {example.id for example in examples}
        for example in examples:
            check_tree(example)
            check_spans(example)
            assert gum.genre(example.id) in gum.GENRES
    assert {name.removeprefix("GUM_") for name in ids["dev"]} == splits.OFFICIAL_DEV
    assert {name.removeprefix("GUM_") for name in ids["test"]} > splits.OFFICIAL_TEST
    assert not ids["train"] & (ids["dev"] | ids["test"])


def test_mentions_of_a_gum_document_seldom_share_their_head() -> None:
    shares = total = 0
    for example in gum.read(shared("data"), "dev"):
        heads = [mention.head for mention in example.mentions or ()]
        shares, total = shares + len(heads) - len(set(heads)), total + len(heads)
    assert total > 4000
    assert shares / total < 0.02


def test_universal_ner_covers_the_treebanks_sentences() -> None:
    examples = list(uner.read(shared("data"), "test"))
    assert sum(len(example.starts or ()) for example in examples) > 2070
    for example in examples:
        check_spans(example)
        assert example.syntax is None
        assert all(entity.labels <= example.annotated for entity in example.entities or ())


def test_pud_has_its_thousand_sentences() -> None:
    examples = list(pud.read(shared("data"), "test"))
    assert sum(len(example.starts or ()) for example in examples) == 1000
    for example in examples:
        check_tree(example)
