"""What the concluded days of an undated report say of the events that it gives no bounds for.

An account keeps what its own file says, and joins others by that alone; only its event is bounded here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.model import Claim, DateRange

_MOST = 14
"""Possible days that are named one by one: the same weekday in a quarter of a year. A longer list says no more than the
weekday and the bounds do."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def indirect(claim: Claim, published: DateRange) -> DateRange:
    """Return the days of an account without bounds from the days on which its report can have come out.

    A weekday is the last one up to the report's day, of plans the first one from it on; anything else that is told as
    past was not after the last of the report's days, and a plan lies not before the first.
    """
    ahead = claim.status in ("planned", "hypothetical")
    first, last = published.earliest, published.latest
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
    first, last = days[0], days[-1]
    name = _WEEKDAYS[first.weekday()]
    side = f"the first {name} from the report's day on" if ahead else f"the last {name} up to the report's day"
    listed = 1 < len(days) <= _MOST
    edtf = f"[{','.join(map(str, days))}]" if listed else f"{first}/{last}"
    return replace(
        claim.when,
        edtf=str(first) if first == last else edtf,
        earliest=first,
        latest=last,
        candidates=tuple(days) if listed else None,
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
