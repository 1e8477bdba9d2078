"""A time expression with its reading as a `DateRange`: bounds, EDTF, and the reason in one sentence."""

from __future__ import annotations

import re
from datetime import date

from backchannel.dates.find import Dated
from backchannel.dates.meaning import Reading
from backchannel.dates.meaning.reason import sentence
from backchannel.model import DateRange, Span

_ROUGH_SEASON = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])~")
"""A season or quarter (codes 21 to 41) that is marked `~`: EDTF has no such form, so its months are marked instead."""


def ranged(found: Dated, *, phrase: Span | None = None) -> DateRange:
    """Return the days of a time expression: closed bounds, open on the sides that the reading doesn't bound.

    `phrase` is the expression's words in their document and is handed on. `weekday` is that of a single day, or what is
    known where there is no day. `anchor` is the ISO day that was counted from: the report's, or the first day of the
    time last told of.
    """
    reading = found.reading
    earliest, latest = _bounds(reading)
    weekday = reading.weekday if reading.days is None else None
    if earliest is not None and earliest == latest:
        weekday = earliest.isoweekday()
    return DateRange(
        edtf=_edtf(reading),
        earliest=earliest,
        latest=latest,
        candidates=reading.candidates or None,
        weekday=weekday,
        phrase=phrase,
        anchor=_anchor(found),
        reason=sentence(found.expression.text, reading.why, reading.clash.words if reading.clash else None),
    )


def _bounds(reading: Reading) -> tuple[date | None, date | None]:
    days = reading.days
    if days is None:
        return None, None
    return (days.first if reading.lower else None), (days.last if reading.upper else None)


def _edtf(reading: Reading) -> str | None:
    """Return the reading in EDTF; `..` is an open end (level 1), never an unknown one."""
    days = reading.days
    if days is None:
        return reading.edtf
    if reading.lower and reading.upper:
        written = reading.edtf or days.written()
        return f"{_month(days.first)}~/{_month(days.last)}~" if _ROUGH_SEASON.fullmatch(written) else written
    if reading.upper:
        return f"../{days.last.isoformat()}"
    return f"{days.first.isoformat()}/.." if reading.lower else None


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _anchor(found: Dated) -> str | None:
    frame = found.frame
    if found.reading.anchor == "published" and frame.published is not None:
        return frame.published.isoformat()
    if found.reading.anchor == "told" and frame.told is not None:
        return frame.told.days.first.isoformat()
    return None
