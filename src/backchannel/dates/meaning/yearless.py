"""Days, months and seasons without a year: the year of the passage, or the one that fits the report's day and tense."""

from __future__ import annotations

from datetime import date, timedelta

from backchannel.dates.meaning.fields import NO_SUCH_DAY, dated, days_in, unit_of
from backchannel.dates.meaning.frame import Frame, Reading, Told, published_on
from backchannel.dates.meaning.reason import Reason, because
from backchannel.dates.meaning.units import season_value
from backchannel.dates.tree import YEARS, Fields

_ONWARD = 7
"""Months that a story goes on at most from one date to the next that leaves out its year."""
_FAR_AHEAD, _JUST_OVER = 270, 60
"""A plan without a year that would lie so many days ahead, where the day was just over at most so many days ago, is the
one that was over: "the talks were to begin on 25 January", published in February. By convention: nobody leaves out the
year of what is nine months away."""
_FAR_BACK, _SOON = 300, 14
"""Likewise a day told of as past that is at most two weeks ahead, and was last almost a year ago, is that of a plan."""
_LEAP_YEAR = 2000
LAST, NEXT, NEAREST = "the last one up to then", "the first one from then on", "the nearest one"


def read_without_year(node: Fields, frame: Frame) -> Reading:
    """Read a partial date that leaves out its year."""
    if frame.told is not None and (frame.distant or frame.published is None):
        why = because(f"the text tells of {frame.told.words()} there")
        return dated(node, _told_year(node, frame.told), why, "told")
    if frame.published is None:
        return _unknown_year(node, frame)
    found = _year_near(node, frame.published, frame)
    if found is None:
        return _leap(node, frame)
    year, note = found
    return dated(node, year, Reason((note,), report=published_on(frame)), "published")


def _year_near(node: Fields, published: date, frame: Frame) -> tuple[int, str] | None:
    """Return the year by the weekday, else by tense, and the words for it; None where no year near has that day."""
    years = [year for year in range(published.year - 1, published.year + 2) if days_in(node, year)]
    named = [y for y in years if node.weekday and (d := days_in(node, y)) and d.first.isoweekday() == node.weekday]
    if len(named) == 1:
        return named[0], "the year near then in which that day has that weekday"
    if frame.tense == "future":
        ahead = [y for y in years if _last(node, y) >= published]
        return _ahead(node, ahead[0], published) if ahead else None
    if frame.tense == "past":
        begun = [y for y in years if _first(node, y) <= published]
        return _behind(node, begun[-1], published) if begun else None
    return (min(years, key=lambda y: _distance(node, y, published)), NEAREST) if years else None


def _ahead(node: Fields, year: int, published: date) -> tuple[int, str]:
    past = days_in(node, year - 1)
    far = (_first(node, year) - published).days > _FAR_AHEAD
    return (year - 1, LAST) if far and past and (published - past.last).days <= _JUST_OVER else (year, NEXT)


def _behind(node: Fields, year: int, published: date) -> tuple[int, str]:
    soon = days_in(node, year + 1) if node.day else None
    far = (published - _last(node, year)).days > _FAR_BACK
    return (year + 1, NEAREST) if far and soon and (soon.first - published).days <= _SOON else (year, LAST)


def _told_year(node: Fields, told: Told) -> int:
    """Return the year of a month or day in a story: that of the last time told of, or the next or last one.

    A story goes on rather than back: January told after November is the next one, May told after June the last one.
    `_ONWARD` was chosen on the 16 training articles of WikiWars.
    """
    year = told.days.first.year
    days = days_in(node, year)
    if days is None and node.day is not None:
        # A 29 February is of the nearest year that has one.
        near = (y for y in range(year - 8, year + 9) if days_in(node, y))
        return min(near, key=lambda y: abs(y - year), default=year)
    if days is None or told.unit in YEARS:
        return year
    months = (days.first.month - told.days.first.month) % 12
    onward = told.days.first.month + months > 12
    if months <= _ONWARD:
        return year + 1 if onward else year
    return year if onward else year - 1


def _leap(node: Fields, frame: Frame) -> Reading:
    """Read 29 February without a year: the last one, or the first one to come."""
    day = frame.published
    assert day is not None
    # Two leap years are at most eight years apart; a 31 June there never is.
    if frame.tense == "future":
        year = next((y for y in range(day.year, day.year + 9) if days_in(node, y) and _last(node, y) >= day), None)
    else:
        year = next((y for y in range(day.year, day.year - 9, -1) if days_in(node, y) and _first(node, y) <= day), None)
    if year is None:
        return Reading(why=NO_SUCH_DAY)
    why = Reason(("the nearest year that has that day",), report=published_on(frame))
    return dated(node, year, why, "published")


def _first(node: Fields, year: int) -> date:
    days = days_in(node, year)
    return days.first if days else date.max


def _last(node: Fields, year: int) -> date:
    days = days_in(node, year)
    return days.last if days else date.min


def _distance(node: Fields, year: int, day: date) -> timedelta:
    return min(abs(_first(node, year) - day), abs(_last(node, year) - day))


def _unknown_year(node: Fields, frame: Frame) -> Reading:
    if node.day is not None and days_in(node, _LEAP_YEAR) is None:
        return Reading(why=NO_SUCH_DAY)
    value, edtf = "", None
    if node.month is not None:
        value = f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")
        edtf = value
    elif node.season is not None:
        value = season_value(None, node.season)  # EDTF has no season of an unknown year
    elif node.quarter is not None or node.half is not None:
        value = f"XXXX-Q{node.quarter}" if node.quarter else f"XXXX-H{node.half}"
    why = because("no year is given", published_on(frame))
    return Reading(unit=unit_of(node), value=value, edtf=edtf, weekday=node.weekday, why=why)
