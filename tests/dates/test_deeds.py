"""Time expressions that hang on a deed: where they begin and end, their trees, the days of the deed."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates import find
from backchannel.dates.deeds import hang
from backchannel.dates.events import calendar_of
from backchannel.dates.grammar import scan
from backchannel.dates.meaning import Frame
from backchannel.dates.meaning.deeds import Deeds
from backchannel.dates.tree import Bound, Deed, Fields, Node, Nth, Period, Range, Shift, Stretch, TimeOfDay, Unit

WORDS = (
    "three days after before since the week when night of eve on fall Saigon Kuwait met and , . was 3 May 1999 "
    "truce into invasion he between"
)


def hung(text: str, published: date | None = None) -> list[tuple[str, Node]]:
    return [(e.text, e.node) for e in hang(text, scan(text), published=published)]


def only(text: str, published: date | None = None) -> tuple[str, Node]:
    (found,) = hung(text, published)
    return found


def deed_of(text: str, node: Node) -> str:
    while not isinstance(node, Deed):
        node = getattr(node, "base", None) or getattr(node, "inner", None) or node.first  # type: ignore[union-attr]
    return text[node.start : node.end]


@pytest.mark.parametrize(
    ("text", "phrase", "deed"),
    [
        (
            "It came three days after the vote in the camp, he said.",
            "three days after the vote in the camp",
            "the vote in the camp",
        ),
        (
            "Two weeks after the invasion of Kuwait the minister was away.",
            "Two weeks after the invasion of Kuwait",
            "the invasion of Kuwait",
        ),
        ("They met two days before the rebels left.", "two days before the rebels left", "the rebels left"),
        (
            "The week before the shelling of the market, all was calm.",
            "The week before the shelling of the market",
            "the shelling of the market",
        ),
        ("On the eve of the vote she wrote.", "the eve of the vote", "the vote"),
        (
            "In the week when the council met in Doha they slept.",
            "the week when the council met in Doha",
            "the council met in Doha",
        ),
        ("The night of the raid was clear.", "The night of the raid", "the raid"),
        ("The guns spoke two weeks into the truce.", "two weeks into the truce", "the truce"),
        ("He came on the second day of the talks.", "the second day of the talks", "the talks"),
        (
            "A month to the day after the Rabin assassination he was there.",
            "A month to the day after the Rabin assassination",
            "the Rabin assassination",
        ),
    ],
)
def test_what_counts_plainly_from_a_deed_is_an_expression(text: str, phrase: str, deed: str) -> None:
    said, node = only(text)
    assert said == phrase
    assert deed_of(text, node) == deed


def test_the_tree_says_how_it_hangs() -> None:
    assert isinstance(only("Two weeks before the vote they met.")[1], Shift)
    week = only("The week of the vote was calm.")[1]
    assert isinstance(week, Shift)
    assert week.period == Period(Unit.WEEK, 0)
    beside = only("The week after the vote was calm.")[1]
    assert isinstance(beside, Stretch)
    assert beside.outside
    assert isinstance(only("The morning after the raid was calm.")[1], TimeOfDay)
    assert isinstance(only("The night of the raid was calm.")[1], Range)
    into = only("It broke ten days into the truce.")[1]
    assert isinstance(into, Shift)
    assert isinstance(into.base, Nth)


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Ever since the fall of Saigon they have waited.", "Ever since the fall of Saigon", "since"),
        ("Before the invasion of Kuwait the border was open.", "Before the invasion of Kuwait", "before"),
        ("He hid until Srebrenica fell.", "until Srebrenica fell", "until"),
        ("By the time Jonas Savimbi was killed, all had left.", "By the time Jonas Savimbi was killed", "by"),
    ],
)
def test_a_bound_at_a_known_event_is_an_expression(text: str, phrase: str, name: str) -> None:
    said, node = only(text)
    assert said == phrase
    assert isinstance(node, Bound)
    assert node.name == name


@pytest.mark.parametrize(
    "text",
    [
        "After the meeting he went home.",
        "Since the harvest failed they have been hungry.",
        "He stood before the court and after the break he wept.",
        "When the minister spoke, all slept.",
        "Between the house and the river the road is mined.",
        "The day began with rain; the week ended badly.",
        "They live in the Valley of the Kings, before the gates of Saigon.",
        "The day of the jackal is a film.",
    ],
)
def test_a_lone_connector_with_an_unknown_deed_is_none(text: str) -> None:
    assert not any("Deed" in repr(node) for _, node in hung(text, date(2012, 1, 1)))


def test_a_length_that_leads_nowhere_stays_a_length() -> None:
    assert only("They live two days from the border.") == ("two days", Period(Unit.DAY, 2))
    assert only("It lasted three days, after the vote it ended.")[0] == "three days"


def test_a_date_that_the_text_gives_with_the_deed_is_counted_from() -> None:
    said, node = only("They signed three days after the President's address of Jan. 24.")
    assert said == "three days after the President's address of Jan. 24"
    assert isinstance(node, Shift)
    assert node.base == Fields(month=1, day=24)


def test_that_stands_for_the_last_time_told_of() -> None:
    found = dict(hung("They opened on 27 November 2001 and closed eight days after that; all went home."))
    node = found["eight days after that"]
    assert isinstance(node, Shift)
    assert node.base == "told"


def test_from_one_event_to_another() -> None:
    text = "Between the fall of Srebrenica and the signing of the Dayton Agreement the envoy slept badly."
    said, node = only(text)
    assert said == "Between the fall of Srebrenica and the signing of the Dayton Agreement"
    assert isinstance(node, Range)
    reader, frame = Deeds(text), Frame()
    days = [reader.days(deed, frame).days for deed in (node.first, node.last) if isinstance(deed, Deed)]
    assert [d.first for d in days if d] == [date(1995, 7, 11), date(1995, 12, 14)]


def test_an_event_that_comes_later_is_only_one_that_lies_ahead() -> None:
    published = date(1990, 7, 30)
    assert hung("Since the invasion of Kuwait nobody sleeps.", published) == []
    text = "On the eve of the Malta summit they rested."
    node = only(text, date(1989, 12, 1))[1]
    assert isinstance(node, Shift)
    assert isinstance(node.base, Deed)
    assert read(text, published=date(1989, 12, 1))[0] == "1989-12-01"


def read(text: str, published: date | None = None) -> tuple[str | None, str, str | None]:
    """Return the days of the only time of a text, in EDTF, why, and what was counted from."""
    (found,) = find(text, published)
    reading = found.reading
    return reading.days.written() if reading.days else None, reading.reason, reading.anchor


def test_a_deed_is_read_with_the_event_its_day_and_its_source() -> None:
    days, reason, anchor = read("Three days after Jonas Savimbi was killed they met.")
    assert (days, anchor) == ("2002-02-25", "event")
    assert "Friday 22 February 2002" in reason


def test_what_lasted_has_a_beginning_and_an_end() -> None:
    assert read("Two days after the Yalta Conference opened it snowed.")[0] == "1945-02-06"
    assert read("Two days after the Yalta Conference ended it snowed.")[0] == "1945-02-13"
    assert read("Two days before the Yalta Conference it snowed.")[0] == "1945-02-02"
    assert read("Two days after the Yalta Conference it snowed.")[0] == "1945-02-13"


def test_an_unknown_or_doubtful_deed_has_no_days_and_its_reason_names_the_words() -> None:
    days, reason, _ = read("Two days after the vote in the camp they wrote.")
    assert days is None
    assert "the vote in the camp" in reason
    days, reason, _ = read("On the eve of the Camp David summit they slept.")
    assert days is None
    assert "1978-09-05" in reason
    assert "2000-07-11" in reason


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join))
def test_expressions_are_slices_in_order_and_apart(text: str) -> None:
    found = hang(text, scan(text))
    assert all(e.text == text[e.start : e.end] for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_language_without_words_for_deeds_keeps_its_expressions() -> None:
    text = "Three days after the vote."
    assert hang(text, scan(text), language="xx") == scan(text)


def test_without_events_no_calendar_of_them_is_loaded() -> None:
    calendar_of.cache_clear()
    (found,) = find("They signed on 3 May 1999.", events=False)
    assert found.reading.days is not None
    assert calendar_of.cache_info().misses == 0
    find("They signed on 3 May 1999.")
    assert calendar_of.cache_info().misses == 1
