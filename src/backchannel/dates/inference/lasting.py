"""Lengths of what still goes on: "three months of bombing", "the 16-month-old siege", "began five weeks ago"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil, floor

from msgspec import Struct

from backchannel.dates.events.lexicon import Term, plain, terms
from backchannel.dates.grammar import scan
from backchannel.dates.grammar.rules import load
from backchannel.dates.inference.clause import clause_span
from backchannel.dates.inference.content import Content, content, names
from backchannel.dates.inference.network import ANY_TIME
from backchannel.dates.inference.news import is_news
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.told import Telling
from backchannel.dates.inference.words import Words
from backchannel.dates.tree import Expression, Period, Shift, Unit, core

_WORD = re.compile(r"[^\W\d_]+")
_UNITS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}
_LESS, _MORE = 0.5, 1.0
"""How much less and more of its unit a length in news can be: it is rounded up from a half, or counts whole ones."""
_EARLY, _LATE = 2, 1
"""In its fourth month: at least two have gone by, where those of the calendar are counted, begun ones as whole; at most
four, and a day of one more."""
_MOST = 50
"""Lengths of one text that count, by convention: a report has a few, a text made to stall has thousands."""
_BEFORE = 60
"""Characters before "in its fourth month" in which what lasts is looked for: a noun with what stands about it."""


class Lasting(Struct, frozen=True):
    """What has gone on for `least` to `most` days, and still does.

    `start` is where it stands in the text, `said` its words, `what` what lasts. `doing` are keys of the happening,
    `kinds` its kinds, `inside` the keys of names in `what`, `around` of those in the rest of the sentence.
    """

    start: int
    said: str
    what: str
    least: int
    most: int
    doing: frozenset[str]
    kinds: frozenset[str]
    inside: frozenset[str]
    around: frozenset[str]

    @property
    def source(self) -> str:
        """The name of the variable for the day on which it began."""
        return f"began@{self.start}"


def lastings(text: str, tellings: Sequence[Telling], words: Words) -> tuple[Lasting, ...]:
    """Return what a text says to have lasted so long at its own day, the first `_MOST`; nothing of a history."""
    if not is_news(scan(text, words.language)):
        return ()
    elsewhen = _Elsewhen(text, tellings)
    found = (
        _lasting(text, start, end, what, bounds, words)
        for start, end, what, bounds in _lengths(text, words)
        if not elsewhen.holds(start)
    )
    return tuple(islice((one for one in found if one is not None), _MOST))


_Length = tuple[int, int, str, tuple[int, int]]
"""Where it begins and ends in the text, what lasts, and how many days at least and at most."""


def _lengths(text: str, words: Words) -> Iterator[_Length]:
    for expression in scan(text, words.language):
        node = core(expression.node)
        if isinstance(node, Period) and (bounds := _rounded(node)):
            if what := words.lasting.match(text, expression.end):
                yield expression.start, what.end(), what["what"], bounds
        elif isinstance(node, Shift) and node.base == "published" and node.direction == "before":
            began = _what_began(text, expression, words)
            if (bounds := _rounded(node.period)) and began:
                yield expression.start, expression.end, began, bounds
    for match in words.old.finditer(text):
        count, unit = _number(match["count"], words), _unit(match["unit"], words)
        if count and unit and (bounds := _rounded(Period(unit=unit, count=count))):
            yield match.start(), match.end(), match["what"], bounds
    for match in words.within.finditer(text):
        count, unit = _number(match["count"], words), _unit(match["unit"], words)
        if count and unit:
            begin = max(sentence_at(text, match.start())[0], match.start() - _BEFORE)
            bounds = max(0, floor((count - _EARLY) * _UNITS[unit])), ceil(count * _UNITS[unit]) + _LATE
            yield match.start(), match.end(), text[begin : match.start()], bounds


def _rounded(period: Period) -> tuple[int, int] | None:
    size = _UNITS.get(period.unit)
    # A count can be beyond all numbers that can be reckoned with: "1000…0 weeks".
    if size is None or period.count is None or not 0 <= period.count <= ANY_TIME / size:
        return None
    return floor((period.count - _LESS) * size), ceil((period.count + _MORE) * size)


def _number(word: str, words: Words) -> int | None:
    """Return the number that a word is ("16", "16th", "sixteen", "sixteenth"), None for others, 10000 and more too."""
    # Whole words only: the end of "1,425" or "twenty-five" is another number.
    if found := words.number.fullmatch(word):
        return int(found["digits"])
    values = [value for _, value in load(words.language).words.get(word.casefold(), ()) if isinstance(value, int)]
    return values[0] if values else None


def _unit(word: str, words: Words) -> Unit | None:
    """Return the unit of the calendar that a word is, None for others."""
    values = [value for _, value in load(words.language).words.get(word.casefold(), ()) if value in _UNITS]
    return Unit(str(values[0])) if values else None


def _what_began(text: str, expression: Expression, words: Words) -> str | None:
    """Return what began so long ago, by the words before the last verb or noun of beginning."""
    begin, _ = clause_span(text, expression.start, expression.end)
    clause = text[begin : expression.start].strip()
    edges = [match for match in _WORD.finditer(clause) if match.group().casefold() in words.deeds.words["begins"]]
    if not edges:
        return None
    rest = f"{clause[: edges[-1].start()]} {clause[edges[-1].end() :]}".strip()
    return words.since.sub("", rest)


def _lasting(text: str, start: int, end: int, what: str, bounds: tuple[int, int], words: Words) -> Lasting | None:
    what, deeds = _called(what, words)
    if not deeds:
        return None
    first, last = sentence_at(text, start)
    inside, around = (_names(content(part, words), words) for part in (what, text[first:last]))
    return Lasting(
        start=start,
        said=text[start:end],
        what=what,
        least=bounds[0],
        most=bounds[1],
        doing=frozenset(key for term in deeds for key in content(term.word, words)),
        kinds=frozenset(kind for term in deeds for kind in term.kinds),
        inside=inside,
        around=around - inside,
    )


def _called(what: str, words: Words) -> tuple[str, list[Term]]:
    """Return what lasts up to the last word for a happening or name, and the words for happenings that can last."""
    deeds, end = [], 0
    for match in _WORD.finditer(what):
        for term in terms(match.group(), words.deeds):
            lasting = bool(term.kinds & words.lasting_kinds) and not term.name
            deeds += [term] if lasting else []
            end = match.end() if lasting or term.name else end
    return what[:end], deeds


def _names(of: Content, words: Words) -> frozenset[str]:
    """Return the keys of names that tell one thing from another."""
    return frozenset(key for key in names(of) if plain(of[key]) not in words.deeds.words["common"])


class _Elsewhen:
    """Tells of lengths that count to another day than the report's: "in 1999, after 78 days of bombing"."""

    def __init__(self, text: str, tellings: Sequence[Telling]) -> None:
        self._text = text
        self._places = [telling.expression.start for telling in tellings]
        self._dated = [telling.expression.start for telling in tellings if not telling.yearless]

    def holds(self, start: int) -> bool:
        """Whether a time is told in the sentence of what begins at `start`, or one with its year before in the line."""
        begin, end = sentence_at(self._text, start)
        first = bisect_left(self._places, begin)
        if first < len(self._places) and self._places[first] < end:
            return True
        before = bisect_left(self._dated, start)
        return before > 0 and self._text.find("\n", self._dated[before - 1], start) < 0
