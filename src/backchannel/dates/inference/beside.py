"""A relative time said again as a date: "last Friday, 4 March", "last month (June 2011)", "this year, 2011".

Both name one time, so the day of publication is one from which the relative phrase, read as ever, meets the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import of_days
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.wording import quoted
from backchannel.dates.meaning import Frame, read
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Expression, Fields, Relative, Shift, Unit, core

RANK_BESIDE = 8
_BETWEEN = re.compile(r"(?:,\s?|\s?\(|\s[–—-]\s)(?:(?:on|in)\s)?$")
_REACH = timedelta(days=800)
"""Days about a date in which its day of publication is looked for: phrases such as "last year" reach two years."""


def links(text: str, language: str = "en") -> list[Link]:
    """Return what relative times say that have their date beside them."""
    expressions = scan(text, language)
    return [link for one, other in _pairs(text, expressions) if (link := _link(text, one, other)) is not None]


def _pairs(text: str, expressions: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    for first, second in pairwise(expressions):
        if _BETWEEN.fullmatch(text[first.end : second.start]):
            inside = text[second.end : second.end + 1] == ")"
            if _is_relative(first) and _is_full(second) and (inside or not _is_year(second)):
                yield first, second
            elif _is_full(first) and _is_relative(second) and (inside or _is_day(first)):
                yield second, first


def _is_relative(expression: Expression) -> bool:
    node = core(expression.node)
    if isinstance(node, Shift):
        return node.base == "published" and node.period.count is not None
    if isinstance(node, Relative):
        weekday = isinstance(node.what, Fields) and node.what.weekday is not None
        return node.base in ("published", "open") and (isinstance(node.what, Unit) or weekday)
    return False


def _is_full(expression: Expression) -> bool:
    node = core(expression.node)
    return isinstance(node, Fields) and node.year is not None


def _is_year(expression: Expression) -> bool:
    """Whether it is a year alone: "compared with last year, 2011 was dry" says nothing."""
    node = core(expression.node)
    return isinstance(node, Fields) and node.month is None and node.season is None


def _is_day(expression: Expression) -> bool:
    node = core(expression.node)
    return isinstance(node, Fields) and node.day is not None


def _link(text: str, relative: Expression, full: Expression) -> Link | None:
    known = read(full.node, Frame()).days
    if known is None or known.first.year < 1801 or known.last.year > 2190:
        return None
    tense = tense_of(text, relative.start, relative.end)
    days = []
    day = known.first - _REACH
    while day <= known.last + _REACH:
        found = read(relative.node, Frame(published=day, tense=tense)).days
        if found is not None and found.first <= known.last and known.first <= found.last:
            days.append(day)
        day += timedelta(days=1)
    if not days:
        return None
    reason = f"{quoted(relative.text)} is {quoted(full.text)}"
    return Link(source=f"beside@{relative.start}", days=of_days(days), least=0, most=0, rank=RANK_BESIDE, reason=reason)
