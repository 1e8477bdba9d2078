"""Times for a terminal: the cells of a table. Everything is said in characters; colour only helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.text import Text

from backchannel.dates.meaning.frame import DAY_NAMES
from backchannel.export.dates.sightings import Sighting, Time
from backchannel.model import DateRange

_NARROW = 130
"""Columns of a terminal below which reasons stand under the words: beside them, theirs would be under 35 wide."""

_LISTED = 6
"""Possible days that are listed; more are counted: a longer list is no longer read."""


def is_narrow(width: int) -> bool:
    """Tell whether reasons are to stand under the words on a terminal of so many columns."""
    return width < _NARROW


def columns(*, narrow: bool) -> tuple[str, ...]:
    """Return the names of the columns after the first one, which is the place."""
    return ("words and reason", "days", "edtf", "type") if narrow else ("words", "days", "edtf", "type", "reason")


def rows(found: Iterable[Sighting], *, narrow: bool = False) -> Iterator[tuple[Text, ...]]:
    """Yield a row for each time: place, words in brackets in their sentence, days, EDTF, type, reason.

    A time in which something clashes has a `!` behind its place. `narrow` puts the reason under the words, and breaks
    intervals in two.
    """
    for one in found:
        time = one.time
        style = "bold red" if time.clash else ""
        place = Text(f"{one.place}{'!' if time.clash else ' '}", style=style or "dim")
        words = Text.assemble(one.before, ("[", "dim"), (" ".join(one.words.split()), "bold"), ("]", "dim"), one.after)
        days, kind = Text(_days(time), style=style), Text(time.type)
        edtf, reason = time.edtf or "", Text(time.reason)
        if narrow:
            reason.stylize("dim")
            days.plain = days.plain.replace(".. ", "..\n")
            yield place, Text("\n").join((words, reason)), days, Text(edtf.replace("/", "/\n")), kind
        else:
            yield place, words, days, Text(edtf), kind, reason


def days_of(when: Time | DateRange) -> str:
    """Return the days of a date for a cell: a day, `first .. last` with one side open or none, some days, or `?`."""
    if when.candidates and len(when.candidates) <= _LISTED:
        return " or ".join(day.isoformat() for day in when.candidates)
    if when.earliest is None and when.latest is None:
        return f"a {DAY_NAMES[when.weekday - 1]}" if when.weekday else "?"
    if when.earliest == when.latest:
        return _day(when.earliest)
    days = f"{_day(when.earliest)} .. {_day(when.latest)}".strip()
    return f"{days} ({len(when.candidates)} days)" if when.candidates else days


def _days(time: Time) -> str:
    lasting = time.earliest is None and time.latest is None and time.type in ("DURATION", "SET")
    return "" if lasting else days_of(time)


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
