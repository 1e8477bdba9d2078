"""Links that the text alone gives: what it tells of as past lies before its publication, what it plans after it."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling
from backchannel.dates.inference.wording import quoted, span_words
from backchannel.dates.tree import Unit

RANK_DAY, RANK_MONTH, RANK_YEAR, RANK_YEARLESS, RANK_PLANNED = 10, 12, 14, 20, 60
"""How sure a link is, lower is surer: a full date told of as past first, plans (an old one may be told) late."""
_FINE = {Unit.DAY: RANK_DAY, Unit.MONTH: RANK_MONTH}
_YEAR_ROUND, _ANY_TIME = 365, 150_000
_LATE_PLAN = 1
"""A report of the day itself still says "will meet on 5 May"; a night edition may be a day late."""


def link_name(telling: Telling) -> str:
    """Return the name of the variable for the day that an expression tells of."""
    return f"told@{telling.expression.start}"


def links(tellings: Sequence[Telling]) -> list[Link]:
    """Return what each expression says of the day of publication."""
    return [link for telling in tellings if (link := _link(telling)) is not None]


def _link(telling: Telling) -> Link | None:
    words = quoted(telling.expression.text)
    if telling.side is None:
        return None
    if telling.yearless:
        least, most = (0, _YEAR_ROUND) if telling.side == "past" else (-_YEAR_ROUND, _LATE_PLAN)
        told = "told of as past without a year: within the year before" if telling.side == "past" else "planned, no year: within the year after"
        return Link(source=link_name(telling), days=telling.days, least=least, most=most, rank=RANK_YEARLESS, reason=f"{words} is {told}")
    if telling.side == "past":
        rank = _FINE.get(telling.unit, RANK_YEAR)
        reason = f"{words} is told of as past: published {_from(telling)}"
        return Link(source=link_name(telling), days=telling.days, least=0, most=_ANY_TIME, rank=rank, reason=reason)
    reason = f"{words} is told of as still to come"
    return Link(source=link_name(telling), days=telling.days, least=-_ANY_TIME, most=_LATE_PLAN, rank=RANK_PLANNED, reason=reason)


def _from(telling: Telling) -> str:
    begin = telling.days.moved(0, _ANY_TIME)
    return span_words(begin)
