"""How near the years that a report names lie to its publication: priors, learned on dated news.

News goes back and forth about its own day, so the years that it names bound that day loosely, whatever their tense.
How far the latest year lies back is of the order of its distance from the next one: a report that names 2010 and 2011
is of those years or not long after, one that names 1994 alone can be of any later time. The figures, and on which sets
they were learned, are in docs/decisions/0009-date-from-text.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.told import Telling
from backchannel.dates.tree import Bound, Unit

SPREAD = 3
"""Times the distance of the latest two years named by which a report can be published after the latest one."""
NEAR, FAR = 4, 10
"""Years at least, and years more than that, by which it can: where the latest year is named with a month or day, and
where it isn't. With the distance once, or two years, five of 36 reports of PolNeAR came out later; with this none of 80
reports in five sets."""
BEFORE = 2
"""Years before the latest one named, unless as planned: news speaks of the next years without saying that they are."""
APART = 15
"""A later year that stands so far apart is a vision, a model or a title ("by 2050"), and no bound from below."""
_PLAUSIBLE = range(1900, 2101)
_MOST = 100
"""Years after the latest one named from which on a bound from above would say nothing."""
_NAMED = (Unit.DAY, Unit.MONTH, Unit.SEASON, Unit.QUARTER, Unit.HALF, Unit.YEAR)


def links(tellings: Sequence[Telling], news: bool) -> list[Link]:
    """Return the bounds that the years named in a text give; of a history that is no `news` only that from below."""
    named = [(year, telling) for telling in tellings if (year := _year(telling)) is not None]
    return [link for link in (_upper(named) if news else None, _lower(named)) if link is not None]


def _year(telling: Telling) -> int | None:
    if telling.yearless or telling.unit not in _NAMED or telling.days.earliest is None:
        return None
    return telling.days.earliest.year if telling.days.earliest.year in _PLAUSIBLE else None


def _upper(named: Sequence[tuple[int, Telling]]) -> Link | None:
    years = sorted({year for year, _ in named}, reverse=True)
    if len(years) < 2:
        return None
    spread = SPREAD * (years[0] - years[1])
    fine = any(telling.unit in (Unit.DAY, Unit.MONTH) for year, telling in named if year == years[0])
    after = max(NEAR, spread) if fine else FAR + spread
    if after > _MOST:
        return None
    last = years[0] + after
    why = f"{years[0]} is the latest year named{', with its month' if fine else ''}, {years[1]} the next"
    reason = f"{why}: such reports are of {last} at the latest, by the habit of news"
    return _bound(date.min, date(last, 12, 31), "not after", reason)


def _lower(named: Sequence[tuple[int, Telling]]) -> Link | None:
    told = {year for year, telling in named if telling.plain and telling.side != "future" and not _is_limit(telling)}
    years = sorted(told, reverse=True)
    while len(years) > 1 and years[0] - years[1] > APART:
        years.pop(0)
    if not years:
        return None
    first = years[0] - BEFORE
    reason = f"{years[0]} is named, and not as planned: published in {first} at the earliest, by the habit of news"
    return _bound(date(first, 1, 1), date.max, "not before", reason)


def _is_limit(telling: Telling) -> bool:
    node = telling.expression.node
    return isinstance(node, Bound) and node.name in ("by", "until", "before")


def _bound(first: date, last: date, name: str, reason: str) -> Link:
    return Link(source=f"{name} by habit", days=between(first, last), least=0, most=0, rank=Rank.RECENT, reason=reason)
