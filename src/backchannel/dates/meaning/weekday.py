"""Weekdays and days of a month that stand alone: "on Friday", "on the 22nd"."""

from __future__ import annotations

from datetime import date

from backchannel.dates import calendar
from backchannel.dates.meaning.fields import NO_SUCH_DAY, on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, published_on
from backchannel.dates.meaning.reason import Reason, because
from backchannel.dates.tree import Unit


def read_weekday(number: int, frame: Frame) -> Reading:
    """Read a weekday: the first one from what was told of, else by tense the last up to the report or the next."""
    name = DAY_NAMES[number - 1]
    if frame.told is not None and (frame.distant or frame.published is None):
        if frame.told.unit is not Unit.DAY:
            return _unknown(number, Reason((f"a {name} of it",), f"told of within {frame.told.words()}"))
        found = calendar.weekday_after(frame.told.days.first, number)
        why = Reason((f"the {name} from then on",), f"told after {frame.told.words()}")
        return on_day(found, why, "told")
    if frame.published is None:
        return _unknown(number, because(f"a {name}", published_on(frame)))
    published = frame.published
    if frame.tense == "future":
        found = calendar.weekday_after(published, number)
        lead, when = "planned", "after"
    else:
        found = calendar.weekday_before(published, number)
        lead, when = "in the past tense" if frame.tense == "past" else "not told as planned", "before"
    note = f"the {name} {when}" if found != published else f"that very {name}"
    return on_day(found, Reason((note,), lead, published_on(frame)), "published")


def _unknown(number: int, why: Reason) -> Reading:
    return Reading(weekday=number, value=f"XXXX-WXX-{number}", why=why)


def read_day_of_month(day: int, frame: Frame) -> Reading:
    """Read `the 22nd`: of the month that the passage tells of, else the nearest one on the side that tense gives."""
    told = frame.told
    if told is not None and told.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH):
        month = told.days.first
        found = _nth_day(month.year, month.month, day)
        if found is not None:
            return on_day(found, because(f"of the month of {told.words()}, told of there"), "told")
    if frame.published is None:
        return Reading(why=because("no month is given", published_on(frame)))
    step = 1 if frame.tense == "future" else -1
    month = frame.published
    for _ in range(3):
        found = _nth_day(month.year, month.month, day)
        if found is not None and (found - frame.published).days * step >= 0:
            side = "the first one from then on" if step > 0 else "the last one up to then"
            return on_day(found, Reason((side,), report=published_on(frame)), "published")
        month = calendar.shifted_month(month, step).first
    return Reading(why=NO_SUCH_DAY)


def _nth_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 0 < day <= calendar.month(year, month).last.day else None
