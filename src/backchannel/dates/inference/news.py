"""Whether a text is of its own day, as news is, or a history: only of news can be said what the habit of news is."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.dates.tree import Expression, Feast, Fields, Foreign, Node, Relative, Shift, Unit, core

_DATES_EACH = 5
"""Dates with a year, at most, for each time that counts from the text's own day ("yesterday", "Friday", "this year").
Of 16 histories of wars (WikiWars, training) none has fewer than nine; of 190 dated reports with dates 148 have five."""
_LONG = (Unit.DECADE, Unit.CENTURY)


def is_news(expressions: Sequence[Expression]) -> bool:
    """Say whether the times of a text count from its own day often enough beside dates with a year."""
    own = sum(_is_of_now(expression.node) for expression in expressions)
    dated = sum(_has_year(expression.node) for expression in expressions)
    return dated <= _DATES_EACH * own


def _is_of_now(node: Node) -> bool:
    inner = core(node)
    if isinstance(inner, Fields):
        return inner.weekday is not None and inner.year is None
    if isinstance(inner, Shift):
        return inner.base == "published" and inner.period.count is not None and not inner.ahead
    if isinstance(inner, Relative):
        return inner.base in ("published", "open") and inner.which != "same" and inner.what not in _LONG
    return False


def _has_year(node: Node) -> bool:
    inner = core(node)
    if isinstance(inner, Fields):
        return inner.year is not None or inner.decade is not None or inner.century is not None
    return isinstance(inner, Foreign) or (isinstance(inner, Feast) and inner.year is not None)
