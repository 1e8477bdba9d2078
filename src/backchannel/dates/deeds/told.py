"""What the text itself tells with a day ("The talks opened on 3 May"), so that it can be counted from later on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from backchannel.dates.calendar import Days
from backchannel.dates.events.lexicon import Lexicon, Term, terms
from backchannel.dates.tree import Expression

_BEFORE, _BEHIND = 160, 90
"""Characters of a clause that may stand before and after its day: 16 words, as in `clauses`, and what follows a day."""
_LAST = 8
"""How many tellings of one sort are kept: the latest are meant, and the time stays linear in the text."""


class _Telling(Struct, frozen=True):
    expression: Expression
    days: Days | None
    keys: frozenset[str]
    kinds: frozenset[str]
    main: frozenset[str]
    begins: bool
    ends: bool


class ToldDeeds:
    """The days that a text has told so far, and what happened on them."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text, self._words = text, words
        self._breaks = re.compile(rf"[,;:.!?\n]|\b(?:{'|'.join(sorted(words.words['breaks']))})\b")
        self._by_kind: dict[str, list[_Telling]] = {}

    def tell(self, expression: Expression, days: Days | None) -> None:
        """Take note of a day of the text, in order; `days` may not be known yet."""
        telling = self._telling(expression, days)
        if telling is None:
            return
        for kind in telling.kinds:
            kept = self._by_kind.setdefault(kind, [])
            kept.append(telling)
            del kept[:-_LAST]

    def of(self, deed: Sequence[Term], start: int, *, plainly: bool = False) -> tuple[Expression, Days | None] | None:
        """Return the last day before a character on which the text tells of a deed with all its words.

        `plainly` asks for one of the same words for what was done: an attack is no occupation then.
        """
        kinds = {kind for term in deed if not (term.edge or term.light) for kind in term.kinds}
        kinds = kinds or {kind for term in deed for kind in term.kinds}
        found = [t for kind in kinds for t in self._by_kind.get(kind, ()) if t.expression.end <= start]
        for telling in sorted(found, key=lambda t: -t.expression.start):
            same = not plainly or any(t.kinds and not t.keys.isdisjoint(telling.keys) for t in deed)
            if same and not telling.main.isdisjoint(kinds) and all(_tells(telling, term) for term in deed):
                return telling.expression, telling.days
        return None

    def _telling(self, expression: Expression, days: Days | None) -> _Telling | None:
        before, after = self._clause(expression)
        told = (*before, *after)
        verbs = [term for term in (*reversed(before), *after) if term.verb]
        said = {term.word for term in told}
        if not verbs or not said.isdisjoint(self._words.words["negations"]):
            return None
        out = not said.isdisjoint(self._words.words["out"])
        breaks = out and not said.isdisjoint(self._words.words["breaks_out"])
        # What the clause is about: its first word ("The truce was agreed"), its nearest verb, or the object of that.
        verb = next((v for v in verbs if not v.light), verbs[0])
        place = told.index(verb)
        main = [told[0], *told[place : place + 2]]
        return _Telling(
            expression=expression, days=days, keys=frozenset(key for t in told for key in t.keys),
            kinds=frozenset(kind for t in told for kind in t.kinds),
            main=frozenset(kind for t in main for kind in t.kinds),
            begins=breaks or any(t.begins for t in told), ends=any(t.ends for t in told),
        )  # fmt: skip

    def _clause(self, expression: Expression) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """Return the words of the clause before and after its day; "On 3 May, they met" goes on after the comma."""
        before = self._breaks.split(self._text[max(expression.start - _BEFORE, 0) : expression.start])[-1]
        own = terms(before, self._words)
        after = self._text[expression.end : expression.end + _BEHIND]
        if not own:
            after = after.removeprefix(",")
        return own, terms(self._breaks.split(after)[0], self._words)


def _tells(telling: _Telling, term: Term) -> bool:
    """Say whether a word of a deed stands in what was told."""
    if term.light or not term.keys.isdisjoint(telling.keys):
        return True
    if term.edge:
        return telling.begins if term.begins else telling.ends
    return not (term.name or term.number) and not term.kinds.isdisjoint(telling.kinds)
