"""What a text tells of as past or as planned: its dated expressions, judged with care.

A wrong "past" makes a wrong bound, so this asks for more than `tense.tense_of` does: no word of plans in the sentence,
and of a bare year a preposition before it ("in 2010", not "the 2024 race", "a 2024 model").
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from backchannel.dates.calendar import Days
from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import FIRST, LAST, DaySet, between, of_days, union
from backchannel.dates.meaning import Frame, read
from backchannel.dates.meaning.fields import days_in
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import (
    About,
    Bound,
    Choice,
    Expression,
    Feast,
    Fields,
    Node,
    Part,
    Range,
    TimeOfDay,
    Unit,
    core,
)

Side = Literal["past", "future"]

_PLANS = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|must|if|unless|plan(?:s|ned|ning)?|due|upcoming|forthcoming|"
    r"expect\w*|schedul\w+|predict\w*|forecast\w*|hop(?:es?|ed|ing)|intend\w*|aim\w*|set to|slated|likely|next|ahead|"
    r"vow\w*|pledg\w+|target\w*|goal|deadline|projected|propos\w+|promis\w+|going to|expir\w+|until|by|campaign|season|"
    r"edition|model)\b|[’']ll\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|said|told|met|went|came|took|made|gave|began|became|led|fell|rose|won|lost|left|saw|held|"
    r"kept|brought|got|ran|broke|chose|grew|knew|found|cut|hit|set|sent|sought|built|sold|spoke|wrote|been|[^\W\d_]{2,}ed)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])|\n+")
_OF_YEAR = re.compile(r"\b(?:in|since|during|from|of|after|until|through)\s(?:the\s)?(?:year\s)?$", re.IGNORECASE)
_AFTER_YEAR = re.compile(
    r"\s*(?:[.,;:)—–\"”!?\n-]|$|(?:and|when|but|that|as|after|with|for|by|to|at|on|he|she|it|they|we|was|were|the|an?|his|her|its|their)\b)"
)


class Telling(Struct, frozen=True):
    """A dated expression: the days that it can mean, its sentence, its unit, and on which side of the report it lies.

    `yearless` is True where every year is possible. `side` is None where the words don't say it for certain. `plain` is
    False for a bare year that can belong to a name ("the 2012 Games").
    """

    expression: Expression
    days: DaySet
    unit: Unit
    yearless: bool
    plain: bool
    side: Side | None
    sentence: tuple[int, int]


def tellings(text: str, language: str = "en") -> tuple[Telling, ...]:
    """Return the expressions of a text that name a time by themselves, in order."""
    found = []
    years: list[int] = []
    for expression in scan(text, language):
        yearless = _yearless(expression.node)
        sentence = sentence_at(text, expression.start)
        if yearless is not None:
            # A month after a year in the same passage is one of that year, not of the report's.
            if any("\n" not in text[place : expression.start] for place in years):
                continue
            days = union(
                (d.first.toordinal(), d.last.toordinal()) for year in _YEARS if (d := _in_year(yearless, year))
            )
            unit = Unit.DAY if yearless.day else Unit.MONTH
            found.append(Telling(expression, days, unit, True, True, _side(text, expression, sentence), sentence))
        elif (known := _known(expression.node)) is not None:
            days, unit = known
            years.append(expression.start)
            plain = unit not in (Unit.YEAR, Unit.DECADE, Unit.CENTURY) or _plain_year(text, expression)
            side = _side(text, expression, sentence) if plain else None
            found.append(Telling(expression, days, unit, False, plain, side, sentence))
    return tuple(found)


_YEARS = range(1800, 2200)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence or line that holds a character begins and ends."""
    begin = 0
    for match in _SENTENCE.finditer(text, max(0, place - 1500)):
        if match.end() > place:
            return begin, match.start()
        begin = match.end()
    return begin, len(text)


def _in_year(node: Fields, year: int) -> Days | None:
    days = days_in(node, year)
    if days is None or (node.weekday is not None and days.first.isoweekday() != node.weekday):
        return None
    return days


def _yearless(node: Node) -> Fields | None:
    """Return a day or month without its year, where that is all that an expression is."""
    while isinstance(node, TimeOfDay | About | Part) and node.inner is not None:
        node = node.inner
    if not isinstance(node, Fields) or node.month is None or node.year is not None or node.era is not None:
        return None
    return node


def _known(node: Node) -> tuple[DaySet, Unit] | None:
    """Return the days and the unit of an expression that needs nothing else to be read."""
    inner = core(node)
    if isinstance(inner, Range):
        first = _known(inner.first)
        return None if first is None else first
    if not isinstance(inner, Fields | Choice) and not (isinstance(inner, Feast) and inner.year):
        return None
    if isinstance(inner, Fields) and (inner.year is None and inner.decade is None and inner.century is None):
        return None
    reading = read(node.inner if isinstance(node, Bound) else node, Frame())
    if reading.days is None or not FIRST < reading.days.first.toordinal() <= reading.days.last.toordinal() < LAST:
        return None
    days = of_days(reading.candidates) if reading.candidates else between(reading.days.first, reading.days.last)
    return days, reading.unit


def _plain_year(text: str, expression: Expression) -> bool:
    if expression.text[:1].isalpha():
        return True
    before, after = text[max(0, expression.start - 20) : expression.start], text[expression.end : expression.end + 12]
    return bool(_OF_YEAR.search(before) and _AFTER_YEAR.match(after))


def _side(text: str, expression: Expression, sentence: tuple[int, int]) -> Side | None:
    if isinstance(expression.node, Bound) and expression.node.name in ("by", "until", "before", "from"):
        return None
    tense = tense_of(text, expression.start, expression.end)
    plans = _PLANS.search(text, sentence[0], sentence[1]) is not None
    if tense == "past":
        return "past" if not plans and _PAST_VERB.search(text, *sentence) else None
    if tense != "future" or not plans:
        return None
    # Of a year only plain plans count: "in 2019 I promised that the first to come would be" tells of a past plan.
    # A month without a year is as loose: "in November, when they decided" stands after "as we expected".
    yearless = _yearless(expression.node)
    coarse = yearless.day is None if yearless else _known_unit(expression.node) not in (Unit.DAY, Unit.MONTH)
    return None if coarse and _PAST_VERB.search(text, *sentence) else "future"


def _known_unit(node: Node) -> Unit:
    known = _known(node)
    return known[1] if known else Unit.DAY
