"""What a text tells of with a day, month or year: its dated expressions, each with its sentence and its side."""

from __future__ import annotations

from msgspec import Struct

from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import DaySet
from backchannel.dates.inference.named import named_days, of_every_year, without_year
from backchannel.dates.inference.news import is_news
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.sides import Side, is_plain_year, is_time_of_plan, side_of
from backchannel.dates.inference.words import Words
from backchannel.dates.speech import quotation_around, quotations
from backchannel.dates.tree import YEARS, Expression, Unit


class Telling(Struct, frozen=True):
    """A dated expression: the days that it can mean, its sentence, its unit, and on which side of the report it lies.

    `yearless` is True where every year is possible. `side` is None where the words don't say it for certain. `plain` is
    False for a bare year that can belong to a name ("the 2012 Games"). `plan` is True for the time of a plan outside of
    quotation marks: a quoted one can be that of an old letter.
    """

    expression: Expression
    days: DaySet
    unit: Unit
    yearless: bool
    plain: bool
    side: Side | None
    sentence: tuple[int, int]
    plan: bool = False


def tellings(text: str, words: Words) -> tuple[Telling, ...]:
    """Return the expressions of a text that name a time by themselves, in order.

    Those without a year only in news: in a history they are of a year that it named long before.
    """
    found = []
    year_at: int | None = None
    expressions = scan(text, words.language)
    news = is_news(expressions)
    spans = quotations(text)
    for expression in expressions:
        sentence = sentence_at(text, expression.start)
        fields = without_year(expression.node)
        if fields is not None:
            # A month after a year in the same passage is one of that year, not of the report's.
            if not news or (year_at is not None and text.find("\n", year_at, expression.start) < 0):
                continue
            unit = Unit.DAY if fields.day else Unit.MONTH
            side = side_of(text, expression, sentence, words)
            found.append(Telling(expression, of_every_year(fields), unit, True, True, side, sentence))
        elif (known := named_days(expression.node)) is not None:
            days, unit = known
            year_at = expression.start
            plain = unit not in YEARS or is_plain_year(text, expression, words)
            side = side_of(text, expression, sentence, words) if plain else None
            plan = (
                side == "future"
                and quotation_around(spans, expression) is None
                and is_time_of_plan(text, expression, words)
            )
            found.append(Telling(expression, days, unit, False, plain, side, sentence, plan))
    return tuple(found)


def telling_name(telling: Telling) -> str:
    """Return the name of the variable for the day that an expression tells of."""
    return f"told@{telling.expression.start}"
