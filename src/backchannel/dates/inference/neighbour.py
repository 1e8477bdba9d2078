"""Another document of the folder, and what it tells of with a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from backchannel.dates.find import Dated, find
from backchannel.dates.inference.clause import clause_span
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.tree import Bound, Fields, Unit, core

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
_FINE = (Unit.DAY, Unit.MONTH)
_COARSE = (*_FINE, Unit.SEASON, Unit.QUARTER, Unit.HALF, Unit.YEAR)


class Neighbour(Struct, frozen=True, kw_only=True):
    """Another document of the folder: how to call it, its text, and its days of publication as far as they are known.

    `id` is the document's own, so that no text is its own neighbour. `told` are days that are known for words of it, as
    from its claims: each the words of a sentence, and its bounds.
    """

    id: str = ""
    name: str
    text: str
    earliest: date | None = None
    latest: date | None = None
    told: tuple[tuple[str, date, date], ...] = ()

    @property
    def published(self) -> date | None:
        """The day of publication where it is known for certain."""
        return self.earliest if self.earliest == self.latest else None


class Account(Struct, frozen=True):
    """What a neighbour tells of with a time: the words of its sentence and of the clause, and the days.

    `fine` says that it is dated by day or month.
    """

    by: str
    sentence: str
    clause: str
    first: date
    last: date
    fine: bool


def can_date(neighbour: Neighbour) -> bool:
    """Say whether a document can tell of anything with a year: it names one, or its own day is known."""
    known = neighbour.published is not None or bool(neighbour.told)
    return known or _YEAR.search(neighbour.text) is not None


def accounts(neighbour: Neighbour, language: str) -> Iterator[Account]:
    """Yield what a neighbour dates, by its words (public events aren't asked) and by what is known of it."""
    for dated in find(neighbour.text, neighbour.published, language=language, events=False):
        days = dated.reading.days
        if days is None or not _is_time(dated) or days.first.year <= 1800:
            continue
        expression = dated.expression
        begin, end = sentence_at(neighbour.text, expression.start)
        first, last = clause_span(neighbour.text, expression.start, expression.end)
        sentence, clause = neighbour.text[begin:end], neighbour.text[first:last]
        yield Account(neighbour.name, sentence, clause, days.first, days.last, dated.reading.unit in _FINE)
    for words, earliest, latest in neighbour.told:
        yield Account(neighbour.name, words, words, earliest, latest, True)


def _is_time(dated: Dated) -> bool:
    node = dated.expression.node
    return dated.reading.unit in _COARSE and not isinstance(node, Bound) and isinstance(core(node), Fields)
