"""What a text itself tells with a day is counted from later on, and the work for it grows with the text's length."""

import sys
from datetime import date

import pytest

from backchannel.dates import find
from backchannel.dates.deeds import hang
from backchannel.dates.grammar import scan
from backchannel.dates.meaning import Frame
from backchannel.dates.meaning import read as read_node
from backchannel.dates.meaning.deeds import Deeds
from backchannel.dates.tree import Deed, Shift


def test_a_day_that_the_text_told_is_counted_from() -> None:
    text = "The truce was agreed in Ruritania on 10 October 2020. It broke three days after the signing."
    first, second = hang(text, scan(text))
    reader, frame = Deeds(text), Frame()
    reader.tell(first, read_node(first.node, frame))
    assert isinstance(second.node, Shift)
    assert isinstance(second.node.base, Deed)
    reading = reader.days(second.node.base, frame)
    assert reading.days is not None
    assert reading.days.first == date(2020, 10, 10)
    assert reading.anchor == "told"


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("The museum opened on 3 May 2013.", "the talks opened"),
        ("The talks never opened on 3 May 2013.", "the talks opened"),
        ("The talks in Doha opened on 3 May 2013.", "the talks in Geneva opened"),
        ("He was killed on the way to a signing on 3 May 2013.", "the signing"),
    ],
)
def test_a_day_of_something_else_is_not_counted_from(told: str, deed: str) -> None:
    (found,) = [f for f in find(f"{told} Two days after {deed} it rained.") if "Two days" in f.expression.text]
    assert found.reading.days is None


def test_what_the_text_tells_comes_before_the_calendar_and_makes_bounds_too() -> None:
    text = "The rebels took Goma on 20 January 2008. Since the rebels took Goma, the lake has been empty."
    found = find(text, date(2013, 3, 1))[-1]
    assert found.expression.text == "Since the rebels took Goma"
    assert found.reading.days is not None
    assert found.reading.days.first == date(2008, 1, 20)


@pytest.mark.parametrize(
    "piece",
    [
        "3 May 1999 ",
        "since the war began and after the vote and ",
        "They signed on 3 May 1999. Two days after the signing they met. ",
        "two days after Saigon fell ",
        "between the house and the road ",
    ],
)
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    least, most = (calls(piece * times) for times in (100, 200))
    assert most <= 2.2 * least


def calls(text: str) -> int:
    """Count the calls of functions that reading a text takes: the same on any machine."""
    expressions, counted = scan(text), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        found = hang(text, expressions, published=date(2011, 7, 19))
        reader = Deeds(text)
        frame = Frame(published=date(2011, 7, 19), deeds=reader.days)
        for expression in found:
            reader.tell(expression, read_node(expression.node, frame))
    finally:
        sys.setprofile(None)
    return counted
