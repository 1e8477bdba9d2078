"""From a tree to days: every operator read against what it stands on, from the leaves up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from backchannel.dates.meaning.between import after, in_order, neighbours, read_range
from backchannel.dates.meaning.bounds import inside, read_bound
from backchannel.dates.meaning.choice import read_choice
from backchannel.dates.meaning.feasts import read_feast, read_foreign
from backchannel.dates.meaning.fields import days_in
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.loose import read_about, read_every, read_vague
from backchannel.dates.meaning.nth import read_nth
from backchannel.dates.meaning.partial import read_fields
from backchannel.dates.meaning.parts import read_part
from backchannel.dates.meaning.ranges import completed, completed_options, is_weekday, lacks_year, with_year, year_of
from backchannel.dates.meaning.reason import BEYOND, Reason
from backchannel.dates.meaning.relative import cut, read_relative
from backchannel.dates.meaning.shift import read_shift
from backchannel.dates.meaning.stretch import read_period, read_stretch
from backchannel.dates.meaning.times import read_time
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
    Unit,
    Vague,
)

_YEAR_OF_OTHER = "the year is that of the other end"
_YEAR_BY_OTHER = "in the year beside that of the other end"


def read(node: Node, frame: Frame) -> Reading:
    """Read an expression's tree in its frame.

    "This week" and its like are cut at the day that they are counted from, by tense; inside of other operators ("the
    end of this week") they are whole.
    """
    try:
        found = _read(node, frame)
    except (OverflowError, ValueError):
        # Python's days end with the years 1 and 9999.
        return Reading(why=BEYOND)
    return cut(node, found, frame) if isinstance(node, Relative) else found


def _read(node: Node, frame: Frame) -> Reading:
    return _READERS[type(node)](node, frame)


def _base(node: Shift | Stretch, frame: Frame) -> Reading | None:
    """Read what is counted from, where the text names it.

    What was so long before it can be past although it lies ahead: "landed ten days before the vote of 6 February".
    """
    if isinstance(node.base, str):
        return None
    back = node.direction == "before" and frame.tense == "past" and lacks_year(node.base)
    if back and isinstance(node, Shift) and frame.published is not None:
        ahead = _read(node.base, replace(frame, tense="future"))
        found = read_shift(node, frame, ahead).days
        if found is not None and found.last <= frame.published:
            return ahead
    return _read(node.base, frame)


def _range(node: Range, frame: Frame) -> Reading:
    first, last = completed(node)
    known: dict[int, Reading] = {}
    if lacks_year(first) and lacks_year(last):
        # The end that tense decides on gives the other one its year: in the past the last, ahead the first.
        leads_last = frame.tense != "future"
        lead = _read(last if leads_last else first, frame)
        if lead.days is not None and _lacks_day(with_year(node, lead.days.first.year, leads_last=leads_last)):
            # A 29 February is only of a leap year: it is the one to give its year.
            leads_last = not leads_last
            lead = _read(last if leads_last else first, frame)
        if lead.days is not None:
            known[int(leads_last)] = lead
            first, last = completed(with_year(node, lead.days.first.year, leads_last=leads_last))
    lent = replace(frame, year_from=_YEAR_OF_OTHER if year_of(first) == year_of(last) else _YEAR_BY_OTHER)
    ends = [
        known.get(number) or _read(end, frame if end is given else lent)
        for number, (end, given) in enumerate(((first, node.first), (last, node.last)))
    ]
    return read_range(*in_order(ends[0], ends[1], frame, (is_weekday(first), is_weekday(last))))


def _lacks_day(node: Range) -> bool:
    """Say whether an end of a range, with the year of the other one, is a day that doesn't exist."""
    ends = completed(node)
    return any(isinstance(end, Fields) and end.year is not None and days_in(end, end.year) is None for end in ends)


def _choice(node: Choice, frame: Frame) -> Reading:
    options = completed_options(node)
    found = [_read(options[0], frame)]
    found += [_read(option, after(found[0], option, frame)) for option in options[1:]]
    if sum(is_weekday(option) for option in options) >= len(options) - 1:
        found = list(neighbours(found, frame, [is_weekday(option) for option in options]))
    # An alternative that takes its year from the last one has its reason, too.
    kept = zip(found, options, node.options, strict=True)
    return read_choice(tuple(r if o is given else replace(r, why=found[-1].why) for r, o, given in kept), frame)


def _time(node: TimeOfDay, frame: Frame) -> Reading:
    return read_time(node, frame, _read(node.inner, frame) if node.inner is not None else None)


def _part(node: Part, frame: Frame) -> Reading:
    """Read a part; one told of as past that would lie after the report is that of the time before."""
    inner = _read(node.inner, frame)
    found, published = read_part(node, inner), frame.published
    if frame.tense != "past" or published is None or found.anchor != "published" or inner.days is None:
        return found
    if found.days is None or found.days.first <= published or inner.days.first > published:
        return found
    if inner.unit not in (Unit.WEEK, Unit.MONTH, Unit.SEASON):
        return found  # "the end of the year" is mostly that of this one, whatever the verb
    before = _read(node.inner, replace(frame, published=inner.days.first - timedelta(days=1)))
    again = read_part(node, before)
    return replace(again, why=replace(again.why, report=found.why.report)) if again.days else found


def _deed(node: Deed, frame: Frame) -> Reading:
    if frame.deeds is not None:
        return frame.deeds(node, frame)
    return Reading(why=Reason(lead="counted from something that happened, whose day is not known"))


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
    Part: _part,
    Bound: lambda node, frame: read_bound(node, frame, _read(node.inner, inside(node, frame))),
    Range: _range,
    Choice: _choice,
    Both: lambda node, frame: _read(node.parts[-1], frame),
    About: lambda node, frame: read_about(_read(node.inner, frame)),
    Every: lambda node, _: read_every(node),
    Vague: read_vague,
    Deed: _deed,
}
