"""A reader's notes become a reading, or every problem in them is told with its line."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from corpus.checks.read import of_reading
from corpus.days import bounds
from corpus.form import Reading
from corpus.printing import notes
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.made import NOTES, compile_notes, reading, report

DAYS = st.dates(min_value=date(1000, 1, 1))
"""Days whose years have four digits, as readers write them."""


def test_notes_become_a_reading() -> None:
    made = reading()
    assert [claim.id for claim in made.claims] == ["C1", "C2", "C3", "C4"]
    meeting = made.claims[1]
    assert meeting.evidence[0].text == "Envoys of Tarn and of the Hill Council met in secret on Wednesday"
    assert meeting.attribution == ("A:outlet", "A:offs")
    assert meeting.certainty == "attributed"
    assert (meeting.when.earliest, meeting.when.weekday) == (date(2004, 5, 5), 3)
    assert [(part.actor, part.role, part.span is None) for part in meeting.participants] == [
        ("A:tarn", "participant", False),
        ("A:hill", "participant", False),
        ("A:amb", "mediator", True),
    ]
    assert [quote.id for quote in made.quotes] == ["Q1"]
    assert [quote.id for quote in made.indirect] == ["Q2"]


def test_what_is_planned_has_plovers_type_and_keeps_its_own() -> None:
    planned = reading().claims[3]
    assert (planned.type, planned.deed) == ("AGREE", "CONSULT")


def test_accounts_of_one_event_are_one_event() -> None:
    events = {event.id: event for event in reading().events}
    assert len(events) == 3
    island = events["E:island-meeting"]
    assert island.claims == ("C1", "C2")
    assert island.mediator == "A:amb"
    assert {part.actor: part.role for part in island.participants}["A:amb"] == "mediator (implied)"
    assert island.when.earliest_text == date(2004, 5, 5)


def test_a_reading_is_whole_and_survives_its_file() -> None:
    made = reading()
    _, text = report()
    assert list(of_reading(made, text)) == []
    assert msgspec.json.decode(msgspec.json.encode(made), type=Reading) == made


def test_notes_written_out_compile_to_the_same_reading() -> None:
    made = reading()
    assert reading(notes(made)) == made


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("5 Envoys of Tarn and of the Hill Council met", "5 Envoys of Tarn met", "does not hold"),
        ("  mediator: amb", "  mediator: nobody", "there is no actor 'nobody'"),
        ("claim 3: response REJECT", "claim 3: response REFUSE", "no PLOVER type"),
        ("claim 3: response", "claim 3: reply", "'reply' is none of"),
        ("claim 3:", "claim 2:", "is there twice"),
        ("  when: ..2004-05-07", "  when: May", "is no day"),
        ("  when: ..2004-05-07", "  whence: May", "has no field 'whence'"),
        ("link: 4 > 2", "link: 4 > 9", "there is no claim '9'"),
        ("position 1: refusal", "position 1: refuses", "'refuses' is none of"),
        ("  names: 5 Tarn", "  names: 5 Tarn | 5 Tarn", "listed twice"),
        ("actor tarn: Tarn, state", "actor tarn: Tarn", "with a type"),
        ("  nouns: 8 The two sides", "  nouns: 80 The two sides", "there is no unit 80"),
        ("published:", "publication:", "is none of actor"),
    ],
)
def test_problems_are_told_with_their_line(old: str, new: str, says: str) -> None:
    wrong = NOTES.replace(old, new, 1)
    assert wrong != NOTES
    made, problems = compile_notes(wrong)
    assert made is None
    line = next(n for n, (a, b) in enumerate(zip(NOTES.splitlines(), wrong.splitlines(), strict=True), 1) if a != b)
    assert any(says in problem.says and problem.line == line for problem in problems), [str(p) for p in problems]


def test_a_second_place_of_the_same_words_is_named_by_its_number() -> None:
    made = reading(NOTES.replace("  names: 5 Tarn\n", "  names: 5 Tarn\n  nouns: 7 the\n", 1))
    tarn = next(actor for actor in made.actors if actor.id == "A:tarn")
    assert [mention.sent for mention in tarn.mentions] == [5, 7]
    _, problems = compile_notes(NOTES.replace("7 Ilo Marn\n", "7 Ilo Marn #2\n", 1))
    assert "2 times" in problems[0].says


@given(DAYS, DAYS)
def test_days_hold_what_is_written(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}..{last}")[:2] == (first, last)
    assert bounds(f"..{last}")[:2] == (None, last)
    assert bounds(f"{first}..")[:2] == (first, None)
    earliest, latest, edtf = bounds(f"{first:%Y-%m}")
    assert earliest is not None
    assert latest is not None
    assert earliest <= first <= latest
    assert edtf == f"{first:%Y-%m}"


@given(DAYS, DAYS)
def test_days_that_end_before_they_begin_are_refused(one: date, other: date) -> None:
    first, last = sorted((one, other))
    if first < last:
        with pytest.raises(ValueError, match="ends before"):
            bounds(f"{last}..{first}")
