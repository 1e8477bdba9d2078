"""All the time from one to another, of two times that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec.structs import replace

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Clash, Frame, Reading, Told, long_day
from backchannel.dates.meaning.reason import Reason, together
from backchannel.dates.tree import Node, Relative, Shift, Stretch

_WEEK = timedelta(days=7)
_WHOLE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_NAMES = ("the beginning", "the end")


def read_range(first: Reading, last: Reading) -> Reading:
    """Read all the time from one to another; an end that lies before the beginning is a clash, without days."""
    why = together((first.why, last.why), _NAMES)
    if first.days is None or last.days is None:
        unknown = first if first.days is None else last
        return Reading(value=unknown.value, sort=unknown.sort, unit=unknown.unit, weekday=unknown.weekday, why=why)
    if first.days.first > last.days.last:
        clash = Clash(
            sort="order", says=f"from {long_day(first.days.first)}", against=f"to {long_day(last.days.last)}",
            words="the end lies before the beginning",
        )  # fmt: skip
        return Reading(why=why, clash=clash)
    written = f"{_end(first.days, last=False)}/{_end(last.days, last=True)}"
    return Reading(
        days=Days(first.days.first, last.days.last, written), unit=last.unit, why=why,
        value=f"{first.value}/{last.value}", anchor=first.anchor or last.anchor, clash=first.clash or last.clash,
        lower=first.lower, upper=last.upper,
    )  # fmt: skip


def _end(days: Days, *, last: bool) -> str:
    """Return one end of a range in EDTF: the whole year, month or day that it is, else its own first or last day."""
    whole = days.edtf
    if whole is not None and _WHOLE.fullmatch(whole):
        return whole
    return (days.last if last else days.first).isoformat()


def in_order(first: Reading, last: Reading, frame: Frame, weekdays: tuple[bool, bool]) -> tuple[Reading, Reading]:
    """Put right two ends of which one at least is a weekday that was read alone, as the last or the next one.

    "From Thursday to Sunday" is from the Thursday before that Sunday, of what is planned to the Sunday after that
    Thursday. `weekdays` says which of the ends are weekdays.
    """
    if first.days is None or last.days is None or not 0 < (first.days.first - last.days.last).days <= _WEEK.days:
        return first, last
    if weekdays[1] and (frame.tense == "future" or not weekdays[0]):
        return first, _moved(last, 1)
    return (_moved(first, -1), last) if weekdays[0] else (first, last)


def _moved(one: Reading, weeks: int) -> Reading:
    assert one.days is not None
    day = one.days.first + weeks * _WEEK
    words = f"the {DAY_NAMES[day.weekday()]} {'after the beginning' if weeks > 0 else 'before the end'}"
    return on_day(day, Reason((words,), one.why.lead, one.why.report), one.anchor)


def after(first: Reading, node: Node, frame: Frame) -> Frame:
    """Return the frame of what stands after another time: "next week or the week after" counts from next week."""
    counts = isinstance(node, Relative | Shift | Stretch) and node.base == "told"
    if not counts or first.days is None:
        return frame
    return replace(frame, told=Told(first.days, first.unit, first.days.written()), distant=True)


def neighbours(options: Sequence[Reading], frame: Frame, weekdays: Sequence[bool]) -> Iterator[Reading]:
    """Put weekdays that are alternatives beside one another: before the last one, of what is planned after the first.

    "On Tuesday or Wednesday", of the past and said on a Tuesday, is the Wednesday before and the day before that.
    Beside a whole date ("29 February 2012 or Thursday") a weekday is the nearest one. `weekdays` says which are some.
    """
    whole = next((one for one, is_day in zip(options, weekdays, strict=True) if not is_day), None)
    lead = whole or options[0 if frame.tense == "future" else -1]
    for one, is_day in zip(options, weekdays, strict=True):
        if one.days is None or lead.days is None or not is_day:
            yield one
            continue
        gap = (one.days.first - lead.days.first).days
        weeks = -round(gap / 7) if whole else (gap < 0) if frame.tense == "future" else -(gap > 0)
        yield _moved(one, weeks) if weeks else one
