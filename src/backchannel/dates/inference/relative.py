"""From which days a relative time ("last week", "on Friday", "this month") can mean a time that is known."""

from __future__ import annotations

from datetime import date, timedelta

from backchannel.dates.inference.dayset import DaySet, between, of_days
from backchannel.dates.meaning import Frame, read
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Expression, Fields, Relative, Shift, Unit, core

_REACH = timedelta(days=800)
"""Days about a time in which the day of publication is looked for: phrases such as "last year" reach two years."""


def is_relative(expression: Expression) -> bool:
    """Say whether an expression counts from the report's day, and says which day, week, month or year is meant."""
    node = core(expression.node)
    if isinstance(node, Shift):
        return node.base == "published" and node.period.count is not None
    if isinstance(node, Fields):
        return node == Fields(weekday=node.weekday) and node.weekday is not None
    if isinstance(node, Relative):
        weekday = isinstance(node.what, Fields) and node.what.weekday is not None
        return node.base in ("published", "open") and (isinstance(node.what, Unit) or weekday)
    return False


def days_from_which(text: str, expression: Expression, first: date, last: date, language: str) -> DaySet:
    """Return the days of publication from which a relative time meets the days `first` to `last`."""
    tense = tense_of(text, expression.start, expression.end, language)
    known = between(first, last)
    days = []
    day = first - _REACH
    while day <= last + _REACH:
        found = read(expression.node, Frame(published=day, tense=tense)).days
        if found is not None and known & between(found.first, found.last):
            days.append(day)
        day += timedelta(days=1)
    return of_days(days)
