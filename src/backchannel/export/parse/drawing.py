"""A dependency tree drawn with the lines of a terminal: a word a row, in the order of the text, roots at the left.

       ┌─ The
     ┌─┼ envoy
     │ │ ┌─ of
     │ └─┴ Norway
    ─┼ left
     └─ .

The idea is that of Udapi's text mode (Popel, Žabokrtský & Vojtek 2017). Lines cross only where the tree does.
"""

from __future__ import annotations

from collections.abc import Sequence

_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_LINES = {
    0: " ", _LEFT: "─", _RIGHT: "─", _LEFT | _RIGHT: "─", _UP: "│", _DOWN: "│", _UP | _DOWN: "│",
    _RIGHT | _DOWN: "┌", _RIGHT | _UP: "└", _RIGHT | _UP | _DOWN: "├", _LEFT | _RIGHT | _UP: "┴",
    _LEFT | _RIGHT | _DOWN: "┬", _LEFT | _RIGHT | _UP | _DOWN: "┼",
}  # fmt: skip


def drawn(heads: Sequence[int | None]) -> list[str]:
    """Return the lines to the left of each word; `heads` are indexes of the same words, None for a root."""
    depths = _depths(heads)
    # A word's own line stands at an odd column, the way to it at the even one before.
    columns = [2 * depth + 1 for depth in depths]
    cells = [[0] * (2 * max(depths, default=0) + 4) for _ in heads]
    for word, head in enumerate(heads):
        if head is None:
            cells[word][columns[word] - 1] |= _RIGHT
        else:
            _join(cells, columns[head], head, word)
    return [_row(row, columns[word]) for word, row in enumerate(cells)]


def _join(cells: list[list[int]], column: int, head: int, word: int) -> None:
    """Draw the line from a head to one of its words, in the head's column."""
    upper, lower = sorted((head, word))
    for row in range(upper, lower):
        cells[row][column] |= _DOWN
        cells[row + 1][column] |= _UP
    cells[word][column] |= _RIGHT
    cells[word][column + 1] |= _LEFT | _RIGHT


def _row(row: list[int], own: int) -> str:
    """Return a row as text, with its line led on to the word, past lines that cross it."""
    last = max(own, max(column for column, cell in enumerate(row) if cell))
    if any(row[own:]):
        for column in range(own, last + 1):
            row[column] |= _LEFT | _RIGHT
    return "".join(_LINES.get(cell, "┼") for cell in row[: last + 1]).rstrip()


def _depths(heads: Sequence[int | None]) -> list[int]:
    depths: list[int | None] = [None] * len(heads)
    for word in range(len(heads)):
        path: list[int] = []
        at: int | None = word
        while at is not None and depths[at] is None:
            path.append(at)
            at = heads[at]
        depth = -1 if at is None else (depths[at] or 0)
        for step, node in enumerate(reversed(path), 1):
            depths[node] = depth + step
    return [depth or 0 for depth in depths]
