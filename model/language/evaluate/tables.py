"""The figures as tables that read in a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from model.language.evaluate.figures import BARS, NOTES, PUBLISHED, Figure

_HEAD = ("figure", "value", "bar", "stretch", "reached", "published", "set", "size")
_RIGHT = frozenset((1, 2, 3, 5))
"""Columns that are set to the right: the numbers."""


def tables(figures: Sequence[Figure]) -> str:
    """Return the figures that have a bar, then all others, then the notes."""
    barred = [figure for figure in figures if figure.key in BARS]
    others = [figure for figure in figures if figure.key not in BARS]
    parts = [table(some) for some in (barred, others) if some]
    return "\n\n".join([*parts, "\n".join(f"- {note}" for note in NOTES)])


def table(figures: Sequence[Figure]) -> str:
    """Return one table, a line a figure."""
    rows = [_HEAD, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rule = "|".join("-" * (width + 1) + (":" if column in _RIGHT else "-") for column, width in enumerate(widths))
    lines = ["| " + " | ".join(_set(cell, i, widths[i]) for i, cell in enumerate(row)) + " |" for row in rows]
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def _set(cell: str, column: int, width: int) -> str:
    return cell.rjust(width) if column in _RIGHT else cell.ljust(width)


def _row(figure: Figure) -> tuple[str, ...]:
    bar = BARS.get(figure.key)
    published = PUBLISHED.get(figure.key)
    unit = "" if figure.unit == "%" else f" {figure.unit}"
    return (
        figure.name,
        f"{figure.value:.2f}{unit}",
        f"{bar.bar:g}" if bar else "",
        f"{bar.stretch:g}" if bar else "",
        bar.met(figure.value) if bar else "",
        f"{published:.2f}" if published else "",
        figure.set,
        figure.size,
    )
