"""From a tree to days: every operator read against what it stands on, from the leaves up."""

from __future__ import annotations

from backchannel.dates.meaning.bounds import read_about, read_bound, read_choice, read_every, read_range, read_vague
from backchannel.dates.meaning.counted import read_period, read_relative, read_shift, read_stretch
from backchannel.dates.meaning.feasts import read_feast, read_foreign
from backchannel.dates.meaning.fields import read_fields
from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.meaning.ranges import completed, completed_options
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


def read(node: Node, frame: Frame) -> Reading:  # noqa: PLR0911, PLR0912 - one line for each operator
    """Read an expression's tree in its frame."""
    match node:
        case Fields():
            return read_fields(node, frame)
        case Relative():
            return read_relative(node, frame)
        case Shift():
            return read_shift(node, frame, None if isinstance(node.base, str) else read(node.base, frame))
        case Stretch():
            return read_stretch(node, frame, None if isinstance(node.base, str) else read(node.base, frame))
        case Period():
            return read_period(node)
        case Nth():
            return read_nth(node, read(node.inner, frame))
        case Part():
            return read_part(node, read(node.inner, frame))
        case TimeOfDay():
            return read_time(node, frame, read(node.inner, frame) if node.inner is not None else None)
        case Bound():
            return read_bound(node, frame, read(node.inner, frame))
        case Range():
            first, last = completed(node)
            return read_range(read(first, frame), read(last, frame), frame)
        case Choice():
            return read_choice(tuple(read(option, frame) for option in completed_options(node)), frame)
        case Both():
            return read(node.last, frame)
        case About():
            return read_about(read(node.inner, frame))
        case Every():
            return read_every(node)
        case Vague():
            return read_vague(node, frame)
        case Feast():
            return read_feast(node, frame)
        case Foreign():
            return read_foreign(node)
        case Deed():
            return Reading(reason="counted from something that happened, whose day is not known")
