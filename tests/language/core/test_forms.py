"""What the words of one mention tell, and that a pair's columns say it of the later mention first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.language.core.forms import KINDS, Number, determiner_of, kind_of, number_of, person_of
from backchannel.language.core.pairs import FEATURES, TYPES, Mentions, pairs

COLUMNS = list(FEATURES)


def test_pronouns_names_and_nouns_are_of_different_kinds() -> None:
    words = ["They", "met", "Amal", "and", "envoys", "she", "knew"]
    they, name, noun, she = (kind_of(words, at, first=at == 0) for at in (0, 2, 4, 5))
    assert len({they, name, noun, she}) == 4
    assert all(0 <= kind < KINDS for kind in (they, name, noun, she))
    assert kind_of(["Envoys", "met"], 0, first=True) == noun
    assert (person_of(they), person_of(name)) == (1, 0)
    assert person_of(kind_of(["we"], 0, first=True)) == 2


@pytest.mark.parametrize(
    ("tag", "number"),
    [("NN", Number.SINGULAR), ("NNPS", Number.PLURAL), ("CC", Number.PLURAL), ("PRP", Number.UNKNOWN)],
)
def test_the_tag_of_a_head_tells_its_number(tag: str, number: Number) -> None:
    assert number_of(tag) == number


def test_the_first_word_tells_whether_something_is_known() -> None:
    known = [determiner_of([word, "talks"], 0, 1) for word in ("The", "a", "these", "their", "some", "peace")]
    assert sorted(known) == [0, 1, 2, 3, 4, 5]
    assert determiner_of(["this"], 0, 0) == 0


def test_a_pairs_columns_tell_the_later_mention_first() -> None:
    words = ["A", "minister", "met", "Amal", "before", "the", "ministers", "left"]
    told = Mentions(
        starts=[0, 3, 5], ends=[2, 4, 7], heads=[1, 3, 6], sentences=[0, 0, 1], quoted=[0, 0, 1],
        types=[2, 3, 2], numbers=[Number.SINGULAR, Number.SINGULAR, Number.PLURAL],
    )  # fmt: skip
    linked, features = pairs(told, words)
    row = dict(zip(COLUMNS, features[linked.tolist().index([2, 0])].tolist(), strict=True))
    assert row["types"] == 2 * TYPES + 2
    assert row["numbers"] == Number.PLURAL * len(Number) + Number.SINGULAR
    assert row["determiners"] == determiner_of(words, 5, 6) * 6 + determiner_of(words, 0, 1)
    assert row["quoted"] == 2
    assert row["seen"] == 0
    assert row["between"] == 0


def test_what_came_before_and_what_stands_between_is_counted() -> None:
    words = ["envoy", "Amal", "envoy", "Karim", "envoy"]
    told = Mentions(
        starts=range(5), ends=range(1, 6), heads=range(5), sentences=[0] * 5, quoted=[0] * 5, types=[1, 0, 1, 0, 1],
        numbers=[0] * 5,
    )  # fmt: skip
    linked, features = pairs(told, words)
    row = dict(zip(COLUMNS, features[linked.tolist().index([4, 0])].tolist(), strict=True))
    assert row["seen"] == 2 * 3 + 0
    assert row["between"] == 1 * 3 + person_of(kind_of(words, 4, first=False))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["He", "his", "the", "The", "a", "envoy", "envoys", "Amal", "Israel", "Israeli", "U.N.", "'s", "of"]
        ),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_every_value_has_its_row_in_the_tables(words: list[str], data: st.DataObject) -> None:
    heads = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1)))
    starts = [data.draw(st.integers(0, head)) for head in heads]
    ends = [data.draw(st.integers(head + 1, len(words))) for head in heads]
    several = st.lists(st.integers(0, 2), min_size=len(heads), max_size=len(heads))
    told = Mentions(starts, ends, heads, [0] * len(heads), [0] * len(heads), data.draw(several), data.draw(several))
    _, features = pairs(told, words)
    for column, values in enumerate(FEATURES.values()):
        assert ((features[:, column] >= 0) & (features[:, column] < values)).all()
