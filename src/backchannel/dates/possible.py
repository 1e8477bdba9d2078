"""A day of publication that is not known to the day: the days that it can be, and a time read from each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates.meaning.frame import long_day
from backchannel.model import DateRange, edtf_between

_MOST = 7
"""Days of publication from which a phrase is read at most: within a week every weekday still means one or two days."""


def possible_days(published: DateRange) -> tuple[date | None, ...]:
    """Return the days on which a document can have come out, in order; None alone where they are too many to try."""
    first, last = published.earliest, published.latest
    if first is None or last is None or first > last:
        return (None,)
    days = published.candidates or tuple(first + timedelta(days=n) for n in range(min((last - first).days + 1, 8)))
    return days if len(days) <= _MOST else (None,)


def united(ranges: Sequence[DateRange], days: Sequence[date | None]) -> DateRange:
    """Return all that a phrase can mean: `ranges` are its readings from each of `days`, in the same order.

    Single days give candidates; anything longer gives the bounds around all of them.
    """
    first = ranges[0]
    if all(one == first for one in ranges):
        return first
    named = [day for one in ranges for day in _days(one)]
    single = all(_days(one) for one in ranges)
    earliest = min((one.earliest for one in ranges if one.earliest), default=None)
    latest = max((one.latest for one in ranges if one.latest), default=None)
    if any(one.earliest is None for one in ranges):
        earliest = None
    if any(one.latest is None for one in ranges):
        latest = None
    candidates = tuple(sorted(set(named))) if single else ()
    weekdays = {one.weekday for one in ranges}
    return replace(
        first,
        edtf=_edtf(earliest, latest, candidates, ranges),
        earliest=earliest,
        latest=latest,
        candidates=candidates if len(candidates) > 1 else None,
        weekday=first.weekday if len(weekdays) == 1 else None,
        anchor=None,
        reason=_reason(first, days),
    )


def _days(one: DateRange) -> tuple[date, ...]:
    """Return the days that a range names one by one; empty for one that is longer or open."""
    if one.candidates:
        return one.candidates
    return (one.earliest,) if one.earliest is not None and one.earliest == one.latest else ()


def _edtf(
    earliest: date | None, latest: date | None, candidates: tuple[date, ...], ranges: Sequence[DateRange]
) -> str | None:
    written = {one.edtf for one in ranges}
    if len(written) == 1:
        return written.pop()
    if len(candidates) > 1:
        return f"[{','.join(day.isoformat() for day in candidates)}]"
    return edtf_between(earliest, latest)


def _reason(one: DateRange, days: Sequence[date | None]) -> str:
    words = f"'{' '.join(one.phrase.text.split())}'" if one.phrase is not None else "it"
    known = [long_day(day) for day in days if day is not None]
    if len(known) == 2:
        return f"published {known[0]} or {known[1]}; {words} read from each of these days"
    return f"published on one of {len(known)} days from {known[0]} to {known[-1]}; {words} read from each of them"
