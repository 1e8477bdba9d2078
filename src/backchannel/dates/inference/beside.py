"""A relative time said again as a date: "last Friday, 4 March", "last month (June 2011)", "this year, 2011".

Both name one time, so the day of publication is one from which the relative phrase, read as ever, meets the date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from backchannel.dates.grammar import scan
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.relative import days_from_which, is_relative
from backchannel.dates.inference.wording import quoted
from backchannel.dates.inference.words import Words
from backchannel.dates.meaning import Frame, read
from backchannel.dates.tree import Expression, Fields, core

_YEARS = range(1803, 2190)
"""Years about which the days that are reckoned with leave room."""


def links(text: str, words: Words) -> list[Link]:
    """Return what relative times say that have their date beside them."""
    pairs = _pairs(text, scan(text, words.language), words)
    return [link for one, other in pairs if (link := _link(text, one, other, words.language)) is not None]


def _pairs(text: str, expressions: Sequence[Expression], words: Words) -> Iterator[tuple[Expression, Expression]]:
    for first, second in pairwise(expressions):
        if words.beside.fullmatch(text[first.end : second.start]):
            inside = text[second.end : second.end + 1] == ")"
            if is_relative(first) and _is_full(second) and (inside or not _is_year(second)):
                yield first, second
            elif _is_full(first) and is_relative(second) and (inside or _is_day(first)):
                yield second, first


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


def _link(text: str, relative: Expression, full: Expression, language: str) -> Link | None:
    known = read(full.node, Frame()).days
    if known is None or known.first.year not in _YEARS or known.last.year not in _YEARS:
        return None
    days = days_from_which(text, relative, known.first, known.last, language)
    if not days:
        return None
    reason = f"{quoted(relative.text)} is {quoted(full.text)}"
    return Link(source=f"beside@{relative.start}", days=days, least=0, most=0, rank=Rank.BESIDE, reason=reason)
