"""Time expressions that hang on something that happened: "three days after the vote", "since the bombing began".

The grammar finds what stands before the deed ("three days"), or nothing at all ("since"). Here the deed's clause is
added as a `Deed`. What counts plainly from something ("the week before the vote") is an expression even where
nobody knows the day; a lone "after the vote" only where the calendar of public events knows it, so that few are false.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from backchannel.dates.deeds.frames import beside, between, bounds
from backchannel.dates.deeds.hanging import Hanging
from backchannel.dates.deeds.lengths import offsets
from backchannel.dates.events import EventCalendar, calendar_of
from backchannel.dates.events.lexicon import lexicon
from backchannel.dates.tree import Bound, Expression


def hang(
    text: str, expressions: tuple[Expression, ...], *, published: date | None = None, language: str = "en",
    events: EventCalendar | None = None,
) -> tuple[Expression, ...]:  # fmt: skip
    """Return the expressions of a text with those that hang on a deed, in order and apart from each other.

    `expressions` are those of `grammar.scan` for the same text; those inside a new one are dropped. `published` is the
    day of the report, by which an event that comes later isn't taken for one of the past. Offsets count the text's
    characters. A language without words for deeds gets its expressions back as they are.
    """
    words = lexicon(language)
    known = events or calendar_of(language)
    if words is None or known is None:
        return expressions
    site = Hanging(text, expressions, words, known, published, language)
    found = _wrapped(site, _apart([*offsets(site), *beside(site), *between(site), *bounds(site)]))
    ends = [new.end for new in found]
    kept = [
        e for e in expressions if (place := bisect_right(ends, e.start)) == len(found) or found[place].start >= e.end
    ]
    return tuple(sorted([*kept, *found], key=lambda e: e.start))


def _wrapped(site: Hanging, found: list[Expression]) -> list[Expression]:
    """Put a bound that the grammar read before an expression around it: "since the week before the vote"."""
    outer = [e for e in site.expressions if isinstance(e.node, Bound)]
    starts = [e.start for e in outer]
    wrapped = []
    for new in found:
        place = bisect_left(starts, new.start) - 1
        around = outer[place] if place >= 0 and new.start < outer[place].end else None
        if around is None or not isinstance(around.node, Bound):
            wrapped.append(new)
        else:
            wrapped.append(site.expression(around.start, new.end, Bound(around.node.name, new.node)))
    return wrapped


def _apart(found: Iterable[Expression]) -> list[Expression]:
    """Keep of those that overlap the first, which says more than those after it; in order of the text."""
    kept: list[Expression] = []
    starts: list[int] = []
    for expression in found:
        place = bisect_left(starts, expression.end)
        if place == 0 or kept[place - 1].end <= expression.start:
            starts.insert(place, expression.start)
            kept.insert(place, expression)
    return kept
