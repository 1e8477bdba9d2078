"""Which days the witnesses of publication name that do not agree, and who names each."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.dates.publication.evidence import Evidence
from backchannel.dates.publication.weighing import Weighing, support_of


class Voice(Struct, frozen=True):
    """A day of publication, and the witnesses that speak for it and for no other that is named."""

    day: date
    evidence: tuple[Evidence, ...]


def differing(weighing: Weighing) -> tuple[Voice, ...]:
    """Return the days that exclude each other, the best supported first; empty where all witnesses agree.

    A time of day that another zone moves to the neighbouring day agrees with it. A day that is also one of change,
    later than another, and a date that can be read in two orders speak for nothing here.
    """
    counted = [one for one in weighing.counted if len(one.days) == 1]
    changes = weighing.reading.modified + weighing.reading.printed_changes
    first = min((one.days[0] for one in counted), default=None)
    sure = [one for one in counted if one.days[0] == first or one.days[0] not in changes]
    days = {one.days[0] for one in sure}
    ranked = sorted(days, key=lambda day: (*(-count for count in support_of(day, sure)), day))
    apart: list[date] = []
    for day in ranked:
        if all(_exclude(day, other, sure) for other in apart):
            apart.append(day)
    if len(apart) < 2:
        return ()
    return tuple(Voice(day, tuple(one for one in sure if _means(one, day, apart))) for day in apart)


def _exclude(one: date, other: date, evidence: list[Evidence]) -> bool:
    """Whether on both sides a witness names a day and doesn't allow the other one."""
    return all(
        any(witness.days[0] == named and not witness.allows(against) for witness in evidence)
        for named, against in ((one, other), (other, one))
    )


def _means(evidence: Evidence, day: date, days: list[date]) -> bool:
    """Whether a witness names a day of those that differ, or names none of them and allows this one alone."""
    if evidence.days[0] in days:
        return evidence.days[0] == day
    return [other for other in days if evidence.allows(other)] == [day]
