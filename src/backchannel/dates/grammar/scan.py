"""Finding the time expressions of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from backchannel.dates.grammar.chart import parse
from backchannel.dates.grammar.rules import Grammar, load
from backchannel.dates.grammar.tokens import Token, tokens
from backchannel.dates.tree import Both, Expression, Node

_LONGEST = 24
"""Tokens that are parsed together at most. Longer rows of words of the lexicon are no expression of time."""

_Found = tuple[int, int, Node, tuple[int, int] | None]
"""First token, token after the last, the tree, and where its first end ends and its last one begins, if it has two."""


def scan(text: str, language: str = "en") -> tuple[Expression, ...]:
    """Return the time expressions of a text, in order and apart from each other; offsets count its characters.

    Prepositions without a meaning for the days ("on", "in") are left outside.
    """
    grammar = load(language)
    found = []
    for run in _runs(grammar, tokens(text, grammar.words, grammar.dotted)):
        keys = tuple((token.key, token.capital, token.symbols) for token in run)
        for first, last, node, split in _parsed(language, keys):
            start, end = run[first].start, run[last - 1].end
            ends = (run[split[0] - 1].end, run[split[1]].start) if split else None
            if isinstance(node, Both) and ends:
                found += [
                    Expression(start=start, end=ends[0], text=text[start : ends[0]], node=node.first),
                    Expression(start=ends[1], end=end, text=text[ends[1] : end], node=node.last),
                ]
                continue
            found.append(Expression(start=start, end=end, text=text[start:end], node=node, ends=ends))
    return tuple(expression for expression in found if grammar.context.is_time(text, expression))


def _runs(grammar: Grammar, found: Iterator[Token]) -> Iterator[Sequence[Token]]:
    """Yield the longest rows of tokens that rules know and that hold a trigger."""
    run: list[Token] = []
    for token in found:
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
            chosen.append((first, item.end, item.value, item.split))  # type: ignore[arg-type]
    return tuple(chosen)


def _weighty(grammar: Grammar, run: Sequence[Token], first: int, end: int) -> int:
    while run[first].key in grammar.articles and first < end - 1:
        first += 1
    return first


def _first(grammar: Grammar, run: Sequence[Token], start: int, end: int) -> int:
    while run[start].key in grammar.light and start < end - 1 and run[start + 1].key not in grammar.kept:
        start += 1
    return start
