"""Times named by a deed alone: the week of the vote, the eve of the summit, since the bombing began, between deeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backchannel.dates.deeds.clauses import Clause
from backchannel.dates.deeds.hanging import Hanging, alternatives, one
from backchannel.dates.tree import (
    Bound,
    BoundName,
    Deed,
    Expression,
    Fields,
    Node,
    Nth,
    PartOfDay,
    Period,
    Range,
    Shift,
    Stretch,
    TimeOfDay,
    Unit,
)

_DAY = Period(Unit.DAY, 1)
_PARTS: dict[str, PartOfDay] = {"MO": "MO", "AF": "AF", "EV": "EV"}
_BETWEEN = 160
"""Characters in which the second deed must begin: a clause of 16 words."""
_BOUNDS: dict[str, BoundName] = {"since": "since", "after": "after", "before": "before", "until": "until", "by": "by"}


def beside(site: Hanging) -> Iterator[Expression]:
    """Yield the units that lie next to a deed or hold it, and days and weeks counted in it."""
    tables = site.words.tables
    units, counts = alternatives(tables["units"]), alternatives(site.words.counts)
    links = alternatives([*tables["beside"], *(word for word in tables["holding"] if word)])
    words = tables["frame"]
    frame = re.compile(
        rf"\b{words['determiner']}\s+(?:(?P<count>{counts})\s+)?(?P<unit>{units})\b(?:\s+(?P<link>{links})\b)?\s+",
        re.IGNORECASE,
    )
    eve = re.compile(rf"\b{alternatives([words['eve']])}\s+", re.IGNORECASE)
    for found in eve.finditer(site.text):
        clause = site.clause(found.end(), noun=True)
        if clause is not None and _is_told(site, clause):
            deed = Deed(clause.start, clause.end)
            yield site.expression(found.start(), clause.end, Shift(_DAY, "before", deed))
    for found in frame.finditer(site.text):
        clause = site.clause(found.end(), noun=tables["holding"].get(one(found["link"] or "")) == "noun")
        if clause is None:
            continue
        node = _framed(site, found, clause)
        if node is not None:
            yield site.expression(found.start(), clause.end, node)


def _framed(site: Hanging, found: re.Match[str], clause: Clause) -> Node | None:
    unit, link, count = site.words.tables["units"][one(found["unit"])], one(found["link"] or ""), found["count"]
    deed = Deed(clause.start, clause.end)
    if count is not None:
        counted = site.words.tables["holding"].get(link) == "noun" and unit not in _PARTS and _is_told(site, clause)
        return Nth(site.words.counts[one(count)], Unit(unit), deed) if counted else None
    if link in site.words.tables["beside"]:
        side = "before" if site.words.tables["beside"][link] == "before" else "after"
        return _next_to(unit, side, deed) if _is_told(site, clause) else None
    kind = site.words.tables["holding"].get(link)
    if kind == "clause" and not clause.verb:
        return None
    # Without a connector ("the week talks collapsed") a subject and its verb must tell of an event that is known.
    sure = site.known(clause) is not None if not link else _is_told(site, clause) and (kind == "noun" or clause.past)
    return _holding(unit, deed) if sure else None


def _is_told(site: Hanging, clause: Clause) -> bool:
    return site.tells(clause) or site.known(clause) is not None


def _next_to(unit: str, side: str, deed: Deed) -> Node:
    direction = "before" if side == "before" else "after"
    point = Shift(_DAY, direction, deed)  # type: ignore[arg-type]
    if unit in _PARTS:
        return TimeOfDay(part=_PARTS[unit], inner=point)
    if unit in (Unit.DAY, Unit.NIGHT):
        return point
    return Stretch(Period(Unit(unit), 1), direction, deed, outside=True)  # type: ignore[arg-type]


def _holding(unit: str, deed: Deed) -> Node:
    if unit in _PARTS:
        return TimeOfDay(part=_PARTS[unit], inner=deed)
    if unit == Unit.DAY:
        return deed
    if unit == Unit.NIGHT:
        return Range(deed, Shift(_DAY, "after", deed))
    # no units after it: the unit that holds it
    return Shift(Period(Unit(unit), 0), "after", deed)


def between(site: Hanging) -> Iterator[Expression]:
    """Yield the times from one known event to another."""
    for first_word, second_words in site.words.tables["between"].items():
        stop, second = frozenset(second_words.split("|")), re.compile(rf"\s+(?:{second_words})\s+")
        for found in re.finditer(rf"\b{first_word}\s+", site.text, re.IGNORECASE):
            if second.search(site.text, found.end(), found.end() + _BETWEEN) is None:
                continue
            first = site.clause(found.end(), stop=stop)
            link = second.match(site.text, first.end) if first is not None else None
            last = site.clause(link.end()) if link else None
            event = site.known(first) if first is not None and last is not None else None
            if first is None or last is None or event is None or site.known(last, near=event.event.last) is None:
                continue
            node = Range(Deed(first.start, first.end), Deed(last.start, last.end))
            yield site.expression(found.start(), last.end, node, (first.end, last.start))


def bounds(site: Hanging) -> Iterator[Expression]:
    """Yield bounds at known events ("since the bombing began"), and the events' own time ("when the Wall fell")."""
    table, during = site.words.tables["bounds"], site.words.tables["during"]
    frame = re.compile(rf"\b(?:(?P<bound>{alternatives(table)})|(?P<time>{alternatives(during)}))\s+", re.IGNORECASE)
    for found in frame.finditer(site.text):
        clause = site.clause(found.end())
        if clause is None:
            continue
        if _is_dated(site, clause) or (site.known(clause) is None and not site.is_told(clause)):
            continue
        deed = Deed(clause.start, clause.end)
        if found["time"] is not None:
            if during[one(found["time"])] == "any" or clause.verb:
                yield site.expression(found.start(), clause.end, deed)
        else:
            yield site.expression(found.start(), clause.end, Bound(_BOUNDS[table[one(found["bound"])]], deed))


def _is_dated(site: Hanging, clause: Clause) -> bool:
    """Say whether the text gives the date with the deed, which then is an expression by itself.

    Of a known event a year says less than the event: "since the ceasefire of 1994".
    """
    hung = site.hung(clause.start)
    if hung is None or not hung.dated:
        return False
    of_year = isinstance(hung.node, Fields) and hung.node.month is None and hung.node.season is None
    return not (of_year and site.known(clause) is not None)
