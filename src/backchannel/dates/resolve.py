"""From an expression to days: the tree is read against the day of writing, and every step gives words of the reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.expressions import (
    Absolute,
    Ago,
    Between,
    Bound,
    Deictic,
    Node,
    Part,
    Season,
    Weekday,
    core,
)
from backchannel.language.words import word_list

Tense = Literal["past", "future"]

MONTH_NAMES = word_list("January February March April May June July August September October November December")
DAY_NAMES = word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Frame(Struct, frozen=True, kw_only=True):
    """What an expression is read against.

    `anchor` is the day of writing. `year` is the year that the text tells of at that place. `distant` says that the
    paragraph tells of a time long before the day of writing, so that "on Saturday" does not count from there.
    """

    anchor: date | None
    tense: Tense
    year: int | None = None
    distant: bool = False


class Reading(Struct, frozen=True, kw_only=True):
    """Days, or what is known short of days (an EDTF with unspecified digits, a weekday), and the reason in words."""

    days: Days | None
    reason: str
    edtf: str | None = None
    weekday: int | None = None
    lower: bool = True
    upper: bool = True
    anchored: bool = False


def read(node: Node, frame: Frame) -> Reading:
    """Read an expression in its frame."""
    if isinstance(node, Bound):
        return _bound(node, frame)
    if isinstance(node, Part):
        return _part(node, frame)
    if isinstance(node, Absolute):
        return _absolute(node, frame)
    if isinstance(node, Season):
        return _season(node, frame)
    if isinstance(node, Between):
        return _between(node, frame)
    if isinstance(node, Weekday):
        return _weekday(node, frame)
    if isinstance(node, Deictic):
        return _deictic(node, frame)
    if isinstance(node, Ago):
        return _ago(node, frame)
    return Reading(days=None, reason="counted from something else that the text tells of")


def long_day(value: date) -> str:
    """Return a day in words: Saturday 16 July 2011."""
    return f"{DAY_NAMES[value.weekday()]} {value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def _absolute(node: Absolute, frame: Frame) -> Reading:
    year, why, anchored = node.year, "given in full", False
    if year is None:
        if node.month is None:
            return Reading(days=None, reason="no year")
        year, why = _year_for(node.month, node.day, frame, node.shift)
        anchored = "published" in why
    if year is None:
        edtf = f"XXXX-{node.month:02d}" + (f"-{node.day:02d}" if node.day else "")
        return Reading(days=None, reason=why, edtf=edtf, weekday=node.weekday)
    try:
        if node.month is None:
            return Reading(days=calendar.year(year), reason=why)
        if node.day is None:
            return Reading(days=calendar.month(year, node.month), reason=why, anchored=anchored)
        found = date(year, node.month, node.day)
    except ValueError:
        return Reading(days=None, reason="there is no such day")
    if node.weekday is not None and found.isoweekday() != node.weekday:
        why += f"; the text says {DAY_NAMES[node.weekday - 1]}, the day was a {DAY_NAMES[found.weekday()]}"
    return Reading(days=calendar.day(found), reason=why, anchored=anchored)


def _year_for(month: int, day: int | None, frame: Frame, shift: int | None = None) -> tuple[int | None, str]:
    """Choose the year of a day or month that is given without one."""
    anchor = frame.anchor
    if shift is not None:
        if anchor is None:
            return None, "counted from the day of writing, which is unknown"
        return anchor.year + shift, f"published {long_day(anchor)}"
    if frame.year is not None and (anchor is None or frame.distant or frame.year < anchor.year - 1):
        return frame.year, f"the text there tells of {frame.year}"
    if anchor is None:
        return None, "no year is given, and the day of writing is unknown"
    here = (month, day or (1 if frame.tense == "past" else 28))
    today = (anchor.month, anchor.day)
    if frame.tense == "past":
        year = anchor.year if here <= today else anchor.year - 1
        return year, f"published {long_day(anchor)}; the last one before that"
    return anchor.year if here >= today else anchor.year + 1, f"published {long_day(anchor)}; the next one after that"


def _season(node: Season, frame: Frame) -> Reading:
    year, why = node.year, "given with its year; a season of the north in whole months"
    if year is None and node.which is None and frame.year is not None:
        year, why = frame.year, f"the text there tells of {frame.year}"
    if year is None:
        if frame.anchor is None:
            return Reading(
                days=None, reason="no year is given, and the day of writing is unknown", edtf=f"XXXX-{node.code}"
            )
        begun = calendar.season(frame.anchor.year, node.code).first <= frame.anchor
        step = {"last": 0 if begun else -1, "next": 1 if begun else 0}.get(node.which or "", 0)
        if node.which is None and frame.tense == "past" and not begun:
            step = -1
        year, why = frame.anchor.year + step, f"published {long_day(frame.anchor)}"
    return Reading(days=calendar.season(year, node.code), reason=why)


def _between(node: Between, frame: Frame) -> Reading:
    """Read both ends; a year that one lacks is that of the other, or the one before where the months run over it."""
    first, last = core(node.first), core(node.last)
    if not isinstance(first, Absolute) or not isinstance(last, Absolute):
        return Reading(days=None, reason="no days")
    begins, ends = _joined(first, last, frame)
    one, two = read(_with(node.first, begins), frame), read(_with(node.last, ends), frame)
    if one.days is None or two.days is None:
        return Reading(days=None, reason=one.reason if one.days is None else two.reason)
    if one.days.first > two.days.last:
        return Reading(days=None, reason="the end lies before the beginning")
    known = last.year is not None or first.year is not None
    reason = two.reason if known or begins.year is None else _year_for(ends.month or 1, ends.day, frame, last.shift)[1]
    anchored = one.anchored or two.anchored or "published" in reason
    return Reading(days=Days(one.days.first, two.days.last), reason=reason, anchored=anchored)


def _joined(first: Absolute, last: Absolute, frame: Frame) -> tuple[Absolute, Absolute]:
    """Give both ends of a range their years."""
    over = (first.month or 1, first.day or 1) > (last.month or 1, last.day or 31)
    begin, end = first.year, last.year
    if begin is None and end is None and last.month is not None:
        shift = last.shift if last.shift is not None else first.shift
        if shift is not None and frame.anchor is not None:
            end = frame.anchor.year + shift
        elif frame.tense == "future" and first.month is not None:
            begin = _year_for(first.month, first.day, frame)[0]
        elif shift is None:
            end = _year_for(last.month, last.day, frame)[0]
    if begin is None and end is not None:
        begin = end - over
    if end is None and begin is not None:
        end = begin + over
    return replace(first, year=begin), replace(last, year=end)


def _with(node: Absolute | Part, core_node: Absolute) -> Node:
    return replace(node, inner=core_node) if isinstance(node, Part) else core_node


def _weekday(node: Weekday, frame: Frame) -> Reading:
    number, name = node.number, DAY_NAMES[node.number - 1]
    if frame.anchor is None:
        return Reading(days=None, reason=f"a {name}; the day of writing is unknown", weekday=number)
    if frame.distant and node.which is None:
        return Reading(days=None, reason=f"a {name} of the time that the text tells of there", weekday=number)
    published = f"published {long_day(frame.anchor)}"
    if node.which == "last" or (node.which is None and frame.tense == "past"):
        found = calendar.weekday_before(frame.anchor, number, strictly=node.which == "last")
        tail = f"in the past tense: the {name} {'before' if found < frame.anchor else 'of that day'}"
    elif node.which == "this" and frame.tense == "past":
        found = calendar.weekday_before(frame.anchor, number)
        tail = f"the {name} just past"
    else:
        found = calendar.weekday_after(frame.anchor, number, strictly=node.which == "next")
        tail = f"planned: the {name} {'after' if found > frame.anchor else 'of that day'}"
    return Reading(days=calendar.day(found), reason=f"{published}; {tail}", anchored=True)


def _deictic(node: Deictic, frame: Frame) -> Reading:
    anchor = frame.anchor
    if anchor is None:
        return Reading(days=None, reason="counted from the day of writing, which is unknown")
    why = f"published {long_day(anchor)}"
    if node.unit == "day":
        days = calendar.day(anchor + timedelta(days=node.shift))
    elif node.unit == "week":
        days = calendar.week(anchor, node.shift)
    elif node.unit == "weekend":
        past = node.shift == 0 and frame.tense == "past" and anchor.isoweekday() < 6
        days = calendar.weekend(anchor, -1 if past or node.shift == -1 else node.shift)
    elif node.unit == "month":
        days = calendar.shifted_month(anchor, node.shift)
    else:
        days = calendar.year(anchor.year + node.shift)
    if node.shift == 0 and node.unit != "day" and days.first <= anchor <= days.last:
        if node.side == "before" or (node.side is None and frame.tense == "past"):
            days, why = Days(days.first, anchor), f"{why}; not after that day"
        elif node.side == "after" or frame.tense == "future":
            days, why = Days(anchor, days.last), f"{why}; not before that day"
    return Reading(days=days, reason=why, anchored=True)


def _ago(node: Ago, frame: Frame) -> Reading:
    anchor = frame.anchor
    if anchor is None:
        return Reading(days=None, reason="counted from the day of writing, which is unknown")
    why = f"published {long_day(anchor)}"
    if node.unit == "day":
        days = calendar.day(anchor - timedelta(days=node.count))
    elif node.unit == "week":
        days = calendar.week(anchor - timedelta(weeks=node.count))
    elif node.unit == "month":
        days = calendar.shifted_month(anchor, -node.count)
    else:
        days = calendar.year(anchor.year - node.count)
    return Reading(days=days, reason=why, anchored=True)


def _part(node: Part, frame: Frame) -> Reading:
    inner = read(node.inner, frame)
    if inner.days is None:
        return inner
    word = {"early": "the first third", "mid": "the middle third", "late": "the last third"}[node.name]
    return Reading(
        days=calendar.part(inner.days, node.name), reason=f"{inner.reason}; {node.name} is read as {word}",
        anchored=inner.anchored,
    )  # fmt: skip


def _bound(node: Bound, frame: Frame) -> Reading:
    inner = read(node.inner, frame)
    if inner.days is None:
        return Reading(days=None, reason=inner.reason, anchored=inner.anchored)
    first, last = inner.days.first, inner.days.last
    if node.name in ("by", "until"):
        days, lower, upper = Days(last, last), False, True
    elif node.name == "before":
        end = first - timedelta(days=1)
        days, lower, upper = Days(end, end), False, True
    else:
        begin = first if node.name == "since" else last + timedelta(days=1)
        until = frame.anchor if frame.anchor and frame.tense == "past" and frame.anchor >= begin else None
        days, lower, upper = Days(begin, until or begin), True, until is not None
    return Reading(
        days=days, reason=f"{inner.reason}; '{node.name}' gives a bound", lower=lower, upper=upper,
        anchored=inner.anchored or isinstance(core(node), Weekday | Deictic | Ago),
    )  # fmt: skip
