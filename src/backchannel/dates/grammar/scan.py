"""Finding the time expressions of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from backchannel.dates.grammar.chart import Splits, parse
from backchannel.dates.grammar.rules import Grammar, load
from backchannel.dates.grammar.tokens import Token, tokens
from backchannel.dates.tree import Both, Expression, Node

_LONGEST = 24
"""Tokens that are parsed together at most. Longer rows of words of the lexicon are no expression of time."""

_Found = tuple[int, int, Node, Splits]
"""First token, token after the last, the tree, and where its parts end and the next ones begin, if it has several."""


def scan(text: str, language: str = "en") -> tuple[Expression, ...]:
    """Return the time expressions of a text, in order and apart from each other; offsets count its characters.

    Prepositions without a meaning for the days ("on", "in") are left outside.
    """
    grammar = load(language)
    found: list[Expression] = []
    for run in _runs(grammar, text, tokens(text, grammar.words, grammar.dotted, grammar.zone_after)):
        keys = tuple((token.key, token.capital, token.symbols) for token in run)
        for first, last, node, splits in _parsed(language, keys):
            found += _expressions(text, run, first, last, node, splits)
    return tuple(expression for expression in found if grammar.context.is_time(text, expression))


def _expressions(
    text: str, run: Sequence[Token], first: int, last: int, node: Node, splits: Splits
) -> Iterator[Expression]:
    """Yield the expression of some tokens, or those of several times in one row of words."""
    begins = [run[first].start, *(run[begin].start for _, begin in splits)]
    ends = [*(run[end - 1].end for end, _ in splits), run[last - 1].end]
    if isinstance(node, Both):
        for start, end, one in zip(begins, ends, node.parts, strict=True):
            yield Expression(start=start, end=end, text=text[start:end], node=one)
        return
    start, end = begins[0], ends[-1]
    two = (ends[0], begins[-1]) if splits else None
    yield Expression(start=start, end=end, text=text[start:end], node=node, ends=two)


def _runs(grammar: Grammar, text: str, found: Iterator[Token]) -> Iterator[Sequence[Token]]:
    """Yield the longest rows of tokens that rules know and that hold a trigger."""
    run: list[Token] = []
    for token in found:
        if run and token.start - run[-1].end > 1 and text.count("\n", run[-1].end, token.start) > 1:
            if _is_triggered(grammar, run):
                yield run
            run = []  # an empty line parts paragraphs
        known = bool(token.symbols) or f"'{token.key}" in grammar.literals
        if known and len(run) < _LONGEST:
            run.append(token)
            continue
        if _is_triggered(grammar, run):
            yield run
        run = [token] if known else []
    if _is_triggered(grammar, run):
        yield run


def _is_triggered(grammar: Grammar, run: Sequence[Token]) -> bool:
    return any(symbol in grammar.triggers for token in run for symbol, _ in token.symbols)


@lru_cache(maxsize=20_000)
def _parsed(language: str, keys: tuple[tuple[str, bool, tuple[tuple[str, object], ...]], ...]) -> tuple[_Found, ...]:
    """Parse a run and choose expressions that don't overlap: what begins first, and of those the longest.

    Where something begins is told by its first word of weight, so that "the winter of 1995" doesn't win over "winter of
    1995-96".
    """
    grammar = load(language)
    run = [Token(i, i + 1, key, capital, symbols) for i, (key, capital, symbols) in enumerate(keys)]
    found = [(_first(grammar, run, start, item.end), start, item) for start, item in parse(grammar, run)]
    chosen: list[_Found] = []
    for first, _, item in sorted(
        found, key=lambda f: (_weighty(grammar, run, f[0], f[2].end), -f[2].end, f[1], f[2].rules)
    ):
        if not chosen or first >= chosen[-1][1]:
            chosen.append((first, _last(grammar, run, first, item.end), item.value, item.splits))  # type: ignore[arg-type]
    return tuple(chosen)


def _weighty(grammar: Grammar, run: Sequence[Token], first: int, end: int) -> int:
    while run[first].key in grammar.articles and first < end - 1:
        first += 1
    return first


def _first(grammar: Grammar, run: Sequence[Token], start: int, end: int) -> int:
    while run[start].key in grammar.light and start < end - 1 and run[start + 1].key not in grammar.kept:
        start += 1
    return start


def _last(grammar: Grammar, run: Sequence[Token], first: int, end: int) -> int:
    return end - 1 if run[end - 1].key in grammar.trailing and end - first > 1 else end
