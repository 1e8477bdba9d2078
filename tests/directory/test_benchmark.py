"""The draw of questions about the directory, and the comparison of answers with it."""

from __future__ import annotations

from benchmarks.directory import agreement, check, draw, holders
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.directory import directory
from backchannel.directory.people import Person


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10**6))
def test_every_question_has_an_answer_and_a_seed_draws_the_same(seed: int) -> None:
    questions = draw(directory(), 20, seed)
    assert [question.number for question in questions] == list(range(1, 21))
    assert all(holders(directory(), question) for question in questions)
    assert draw(directory(), 20, seed) == questions


def test_our_own_answers_agree_and_others_do_not() -> None:
    questions = draw(directory(), 50, 3)
    ours = {question.number: holders(directory(), question)[0].name for question in questions}
    assert list(check(directory(), questions, ours)) == [
        "50 questions, 50 answered: 50 the same, 0 alike in the surname, 0 somebody else"
    ]
    others = list(check(directory(), questions, {1: "Wilhelmina Nobody", 2: ""}))
    assert others[-1] == "50 questions, 1 answered: 0 the same, 0 alike in the surname, 1 somebody else"
    assert others[0].startswith("other: 1. ")


def test_names_agree_in_any_spelling() -> None:
    people = [Person(id="p", name="Moammar Gadhafi", forms=("Brother Leader",))]
    assert agreement("Muammar al-Qaddafi", people) == "same"
    assert agreement("Brother Leader", people) == "same"
    assert agreement("Saif Gadhafi", people) == "surname"
    assert agreement("Moammar Mohammed Gadhafi", people) == "surname"
    assert agreement("Idris Okelo", people) == "other"
    assert agreement(" ", people) == "unanswered"
