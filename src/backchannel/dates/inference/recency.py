"""How long after the last thing that it dates a report is published: a prior, learned on dated news.

News tells of the last days, weeks or months, so the latest time that is told of as past also bounds the day of
publication from above, loosely. The bounds are quantiles over reports whose day is known; see
docs/decisions/0009-date-from-text.md for what they were learned on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backchannel.dates.inference.from_text import link_name
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling
from backchannel.dates.inference.wording import quoted
from backchannel.dates.tree import Unit

RANK_RECENT = 80
LONGEST = {Unit.DAY: 1500, Unit.MONTH: 1500, Unit.YEAR: 7300}
"""Days from the latest time told of as past to publication, which dated news keep to; by the unit it is told in."""


def links(tellings: Sequence[Telling]) -> list[Link]:
    """Return the upper bound that the latest time told of as past gives."""
    past = [t for t in tellings if t.side == "past" and not t.yearless]
    if not past:
        return []
    latest = max(past, key=lambda t: (t.days.earliest or date.min, t.unit is Unit.DAY))
    most = LONGEST.get(latest.unit)
    if most is None:
        return []
    words = quoted(latest.expression.text)
    reason = f"{words} is the latest time told of as past, and of a hundred reports 98 come out within {_years(most)} of it"
    return [Link(source=link_name(latest), days=latest.days, least=0, most=most, rank=RANK_RECENT, reason=reason)]


def _years(days: int) -> str:
    years = round(days / 365.25, 1)
    return f"{years:g} years" if years >= 2 else f"{days} days"
