"""How mentions, names and attribution are read out of GUM's annotations, on sentences written here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.language.data import conllu, gum_attribution, gum_mentions, gum_names

from tests.model.made import Row, document_of

# --- GUM: mentions ----------------------------------------------------------------------------------------------------


@st.composite
def nested(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Spans over up to eight words that nest or stand apart, as brackets can write them."""
    found: list[tuple[int, int]] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 7))
        end = draw(st.integers(start + 1, 8))
        if all(e <= start or end <= s or (s <= start and end <= e) or (start <= s and e <= end) for s, e in found):
            found.append((start, end))
    return found


@given(nested(), st.booleans())
def test_brackets_give_their_spans_again(spans: list[tuple[int, int]], same_chain: bool) -> None:
    fields = "person-new-nnnnn-cf1-1-coref-A_%28B%29-C"
    notes = [""] * 8
    ordered = sorted(enumerate(spans), key=lambda item: (item[1][0], -item[1][1]))
    for name, (start, end) in ordered:
        group = 1 if same_chain else name
        notes[start] += f"({group}-{fields}" + (")" if end == start + 1 else "")
    for name, (start, end) in sorted(ordered, key=lambda item: (item[1][1], -item[1][0])):
        if end > start + 1:
            notes[end - 1] += f"{1 if same_chain else name})"
    rows = [("w", "NOUN", "NN", 0, "root", f"Entity={note}" if note else "") for note in notes]
    marks = gum_mentions.brackets(document_of(rows))
    assert sorted((mark.start, mark.end) for mark in marks) == sorted(spans)
    assert all(mark.identity == "A_%28B%29-C" and mark.link == "coref" for mark in marks)


def test_pieces_of_a_discontinuous_mention_are_left_out() -> None:
    rows = [
        ("a", "NOUN", "NN", 0, "root", "Entity=(3[1/2]-object-new-nnnnn-cf1-1-sgl)"),
        ("b", "NOUN", "NN", 1, "dep", "Entity=(4-object-new-nnnnn-cf1-1-sgl)"),
        ("c", "NOUN", "NN", 1, "dep", "Entity=(3[2/2]-object-new-nnnnn-cf1-1-sgl)"),
    ]
    assert [mark.group for mark in gum_mentions.brackets(document_of(rows))] == ["4"]


COORDINATION: list[Row] = [
    ("Amina", "PROPN", "NNP", 4, "nsubj", "Entity=(1-person-new-nnnnn-cf1-1-coref(2-person-new-nnnnn-cf2-1-coref)"),
    ("and", "CCONJ", "CC", 3, "cc", ""),
    ("Bodil", "PROPN", "NNP", 1, "conj", "Entity=(3-person-new-nnnnn-cf3-1-coref)1)"),
    ("met", "VERB", "VBD", 0, "root", ""),
]


def test_a_coordination_has_its_conjunction_as_head() -> None:
    document = document_of(COORDINATION)
    marks = gum_mentions.brackets(document)
    found = gum_mentions.mentions(conllu.example("made", document), marks)
    assert [(m.start, m.end, m.head, m.chain) for m in found] == [(0, 3, 1, "1"), (0, 1, 0, "2"), (2, 3, 2, "3")]


# --- GUM: names -------------------------------------------------------------------------------------------------------


def names(*rows: Row) -> list[tuple[str, set[str]]]:
    document = document_of(rows)
    example = conllu.example("made", document)
    found = gum_names.entities(example, gum_mentions.brackets(document))
    return [(" ".join(example.words[e.start : e.end]), set(e.labels) if not e.optional else set()) for e in found]


def test_title_and_article_are_no_part_of_a_name() -> None:
    assert names(
        ("The", "DET", "DT", 3, "det", "Entity=(1-person-new-nnnnn-cf1-1-coref"),
        ("President", "PROPN", "NNP", 3, "nmod:desc", ""),
        ("Amina", "PROPN", "NNP", 0, "root", ""),
        ("Bello", "PROPN", "NNP", 3, "flat", "Entity=1)"),
    ) == [("Amina Bello", {"PER"})]


def test_possessors_stay_inside_of_a_linked_name() -> None:
    rows: list[Row] = [
        ("Fishers", "PROPN", "NNPS", 3, "nmod:poss", "Entity=(1-organization-new-n-cf1-1-coref-Fishers'_Union"),
        ("'s", "PART", "POS", 1, "case", ""),
        ("Union", "PROPN", "NNP", 0, "root", "Entity=1)"),
    ]
    assert names(*rows) == [("Fishers 's Union", {"ORG"})]
    rows[0] = (*rows[0][:5], "Entity=(1-organization-new-n-cf1-1-coref-Dockers'_Union")
    assert names(*rows) == [("Union", {"ORG"})]


def test_a_title_alone_is_no_name() -> None:
    row = ("President", "PROPN", "NNP", 0, "root", "Entity=(1-person-new-nnnnn-cf1-1-coref)")
    assert names(row) == []


@pytest.mark.parametrize(
    ("kind", "identity", "wanted"),
    [
        ("organization", "", "Bank of Norland"),
        ("organization", "-Bank_of_Norland", "Bank of Norland"),
        ("organization", "-Norse_Bank", "Bank"),
        ("person", "", "Bank"),
    ],
)
def test_a_phrase_after_the_name_follows_the_link(kind: str, identity: str, wanted: str) -> None:
    opened = f"Entity=(1-{kind}-new-nnnnn-cf1-1-coref{identity}"
    rows: list[Row] = [
        ("the", "DET", "DT", 2, "det", opened),
        ("Bank", "PROPN", "NNP", 0, "root", ""),
        ("of", "ADP", "IN", 4, "case", ""),
        ("Norland", "PROPN", "NNP", 2, "nmod", "Entity=1)"),
    ]
    assert [name for name, _ in names(*rows)] == [wanted]


