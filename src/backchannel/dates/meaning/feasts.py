"""Named days and dates of other calendars: which year's is meant, and which days that are."""

from __future__ import annotations

from datetime import timedelta

from backchannel.dates.calendar import Days
from backchannel.dates.feasts import feast, foreign_days
from backchannel.dates.meaning.frame import Anchor, Frame, Reading, published_on
from backchannel.dates.meaning.reason import GIVEN, Reason, because
from backchannel.dates.meaning.yearless import LAST, NEAREST, NEXT
from backchannel.dates.tree import Feast, Foreign, Unit

_WORDS = {"hijri": "of the Hijri calendar as it is printed (Umm al-Qura)", "persian": "of the Persian calendar",
          "hebrew": "of the Hebrew calendar"}  # fmt: skip
_UNKNOWN = because("no days of it are known for that time")
_PRINTED = "by the printed calendar"
"""Said of feasts that are marked approximate: the moon can be seen a day sooner or later."""


def read_feast(node: Feast, frame: Frame) -> Reading:
    """Read a named day: of its year, or of the one that the passage or the tense gives."""
    if node.year is not None:
        found = feast(node.name, node.year)
        why = because(frame.year_from) if frame.year_from else GIVEN
        return _reading(found[0], why) if found else Reading(why=_UNKNOWN)
    if frame.told is not None and (frame.distant or frame.published is None):
        year = frame.told.days.first.year
        found = tuple(d for y in (year, year + 1) for d in feast(node.name, y))
        later = next((d for d in found if d.last >= frame.told.days.first), None)
        if later is None:
            return Reading(why=_UNKNOWN)
        return _reading(later, because(f"the text tells of {frame.told.words()} there"), "told")
    if frame.published is None:
        return Reading(why=because("no year is given", published_on(frame)))
    return _by_tense(node, frame)


def _by_tense(node: Feast, frame: Frame) -> Reading:
    day = frame.published
    assert day is not None
    found = tuple(d for year in range(day.year - 1, day.year + 2) for d in feast(node.name, year))
    if not found:
        return Reading(why=_UNKNOWN)
    if frame.tense == "past":
        chosen, why = next((d for d in reversed(found) if d.first <= day), found[0]), LAST
    elif frame.tense == "future":
        chosen, why = next((d for d in found if d.last >= day), found[-1]), NEXT
    else:
        near = min(found, key=lambda d: min(abs(d.first - day), abs(d.last - day), key=timedelta.total_seconds))
        chosen, why = near, NEAREST
    return _reading(chosen, Reason((why,), report=published_on(frame)), "published")


def _reading(days: Days, why: Reason, anchor: Anchor | None = None) -> Reading:
    unit = Unit.DAY if days.first == days.last else Unit.MONTH
    why = why.also(_PRINTED) if days.edtf is not None and "~" in days.edtf else why
    return Reading(days=days, unit=unit, value=days.first.isoformat(), why=why, anchor=anchor)


def read_foreign(node: Foreign) -> Reading:
    """Read a date of another calendar."""
    days = foreign_days(node.calendar, node.year, node.month, node.day)
    if days is None:
        return Reading(why=because(f"a date {_WORDS[node.calendar]} that isn't in its tables"))
    unit = Unit.DAY if node.day else Unit.MONTH if node.month else Unit.YEAR
    return Reading(days=days, unit=unit, value=days.first.isoformat(), why=because(f"a date {_WORDS[node.calendar]}"))
