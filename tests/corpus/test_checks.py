"""The validator finds what is broken, and nothing in what is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from corpus.checks.read import of_reading
from corpus.form import Participant, Reading
from msgspec.structs import replace

from tests.corpus.made import reading, report


def _claim(made: Reading, **changes: object) -> Reading:
    return replace(made, claims=(replace(made.claims[0], **changes), *made.claims[1:]))


def _when(made: Reading, **changes: object) -> Reading:
    second = made.claims[1]
    when = replace(second.when, **changes)
    return replace(made, claims=(made.claims[0], replace(second, when=when), *made.claims[2:]))


BREAKS: list[tuple[str, Callable[[Reading], Reading]]] = [
    ("there is no A:nobody", lambda made: _claim(made, participants=(Participant(actor="A:nobody", role="actor"),))),
    ("has no words", lambda made: _claim(made, evidence=())),
    ("type AID for CONSULT", lambda made: _claim(made, type="AID")),
    ("no mode curfew", lambda made: _claim(made, modes=("curfew",))),
    ("no context lunch", lambda made: _claim(made, contexts=("lunch",))),
    ("does not begin with the outlet", lambda made: _claim(made, attribution=("A:offs",))),
    ("is attributed to nobody", lambda made: _claim(made, attribution=("A:outlet",))),
    ("stands in boilerplate", lambda made: _claim(made, evidence=(replace(made.claims[0].evidence[0], sent=1),))),
    ("is there 2 times", lambda made: replace(made, actors=(*made.actors, made.actors[0]))),
    ("no EDTF", lambda made: _when(made, edtf="Wednesday")),
    ("has other bounds", lambda made: _when(made, edtf="2004-05-06")),
    ("is not weekday 4", lambda made: _when(made, weekday=4)),
    (
        "'on Wednesday' is not 2004-05-06",
        lambda made: _when(made, edtf="2004-05-06", earliest=date(2004, 5, 6), latest=date(2004, 5, 6), weekday=4),
    ),
    ("events are not what follows", lambda made: replace(made, events=())),
]


@pytest.mark.parametrize(("says", "broken"), BREAKS, ids=[says for says, _ in BREAKS])
def test_what_is_broken_is_found(says: str, broken: Callable[[Reading], Reading]) -> None:
    _, text = report()
    assert any(says in problem for problem in of_reading(broken(reading()), text))


def test_what_is_whole_has_no_problems() -> None:
    _, text = report()
    assert list(of_reading(reading(), text)) == []
