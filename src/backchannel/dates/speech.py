"""When the words inside quotation marks were said, where the text tells it: "yesterday" counts from there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from backchannel.dates.tense import tenses_of
from backchannel.dates.tree import Expression

_LONGEST = 2000
"""Characters of a quotation at most: the longest of 20,700 in 660 reports and descriptions has 871. Without a bound
the work for many opening marks and no closing one would grow with the square of their number."""
_QUOTED = re.compile(
    "|".join(
        rf"{opening}[^{closing}\n]{{2,{_LONGEST}}}+[{closing}]"
        for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“”"))
    )
)
_END = re.compile(r"[.!?][”\"»]?(?=\s|$)|\n")
_REACH = 300
"""Characters around a quotation in which its day of saying is looked for; a sentence is seldom longer."""

_VERB = 40
"""Characters before a time in which a verb of saying is looked for."""


class Quotation(Struct, frozen=True):
    """Characters `start` to `end` of words in quotation marks, and of the sentence around them."""

    start: int
    end: int
    first: int
    last: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text with the bounds of the sentence that each stands in, in order."""
    found = []
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        before = [m.end() for m in _END.finditer(text, max(0, start - _REACH), start)]
        after = (
            _END.search(text, end, end + _REACH)
            if text[end - 2 : end - 1] not in ".!?" or _goes_on(text, end)
            else None
        )
        found.append(
            Quotation(start, end, before[-1] if before else max(0, start - _REACH), after.end() if after else end)
        )
    return tuple(found)


def _goes_on(text: str, end: int) -> bool:
    """Say whether the sentence goes on after a quotation: what follows begins with a small letter."""
    return text[end : end + 2].strip()[:1].islower()


def quotation_around(found: Sequence[Quotation], expression: Expression) -> Quotation | None:
    """Return which of a text's quotations, in order, an expression stands in; None where it isn't quoted."""
    number = bisect_left(found, expression.start, key=lambda one: one.start) - 1
    return found[number] if number >= 0 and expression.start < found[number].end else None


class Speech:
    """Tells for each quotation of a text which expression dates the saying of it."""

    def __init__(self, text: str, expressions: Sequence[Expression], language: str = "en") -> None:
        self._text, self._said_when = text, tenses_of(language).said_when
        self._quotations = quotations(text)
        self._outside = [one for one in expressions if self.around(one) is None]
        self._places = [one.start for one in self._outside]

    def said_by(self, quotation: Quotation) -> Expression | None:
        """Return the expression that dates a quotation, None where there is none.

        Of several in the sentence that which follows a verb of saying, else the nearest.
        """
        first, last = bisect_left(self._places, quotation.first), bisect_left(self._places, quotation.last)
        return min(
            self._outside[first:last],
            key=lambda other: (not self._follows_saying(other), _gap(other, quotation)),
            default=None,
        )

    def around(self, expression: Expression) -> Quotation | None:
        """Return the quotation that an expression stands in, None where it isn't quoted."""
        return quotation_around(self._quotations, expression)

    def _follows_saying(self, expression: Expression) -> bool:
        before = self._text[max(0, expression.start - _VERB) : expression.start]
        return self._said_when.search(before) is not None


def _gap(other: Expression, quotation: Quotation) -> int:
    return quotation.start - other.end if other.end <= quotation.start else other.start - quotation.end
