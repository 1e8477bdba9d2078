"""Other names, noise and made sentences: whatever is changed, the labels still stand on the right words."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model.language.augment import Names, Noise, made, noise, swap_names
from model.language.examples import ENTITY_LABELS, Entity, Example, Mention, Syntax
from model.language.splitting import split

from backchannel.language.core.features import BREAKS, features

SPACE, LINE = BREAKS.index("space"), BREAKS.index("line")
OLD = {
    "PER": ("Jane Doe", "Doe", "Mr. John Q. Public", "Ann al-Smith", "Ibn Example"),
    "ORG": ("Acme Board of Trade", "ACME", "the Acme Company", "Acme's"),
    "STATE": ("Ruritania", "Greater Ruritania", "the Ruritanias"),
    "LOC": ("Zenda", "New Zenda", "Upper-Zenda"),
    "STATE LOC": ("Strelsau", "Old Strelsau"),
}
UNTIMED = settings(deadline=None)
FILLER = ("said", "in", ",", "the", "met", '"', ".", "-", "and", "yesterday", "doesn't", "convoy")
EVERYTHING = Noise(0.2, 0.2, 0.2, 0.2, 0.5, 0.8, 0.5, 0.5, 0.8, 0.5)


@lru_cache(maxsize=1)
def names() -> Names:
    return Names.load()


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, frozenset[str]]:
    """Return the words that a new name of each kind is made of."""
    lists = names()
    people = [part for lots in (lists.given, lists.family, lists.patterns) for found in lots.values() for part in found]
    places = [place.text for found in lists.places.values() for place in found]
    states = [name.text for state in lists.states.values() for name in state.names]
    adjectives = [state.adjective for state in lists.states.values()]
    bodies = [name.text for found in lists.organisations.values() for name in found]
    bodies += [*lists.shapes, *(part for found in lists.fillers.values() for part in found), *adjectives]
    initials = [f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return {
        "PER": _words([re.sub(r"{\w+}", "X", piece) for piece in people] + initials),
        "ORG": _words(bodies + places + states + people),
        "STATE": _words(states),
        "LOC": _words(places),
        "STATE LOC": _words(states + places),
    }


def _words(texts: list[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in split(text)[0])


@st.composite
def examples(draw: st.DrawFn, *, syntax: bool = False, mentions: bool = False) -> Example:
    """Draw sentences with names of all kinds, and trees and mentions where they are asked for."""
    words: list[str] = []
    breaks: list[int] = []
    starts, entities, factuality, attribution = [], [], [], []
    for _ in range(draw(st.integers(1, 3))):
        starts.append(len(words))
        for part in draw(st.lists(st.sampled_from([*OLD, ""]), min_size=1, max_size=6)):
            text = draw(st.sampled_from(OLD.get(part, FILLER)))
            new, before = split(text)
            if part:
                entities.append(Entity(len(words), len(words) + len(new), frozenset(part.split())))
                attribution.append(("source", len(words), len(words) + 1))
            else:
                factuality.append((len(words), "happened"))
            words += new
            breaks += before
        breaks[starts[-1]] = LINE
    heads = [at - 1 if at not in starts else -1 for at in range(len(words))]
    tree = Syntax(
        upos=("PROPN",) * len(words),
        xpos=("NNP",) * len(words),
        feats=("Number=Sing",) * len(words),
        lemma=tuple(words),
        head=tuple(heads),
        deprel=("flat",) * len(words),
    )
    chains = [Mention(e.start, e.end, e.start, str(at), None) for at, e in enumerate(entities)]
    return Example(
        set="test",
        id="0",
        words=tuple(words),
        breaks=tuple(breaks),
        starts=tuple(starts),
        syntax=tree if syntax else None,
        entities=tuple(entities),
        annotated=frozenset(ENTITY_LABELS),
        mentions=tuple(chains) if mentions else None,
        attribution=tuple(attribution),
        factuality=tuple(factuality),
    )


def well_formed(example: Example) -> None:
    size = len(example.words)
    assert len(example.breaks) == size == len(features(example.words, example.breaks))
    assert all(example.words)
    for entity in example.entities or ():
        assert 0 <= entity.start < entity.end <= size
    for mention in example.mentions or ():
        assert 0 <= mention.start <= mention.head < mention.end <= size
    assert all(0 <= start < end <= size for _, start, end in example.attribution or ())
    assert all(0 <= at < size for at, _ in example.factuality or ())
    assert sorted(set(example.starts or ())) == list(example.starts or ())
    if example.syntax is not None:
        columns = example.syntax
        assert {len(column) for column in (columns.upos, columns.xpos, columns.feats, columns.lemma)} == {size}
        assert all(-1 <= head < size for head in columns.head)


def name_of(example: Example, at: int) -> tuple[str, ...]:
    entity = (example.entities or ())[at]
    return example.words[entity.start : entity.end]


@given(examples(), st.integers())
@UNTIMED
def test_new_names_are_of_the_right_kind_and_the_rest_is_as_it_was(example: Example, seed: int) -> None:
    new = swap_names(example, Random(seed), names(), share=1.0)
    well_formed(new)
    assert len(new.starts or ()) == len(example.starts or ())
    outside = [{at for e in x.entities or () for at in range(e.start, e.end)} for x in (example, new)]
    kept = [
        [w for at, w in enumerate(x.words) if at not in inside]
        for x, inside in zip((example, new), outside, strict=True)
    ]
    assert kept[0] == kept[1]
    assert [new.words[at] for at, _ in new.factuality or ()] == [
        example.words[at] for at, _ in example.factuality or ()
    ]
    for at, entity in enumerate(example.entities or ()):
        assert (new.entities or ())[at].labels == entity.labels
        label = " ".join(kind for kind in ("STATE", "LOC", "PER", "ORG") if kind in entity.labels)
        strange = set(name_of(new, at)) - set(name_of(example, at)) - vocabulary()[label]
        assert not strange


@given(examples(), st.integers())
@UNTIMED
def test_attribution_still_begins_where_its_name_begins(example: Example, seed: int) -> None:
    new = swap_names(example, Random(seed), names(), share=1.0)
    assert [start for _, start, _ in new.attribution or ()] == [e.start for e in new.entities or ()]


@given(examples(syntax=True), st.integers())
@UNTIMED
def test_trees_stay_and_new_words_are_their_own_lemmas(example: Example, seed: int) -> None:
    new = swap_names(example, Random(seed), names(), share=1.0)
    well_formed(new)
    assert example.syntax is not None
    assert new.syntax is not None
    assert (new.starts, new.breaks) == (example.starts, example.breaks)
    assert (new.syntax.head, new.syntax.deprel, new.syntax.xpos) == (
        example.syntax.head,
        example.syntax.deprel,
        example.syntax.xpos,
    )
    assert new.syntax.lemma == new.words


@given(examples(mentions=True), st.integers())
@UNTIMED
def test_mentions_stay_where_they_are(example: Example, seed: int) -> None:
    new = swap_names(example, Random(seed), names(), share=1.0)
    assert (new.mentions, len(new.words)) == (example.mentions, len(example.words))


def sentence(text: str, *entities: tuple[str, str], **layers: object) -> Example:
    """Return a sentence in which each (words, label) is an entity wherever its words stand."""
    words, breaks = split(text)
    found = []
    for name, label in entities:
        part = split(name)[0]
        found += [
            Entity(at, at + len(part), frozenset({label}))
            for at in range(len(words))
            if words[at : at + len(part)] == part
        ]
    whole = {"set": "test", "id": "0", "words": words, "breaks": breaks, "starts": (0,)} | layers
    return Example(**whole, entities=tuple(sorted(found, key=lambda e: e.start)))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(20))
def test_one_name_is_replaced_alike_and_a_family_name_goes_with_its_person(seed: int) -> None:
    words, breaks = split("Jane Doe left Zenda ; Doe will miss Zenda , Jane Doe said .")
    spans = [(0, 2, "PER"), (3, 4, "LOC"), (5, 6, "PER"), (8, 9, "LOC"), (10, 12, "PER")]
    entities = tuple(Entity(a, b, frozenset({label})) for a, b, label in spans)
    example = Example(set="test", id="0", words=words, breaks=breaks, entities=entities)
    new = swap_names(example, Random(seed), names(), share=1.0)
    person, place, family, again, other = (name_of(new, at) for at in range(5))
    assert place == again != ("Zenda",)
    assert person == other != ("Jane", "Doe")
    assert " ".join(family) in " ".join(person)
    assert "Doe" not in new.words


@pytest.mark.parametrize("seed", range(20))
def test_titles_articles_and_possessives_stay(seed: int) -> None:
    example = sentence(
        "President Jane Doe saw the ACME 's yard .", ("President Jane Doe", "PER"), ("the ACME 's", "ORG")
    )
    new = swap_names(example, Random(seed), names(), share=1.0)
    assert name_of(new, 0)[0] == "President"
    assert (name_of(new, 1)[0], name_of(new, 1)[-1]) == ("the", "'s")
    assert new.words != example.words


def test_names_that_may_be_anything_stay() -> None:
    words, breaks = split("Acme met Zenda .")
    doubtful = (Entity(0, 1, frozenset(ENTITY_LABELS), optional=True), Entity(2, 3, frozenset({"EVENT"})))
    example = Example(set="test", id="0", words=words, breaks=breaks, entities=doubtful)
    assert swap_names(example, Random(0), names(), share=1.0) == example


@given(examples(), st.integers())
@UNTIMED
def test_noise_keeps_every_label_on_its_word(example: Example, seed: int) -> None:
    new = noise(example, Random(seed), EVERYTHING)
    well_formed(new)
    assert len(new.entities or ()) == len(example.entities or ())
    for at in range(len(example.entities or ())):
        old = name_of(example, at)
        assert len(name_of(new, at)) == len(old)
        if not any(len(word) > 5 or word in "-'s" for word in old):
            assert [word.casefold() for word in name_of(new, at)] == [word.casefold() for word in old]


@given(examples(syntax=True), st.integers())
@UNTIMED
def test_noise_leaves_trees_whole(example: Example, seed: int) -> None:
    new = noise(example, Random(seed), EVERYTHING)
    well_formed(new)
    assert example.syntax is not None
    assert new.syntax is not None
    assert example.syntax.head[: len(new.words)] == new.syntax.head
    assert len(example.words) - len(new.words) in (0, 1)


@given(examples(), st.integers())
@UNTIMED
def test_no_noise_is_no_change(example: Example, seed: int) -> None:
    assert noise(example, Random(seed), Noise(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) == example


def test_each_noise_does_what_it_says() -> None:
    text = 'The rebels of Zenda said " no deal " - and it \'s final .'
    example = sentence(text, ("Zenda", "LOC"))
    off = dict.fromkeys(Noise.__dataclass_fields__, 0.0)

    def only(name: str) -> tuple[str, ...]:
        return noise(example, Random(3), Noise(**off | {name: 1.0})).words

    assert only("capitals") == tuple(word.upper() for word in example.words)
    assert only("lower") == tuple(word.lower() for word in example.words)
    assert only("title_line")[:5] == ("The", "Rebels", "of", "Zenda", "Said")
    assert only("final_stop") == example.words[:-1]
    assert only("headline")[-len(example.words) :] == example.words
    assert {"“", "”", "’s"} <= set(only("quotes")) or only("quotes") == example.words
    assert len(only("typo")) == len(example.words)
    assert only("typo") != example.words


@given(st.integers())
@settings(max_examples=30, deadline=None)
def test_made_examples_are_whole_and_follow_from_the_seed(seed: int) -> None:
    first, second = (list(made(Random(seed), 20, names())) for _ in range(2))
    assert first == second
    assert len(first) == 20
    for example in first:
        well_formed(example)
        assert (example.set, example.annotated) == ("made", frozenset(ENTITY_LABELS))
        assert not any("{" in word or "}" in word for word in example.words)
        for at, entity in enumerate(example.entities or ()):
            assert len(entity.labels) == 1
            assert name_of(example, at)[0] != "the"
            assert name_of(example, at)[-1] not in ("'s", ",", ".")


@given(examples(), st.integers())
@settings(max_examples=30, deadline=None)
def test_one_seed_gives_one_result(example: Example, seed: int) -> None:
    def run() -> Example:
        rng = Random(seed)
        return noise(swap_names(example, rng, names()), rng)

    assert run() == run()


def test_made_examples_have_every_kind_of_name_and_differ() -> None:
    examples = list(made(Random(1), 400, names()))
    labels = {label for example in examples for entity in example.entities or () for label in entity.labels}
    assert labels == set(ENTITY_LABELS)
    assert len({example.words for example in examples}) > 380


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim Jong-un's", ["Kim", "Jong", "-", "un", "'s"]),
        ("Bashar al-Assad", ["Bashar", "al", "-", "Assad"]),
        ('"U.N. envoy," he said.', ['"', "U.N.", "envoy", ",", '"', "he", "said", "."]),
        ("Workers' Party (PKK)", ["Workers", "'", "Party", "(", "PKK", ")"]),
        ("Cote d'Ivoire and Sana'a", ["Cote", "d'Ivoire", "and", "Sana'a"]),
        ("A. Q. Khan Jr.", ["A.", "Q.", "Khan", "Jr."]),
    ],
)
def test_text_is_split_as_the_treebanks_split_it(text: str, words: list[str]) -> None:
    assert list(split(text)[0]) == words
