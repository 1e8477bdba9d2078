"""What is left of the day of publication, said as a `DateRange`: bounds, days, or parts of a year that isn't known."""

from __future__ import annotations

from datetime import date, timedelta

from backchannel.dates.inference.dayset import DaySet
from backchannel.dates.inference.network import Solution
from backchannel.dates.inference.wording import span_words
from backchannel.dates.meaning.frame import MONTH_NAMES
from backchannel.model import DateRange, edtf_between

FEW = 31
"""Days that are named one by one, at most, where not all between the bounds are possible."""
_SHOWN = 4
"""Reasons in agreement that are named at most; the trace has all."""
_NOTHING = "nothing in the text bounds the day of its publication"
_LEAP = 2000
"""A year with all days that a year can have."""

_Span = tuple[date, date]


def said(solution: Solution, mute: str | None = None, witnessed: DateRange | None = None) -> DateRange:
    """Return the answer with the chain of its reasons: what is needed, the conclusion, and what was not followed.

    `mute` says why the text itself says nothing, where it can't be read. `witnessed` has bounds of its own, which count
    where they lie beyond the days that are reckoned with.
    """
    days = solution.days
    earliest, latest = days.earliest, days.latest
    if witnessed is not None:
        earliest, latest = earliest or witnessed.earliest, latest or witnessed.latest
    if earliest is None and latest is None:
        return _without_bounds(solution, mute)
    chain = [*_because(solution), f"so it was published {span_words(earliest, latest)}"]
    if agreeing := _others(solution):
        chain.append(f"in agreement with: {', '.join(agreeing)}")
    reason = "; ".join([*chain, *_aside(solution), *([mute] if mute else [])])
    if earliest is not None and earliest == latest:
        return DateRange(
            edtf=earliest.isoformat(), earliest=earliest, latest=latest, weekday=earliest.isoweekday(), reason=reason
        )
    if len(days.runs) > 1 and days.size <= FEW:
        named = tuple(days.days())
        edtf = f"[{','.join(day.isoformat() for day in named)}]"
        return DateRange(edtf=edtf, earliest=earliest, latest=latest, candidates=named, reason=reason)
    return DateRange(edtf=edtf_between(earliest, latest), earliest=earliest, latest=latest, reason=reason)


def _because(solution: Solution) -> list[str]:
    return list(dict.fromkeys(link.reason for link in solution.because))


def _aside(solution: Solution) -> list[str]:
    aside = dict.fromkeys(link.reason for link in solution.aside)
    return [f"not followed, since it contradicts what is surer: {', '.join(aside)}"] if aside else []


def _others(solution: Solution) -> list[str]:
    """Return the reasons from other documents and from public events that agree without being needed."""
    because = {link.reason for link in solution.because}
    outside = (link.reason for link in solution.agreeing if link.basis in ("folder", "events"))
    return [reason for reason in dict.fromkeys(outside) if reason not in because][:_SHOWN]


def _without_bounds(solution: Solution, mute: str | None) -> DateRange:
    """Say which parts of the year are left, where that is all that is known."""
    because = _because(solution)
    span = year_span(solution.days)
    if not because:
        chain, edtf = [mute or _NOTHING], None
    elif span is None:
        chain, edtf = [*because, "but no year is known"], None
    else:
        first, last = (f"{day.day} {MONTH_NAMES[day.month - 1]}" for day in span)
        end = f"and {last}" if span[0] <= span[1] else f"and {last} of the next year"
        chain = [*because, f"so it was published between {first} {end}, but no year is known"]
        edtf = _edtf(span)
    return DateRange(edtf=edtf, reason="; ".join([*chain, *_aside(solution)]))


def year_span(days: DaySet) -> _Span | None:
    """Return the days of the year, whichever, between which all days lie: the shortest stretch, round the new year too.

    Both are days of a leap year; the second is before the first where the stretch goes round. None where it is a whole
    year.
    """
    begin = date(_LEAP, 1, 1)
    free = [True] * 366
    for first, last in days.runs:
        if last - first >= 365:
            return None
        for number in range(first, last + 1):
            day = date.fromordinal(number)
            free[(date(_LEAP, day.month, day.day) - begin).days] = False
    if all(free) or not any(free):
        return None
    start, length = _longest(free)
    return begin + timedelta(days=(start + length) % 366), begin + timedelta(days=(start - 1) % 366)


def _longest(free: list[bool]) -> tuple[int, int]:
    """Return where the longest stretch of free days begins, round the new year too, and how many days it has."""
    best, run = (0, 0), 0
    for place, one in enumerate([*free, *free]):
        run = min(run + 1, len(free)) if one else 0
        if run > best[1]:
            best = ((place - run + 1) % len(free), run)
    return best


def _edtf(span: _Span) -> str | None:
    """Return a part of an unknown year (EDTF level 2, `XXXX-06/XXXX-07`), None where it goes round the new year."""
    first, last = span
    if last < first:
        return None
    months = first.day == 1 and (last + timedelta(days=1)).day == 1
    written = [f"XXXX-{day.month:02d}" if months else f"XXXX-{day.month:02d}-{day.day:02d}" for day in span]
    return written[0] if written[0] == written[1] else "/".join(written)
