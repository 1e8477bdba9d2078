"""The rows of a user's directory as words by column, out of CSV or YAML, each with where it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from backchannel.errors import BackchannelError

COLUMNS = (
    "name", "type", "names", "country", "sectors", "part_of", "wikidata", "office", "of", "from", "until", "acting",
    "source",
)  # fmt: skip
ADVICE = f"Its columns are {', '.join(COLUMNS)}; only name is needed. See docs/directory.md."
_LISTS = ("names", "sectors")
"""The columns that hold several values."""

Row = tuple[str, dict[str, str]]
"""Where a row stands (file and line or entry), and its cells without white space around them, by column."""


def rows(path: Path, content: bytes) -> Iterator[Row]:
    """Yield the rows of a file's content; its name's ending says which form it has.

    Raises `BackchannelError` that names the file, and the row where one is wrong.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(path, error) from None
    for where, row in _yaml(path, text) if path.suffix.lower() in (".yaml", ".yml") else _csv(path, text):
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            raise BackchannelError(f"{where}: unknown column {unknown[0]!r}", advice=ADVICE)
        yield where, row


def unreadable(path: Path, error: Exception) -> BackchannelError:
    """Return the error for a file whose text can't be had."""
    return BackchannelError(f"{path}: can't be read as UTF-8 text: {error}", advice=ADVICE)


def _csv(path: Path, text: str) -> Iterator[Row]:
    found = csv.DictReader(io.StringIO(text))
    for row in found:
        where = f"{path}, line {found.line_num}"
        if None in row:
            raise BackchannelError(f"{where}: more cells than columns", advice=ADVICE)
        yield where, {str(key): (value or "").strip() for key, value in row.items()}


def _yaml(path: Path, text: str) -> Iterator[Row]:
    try:
        read = yaml.safe_load(text)
    # A day that the calendar doesn't have is a ValueError, brackets without end a RecursionError.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BackchannelError(f"{path}: not YAML: {' '.join(str(error).split())}", advice=ADVICE) from None
    found = read if isinstance(read, list) else []
    if not isinstance(read, list) and read is not None:
        raise BackchannelError(f"{path}: it holds no list of actors", advice=ADVICE)
    for number, row in enumerate(found, 1):
        where = f"{path}, entry {number}"
        if not isinstance(row, dict):
            raise BackchannelError(f"{where}: it is no mapping", advice=ADVICE)
        yield where, {str(key): _cell(where, str(key), value) for key, value in row.items()}


def _cell(where: str, column: str, value: object) -> str:
    """Return the words of a value: of a scalar, or of a list of them where a column holds several."""
    if isinstance(value, list) and column in _LISTS:
        return "|".join(_scalar(where, column, one) for one in value)
    return _scalar(where, column, value)


def _scalar(where: str, column: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int | float | date):
        raise BackchannelError(
            f"{where}: {column} holds {value!r}, which is no single value",
            advice=f"Only {' and '.join(_LISTS)} may hold a list, of single values. See docs/directory.md.",
        )
    return str(value).strip()
