"""What the concluded days of an undated report say of the events that it gives no bounds for.

An account keeps what its own file says, and joins others by that alone; only its event is bounded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.model import Claim, DateRange, edtf_between

_MOST = 14
"""Possible days that are named one by one: the same weekday in a quarter of a year. A longer list says no more than the
weekday and the bounds do."""
_YEARLESS = re.compile(r"XXXX-(?P<month>\d\d)-(?P<day>\d\d)")
_YEARS = 3653
"""Days over which a report's day may lie open for a day without a year to be read from it: ten years give eleven."""
_LEAP = 8
"""Years to the next 29 February at most."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def indirect(claim: Claim, published: DateRange) -> DateRange:
    """Return the days of an account without bounds from the days on which its report can have come out.

    A weekday, or a day without its year, is the last one up to the report's day, of plans the first one from it on;
    all else that is told as past was not after the last of the report's days, and a plan lies not before the first.
    """
    ahead = claim.status in ("planned", "hypothetical")
    first, last = published.earliest, published.latest
    yearless = _YEARLESS.fullmatch(claim.when.edtf or "")
    if yearless is not None:
        return _in_its_year(claim, int(yearless["month"]), int(yearless["day"]), published, ahead=ahead)
    if claim.when.weekday and first and last:
        near = [_near(day, claim.when.weekday, ahead=ahead) for day in published.candidates or (first, last)]
        return _weekday(claim, near if published.candidates else _weeks(near[0], near[1]), published, ahead=ahead)
    bound = first if ahead else last
    if bound is None:
        return claim.when
    side, limit = ("planned", "not before the first") if ahead else ("told of as past", "not after the last")
    return replace(
        claim.when,
        edtf=f"{bound}/.." if ahead else f"../{bound}",
        earliest=bound if ahead else None,
        latest=None if ahead else bound,
        anchor=claim.document,
        reason=f"{_why(claim, published)}; {side}, it was {limit} of these days",
    )


def _weekday(claim: Claim, possible: Iterable[date], published: DateRange, *, ahead: bool) -> DateRange:
    days = sorted(set(possible))
    name = _WEEKDAYS[days[0].weekday()]
    side = f"the first {name} from the report's day on" if ahead else f"the last {name} up to the report's day"
    return _one_of(claim, days, published, side)


def _in_its_year(claim: Claim, month: int, day: int, published: DateRange, *, ahead: bool) -> DateRange:
    """Return a day without a year: the last such one up to each possible day of the report, of plans the first one."""
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > _YEARS:
        return claim.when
    found = []
    for year in range(first.year - _LEAP, last.year + _LEAP + 1):
        with suppress(ValueError):
            found.append(date(year, month, day))
    reports = published.candidates or (first, last, *(d for d in found if first < d < last))
    possible = {_nearest(found, report, ahead=ahead) for report in reports}
    days = sorted(d for d in possible if d is not None and claim.when.weekday in (None, d.isoweekday()))
    side = "the first one from the report's day on" if ahead else "the last one up to the report's day"
    return _one_of(claim, days, published, side) if days else claim.when


def _nearest(found: Iterable[date], day: date, *, ahead: bool) -> date | None:
    if ahead:
        return min((d for d in found if d >= day), default=None)
    return max((d for d in found if d <= day), default=None)


def _one_of(claim: Claim, days: list[date], published: DateRange, side: str) -> DateRange:
    """Return days in order of which one is right; too many of them are not named."""
    first, last = days[0], days[-1]
    listed = 1 < len(days) <= _MOST
    return replace(
        claim.when,
        edtf=f"[{','.join(map(str, days))}]" if listed else edtf_between(first, last),
        earliest=first,
        latest=last,
        candidates=tuple(days) if listed else None,
        weekday=first.isoweekday() if first == last else claim.when.weekday,
        anchor=claim.document,
        reason=f"{_why(claim, published)}; it is {side}",
    )


def _near(day: date, weekday: int, *, ahead: bool) -> date:
    """Return the nearest such weekday on or before a day; on or after it where `ahead`."""
    apart = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    return day + timedelta(days=apart)


def _weeks(first: date, last: date) -> list[date]:
    """Return the days a week apart from one to another."""
    return [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]


def _why(claim: Claim, published: DateRange) -> str:
    """Return the account's own reason, and that the day of its report is itself a conclusion."""
    if published.earliest and published.latest:
        between = f"between {published.earliest} and {published.latest}"
        days = f"on {published.earliest}" if published.earliest == published.latest else between
    else:
        days = f"not before {published.earliest}" if published.earliest else f"not after {published.latest}"
    return f"{claim.when.reason}; the day of its report is itself a conclusion, {days}"
