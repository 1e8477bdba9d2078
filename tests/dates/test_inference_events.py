"""The date of publication with the help of the calendar of public events."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backchannel.dates.inference import answers, infer
from backchannel.model import DateRange


def test_public_events_are_asked_only_when_wanted() -> None:
    text = "Diplomats said that Resolution 1973 had not been carried out in full."
    found = answers(text)
    assert found.text.earliest is None
    assert found.events.earliest == date(2011, 3, 17)
    assert "Resolution 1973" in found.events.reason


def test_a_name_that_may_be_of_another_time_says_nothing() -> None:
    assert infer("The invasion of Ukraine was a mistake, the old general said.", events=True).earliest is None


def test_an_event_that_lies_ahead_is_no_lower_bound() -> None:
    assert infer("The council will vote on a possible Resolution 1973.", events=True).earliest is None


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("After two months of NATO bombing in Serbia, Belgrade has not given in.", date(1999, 5, 24)),
        ("The ten-month-old siege of Sarajevo goes on.", date(1993, 2, 5)),
        ("Russia's invasion of Ukraine began three weeks ago.", date(2022, 3, 17)),
    ],
)
def test_a_length_counts_from_what_began(text: str, truth: date) -> None:
    found = infer(text, events=True)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= truth <= found.latest
    assert found.latest - found.earliest < timedelta(days=70)
    assert infer(text).earliest is None


def test_a_public_event_that_agrees_is_named_and_the_texts_own_clues_are_not() -> None:
    text = (
        "The envoys met yesterday, 20 July 2011. The Libya Contact Group of many states met at Istanbul last Friday. "
        "The siege of the harbour began in May. Two months of siege have emptied the town."
    )
    reason = infer(text, events=True).reason
    assert "in agreement with" in reason
    agreeing = reason.partition("in agreement with: ")[2]
    assert "Contact Group" in agreeing
    assert "it began in" not in agreeing


def test_a_relative_time_counts_from_an_event_once_the_time_is_roughly_known() -> None:
    text = "The Libya Contact Group of many states met at Istanbul on Friday. Envoys went home."
    roughly = DateRange(
        earliest=date(2011, 6, 1), latest=date(2011, 9, 30), reason="the archive's box is of that summer"
    )
    found = infer(text, events=True, witnessed=roughly)
    # The group met on Friday 15 July 2011.
    assert (found.earliest, found.latest) == (date(2011, 7, 15), date(2011, 7, 21))
    assert infer(text, events=True).earliest is None
    # Years apart, what comes often can't be told apart.
    vaguely = DateRange(earliest=date(2008, 1, 1), latest=date(2015, 1, 31), reason="the box is of those years")
    assert infer(text, events=True, witnessed=vaguely).earliest == date(2008, 1, 1)
