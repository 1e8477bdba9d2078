"""How near the years that a report names lie to its publication: priors, learned on dated news.

News goes back and forth about its own day, so the years that it names bound that day loosely, whatever their tense.
How far the latest year lies back is of the order of its distance from the next one: a report that names 2010 and 2011
is of those years, one that names 1994 alone can be of any later time. Learned on the development half of the dated news
pages and on the news and interviews of GUM; the figures are in docs/decisions/0009-date-from-text.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling
from backchannel.dates.tree import Bound, Unit

RANK_RECENT = 80
AFTER = 2
"""Years by which a report that names its latest year more than once, or a neighbouring one too, is published after it
at most (or by the distance between its latest two years, if that is more)."""
AFTER_A_DATE = 4
"""The same for a report that names one year only, once, and with a month."""
BEFORE = 2
"""Years before the latest one named, unless as planned: news speaks of the next years without saying that they are."""
APART = 15
"""A later year that stands so far apart is a vision, a model or a title ("by 2050"), and no bound from below."""
_PLAUSIBLE = range(1900, 2101)
_NAMED = (Unit.DAY, Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.HALF, Unit.YEAR)


def links(tellings: Sequence[Telling]) -> list[Link]:
    """Return the bounds that the years named in a text give."""
    named = [(year, telling) for telling in tellings if (year := _year(telling)) is not None]
    return [link for link in (_upper(named), _lower(named)) if link is not None]


def _year(telling: Telling) -> int | None:
    if telling.yearless or telling.unit not in _NAMED or telling.days.earliest is None:
        return None
    return telling.days.earliest.year if telling.days.earliest.year in _PLAUSIBLE else None


def _upper(named: Sequence[tuple[int, Telling]]) -> Link | None:
    years = sorted({year for year, _ in named}, reverse=True)
    if not years:
        return None
    latest = years[0]
    if len(years) > 1:
        after = max(AFTER, latest - years[1])
        why = f"{latest} is the latest year named, {years[1]} the next"
    elif len(named) > 1:
        after, why = AFTER, f"{latest} is the only year named, and named again"
    elif named[0][1].unit is not Unit.YEAR and not isinstance(named[0][1].expression.node, Bound):
        after, why = AFTER_A_DATE, f"{latest} is the only year named, with its month"
    else:
        return None
    reason = f"{why}: such reports are of {latest + after} at the latest, by the habit of news"
    return _bound(date(1800, 1, 1), date(latest + after, 12, 31), "not after", reason)


def _lower(named: Sequence[tuple[int, Telling]]) -> Link | None:
    told = {year for year, telling in named if telling.plain and telling.side != "future" and not _is_limit(telling)}
    years = sorted(told, reverse=True)
    while len(years) > 1 and years[0] - years[1] > APART:
        years.pop(0)
    if not years:
        return None
    first = years[0] - BEFORE
    reason = f"{years[0]} is named, and not as planned: published in {first} at the earliest, by the habit of news"
    return _bound(date(first, 1, 1), date(2199, 12, 31), "not before", reason)


def _is_limit(telling: Telling) -> bool:
    node = telling.expression.node
    return isinstance(node, Bound) and node.name in ("by", "until", "before")


def _bound(first: date, last: date, name: str, reason: str) -> Link:
    return Link(source=f"{name} by habit", days=between(first, last), least=0, most=0, rank=RANK_RECENT, reason=reason)
