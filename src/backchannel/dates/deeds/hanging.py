"""A text in which times may hang on deeds, and what is asked of it: clauses, dates in them, known events."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.deeds.clauses import Clause, clause
from backchannel.dates.deeds.context import latest, passage, side_of
from backchannel.dates.deeds.told import ToldDeeds
from backchannel.dates.events import EventCalendar, Match, match
from backchannel.dates.events.lexicon import Lexicon, terms
from backchannel.dates.grammar import scan
from backchannel.dates.tree import Bound, Deed, Every, Expression, Fields, Node, Period, Vague, core

_LEAD = 80
"""Characters in which a length of time is looked for; the longest in the grammar's tests has 40."""
_FIRST_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]\w+)")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


class Hung(Struct, frozen=True):
    """What a time hangs on: the node to count from, its end, its clause; `dated` where the text gives the date."""

    node: Node
    end: int
    clause: Clause
    dated: bool = False


class Hanging:
    """A text, its scanned expressions, and the events that may be meant."""

    def __init__(
        self,
        text: str,
        expressions: tuple[Expression, ...],
        words: Lexicon,
        events: EventCalendar, published: date | None,
        language: str,
    ) -> None:  # fmt: skip
        self.text, self.expressions, self.words = text, expressions, words
        self._events, self._published, self._language = events, published, language
        self._known: dict[tuple[int, int, date | None], Match | None] = {}
        self._starts = [e.start for e in expressions]
        self._told: ToldDeeds | None = None
        frame = words.tables["frame"]
        self._link = re.compile(rf"\b(?:{frame['date_links']})\s+(?:{frame['determiner']}\s+)?$")

    def length_before(self, end: int) -> Expression | None:
        """Return the length of time that ends before a character, read without what follows it."""
        window = self.text[max(end - _LEAD, 0) : end].rstrip()
        end = max(end - _LEAD, 0) + len(window)
        last = _LAST_WORD.search(window)
        if last is None or last.group().casefold() not in self.words.words["lengths"]:
            return None
        found = scan(window, self._language)
        if not found or found[-1].end != len(window) or not isinstance(core(found[-1].node), Period):
            return None
        return replace(found[-1], start=end - len(window) + found[-1].start, end=end)

    def begins_date(self, start: int) -> bool:
        """Say whether a scanned expression begins or goes on at a character: what follows is a date and no deed."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and start < self.expressions[place].end

    def clause(self, start: int, *, stop: frozenset[str] = frozenset(), noun: bool = False) -> Clause | None:
        """Return the clause or noun phrase from a character on, None where there is none or a date stands there."""
        return None if self.begins_date(start) else clause(self.text, start, self.words, stop=stop, noun=noun)

    def known(self, found: Clause, *, near: date | None = None) -> Match | None:
        """Return the public event that a clause tells of."""
        place = found.start, found.end, near
        if place not in self._known:
            self._known[place] = self._match(found, near)
        return self._known[place]

    def _match(self, found: Clause, near: date | None) -> Match | None:
        deed = Deed(found.start, found.end)
        before = latest(self.text, deed, self._published, self.words)
        words, around = self.text[found.start : found.end], passage(self.text, deed)
        side = side_of(self.text, deed, self.words)
        near = near or self._published
        return match(words, near=near, before=before, around=around, side=side, calendar=self._events)

    def is_told(self, found: Clause) -> bool:
        """Say whether the text has told of a day on which it happened."""
        said = terms(self.text[found.start : found.end], self.words)
        subject = any(not (term.verb or term.light or term.edge) for term in said)
        if not (subject and any(term.kinds for term in said) and (found.past or self._is_definite(found))):
            return False
        if self._told is None:
            self._told = ToldDeeds(self.text, self.words)
            for expression in self.expressions:
                if _is_one_day(expression.node):
                    self._told.tell(expression, None)
        return self._told.of(said, found.start, plainly=True) is not None

    def _is_definite(self, found: Clause) -> bool:
        first = _FIRST_WORD.match(self.text, found.start)
        return not found.verb and first is not None and first.group().casefold() in self.words.words["determiners"]

    def tells(self, found: Clause) -> bool:
        """Say whether a clause tells of something that happened: by a verb of the past or a word such as "vote"."""
        return found.past or any(term.kinds for term in terms(self.text[found.start : found.end], self.words))

    def hung(self, start: int, *, noun: bool = False) -> Hung | None:
        """Return what a time before a character hangs on: a date that the text gives with the deed, or the deed."""
        found = self.clause(start, noun=noun)
        if found is None:
            return None
        deed = Hung(Deed(found.start, found.end), found.end, found)
        low, high = (bisect_left(self._starts, place) for place in (found.start + 1, found.end))
        inside = [e for e in self.expressions[low:high] if _is_date(e.node)]
        if not inside:
            return deed
        last = inside[-1]
        if last.end >= found.end and self._link.search(self.text, found.start, last.start):
            return Hung(last.node, last.end, found, dated=True)
        if self.known(found) is None and _names_day(last.node) and not self._is_name(last):
            return Hung(last.node, max(found.end, last.end), found, dated=True)
        return deed

    def _is_name(self, date_in: Expression) -> bool:
        """Say whether a date is part of a name: "the 17 February Revolution"."""
        after = _NEXT_WORD.match(self.text, date_in.end)
        return after is not None and after[1][0].isupper()

    def expression(self, start: int, end: int, node: Node, ends: tuple[int, int] | None = None) -> Expression:
        """Make an expression of characters of the text."""
        return Expression(start=start, end=end, text=self.text[start:end], node=node, ends=ends)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for one of several connectors, longest first, whatever white space parts their words."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def one(said: str) -> str:
    """Return a connector as its table writes it."""
    return " ".join(said.casefold().split())


def _is_date(node: Node) -> bool:
    return not isinstance(core(node), Period | Every | Vague)


def _is_one_day(node: Node) -> bool:
    inner = core(node)
    return (
        not isinstance(node, Bound)
        and isinstance(inner, Fields)
        and (inner.day is not None or inner.weekday is not None)
    )


def _names_day(node: Node) -> bool:
    inner = core(node)
    return isinstance(inner, Fields) and (inner.day is not None or (inner.year is not None and inner.month is not None))
