"""From a tree to days: every operator read against what it stands on, from the leaves up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backchannel.dates.meaning.bounds import (
    inside,
    read_about,
    read_bound,
    read_choice,
    read_every,
    read_range,
    read_vague,
)
from backchannel.dates.meaning.counted import cut, read_period, read_relative, read_shift, read_stretch
from backchannel.dates.meaning.feasts import read_feast, read_foreign
from backchannel.dates.meaning.fields import read_fields
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.ranges import completed, completed_options, lacks_year, with_year
from backchannel.dates.meaning.within import read_nth, read_part, read_time
from backchannel.dates.tree import (
    About,
    Both,
    Bound,
    Choice,
    Deed,
    Every,
    Feast,
    Fields,
    Foreign,
    Node,
    Nth,
    Part,
    Period,
    Range,
    Relative,
    Shift,
    Stretch,
    TimeOfDay,
    Vague,
)


def read(node: Node, frame: Frame) -> Reading:
    """Read an expression's tree in its frame.

    "This week" and its like are cut at the day that they are counted from, by tense; inside of other operators ("the
    end of this week") they are whole.
    """
    try:
        found = _read(node, frame)
    except (OverflowError, ValueError):
        # Python's days end with the years 1 and 9999.
        return Reading(reason="beyond the calendar")
    return cut(node, found, frame) if isinstance(node, Relative) else found


def _read(node: Node, frame: Frame) -> Reading:
    return _READERS[type(node)](node, frame)


def _base(node: Shift | Stretch, frame: Frame) -> Reading | None:
    """Read what is counted from, where the text names it."""
    return None if isinstance(node.base, str) else _read(node.base, frame)


def _range(node: Range, frame: Frame) -> Reading:
    first, last = completed(node)
    if lacks_year(first) and lacks_year(last):
        # The end that tense decides on gives the other one its year: in the past the last, ahead the first.
        lead = _read(first if frame.tense == "future" else last, frame).days
        if lead is not None:
            first, last = completed(with_year(node, lead.first.year, leads_last=frame.tense != "future"))
    return read_range(_read(first, frame), _read(last, frame), frame)


def _choice(node: Choice, frame: Frame) -> Reading:
    return read_choice(tuple(_read(option, frame) for option in completed_options(node)), frame)


def _time(node: TimeOfDay, frame: Frame) -> Reading:
    return read_time(node, frame, _read(node.inner, frame) if node.inner is not None else None)


def _deed(node: Deed, frame: Frame) -> Reading:
    if frame.deeds is not None:
        return frame.deeds(node, frame)
    return Reading(reason="counted from something that happened, whose day is not known")


_READERS: dict[type, Callable[[Any, Frame], Reading]] = {
    Fields: read_fields,
    Feast: read_feast,
    Foreign: lambda node, _: read_foreign(node),
    Period: lambda node, _: read_period(node),
    Relative: read_relative,
    Shift: lambda node, frame: read_shift(node, frame, _base(node, frame)),
    Stretch: lambda node, frame: read_stretch(node, frame, _base(node, frame)),
    Nth: lambda node, frame: read_nth(node, _read(node.inner, frame)),
    TimeOfDay: _time,
    Part: lambda node, frame: read_part(node, _read(node.inner, frame)),
    Bound: lambda node, frame: read_bound(node, frame, _read(node.inner, inside(node, frame))),
    Range: _range,
    Choice: _choice,
    Both: lambda node, frame: _read(node.last, frame),
    About: lambda node, frame: read_about(_read(node.inner, frame)),
    Every: lambda node, _: read_every(node),
    Vague: read_vague,
    Deed: _deed,
}
