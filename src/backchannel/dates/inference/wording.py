"""The short sentences that a chain of reasons is made of."""

from __future__ import annotations

from datetime import date

from backchannel.dates.inference.dayset import DaySet
from backchannel.dates.meaning.frame import long_day

_SHOWN = 60


def quoted(words: str) -> str:
    """Return words of the text in quotation marks, on one line and shortened."""
    line = " ".join(words.split())
    return f"'{line[: _SHOWN - 1].rstrip()}…'" if len(line) > _SHOWN else f"'{line}'"


def set_words(days: DaySet) -> str:
    """Say between which days a set of days lies."""
    return span_words(days.earliest, days.latest)


def span_words(first: date | None, last: date | None) -> str:
    """Say between which days something lies; None is no bound."""
    if first is None and last is None:
        return "on any day"
    if first is None or last is None:
        return f"from {long_day(first)} on" if first else f"up to {long_day(last or date.max)}"
    return f"on {long_day(first)}" if first == last else f"from {long_day(first)} to {long_day(last)}"
