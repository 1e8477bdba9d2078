"""Links that the text alone gives: what it tells of as past lies before its publication, what it plans after it."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.dates.inference.named import which_one
from backchannel.dates.inference.network import ANY_TIME, Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.sides import Side
from backchannel.dates.inference.told import Telling, telling_name
from backchannel.dates.inference.wording import quoted, set_words
from backchannel.dates.tree import Unit

_FINE = {Unit.DAY: Rank.DAY, Unit.MONTH: Rank.MONTH}
_YEAR_ROUND, _NOT_THE_SAME_MONTH = 365, 334
"""Days within which a time without a year lies: a year, but of the past not so far back that its month is here again.
The farthest of 77 months and days told of as past in four sets lay ten months back."""
_WITHIN: dict[Side | None, tuple[int, int, str]] = {
    "past": (0, _NOT_THE_SAME_MONTH, " and is told of as past: within eleven months before"),
    "future": (-_YEAR_ROUND, 1, " and is planned: within the year after"),
    None: (-_YEAR_ROUND, _YEAR_ROUND, ": within a year of publication"),
}
"""How far publication lies from a day told of without its year, at least and at most, and how it is said."""
_LAST_OR_NEXT: dict[Side | None, tuple[int, int, str]] = {
    "past": (0, 2 * _YEAR_ROUND, ": within two years before"),
    "future": (-2 * _YEAR_ROUND, 1, ": within two years after"),
}
"""The same where it is told of as the last or next one, which can be the one of another year."""
_SLACK = {
    Unit.DAY: (-1, ", or the day before where the world's clocks differ"),
    Unit.MONTH: (0, ""),
    Unit.YEAR: (-_YEAR_ROUND, ", or within the year before if it is told of too soon"),
}
"""How many days before what it tells a report can seem to come, and how that is said: a paper from further east names
the next day, and at the end of December much is said of the next year as if it were there."""
_LATE_PLAN = 1
"""A report of the day itself still says "will meet on 5 May"; a night edition may be a day late."""


def links(tellings: Sequence[Telling], news: bool) -> list[Link]:
    """Return what each expression says of the day of publication; plans only of `news`, for a history has old ones."""
    chosen = (telling for telling in tellings if news or telling.side != "future")
    return [link for telling in chosen if (link := _link(telling)) is not None]


def _link(telling: Telling) -> Link | None:
    words = quoted(telling.expression.text)
    if telling.yearless:
        table = _LAST_OR_NEXT if which_one(telling.expression.node) else _WITHIN
        least, most, why = table[telling.side]
        return _told(telling, least, most, Rank.YEARLESS, f"{words} has no year{why}")
    if telling.side == "past":
        rank = _FINE.get(telling.unit, Rank.YEAR)
        least, slack = _SLACK.get(telling.unit, _SLACK[Unit.YEAR])
        begin = set_words(telling.days.moved(0, ANY_TIME))
        return _told(telling, least, ANY_TIME, rank, f"{words} is told of as past: published {begin}{slack}")
    if telling.plan:
        return _told(telling, -ANY_TIME, _LATE_PLAN, Rank.PLANNED, f"{words} is told of as still to come")
    return None


def _told(telling: Telling, least: int, most: int, rank: int, reason: str) -> Link:
    return Link(source=telling_name(telling), days=telling.days, least=least, most=most, rank=rank, reason=reason)
