"""Named days and dates of other calendars: which year's is meant, and which days that are."""

from __future__ import annotations

from datetime import timedelta

from backchannel.dates.calendar import Days
from backchannel.dates.feasts import feast, foreign_days
from backchannel.dates.meaning.frame import Frame, Reading, published_on
from backchannel.dates.tree import Feast, Foreign, Unit

_WORDS = {"hijri": "of the Hijri calendar as it is printed (Umm al-Qura)", "persian": "of the Persian calendar",
          "hebrew": "of the Hebrew calendar"}  # fmt: skip


def read_feast(node: Feast, frame: Frame) -> Reading:
    """Read a named day: of its year, or of the one that the passage or the tense gives."""
    name = node.name.replace("_", " ")
    if node.year is not None:
        found = feast(node.name, node.year)
        return _reading(found[0], f"{name} of {node.year}") if found else Reading(reason=f"{name}: no days known")
    if frame.told is not None and (frame.distant or frame.published is None):
        year = frame.told.days.first.year
        found = tuple(d for y in (year, year + 1) for d in feast(node.name, y))
        later = next((d for d in found if d.last >= frame.told.days.first), None)
        if later is None:
            return Reading(reason=f"{name}: no days known")
        return _reading(later, f"{name}; the text tells of {frame.told.phrase} there", "told")
    if frame.published is None:
        return Reading(reason=f"{name}: no year is given, and {published_on(frame)}")
    day = frame.published
    found = tuple(d for year in range(day.year - 1, day.year + 2) for d in feast(node.name, year))
    if not found:
        return Reading(reason=f"{name}: no days known")
    if frame.tense == "past":
        chosen = next((d for d in reversed(found) if d.first <= day), found[0])
    elif frame.tense == "future":
        chosen = next((d for d in found if d.last >= day), found[-1])
    else:
        chosen = min(found, key=lambda d: min(abs(d.first - day), abs(d.last - day), key=timedelta.total_seconds))
    return _reading(chosen, f"{published_on(frame)}; {name} by the tense of the clause", "published")


def _reading(days: Days, reason: str, anchor: str | None = None) -> Reading:
    unit = Unit.DAY if days.first == days.last else Unit.MONTH
    return Reading(days=days, unit=unit, value=days.first.isoformat(), reason=reason, anchor=anchor)  # type: ignore[arg-type]


def read_foreign(node: Foreign) -> Reading:
    """Read a date of another calendar."""
    days = foreign_days(node.calendar, node.year, node.month, node.day)
    if days is None:
        return Reading(reason=f"a date {_WORDS[node.calendar]} that isn't in its tables")
    unit = Unit.DAY if node.day else Unit.MONTH if node.month else Unit.YEAR
    return Reading(days=days, unit=unit, value=days.first.isoformat(), reason=f"a date {_WORDS[node.calendar]}")
