"""The words on both sides of a clash inside one time expression: the weekday and the date, or the two ends."""

from __future__ import annotations

from backchannel.dates.find import Dated
from backchannel.dates.grammar.rules import load
from backchannel.dates.grammar.tokens import Token, tokens
from backchannel.dates.meaning.frame import DAY_NAMES, Clash

Stretch = tuple[int, int]
"""Characters of an expression's own text: start and end (exclusive)."""

_WEEKDAY = ("WEEKDAY", "WEEKDAY^")
"""Symbols that the grammars give a word that names a weekday."""


def stretches(one: Dated, clash: Clash, language: str) -> tuple[Stretch, Stretch]:
    """Return the words of what says and of what speaks against it; the whole expression where they can't be parted."""
    whole = (0, len(one.expression.text))
    if clash.sort == "weekday":
        return _weekday_and_date(one, clash, language) or (whole, whole)
    if clash.sort == "order" and one.expression.ends is not None:
        first, last = (end - one.expression.start for end in one.expression.ends)
        return (0, first), (last, whole[1])
    return whole, whole


def _weekday_and_date(one: Dated, clash: Clash, language: str) -> tuple[Stretch, Stretch] | None:
    """Return the word of the weekday that clashes, and what follows it up to the next one, else what stands before."""
    text = one.expression.text
    grammar = load(language)
    found = list(tokens(text, grammar.words, grammar.dotted))
    named = [i for i, token in enumerate(found) if _weekday(token) is not None]
    at = next((i for i in named if _weekday(found[i]) == clash.says), None)
    if at is None:
        return None
    stop = next((i for i in named if i > at), len(found))
    edge = _first_end(one, found[at].end)
    after = [token for token in found[at + 1 : stop] if token.key.isalnum() and token.end <= edge]
    before = [token for token in found[:at] if token.key.isalnum()]
    rest = after or before
    return ((found[at].start, found[at].end), (rest[0].start, rest[-1].end)) if rest else None


def _first_end(one: Dated, after: int) -> int:
    """Return where the part of an expression ends that a place in its text belongs to."""
    length = len(one.expression.text)
    if one.expression.ends is None:
        return length
    first = one.expression.ends[0] - one.expression.start
    return first if after <= first else length


def _weekday(token: Token) -> str | None:
    """Return the weekday that a word can name."""
    number = next((value for symbol, value in token.symbols if symbol in _WEEKDAY), None)
    return DAY_NAMES[number - 1] if isinstance(number, int) else None
