"""Columns that the file writes across: line by line over the whole page, as some typesetting programs do."""

from __future__ import annotations

from statistics import mean

from backchannel.read.pdf.lines import Line

_ROWS = 4
"""Rows that must be laid out alike before they are taken for columns; tables of so many rows have short cells."""

_CHARACTERS = 24
"""Mean code points of a column's lines; the narrowest newspaper columns have about 28, a table's cells fewer."""

Row = list[Line]


def unlaced(lines: list[Line]) -> list[Line]:
    """Return the lines with each column's together, where whole columns were written across; else as they are."""
    result: list[Line] = []
    held: list[Row] = []
    for row in _rows(lines):
        if held and not _alike(held[-1], row):
            result += _by_column(held)
            held = []
        held.append(row)
    return result + _by_column(held)


def _rows(lines: list[Line]) -> list[Row]:
    """Return runs of lines that stand level, each to the right of the one before."""
    rows: list[Row] = []
    for line in lines:
        before = rows[-1][-1] if rows else None
        level = before is not None and abs(before.y - line.y) < 0.3 * line.height and line.left > before.right
        if level and not line.turned:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _alike(above: Row, row: Row) -> bool:
    """Tell whether two rows have the same columns."""
    return len(above) == len(row) and all(abs(a.left - b.left) < b.height for a, b in zip(above, row, strict=True))


def _by_column(rows: list[Row]) -> list[Line]:
    if len(rows) >= _ROWS and len(rows[0]) > 1:
        columns = [list(column) for column in zip(*rows, strict=True)]
        if all(mean(len(line.text) for line in column) >= _CHARACTERS for column in columns):
            return [line for column in columns for line in column]
    return [line for row in rows for line in row]
