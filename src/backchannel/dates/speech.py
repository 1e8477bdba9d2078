"""When the words inside quotation marks were said, where the text tells it: "yesterday" counts from there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from backchannel.dates.tree import Expression

_QUOTED = re.compile(r"“[^”\n]{2,}”|\"[^\"\n]{2,}\"|«[^»\n]{2,}»|„[^“”\n]{2,}[“”]")
_END = re.compile(r"[.!?][”\"»]?(?=\s|$)|\n")
_REACH = 300
"""Characters around a quotation in which its day of saying is looked for; a sentence is seldom longer."""


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


class Speech:
    """Tells for each expression of a text inside a quotation which one dates the saying of it."""

    def __init__(self, text: str, expressions: Sequence[Expression]) -> None:
        self._quotations = quotations(text)
        self._expressions = expressions

    def said_by(self, expression: Expression) -> Expression | None:
        """Return the expression that dates the quotation around one, None where there is none or it isn't quoted."""
        quotation = next((q for q in self._quotations if q.start < expression.start < q.end), None)
        if quotation is None:
            return None
        outside = [
            other
            for other in self._expressions
            if quotation.first <= other.start < quotation.last
            and not any(q.start < other.start < q.end for q in self._quotations)
        ]
        return min(outside, key=lambda other: _gap(other, quotation), default=None)


def _gap(other: Expression, quotation: Quotation) -> int:
    return quotation.start - other.end if other.end <= quotation.start else other.start - quotation.end
