"""Times for a terminal: the cells of a table. Everything is said in characters; colour only helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.text import Text

from backchannel.dates.meaning.frame import DAY_NAMES
from backchannel.export.dates.sightings import Sighting, Time

_NARROW = 130
"""Columns of a terminal below which reasons stand under the words: beside them, theirs would be under 35 wide."""


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


def _days(time: Time) -> str:
    if time.candidates:
        return " or ".join(day.isoformat() for day in time.candidates)
    if time.earliest is None and time.latest is None:
        if time.type in ("DURATION", "SET"):
            return ""
        return f"a {DAY_NAMES[time.weekday - 1]}" if time.weekday else "?"
    if time.earliest == time.latest:
        return _day(time.earliest)
    return f"{_day(time.earliest)} .. {_day(time.latest)}".strip()


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
