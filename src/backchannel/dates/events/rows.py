"""The rows of the calendar of public events (`data/events.csv`, see `data/EVENTS.md`)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from msgspec import Struct

from backchannel.errors import BackchannelError

FILE = Path(__file__).parents[1] / "data" / "events.csv"
_COLUMNS = ("id", "name", "first", "last", "names", "who", "did", "what", "where", "source")


class PublicEvent(Struct, frozen=True):
    """A row of the calendar: days `first` to `last`, both inclusive, and the words by which texts tell of it."""

    id: str
    name: str
    first: date
    last: date
    names: tuple[str, ...]
    who: tuple[str, ...]
    did: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    source: str


def load(path: Path = FILE) -> tuple[PublicEvent, ...]:
    """Read a calendar of events; raises BackchannelError where the file or one of its rows is not as it should be."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(_event(row) for row in csv.DictReader(file))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        advice = f"Its columns must be {', '.join(_COLUMNS)}, its days written as 2011-03-17."
        raise BackchannelError(
            f"the calendar of public events can't be read: {path.name}: {error}", advice=advice
        ) from error


def _event(row: dict[str, str]) -> PublicEvent:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    if first > last:
        raise ValueError(f"{row['id']} ends before it begins")
    names, who, did, what, where = (
        tuple(part.strip() for part in row[column].split("|") if part.strip()) for column in _COLUMNS[4:9]
    )
    return PublicEvent(row["id"], row["name"], first, last, names, who, did, what, where, row["source"])
