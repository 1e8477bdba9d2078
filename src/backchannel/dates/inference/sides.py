"""On which side of its report a dated expression lies, where the words say so for certain.

A wrong "past" makes a wrong bound, so this asks for more than `tense.tense_of` does: no word of plans in the sentence,
and of a bare year a preposition before it ("in 2010", not "the 2024 race", "a 2024 model").
"""

from __future__ import annotations

from typing import Literal

from backchannel.dates.inference.named import named_days, which_one, without_year
from backchannel.dates.inference.words import Words
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Bound, Expression, Unit

Side = Literal["past", "future"]
_BEFORE = 80
"""Characters before a date in which the words stand that say what it is the time of."""
_LIMITS = ("by", "until", "before", "from")


def is_plain_year(text: str, expression: Expression, words: Words) -> bool:
    """Say whether a year stands as a time, and not in a name ("the 2012 Games")."""
    if expression.text[:1].isalpha():
        return True
    before, after = text[max(0, expression.start - 20) : expression.start], text[expression.end : expression.end + 12]
    return bool(words.before_year.search(before) and words.after_year.match(after))


def side_of(text: str, expression: Expression, sentence: tuple[int, int], words: Words) -> Side | None:
    """Return the side, None where the words don't tell; `sentence` is where its sentence begins and ends."""
    if isinstance(expression.node, Bound) and expression.node.name in _LIMITS:
        return None
    if which := which_one(expression.node):
        return "past" if which == "last" else "future"
    tense = tense_of(text, expression.start, expression.end, words.language)
    plans = words.plans.search(text, *sentence) is not None
    past = words.past.search(text, *sentence) is not None
    if tense == "past":
        return "past" if past and not plans else None
    if tense != "future" or not plans:
        return None
    # Of a year only plain plans count: "in 2008 we vowed to open a school by then" tells of a past plan.
    # A month without a year is as loose: "in November, when they decided" stands after "as we expected".
    return None if past and _is_coarse(expression) else "future"


def is_time_of_plan(text: str, expression: Expression, words: Words) -> bool:
    """Say whether a date in a plan is when it is planned for.

    It isn't where it is said by the way ("the commission, set up on 3 March 2001, will publish …") or is what is spoken
    of ("will never forget 4 May 1999").
    """
    before = text[max(0, expression.start - _BEFORE) : expression.start]
    return bool(words.time_of.search(before)) and not words.aside.search(before)


def _is_coarse(expression: Expression) -> bool:
    fields = without_year(expression.node)
    if fields is not None:
        return fields.day is None
    known = named_days(expression.node)
    return known is not None and known[1] not in (Unit.DAY, Unit.MONTH)
