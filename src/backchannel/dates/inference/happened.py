"""Links from the calendar of public events: told of by a name, with a month, or as what has lasted so long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import DaySet, union
from backchannel.dates.inference.from_text import link_name
from backchannel.dates.inference.matching import events, fitting
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling, sentence_at
from backchannel.dates.inference.wording import quoted, span_words
from backchannel.dates.public_events import PublicEvent
from backchannel.dates.tree import Expression, Period, Unit, core

RANK_NAMED, RANK_TOLD, RANK_LASTING = 30, 32, 40
_ANY_TIME = 150_000
_SHOWN = 4
_WORDS_ABOUT = 90
"""Characters before and after a date within which its clause is looked for; as in `tense`."""
_CLAUSE = re.compile(r"[,;:—–()\"“”]|\s-\s|\n")
_AHEAD = re.compile(
    r"\b(?:before|ahead of|prior to|until|upcoming|forthcoming|next|planned|possible|proposed|eve of|will|would|"
    r"another|new)\b[^.]{0,25}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|into)\s+(?P<what>(?:[^\W\d_]+[ -]){0,3}[^\W\d_]+)")
_UNITS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}
_LESS, _MORE = 0.5, 1.0
"""How much less and more of its unit a length in news can be: it is rounded up from a half, or counts whole ones."""


def links(text: str, tellings: Sequence[Telling], language: str = "en") -> list[Link]:
    """Return what the calendar of public events says about a text; raises BackchannelError where it can't be read."""
    found = [*_named(text, tellings), *_told(text, tellings), *_lasting(text, tellings, language)]
    return list({(link.source, link.reason): link for link in found}.values())


def _named(text: str, tellings: Sequence[Telling]) -> Iterator[Link]:
    """Names of events told of as past: published on their first day or later; a month beside a name is its month."""
    for place, name, named in _names_in(text):
        begin, end = sentence_at(text, place)
        if _AHEAD.search(text[begin:place]):
            continue
        days = _days(named)
        beside = [t for t in tellings if t.yearless and t.sentence == (begin, end)]
        reason = f"{quoted(name)} was {_when(named)}"
        if len(beside) == 1 and days & beside[0].days:
            source = link_name(beside[0])
            yield Link(source=source, days=days, least=0, most=_ANY_TIME, rank=RANK_NAMED, reason=reason)
        else:
            yield Link(source=f"event@{place}", days=days, least=0, most=_ANY_TIME, rank=RANK_NAMED, reason=reason)


def _names_in(text: str) -> Iterator[tuple[int, str, tuple[PublicEvent, ...]]]:
    """Yield the names of events that stand whole in a text, the longest at each place."""
    for match in re.finditer(r"[^\W_]+", text):
        for name, named in _index().get(match.group().casefold(), ()):
            end = match.start() + len(name)
            if text[match.start() : end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
                yield match.start(), text[match.start() : end], named
                break


@cache
def _index() -> dict[str, list[tuple[str, tuple[PublicEvent, ...]]]]:
    under: dict[str, list[PublicEvent]] = {}
    for event in events():
        for name in event.names:
            if " " in name and any(letter.isupper() or letter.isdigit() for letter in name):
                under.setdefault(name, []).append(event)
    found: dict[str, list[tuple[str, tuple[PublicEvent, ...]]]] = {}
    for name in sorted(under, key=len, reverse=True):
        first = re.match(r"[^\W_]+", name)
        if first is not None:
            found.setdefault(first.group().casefold(), []).append((name, tuple(under[name])))
    return found


def _told(text: str, tellings: Sequence[Telling]) -> Iterator[Link]:
    """Months and days without a year, told with what happened then: the event gives the year."""
    for telling in tellings:
        if not telling.yearless or telling.side == "future":
            continue
        of_month = [event for event in events() if _days([event]) & telling.days]
        if best := fitting(_clause(text, telling), text, within=of_month):
            reason = f"{quoted(telling.expression.text)} is told with what was {_when(best)} ({_names(best)})"
            source = link_name(telling)
            yield Link(source=source, days=_days(best), least=0, most=_ANY_TIME, rank=RANK_TOLD, reason=reason)


def _days(found: Sequence[PublicEvent]) -> DaySet:
    return union((event.first.toordinal(), event.last.toordinal()) for event in found)


def _clause(text: str, telling: Telling) -> str:
    """Return the words about a date, up to the next mark on either side, without the date itself."""
    begin, end = telling.sentence
    first, last = telling.expression.start, telling.expression.end
    before = text[max(begin, first - _WORDS_ABOUT) : first]
    after = text[last : min(end, last + _WORDS_ABOUT)]
    marks = [match.end() for match in _CLAUSE.finditer(before.rstrip(" ,"))]
    stop = _CLAUSE.search(after.lstrip(" ,"))
    return f"{before[marks[-1] if marks else 0 :]} {after.lstrip(' ,')[: stop.start() if stop else None]}"


def _lasting(text: str, tellings: Sequence[Telling], language: str) -> Iterator[Link]:
    """Lengths of what still goes on ("three months of bombing"): published so long after it began."""
    for expression in scan(text, language):
        node = core(expression.node)
        what = _OF.match(text, expression.end)
        if not isinstance(node, Period) or node.count is None or node.unit not in _UNITS or what is None:
            continue
        if _is_elsewhen(text, expression, tellings):
            continue
        if best := fitting(what["what"], text, begins=True):
            yield _since(expression, node, what["what"], best)


def _is_elsewhen(text: str, expression: Expression, tellings: Sequence[Telling]) -> bool:
    """Whether the sentence has a date of its own: "in 1999, after 78 days of bombing" doesn't count to the report."""
    begin, end = sentence_at(text, expression.start)
    return any(begin <= telling.expression.start < end and not telling.yearless for telling in tellings)


def _since(expression: Expression, node: Period, what: str, begun: Sequence[PublicEvent]) -> Link:
    count, size = node.count or 0, _UNITS[node.unit]
    words = quoted(f"{expression.text} of {what}")
    reason = f"{words}: it began {_when(begun)} ({_names(begun)}), and lengths are rounded"
    least, most = round((count - _LESS) * size), round((count + _MORE) * size)
    source = f"began@{expression.start}"
    return Link(source=source, days=_days(begun), least=least, most=most, rank=RANK_LASTING, reason=reason)


def _when(found: Sequence[PublicEvent]) -> str:
    shown = [span_words(_days([event])) for event in found[:_SHOWN]]
    return " or ".join(shown) + (" or on other days" if len(found) > _SHOWN else "")


def _names(found: Sequence[PublicEvent]) -> str:
    return "; ".join(event.name for event in found[:_SHOWN])
