"""Bottom-up chart parsing of a short run of tokens against the trie of rules.

Starts are taken from the right, so that whatever a rule needs after its first part is already complete; a completed
symbol is at once tried as the first part of others (left-corner parsing). Of two ways to make the same symbol of the
same tokens, the rules that stand earlier in the file win.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from backchannel.dates.grammar.rules import Grammar, Made, Step
from backchannel.dates.grammar.tokens import Token, Value

Splits = tuple[tuple[int, int], ...]
"""Of what has several parts: where each but the last ends, and where the next one begins."""


class Item(Struct, frozen=True):
    """A symbol over tokens up to `end` (exclusive): its value, and the places of the rules used, the first on top.

    `splits` tells of what has several parts where one ends and the next one begins.
    """

    end: int
    value: Value
    rules: tuple[int, ...]
    splits: Splits = ()


class _Chart:
    def __init__(self, grammar: Grammar, run: Sequence[Token]) -> None:
        self._root = grammar.root
        self._run = run
        self.complete: list[dict[str, dict[int, Item]]] = [{} for _ in run]
        for start in range(len(run) - 1, -1, -1):
            for symbol, value in _symbols(run[start]):
                self._complete(start, symbol, Item(start + 1, value, ()))

    def _complete(self, start: int, symbol: str, item: Item) -> None:
        found = self.complete[start].setdefault(symbol, {})
        known = found.get(item.end)
        if known is not None and known.rules <= item.rules:
            return
        found[item.end] = item
        step = self._root.next.get(symbol)
        if step is not None:
            self._go_on(start, step, (item,))

    def _go_on(self, start: int, step: Step, parts: tuple[Item, ...]) -> None:
        for made in step.made:
            item = _make(made, parts)
            if item is not None:
                self._complete(start, made.symbol, item)
        end = parts[-1].end
        if end == len(self._run):
            return
        there = self.complete[end]
        for symbol, after in step.next.items():
            for item in tuple(there.get(symbol, {}).values()):
                self._go_on(start, after, (*parts, item))


def parse(grammar: Grammar, run: Sequence[Token], goal: str = "time") -> Iterator[tuple[int, Item]]:
    """Yield the start and the item of everything in a run that the grammar reads as its goal."""
    chart = _Chart(grammar, run)
    for start, complete in enumerate(chart.complete):
        for item in complete.get(goal, {}).values():
            yield start, item


def _symbols(token: Token) -> Iterator[tuple[str, Value]]:
    yield f"'{token.key}", token.key
    yield from token.symbols


def _make(made: Made, parts: tuple[Item, ...]) -> Item | None:
    named = {name: part.value for name, part in zip(made.names, parts, strict=True) if name is not None}
    if made.maker is None:
        (value,) = named.values()
    else:
        value = made.maker(**named, **dict(made.given))
    if value is None:
        return None
    rules = (made.place, *(place for part in parts for place in part.rules))
    return Item(parts[-1].end, value, rules, _splits(made, parts))


def _splits(made: Made, parts: tuple[Item, ...]) -> Splits:
    named = [made.names.index(name) for name in ("first", "second", "last") if name in made.names]
    if len(named) > 1:
        return tuple((parts[one].end, parts[other - 1].end) for one, other in pairwise(named))
    return next((part.splits for part in parts if part.splits), ())
