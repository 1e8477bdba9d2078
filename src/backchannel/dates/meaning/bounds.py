"""Bounds: not the time itself, but the last day until which or the first one from which something holds."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.meaning.frame import Frame, Reading, published_on
from backchannel.dates.tree import Bound, Fields, TimeOfDay, core

_DAY = timedelta(days=1)
_WORDS = {"by": "not after it", "until": "not after it", "before": "before it begins", "after": "after it ends",
          "since": "since it began", "from": "not before it"}  # fmt: skip


def read_bound(node: Bound, frame: Frame, inner: Reading) -> Reading:
    """Read a bound: "by" and "until" hold the last day, "before" and "after" leave the whole time out."""
    if inner.days is None:
        return inner
    first, last = inner.days.first, inner.days.last
    if node.name in ("before", "after") and isinstance(node.inner, TimeOfDay) and first == last:
        return inner  # "before dawn on Sunday" is on Sunday
    if node.name == "since" and frame.published is not None and frame.published >= first:
        why = replace(inner.why, report=published_on(frame)).also("since it began, up to that day")
        return replace(inner, days=calendar.Days(first, frame.published), edtf=None, why=why)
    day = {"by": last, "until": last, "since": first, "from": first}.get(node.name)
    if day is None:
        day = first - _DAY if node.name == "before" else last + _DAY
    upper = node.name in ("by", "until", "before")
    why = inner.why.also(_WORDS[node.name])
    return replace(inner, days=calendar.day(day), lower=not upper, upper=upper, candidates=(), edtf=None, why=why)


def inside(node: Bound, frame: Frame) -> Frame:
    """Return the frame of a bound's inside: bounds look ahead more often than the verb before them tells.

    "They hold a mandate until 27 September", "unless they left by 15 January": a day or month is the nearest one; a
    weekday lies ahead where the verb doesn't say otherwise.
    """
    if node.name in ("since", "after"):
        return replace(frame, tense="past") if node.name == "since" else frame
    of_week = isinstance(found := core(node.inner), Fields) and found.weekday is not None
    if of_week:
        return frame if frame.tense == "past" else replace(frame, tense="future")
    return replace(frame, tense=None if frame.tense == "past" else frame.tense)
