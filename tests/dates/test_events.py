"""Which public event words tell of, and when there is no answer."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.events import clear, load, match, weigh
from backchannel.errors import BackchannelError


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("the fall of Saigon", "1975-04-30"),
        ("Saigon fell", "1975-04-30"),
        ("Dien Bien Phu fell", "1954-05-07"),
        ("the invasion of Kuwait", "1990-08-02"),
        ("Iraqi forces invaded Kuwait", "1990-08-02"),
        ("the October 7 attack on Israel", "2023-10-07"),
        ("Nelson Mandela walked free", "1990-02-11"),
        ("Rabin's assassination", "1995-11-04"),
        ("Jonas Savimbi was killed", "2002-02-22"),
        ("Srebrenica was captured", "1995-07-11"),
        ("the Security Council approved Resolution 1973", "2011-03-17"),
    ],
)
def test_a_clause_and_a_noun_phrase_tell_of_one_event(words: str, first: str) -> None:
    found = match(words)
    assert found is not None
    assert found.event.first == date.fromisoformat(first)
    assert found.reason


@pytest.mark.parametrize(
    "words",
    [
        "the vote in the camp",
        "the shelling of the market",
        "the meeting",
        "the fall of the shilling",
        "Gaddafi's birthday",
        "Resolution 9999",
        "the invasion of Ruritania",
        "the bombing of the Kuwaiti team's bus in Ruritania",
        "the Security Council",
        "Saigon",
        "began",
        "",
    ],
)
def test_false_friends_tell_of_none(words: str) -> None:
    assert match(words, before=date(2012, 1, 1)) is None


def test_a_tie_has_no_answer_and_a_year_or_the_time_told_of_breaks_it() -> None:
    assert match("the Camp David summit") is None
    for words, near, year in (
        ("the Camp David summit of 1978", None, 1978),
        ("the Camp David summit", date(2000, 8, 1), 2000),
        ("the Camp David summit", date(1978, 10, 1), 1978),
    ):
        found = match(words, near=near)
        assert found is not None
        assert found.event.first.year == year


def test_the_last_of_several_meetings_is_meant_in_a_report_of_the_same_week() -> None:
    found = match("the Contact Group met", before=date(2011, 7, 20))
    assert found is not None
    assert found.event.first == date(2011, 7, 15)
    assert match("the Contact Group met", before=date(2015, 7, 20)) is None


def test_nothing_is_meant_that_came_after_the_report() -> None:
    assert match("Mubarak's fall", before=date(2011, 7, 1)) is not None
    assert match("Mubarak's fall", before=date(2011, 1, 1)) is None
    assert match("Mubarak's fall", after=date(2012, 1, 1)) is None


def test_another_year_or_number_is_another_event() -> None:
    assert match("the invasion of Kuwait in 1974") is None
    found = match("the Security Council adopted Resolution 1970", before=date(2011, 7, 1))
    assert found is not None
    assert found.event.first == date(2011, 2, 26)


def test_the_passage_around_says_who_only_for_what_is_near() -> None:
    around = "NATO and Yugoslavia have not spoken."
    found = match("the bombing began", before=date(1999, 5, 20), around=around)
    assert found is not None
    assert found.event.first == date(1999, 3, 24)
    assert match("the bombing began", before=date(1999, 5, 20)) is None
    assert match("the bombing began", before=date(2009, 5, 20), around=around) is None


def test_began_is_not_the_man_of_that_name() -> None:
    assert not any("Begin" in m.event.who and "who" in m.reason for m in weigh("the bombing began"))


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("the war began", "The ICC opened an inquiry into war crimes in Libya."),
        ("the war began", "In Ukraine and in Gaza, where Hamas and Israel fight, hospitals are full."),
        ("the bombing", "NATO and Yugoslavia have not spoken."),
        ("the bombing stopped", "NATO and Yugoslavia have not spoken."),
    ],
)
def test_words_without_a_name_mean_nothing_that_is_not_clear(words: str, around: str) -> None:
    for before in (date(1999, 5, 20), date(2011, 4, 20), date(2023, 12, 20)):
        assert match(words, before=before, around=around) is None


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("the agreement of Dayton was signed", "the agreement of Dayton was rejected"),
        ("Nixon's resignation", "the resignation of Nixon's barber"),
        ("Argentina invaded the Falklands", "the invasion of the Falklands by Chile"),
        ("the Berlin Wall opened", "the Berlin Wall exhibition opened"),
        ("the siege of Sarajevo began", "the second siege of Sarajevo began"),
    ],
)
def test_another_deed_actor_or_thing_is_another_event(words: str, other: str) -> None:
    assert match(words, near=date(1996, 1, 1)) is not None
    assert match(other, near=date(1996, 1, 1)) is None


def test_a_venue_and_a_noun_are_a_name_only_near_their_time() -> None:
    near, far = date(2022, 12, 1), date(2018, 12, 1)
    assert match("the Pretoria agreement", near=near) is not None
    assert match("the Pretoria agreement", near=far) is None
    assert match("the Dayton agreement", near=far) is not None


def test_what_lasts_is_looked_at_from_a_side() -> None:
    first = {side: match("the Gulf War", side=side) for side in ("before", "after", "during")}
    assert first["before"] is not None
    assert first["before"].event.first == date(1991, 1, 17)
    assert first["after"] is not None
    assert first["after"].event.first == date(1991, 2, 28)
    assert first["during"] is None


def test_the_calendar_is_in_order_and_says_where_its_days_can_be_checked() -> None:
    events = load()
    assert [(e.first, e.last, e.id) for e in events] == sorted((e.first, e.last, e.id) for e in events)
    assert len({e.id for e in events}) == len(events)
    assert all(e.source and e.did and (e.who or e.where) for e in events)
    assert all(e.id.endswith(str(e.first.year)) for e in events)
    assert date(1945, 1, 1) <= events[0].first <= events[-1].last <= date(2026, 12, 31)


def test_case_and_accents_do_not_matter() -> None:
    plain, accented = match("the Lome Peace Accord"), match("the Lomé Peace Accord")
    assert plain is not None
    assert accented is not None
    assert plain.event == accented.event


@settings(deadline=None)
@given(st.text(max_size=60), st.dates(), st.dates())
def test_what_is_found_is_within_its_bounds(words: str, near: date, before: date) -> None:
    found = match(f"the fall of {words}", near=near, before=before)
    assert found is None or found.event.first <= before


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(load()), st.data())
def test_every_event_is_weighed_under_its_own_names(event, data) -> None:  # type: ignore[no-untyped-def]
    if not event.names:
        return
    words = data.draw(st.sampled_from(event.names))
    if not any(word[0].isupper() or word[0].isdigit() for word in words.split()):
        return
    ranked = weigh(words, near=event.first, before=event.last)
    best = clear(ranked)
    assert best is None or best.event.id in {m.event.id for m in ranked if m.event.first <= event.last}


def test_a_broken_calendar_is_told_of(tmp_path: Path) -> None:
    broken = tmp_path / "events.csv"
    head = "id,name,first,last,names,who,did,what,where,source\n"
    for row in ("a,A,2011-03-18,2011-03-17,,,,,,x\n", "a,A,17 March,2011-03-17,,,,,,x\n"):
        broken.write_text(head + row, encoding="utf-8")
        with pytest.raises(BackchannelError, match="events"):
            load(broken)
    with pytest.raises(BackchannelError):
        load(tmp_path / "none.csv")
