"""The scorers against examples worked out by hand in the literature, and what must hold of any score."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.language.evaluate import (
    attribution,
    boundaries,
    coreference,
    factuality,
    parsing,
    polnear,
    spans,
    tables,
)
from model.language.evaluate.coreference import Chain
from model.language.evaluate.figures import BARS, Figure
from model.language.evaluate.scores import Score, Share, total
from model.language.evaluate.speed import joined
from model.language.examples import Entity, Example, Mention, Syntax

from backchannel.language.core.analysis import Analysis, MentionSpan, NamedSpan

SPACE, JOINED, LINE = 1, 0, 2


def chains(*texts: str) -> list[Chain]:
    """Return chains whose mentions are the letters of each text."""
    return [frozenset(text) for text in texts]


def percent(score: Score) -> tuple[float, float, float]:
    return round(100 * score.recall, 2), round(100 * score.precision, 2), round(100 * score.f1, 2)


def test_coreference_example_of_pradhan_and_others_2014() -> None:
    """Key {a b c} {d e f g}, response {a b} {c d} {f g h i}: e is missing, h and i are spurious."""
    found = coreference.score(chains("abc", "defg"), chains("ab", "cd", "fghi"), singletons=True)
    assert percent(found.muc) == (40.0, 40.0, 40.0)
    assert percent(found.b_cubed) == (41.67, 50.0, 45.45)
    assert percent(found.ceaf_e) == (65.0, 43.33, 52.0)
    assert found.f1 == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=1e-4)
    assert found.mentions == Score(6, 8, 7)


@pytest.mark.parametrize(
    ("response", "muc", "b_cubed", "ceaf_e"),
    [
        (["12345", "6789ABC"], 94.74, 86.49, 73.33),
        (["1234589ABC", "67"], 94.74, 73.68, 66.67),
        (["123456789ABC"], 90.0, 54.55, 29.41),
        (list("123456789ABC"), 0.0, 40.0, 17.78),
    ],
)
def test_coreference_examples_of_luo_2005(response: list[str], muc: float, b_cubed: float, ceaf_e: float) -> None:
    found = coreference.score(chains("12345", "67", "89ABC"), chains(*response), singletons=True)
    assert (percent(found.muc)[2], percent(found.b_cubed)[2], percent(found.ceaf_e)[2]) == (muc, b_cubed, ceaf_e)


def test_muc_example_of_vilain_and_others_1995() -> None:
    """Key A-B-C-D is one chain, the response makes two of it: recall 2/3, precision 2/2."""
    assert percent(coreference.muc(chains("ABCD"), chains("AB", "CD"))) == (66.67, 100.0, 80.0)
    assert percent(coreference.muc(chains("AB", "CD"), chains("ABCD"))) == (100.0, 66.67, 80.0)


def test_mentions_that_are_alone_count_only_when_asked_for() -> None:
    key, response = chains("ab", "c"), chains("ab", "d")
    assert coreference.score(key, response, singletons=False).f1 == 1.0
    both = coreference.score(key, response, singletons=True)
    assert both.mentions == Score(2, 3, 3)
    assert both.ceaf_e == Score(1.0, 2, 2)


def test_documents_are_added_up_before_division() -> None:
    first = coreference.score(chains("abcd"), chains("abcd"), singletons=False)
    second = coreference.score(chains("ab"), chains(), singletons=False)
    assert percent((first + second).muc) == (75.0, 100.0, 85.71)
    assert percent((first + second).b_cubed) == (66.67, 100.0, 80.0)


def test_chains_of_documents_are_compared_by_the_words_of_their_mentions() -> None:
    gold = example(
        "Mira Holt said she left",
        mentions=(Mention(0, 2, 1, "m", "person"), Mention(3, 4, 3, "m", "person")),
    )
    right = analysis(5, mentions=(MentionSpan(0, 2, 0, "person", 7), MentionSpan(3, 4, 3, "person", 7)))
    cut = analysis(5, mentions=(MentionSpan(0, 1, 0, "person", 7), MentionSpan(3, 4, 3, "person", 7)))
    assert coreference.measure([gold], [right], singletons=False).f1 == 1.0
    assert coreference.measure([gold], [cut], singletons=False).mentions == Score(1, 2, 2)


@st.composite
def partitions(draw: st.DrawFn) -> list[Chain]:
    """Some of ten mentions, put into chains."""
    numbers = draw(st.dictionaries(st.integers(0, 9), st.integers(0, 4)))
    found: dict[int, set[int]] = {}
    for mention, chain in numbers.items():
        found.setdefault(chain, set()).add(mention)
    return [frozenset(chain) for chain in found.values()]


@given(partitions(), st.booleans())
def test_the_same_chains_are_perfect(key: list[Chain], singletons: bool) -> None:
    assert coreference.score(key, list(reversed(key)), singletons=singletons).f1 == pytest.approx(1.0)


@given(partitions(), partitions(), st.booleans())
def test_coreference_is_bounded_and_turns_with_its_sides(a: list[Chain], b: list[Chain], singletons: bool) -> None:
    one, other = coreference.score(a, b, singletons=singletons), coreference.score(b, a, singletons=singletons)
    for forth, back in ((one.muc, other.muc), (one.b_cubed, other.b_cubed), (one.ceaf_e, other.ceaf_e)):
        assert 0 <= forth.f1 <= 1 + 1e-9
        assert (forth.recall, forth.precision) == pytest.approx((back.precision, back.recall))


def syntax(heads: tuple[int, ...], relations: tuple[str, ...], lemmas: tuple[str, ...], feats: str = "") -> Syntax:
    size = len(heads)
    return Syntax(("X",) * size, ("XX",) * size, (feats,) * size, lemmas, heads, relations)


def example(text: str, **layers: object) -> Example:
    words = tuple(text.split())
    breaks = (LINE, *[SPACE] * (len(words) - 1))
    return Example(set="made", id="1", words=words, breaks=breaks, **layers)  # type: ignore[arg-type]


def analysis(size: int, **layers: object) -> Analysis:
    """Return an analysis of so many words that says nothing but what is given."""
    blank: dict[str, object] = {
        "starts": (0,),
        "heads": tuple(range(size)),
        "upos": ("X",) * size,
        "xpos": ("XX",) * size,
        "lemmas": ("X",) * size,
        **dict.fromkeys(("feats", "deprels", "factuality"), ("",) * size),
        **dict.fromkeys(("entities", "mentions", "attribution"), ()),
    }
    return Analysis(**{**blank, **layers})  # type: ignore[arg-type]


def test_parsing_counts_words_as_the_shared_task_does() -> None:
    gold = syntax((1, -1, 1, 1), ("nsubj:pass", "root", "obl:agent", "punct"), ("she", "call", "_", "."))
    found = analysis(
        4, heads=(1, 1, 0, 0), deprels=("nsubj", "root", "obl:agent", "punct"), lemmas=("She", "call", "by", ".")
    )
    counted = parsing.score(gold, found)
    assert counted.uas == Share(2, 4)
    assert counted.las == Share(1, 4)
    assert counted.las_universal == Share(2, 4)
    assert (counted.spacy_uas, counted.spacy_las) == (Share(2, 3), Share(1, 3))
    assert counted.lemma == Share(3, 4)
    assert (counted.upos, counted.feats) == (Share(4, 4), Share(4, 4))


def test_features_are_a_set_and_all_of_them_must_be_right() -> None:
    gold = syntax((-1,), ("root",), ("a",), feats="Number=Sing|Tense=Past")
    assert parsing.score(gold, analysis(1, feats=("Tense=Past|Number=Sing",))).feats == Share(1, 1)
    assert parsing.score(gold, analysis(1, feats=("Number=Sing",))).feats == Share(0, 1)
    assert parsing.score(syntax((-1,), ("root",), ("a",), feats="_"), analysis(1)).feats == Share(1, 1)


def test_documents_without_trees_are_passed_over() -> None:
    assert parsing.measure([example("no tree")], [analysis(2)]) == parsing.Parsing()


def named(*found: tuple[str, int, int]) -> list[NamedSpan]:
    return [NamedSpan(start, end, label, 0.9) for label, start, end in found]


def entity(start: int, end: int, *labels: str, optional: bool = False) -> Entity:
    return Entity(start, end, frozenset(labels), optional)


def test_entities_are_right_only_with_both_ends_and_the_label() -> None:
    gold = [entity(0, 2, "PER"), entity(4, 5, "ORG"), entity(7, 9, "LOC", "STATE")]
    found = spans.entities(gold, named(("PER", 0, 2), ("PER", 4, 5), ("STATE", 7, 9), ("ORG", 10, 11)), spans.THREE)
    assert found.total == Score(2, 4, 3)
    assert (found.of("PER"), found.of("LOC")) == (Score(1, 2, 1), Score(1, 1, 1))
    assert spans.entities(gold, named(("PER", 0, 1)), spans.THREE).total == Score(0, 1, 3)


def test_any_label_that_a_set_leaves_open_is_right() -> None:
    gold = [entity(0, 1, "ORG", "STATE"), entity(2, 3, "ORG", "LAW")]
    for label in ("ORG", "STATE"):
        assert spans.entities(gold, named((label, 0, 1)), spans.THREE).total == Score(1, 1, 1)
    # The second may be a law, which doesn't count here: finding it as an organisation is right all the same.
    assert spans.entities(gold, named(("ORG", 0, 1), ("ORG", 2, 3)), spans.THREE).total == Score(2, 2, 2)
    assert spans.entities(gold, named(("PER", 0, 1)), spans.THREE).total == Score(0, 1, 1)


def test_names_of_a_rest_class_are_wrong_unless_lenient() -> None:
    gold = [entity(0, 1, "PER", "ORG", "STATE", "LOC", optional=True)]
    assert spans.entities(gold, named(("ORG", 0, 1)), spans.THREE).total == Score(0, 1, 0)
    assert spans.entities(gold, named(("ORG", 0, 1)), spans.THREE, lenient=True).total == Score(0, 0, 0)


def test_labels_that_a_set_does_not_mark_are_passed_over() -> None:
    gold = example("A B C", entities=(entity(0, 1, "PER"),), annotated=frozenset({"PER"}))
    found = analysis(3, entities=tuple(named(("PER", 0, 1), ("ORG", 1, 2), ("LAW", 2, 3))))
    assert spans.measure([gold], [found], spans.THREE).total == Score(1, 1, 1)


def test_attribution_counts_spans_and_words() -> None:
    gold = [("source", 0, 2), ("cue", 2, 3), ("content", 3, 8)]
    found = attribution.of_words(gold, [("source", 0, 2), ("cue", 2, 3), ("content", 4, 8)])
    assert found.exact.total == Score(2, 3, 3)
    assert found.tokens.of("content") == Score(4, 4, 5)


def test_attribution_by_characters_takes_white_space_off() -> None:
    text = "She said it rained, twice."
    found = attribution.of_characters(text, [("content", 9, 26)], [("content", 8, 18)])
    assert found.exact.total == Score(0, 1, 1)
    assert found.tokens.total == Score(2, 2, 5)
    assert attribution.of_characters(text, [("cue", 4, 8)], [("cue", 3, 9)]).exact.total.f1 == 1.0


def test_factuality_counts_marked_words_only() -> None:
    found = factuality.score(
        [(0, "happened"), (2, "negated"), (3, "happened")], ("happened", "planned", "happened", "")
    )
    assert found.accuracy == Share(1, 3)
    assert found.labels["happened"] == Score(1, 2, 2)
    assert found.macro_f1 == pytest.approx(0.25)


def test_raw_text_of_a_treebank_document() -> None:
    document = Example(
        set="made",
        id="1",
        words=("A", "title", "It", "is", "n't", "so", ".", "No", "."),
        breaks=(LINE, SPACE, LINE, SPACE, JOINED, SPACE, JOINED, SPACE, JOINED),
        starts=(0, 2, 7),
    )
    page = boundaries.raw(document, paragraphs=True)
    assert page.text == "A title\n\nIt isn't so. No."
    assert [page.text[start:end] for start, end in page.sentences] == ["A title", "It isn't so.", "No."]
    line = boundaries.raw(document, paragraphs=False)
    assert line.text == "A title It isn't so. No."
    assert [line.text[start:end] for start, end in line.sentences] == ["A title", "It isn't so.", "No."]


def test_a_sentence_needs_both_ends_and_white_space_does_not_count() -> None:
    text = "One. Two. Three."
    gold = [(0, 4), (5, 9), (10, 16)]
    assert boundaries.score(text, gold, [(0, 5), (5, 10), (10, 16), (4, 5)]).f1 == 1.0
    assert boundaries.score(text, gold, [(0, 9), (10, 16)]) == Score(1, 2, 3)


def test_among_some_sentences_what_touches_none_of_them_does_not_count() -> None:
    text = "One. Two. Three."
    gold = [(0, 4), (5, 9), (10, 16)]
    assert boundaries.score(text, gold, [(0, 4), (5, 16)], among=gold[:1]) == Score(1, 1, 1)
    assert boundaries.score(text, gold, [(0, 9), (10, 16)], among=gold[:1]) == Score(0, 1, 1)


labelled = st.frozensets(
    st.tuples(st.sampled_from(["PER", "ORG", "LOC"]), st.integers(0, 8), st.integers(1, 4)).map(
        lambda s: (s[0], s[1], s[1] + s[2])
    )
)


@given(labelled, labelled)
def test_span_scores_are_bounded_and_turn_with_their_sides(
    a: Iterable[spans.Labelled], b: Iterable[spans.Labelled]
) -> None:
    one, other = spans.score(a, b).total, spans.score(b, a).total
    assert 0 <= one.f1 <= 1
    assert (one.recall, one.precision) == (other.precision, other.recall)
    assert spans.score(a, a).total.f1 == 1.0


@given(labelled)
def test_what_is_found_as_marked_is_perfect(gold: frozenset[spans.Labelled]) -> None:
    # One label a place: an entity has one right answer.
    places = {(start, end): label for label, start, end in sorted(gold)}
    marked = [entity(start, end, label) for (start, end), label in places.items()]
    found = named(*((label, start, end) for (start, end), label in places.items()))
    assert spans.entities(marked, found, spans.THREE).total.f1 == 1.0
    everything = [(label, start, end) for (start, end), label in places.items()]
    assert attribution.of_words(everything, everything).tokens.total.f1 == 1.0


@given(
    st.lists(st.tuples(st.sampled_from(["dog", "Rain", "."]), st.sampled_from([JOINED, SPACE, LINE]), st.booleans()))
)
def test_the_gold_sentences_of_raw_text_are_perfect(words: list[tuple[str, int, bool]]) -> None:
    starts = tuple(i for i, (_, _, begins) in enumerate(words) if begins or i == 0)
    document = Example("made", "1", tuple(w for w, _, _ in words), tuple(b for _, b, _ in words), starts)
    if not words:
        return
    for paragraphs in (True, False):
        page = boundaries.raw(document, paragraphs=paragraphs)
        assert len(page.sentences) == len(starts)
        assert boundaries.score(page.text, page.sentences, page.sentences) == Score(
            len(starts), len(starts), len(starts)
        )
    assert boundaries.of_words([document], [analysis(len(words), starts=starts)]).f1 == 1.0


def test_scores_add_up() -> None:
    assert total([Score(1, 2, 3), Score(1, 1, 1)]) == Score(2, 3, 4)
    assert (Score(1, 2, 2, 2) + Score(1, 1, 1)) == Score(2, 3, 3, 3)
    assert (Score().f1, Score(0, 1, 0).f1, Score(0, 0, 1).f1) == (1.0, 0.0, 0.0)


def test_mentions_of_types_that_a_set_does_not_mark_are_passed_over() -> None:
    gold = Example(
        *("made", "1", ("She", "left", "Oslo"), (LINE, SPACE, SPACE)),
        mentions=(Mention(0, 1, 0, "s", "person"),),
        mention_types=frozenset({"person"}),
    )
    found = analysis(3, mentions=(MentionSpan(0, 1, 0, "person", 0), MentionSpan(1, 2, 1, "event", 1)))
    assert coreference.measure([gold], [found], singletons=True).mentions == Score(1, 1, 1)


def test_pieces_of_polnear_spans_are_spans() -> None:
    marks = (
        "T1\tSource 0 4\tMira\nT2\tCue 5 9;20 22\tsaid so\nE1\tAttribution:T3\nT3\tAttribution 0 30\tMira said it …\n"
    )
    assert list(polnear.spans(marks)) == [("source", 0, 4), ("cue", 5, 9), ("cue", 20, 22)]


def test_a_figure_stands_beside_its_bar() -> None:
    figures = [Figure("ewt.las", "LAS", 89.0, "EWT", "9 words"), Figure("speed.size", "size", 41.0, "-", "-", "MB")]
    las, size = tables.table(figures).splitlines()[2:]
    assert [cell.strip() for cell in las.split("|")][1:6] == ["LAS", "89.00", "88.3", "90", "bar"]
    assert [cell.strip() for cell in size.split("|")][1:6] == ["size", "41.00 MB", "40", "26", "below"]
    assert BARS["speed.size"].met(25.0) == "stretch"


def test_a_long_text_has_so_many_words_and_keeps_its_lines() -> None:
    assert joined(["She left.\nHe stayed.", "They met."], 8) == "She left.\nHe stayed.\nThey met.\nShe left."
    assert joined(["She left."], 3) == "She left.\nShe"
