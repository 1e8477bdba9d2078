"""The date of publication by other documents: directly, and chosen from a stream by `Folder`."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.dates.inference import Asked, Folder, Neighbour, answers, asked, infer
from backchannel.dates.inference.copies import copied_share
from backchannel.dates.inference.copy_index import CopyIndex
from backchannel.dates.inference.streamed import KEPT

ACCORD = "The Transport Council of Norway signed the Bergen Harbour Accord in March, and quarrels have gone on since."
RETOLD = "The Transport Council of Norway signed the Bergen Harbour Accord on {} March {}."
COPY = (
    "Negotiators of both sides sat down in the old harbour town and spoke for nine hours about a cease-fire, "
    "prisoners and the opening of the road to the north, two of them said afterwards."
)
STRIKES = "After three months of coalition air strikes in Arvenia the capital has not given in."
ALLOWED = "In May 1994 the assembly approved a resolution that allowed the coalition air strikes on Arvenia to begin."
GOING_ON = "A harbour in Arvenia burnt down in the coalition air strikes in June 1994."


def copy_of(day: date, by: str = "report A") -> Neighbour:
    return Neighbour(id=by, name=by, text=f"{COPY} No paper was signed.", earliest=day, latest=day)


def test_a_copy_of_a_dated_report_is_of_its_days() -> None:
    found = infer(COPY, folder=[copy_of(date(1998, 3, 4))])
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= date(1998, 3, 4) <= found.latest
    assert found.latest - found.earliest <= timedelta(days=7)
    assert "report A" in found.reason
    assert infer(COPY).earliest is None


def test_another_report_gives_the_year_of_what_both_tell_of() -> None:
    found = infer(ACCORD, folder=[Neighbour(name="report B", text=RETOLD.format(9, 2003))])
    assert found.earliest is not None
    assert found.latest is not None
    assert date(2003, 3, 8) <= found.earliest <= date(2003, 3, 9)
    assert found.latest <= date(2004, 3, 31)
    assert "report B" in found.reason


def test_a_month_said_to_be_the_last_one_may_be_of_the_year_before() -> None:
    other = Neighbour(name="report B", text=RETOLD.format(9, 2003))
    found = infer(ACCORD.replace("in March", "last March"), folder=[other])
    assert found.latest is not None
    # "Last March", said in January 2005, is that of 2004 or of 2003.
    assert date(2005, 1, 31) <= found.latest < date(2005, 4, 1)


def test_what_is_known_of_a_claim_dates_too() -> None:
    words = "The Transport Council of Norway signed the Bergen Harbour Accord."
    other = Neighbour(name="report B", text="", told=((words, date(2003, 3, 9), date(2003, 3, 9)),))
    assert infer(ACCORD, folder=[other]).earliest == date(2003, 3, 9)


def test_reports_that_give_different_years_give_none() -> None:
    folder = [Neighbour(name=f"report {year}", text=RETOLD.format(9, year)) for year in (2003, 2007)]
    assert infer(ACCORD, folder=folder).earliest is None


def test_what_lasts_began_after_it_was_allowed_and_before_it_is_told_of() -> None:
    found = infer(STRIKES, folder=[Neighbour(name="report C", text=f"{ALLOWED}\n\n{GOING_ON}")])
    # Begun from 1 May to 30 June 1994; three months are two and a half to four.
    assert found.earliest == date(1994, 5, 1) + timedelta(days=76)
    assert found.latest == date(1994, 6, 30) + timedelta(days=122)
    assert "report C" in found.reason


def test_a_war_that_came_back_is_bounded_on_one_side_only() -> None:
    again = GOING_ON.replace("1994", "2003")
    found = infer(STRIKES, folder=[Neighbour(name="report C", text=f"{ALLOWED}\n\n{GOING_ON}\n\n{again}")])
    assert found.earliest == date(1994, 5, 1) + timedelta(days=76)
    assert found.latest is None


def test_a_war_elsewhere_dates_nothing() -> None:
    other = Neighbour(name="report D", text=GOING_ON.replace("Arvenia", "Brovania"))
    began = Neighbour(name="report E", text="The coalition air strikes on Brovania began on 4 May 1991.")
    assert infer(STRIKES, folder=[other, began]).earliest is None


def test_a_beginning_dated_by_another_report() -> None:
    other = Neighbour(name="report E", text="The coalition air strikes on Arvenia began on 4 May 1994.")
    found = infer(STRIKES, folder=[other])
    assert found.earliest == date(1994, 5, 4) + timedelta(days=76)
    assert found.latest == date(1994, 5, 4) + timedelta(days=122)


def test_without_a_folder_there_is_no_answer_by_it() -> None:
    found = answers(ACCORD)
    assert found.folder is None
    assert found.together == found.events


POOL = [
    copy_of(date(1998, 3, 4)),
    copy_of(date(1998, 3, 5), "report Z"),
    Neighbour(id="b", name="report B", text=RETOLD.format(9, 2003)),
    Neighbour(id="b2", name="report B2", text=RETOLD.format(9, 2007)),
    Neighbour(id="c", name="report C", text=f"{ALLOWED}\n\n{GOING_ON}"),
    Neighbour(id="e", name="report E", text="The coalition air strikes on Arvenia began on 4 May 1994."),
    Neighbour(id="f", name="report F", text="Nothing of all that stands here, and the year is 1994."),
    Neighbour(id="g", name="report G", text="", told=((RETOLD.format(9, 2003), date(2003, 3, 9), date(2003, 3, 9)),)),
    Neighbour(id="h", name="report H", text=f"{GOING_ON} The Transport Council of Norway will meet."),
]
UNDATED = {"copy": COPY, "accord": ACCORD, "strikes": STRIKES, "none": "The envoys met on Monday."}


@given(st.lists(st.sampled_from(POOL), max_size=6, unique_by=lambda one: one.id), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_what_the_folder_keeps_gives_the_answers_of_all(chosen: list[Neighbour], seed: int) -> None:
    folder = Folder(UNDATED)
    mixed = list(chosen)
    Random(seed).shuffle(mixed)
    for neighbour in mixed:
        folder.offer(neighbour)
    for id_, text in UNDATED.items():
        everything = sorted(chosen, key=lambda one: (one.id, one.name))
        assert infer(text, folder=folder.neighbours(id_)) == infer(text, folder=everything)


@given(st.permutations(range(KEPT + 6)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_offering_does_not_matter_where_too_many_fit(order: list[int]) -> None:
    pool = [Neighbour(id=f"n{i:02}", name=f"report {i}", text=RETOLD.format(i + 1, 2003)) for i in order]
    folder = Folder(UNDATED)
    for neighbour in pool:
        folder.offer(neighbour)
    kept = folder.neighbours("accord")
    assert [one.id for one in kept] == [f"n{i:02}" for i in range(6, KEPT + 6)]


def test_what_can_say_nothing_is_not_kept() -> None:
    folder = Folder(UNDATED)
    for neighbour in POOL:
        folder.offer(neighbour)
    assert folder.neighbours("none") == ()
    assert {one.id for one in folder.neighbours("copy")} == {"report A", "report Z"}
    assert "f" not in {one.id for id_ in UNDATED for one in folder.neighbours(id_)}


def test_what_was_asked_elsewhere_serves_as_the_text_does() -> None:
    folder, other = Folder(UNDATED), Folder({id_: asked(text) for id_, text in UNDATED.items()})
    for neighbour in POOL:
        folder.offer(neighbour)
        other.offer(neighbour)
    assert [folder.neighbours(id_) for id_ in UNDATED] == [other.neighbours(id_) for id_ in UNDATED]
    silent = Folder({id_: Asked() for id_ in UNDATED})
    silent.offer(POOL[0])
    assert [silent.neighbours(id_) for id_ in UNDATED] == [()] * len(UNDATED)


def test_a_text_asks_a_thing_once_and_not_without_end() -> None:
    assert len(asked(f"{ACCORD} They met on Monday.\n" * 40).questions) == 1
    many = "\n".join(f"The Council of Town{'abcdefghij'[i % 10] * (i // 10 + 2)} met in March." for i in range(300))
    assert 50 < len(asked(f"They met on Monday.\n{many}").questions) <= 100


RUNS = st.frozensets(st.integers(0, 60).map(str), max_size=50)


@given(st.lists(RUNS, max_size=8), RUNS)
@settings(max_examples=200, deadline=None)
def test_the_index_finds_just_the_texts_of_which_it_is_a_copy(
    texts: list[frozenset[str]], runs: frozenset[str]
) -> None:
    known = {str(place): text for place, text in enumerate(texts)}
    shares = {id_: copied_share(len(text), len(runs), len(text & runs)) for id_, text in known.items()}
    assert dict(CopyIndex(known).copies(runs)) == {id_: share for id_, share in shares.items() if share}


def test_words_that_all_texts_share_cost_nothing_more() -> None:
    same = frozenset(f"same {i}" for i in range(60))
    index = CopyIndex({f"t{n}": same | {f"{n} of {i}" for i in range(100)} for n in range(3000)})
    begun = process_time()
    for n in range(300):
        assert list(index.copies(same | {f"other {n} of {i}" for i in range(100)})) == []
    # A tenth of a second; counting all that is shared with each text took more than five.
    assert process_time() - begun < 2


def test_no_text_is_its_own_neighbour() -> None:
    folder = Folder({"accord": ACCORD})
    folder.offer(Neighbour(id="accord", name="itself", text=f"{ACCORD} {RETOLD.format(9, 2003)}"))
    folder.offer(Neighbour(id="other", name="another", text=RETOLD.format(9, 2003)))
    assert [one.id for one in folder.neighbours("accord")] == ["other"]
