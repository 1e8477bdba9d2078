"""Time expressions that hang on something that happened: "three days after the vote", "since the bombing began".

The grammar finds what stands before the deed ("three days"), or nothing at all ("since"). Here the deed's clause is
added as a `Deed`. What counts plainly from something ("the week before the vote") is an expression even where
nobody knows the day; a lone "after the vote" only where the calendar of public events knows it, so that few are false.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backchannel.dates.deed_frames import beside, between, bounds
from backchannel.dates.deed_offsets import offsets
from backchannel.dates.deed_words import lexicon
from backchannel.dates.hanging import Hanging
from backchannel.dates.public_events import EventCalendar, calendar_of
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
    kept = [e for e in expressions if not any(e.start < new.end and new.start < e.end for new in found)]
    return tuple(sorted([*kept, *found], key=lambda e: e.start))


def _wrapped(site: Hanging, found: list[Expression]) -> list[Expression]:
    """Put a bound that the grammar read before an expression around it: "since the week before the vote"."""
    outer = [(e, e.node.name) for e in site.expressions if isinstance(e.node, Bound)]
    wrapped = []
    for new in found:
        name = next(((e.start, name) for e, name in outer if e.start < new.start < e.end), None)
        wrapped.append(new if name is None else site.expression(name[0], new.end, Bound(name[1], new.node)))
    return wrapped


def _apart(found: Iterable[Expression]) -> list[Expression]:
    """Keep of those that overlap the first, which says more than those after it."""
    kept: list[Expression] = []
    for expression in found:
        if not any(expression.start < other.end and other.start < expression.end for other in kept):
            kept.append(expression)
    return kept
