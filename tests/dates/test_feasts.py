"""Named days, and months and years of other calendars, in days of ours."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import backchannel.dates
from backchannel.dates import find
from backchannel.dates.feasts import feast, foreign_days

_DATA = Path(backchannel.dates.__file__).parent / "data"
_WITHOUT_TABLES = {"diwali"}
"""Named, but of a calendar that no library here knows: docs/decisions/0008-calendars.md."""
_LEAP = {0, 3, 6, 8, 11, 14, 17}
"""The years of thirteen months in the cycle of nineteen: a rule of the calendar, not of the library asked."""


def named() -> list[str]:
    """Return the feasts that a language has words for."""
    names: set[str] = set()
    for path in _DATA.glob("*.toml"):
        grammar = tomllib.loads(path.read_text(encoding="utf-8"))
        for lexicon in ("FEAST", "FEAST^"):
            names |= set(grammar.get("lexicon", {}).get(lexicon, {}).values())
        names |= set(re.findall(r"constant\(value=(\w+)\)", "\n".join(grammar["rules"].get("feast_name", ()))))
    return sorted(names - _WITHOUT_TABLES)


@pytest.mark.parametrize("name", named())
def test_each_feast_that_has_a_word_has_days_in_each_of_fifty_years(name: str) -> None:
    for year in range(1975, 2025):
        found = feast(name, year)
        assert found, year
        assert all(days.first <= days.last and days.first.year == year for days in found)


def test_the_feasts_of_the_languages_are_many() -> None:
    assert {"purim", "eid", "easter", "tet", "whit_monday"} <= set(named())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At Purim 2024 they met.", "2024-03-24~"),
        ("At Purim 2022 they met.", "2022-03-17~"),
        ("At Purim 2011 they met.", "2011-03-20~"),
        ("At Passover 2024 they met.", "2024-04-23~"),
        ("At Hanukkah 2024 they met.", "2024-12-26~"),
        ("At Rosh Hashanah 2011 they met.", "2011-09-29~"),
        ("At the Islamic New Year 2024 they met.", "2024-07-07~"),
        ("On Orthodox Christmas Eve 2024 they met.", "2024-01-06"),
        ("On Whit Monday 2024 they met.", "2024-05-20"),
    ],
)
def test_known_days(text: str, day: str) -> None:
    (found,) = find(text)
    assert found.reading.days is not None
    assert found.reading.days.written() == day


def months() -> list[tuple[int, int]]:
    """Return the months of a hundred Hebrew years in their order: from Tishri (7) to Adar, then from Nisan to Elul."""
    found = []
    for year in range(5700, 5801):
        last = 13 if year % 19 in _LEAP else 12
        found += [(year, month) for month in (*range(7, last + 1), *range(1, 7))]
    return found


def test_hebrew_months_follow_each_other_and_have_29_or_30_days() -> None:
    days = [foreign_days("hebrew", year, month, None) for year, month in months()]
    known = [one for one in days if one is not None]
    assert len(known) == len(days)
    assert {(one.last - one.first).days + 1 for one in known} == {29, 30}
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(known))


def test_a_hebrew_year_begins_in_autumn_and_holds_its_months() -> None:
    for year in range(5700, 5801):
        whole = foreign_days("hebrew", year, None, None)
        own = [foreign_days("hebrew", year, month, None) for of, month in months() if of == year]
        assert whole is not None
        assert own[0] is not None
        assert own[-1] is not None
        assert (whole.first, whole.last) == (own[0].first, own[-1].last)
        assert whole.first.month in (9, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met in Elul 5771.", date(2011, 8, 31), date(2011, 9, 28)),
        ("They met in Tishri 5772.", date(2011, 9, 29), date(2011, 10, 28)),
        ("They met in Adar 5772.", date(2012, 2, 24), date(2012, 3, 23)),
        ("They met on 14 Nisan 5771.", date(2011, 4, 18), date(2011, 4, 18)),
    ],
)
def test_hebrew_dates_in_a_text(text: str, first: date, last: date) -> None:
    (found,) = find(text)
    assert found.reading.days is not None
    assert (found.reading.days.first, found.reading.days.last) == (first, last)


@pytest.mark.parametrize("calendar", ["hijri", "persian"])
def test_months_of_calendars_that_begin_with_the_first_one_follow_each_other(calendar: str) -> None:
    year = {"hijri": 1432, "persian": 1390}[calendar]
    days = [foreign_days(calendar, y, month, None) for y in (year, year + 1) for month in range(1, 13)]
    known = [one for one in days if one is not None]
    assert len(known) == 24
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(known))


def test_a_month_that_a_year_lacks_has_no_days() -> None:
    assert foreign_days("hebrew", 5772, 13, None) is None
    assert foreign_days("hijri", 1432, 13, None) is None