def test_a_name_beside_a_common_noun_is_found_whole() -> None:
    assert names(
        ("envoy", "NOUN", "NN", 0, "root", "Entity=(1-person-new-nnnnn-cf1-1-coref"),
        ("Jens", "PROPN", "NNP", 1, "flat", ""),
        ("Aas", "PROPN", "NNP", 1, "flat", ""),
        ("-", "PUNCT", "HYPH", 5, "punct", ""),
        ("Holt", "PROPN", "NNP", 3, "flat", "Entity=1)"),
    ) == [("Jens Aas - Holt", {"PER"})]


def test_of_nested_names_the_outer_stands_and_a_country_is_a_state() -> None:
    assert names(
        ("Norway", "PROPN", "NNP", 2, "compound", "Entity=(1-organization-new-n-cf1-1-sgl(2-place-new-n-cf2-1-sgl)"),
        ("Bank", "PROPN", "NNP", 0, "root", "Entity=1)"),
        ("Norway", "PROPN", "NNP", 2, "dep", "Entity=(2-organization-giv:act-nnnnn-cf2-1-coref)"),
    ) == [("Norway Bank", {"ORG"}), ("Norway", {"STATE"})]  # fmt: skip


# --- GUM: attribution -------------------------------------------------------------------------------------------------


def attribution(*sentences: Sequence[Row]) -> list[tuple[str, str]]:
    document = document_of(*sentences)
    example = conllu.example("made", document)
    return [(kind, " ".join(example.words[start:end])) for kind, start, end in gum_attribution.spans(document, example)]


def say(signals: str) -> list[Row]:
    return [
        ("The", "DET", "DT", 2, "det", f"Discourse=attribution-positive:1->2:1:{signals}"),
        ("envoy", "NOUN", "NN", 4, "nsubj", ""),
        ("has", "AUX", "VBZ", 4, "aux", ""),
        ("said", "VERB", "VBN", 0, "root", ""),
        ("talks", "NOUN", "NNS", 6, "nsubj", "Discourse=ROOT:2:0"),
        ("failed", "VERB", "VBD", 4, "ccomp", ""),
        ("because", "SCONJ", "IN", 9, "mark", "Discourse=causal-cause:3->2:0:_"),
        ("he", "PRON", "PRP", 9, "nsubj", ""),
        ("left", "VERB", "VBD", 6, "advcl", ""),
        (".", "PUNCT", ".", 4, "punct", ""),
    ]


@pytest.mark.parametrize("signals", ["_", "sem-atsrc-1-2+lex-indwd-4", "lex-indwd-4", "sem-atsrc-1-2"])
def test_source_cue_and_content_with_and_without_signals(signals: str) -> None:
    assert attribution(say(signals)) == [
        ("source", "The envoy"),
        ("cue", "has said"),
        ("content", "talks failed because he left"),
    ]


def test_what_hangs_above_the_attribution_is_not_said_by_the_source() -> None:
    rows = say("sem-atsrc-1-2+lex-indwd-4")
    rows[6] = (*rows[6][:5], "Discourse=causal-cause:3->2:2:_")
    assert attribution(rows)[-1] == ("content", "talks failed")


def test_a_quotation_goes_on_behind_its_source_and_over_the_next_sentence() -> None:
    first: list[Row] = [
        ("``", "PUNCT", "``", 2, "punct", "Discourse=ROOT:1:0"),
        ("Wait", "VERB", "VB", 0, "root", ""),
        (",", "PUNCT", ",", 2, "punct", ""),
        ("''", "PUNCT", "''", 2, "punct", ""),
        ("said", "VERB", "VBD", 2, "parataxis", "Discourse=attribution-positive:2->1:1:sem-atsrc-6+lex-indwd-5"),
        ("Bodil", "PROPN", "NNP", 5, "nsubj", ""),
        (".", "PUNCT", ".", 2, "punct", ""),
    ]
    quoted: list[Row] = [
        ("``", "PUNCT", "``", 2, "punct", "Discourse=joint-list_m:3->1:0:_"),
        ("Listen", "VERB", "VB", 0, "root", ""),
        ("''", "PUNCT", "''", 2, "punct", ""),
    ]
    spans = attribution(first, quoted)
    assert spans[0] == ("content", "`` Wait , ''")
    assert spans[1:3] == [("cue", "said"), ("source", "Bodil")]
    assert spans[3] == ("content", "`` Listen ''")
    unquoted: Row = (*quoted[1][:5], "Discourse=joint-list_m:3->1:0:_")
    assert [kind for kind, _ in attribution(first, [unquoted])].count("content") == 1


def test_a_picture_credit_attributes_nothing() -> None:
    rows: list[Row] = [
        ("Ministers", "NOUN", "NNS", 0, "root", "Discourse=ROOT:1:0"),
        (".", "PUNCT", ".", 1, "punct", ""),
        ("Photo", "NOUN", "NN", 1, "parataxis", "Discourse=attribution-positive:2->1:0:sem-atsrc-5"),
        (":", "PUNCT", ":", 3, "punct", ""),
        ("Bodil", "PROPN", "NNP", 3, "appos", ""),
    ]
    assert attribution(rows) == []
