"""What is built of other times: bounds, ranges, alternatives, approximations, sets, and times without a measure."""

from __future__ import annotations

import re
from datetime import timedelta

from msgspec.structs import replace

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import on_day
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, published_on
from backchannel.dates.meaning.units import period_value
from backchannel.dates.tree import Bound, Every, Feast, Fields, Period, TimeOfDay, Unit, Vague, core

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def read_bound(node: Bound, frame: Frame, inner: Reading) -> Reading:
    """Read a bound: "by" and "until" hold the last day, "before" and "after" leave the whole time out."""
    if inner.days is None:
        return inner
    first, last = inner.days.first, inner.days.last
    if node.name in ("by", "until"):
        days, lower, upper = Days(last, last), False, True
    elif node.name == "before":
        days, lower, upper = Days(first - _DAY, first - _DAY), False, True
    elif node.name == "after":
        days, lower, upper = Days(last + _DAY, last + _DAY), True, False
    else:
        lasting = node.name == "since" and frame.published is not None and frame.published >= first
        days, lower, upper = Days(first, frame.published if lasting and frame.published else first), True, lasting
    return replace(
        inner, days=days, lower=lower, upper=upper, edtf=None, reason=f"{inner.reason}; '{node.name}' gives a bound"
    )


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


def read_range(first: Reading, last: Reading, frame: Frame) -> Reading:
    """Read all the time from one to another."""
    first, last = _in_order(first, last, frame)
    if first.days is None or last.days is None:
        return replace(last if first.days else first, edtf=None)
    if first.days.first > last.days.last:
        clash = "the end lies before the beginning"
        return Reading(reason=f"{first.reason}; {clash}", clash=clash)
    written = f"{_end(first.days, last=False)}/{_end(last.days, last=True)}"
    why = first.reason if first.reason == last.reason else f"{first.reason}; to: {last.reason}"
    return Reading(
        days=Days(first.days.first, last.days.last, written), unit=last.unit, reason=why,
        value=f"{first.value}/{last.value}", anchor=first.anchor or last.anchor, clash=first.clash or last.clash,
    )  # fmt: skip


def _in_order(first: Reading, last: Reading, frame: Frame) -> tuple[Reading, Reading]:
    """Put right two weekdays that were each read alone: from the Thursday before that Sunday, to the Sunday after."""
    if first.days is None or last.days is None or first.days.first <= last.days.last:
        return first, last
    if first.days.first - last.days.last > _WEEK or first.anchor != "published":
        return first, last
    if frame.tense == "future":
        return first, on_day(last.days.first + _WEEK, first.reason, "published")
    return on_day(first.days.first - _WEEK, first.reason, "published"), last


def _end(days: Days, *, last: bool) -> str:
    """Return one end of a range in EDTF: the whole year, month or day that it is, else its own first or last day."""
    whole = days.edtf
    if whole is not None and re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?", whole):
        return whole
    return (days.last if last else days.first).isoformat()


def read_choice(options: tuple[Reading, ...], frame: Frame) -> Reading:
    """Read one of several days; of a numeric date the order that is known, or the one that is not after the report."""
    known = [o for o in options if o.days is not None]
    if not known:
        return options[0]
    if frame.day_first is None and frame.published is not None and _is_numeric(known):
        today = [o for o in known if o.days and o.days.first == frame.published]
        past = [o for o in known if o.days and o.days.first <= frame.published]
        known = today or (past if len(past) == 1 and frame.tense != "future" else known)
    if len(known) == 1 < len(options):
        return replace(known[0], reason=f"{known[0].reason}; the other one doesn't fit")
    days = sorted((o.days for o in known if o.days), key=lambda d: d.first)
    if all(d.first == d.last for d in days):
        candidates = tuple(d.first for d in days)
        edtf = f"[{','.join(day.isoformat() for day in candidates)}]"
        return replace(
            known[0], days=Days(candidates[0], candidates[-1], edtf), candidates=candidates,
            reason=f"{known[0].reason}; one of these days",
        )  # fmt: skip
    whole = Days(days[0].first, max(d.last for d in days))
    return replace(known[0], days=whole, edtf=None, reason=f"{known[0].reason}; one or the other")


def _is_numeric(options: list[Reading]) -> bool:
    """Say whether two readings are one date in both orders, such as 3/4 and 4/3."""
    days = [option.days.first for option in options if option.days]
    return len(days) == 2 and (days[0].month, days[0].day) == (days[1].day, days[1].month)


def read_about(inner: Reading) -> Reading:
    """Read what is around something: its days, marked as approximate."""
    if inner.days is None:
        return inner
    edtf = inner.days.written()
    marked = edtf if "~" in edtf or "/" in edtf else f"{edtf}~"
    return replace(inner, days=replace(inner.days, edtf=marked), edtf=None, reason=f"{inner.reason}; around it")


def read_every(node: Every) -> Reading:
    """Read a set of times, which has no bounds; `value` is the unit that comes again."""
    if isinstance(node.what, Feast | TimeOfDay):
        return Reading(
            value="P1Y" if isinstance(node.what, Feast) else "P1D", sort="SET", reason="each time that it comes"
        )
    if isinstance(node.what, Fields):
        if node.what.weekday is not None:
            return Reading(
                value=f"XXXX-WXX-{node.what.weekday}", sort="SET", reason=f"each {DAY_NAMES[node.what.weekday - 1]}"
            )
        month = f"XXXX-{node.what.month:02d}" if node.what.month else "XXXX"
        return Reading(value=month, sort="SET", reason="each time that it comes")
    period = node.what if isinstance(node.what, Period) else Period(node.what, 1)
    return Reading(value=period_value(period), sort="SET", reason="again and again", unit=Unit.DAY)


def read_vague(node: Vague, frame: Frame) -> Reading:
    """Read the past, present or future without a measure: a bound at the report's day, if that is known."""
    value = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}[node.when]
    if frame.published is None:
        return Reading(value=value, reason=f"without a measure, and {published_on(frame)}")
    day = frame.published
    days = Days(day, day)
    why = f"{published_on(frame)}; without a measure"
    if node.when == "future":
        days = Days(day + _DAY, day + _DAY)
    return Reading(
        days=days, value=value, lower=node.when != "past", upper=node.when != "future", reason=why, anchor="published"
    )
