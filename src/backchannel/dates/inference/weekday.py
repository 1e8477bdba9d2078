"""The weekday that a report with a dateline names first: it came out on that day or soon after.

Only where the other clues leave few days. Weekdays alone say nothing: on Wikinews they lie up to six days back.
"""

from __future__ import annotations

from backchannel.dates.grammar import scan
from backchannel.dates.inference.dayset import FIRST, LAST, DaySet, union
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.said import FEW
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.words import Words
from backchannel.dates.meaning.frame import DAY_NAMES
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Fields, core
from backchannel.language.paragraphs import dateline_length

_AFTER = 3
"""Days after the day of its news by which a report with a dateline is out: the next issue, with a weekend between."""


def of_lead(text: str, words: Words) -> int | None:
    """Return the weekday (ISO) of the news of a report with a dateline, None where its first sentence names none."""
    begin = _after_dateline(text)
    if begin is None:
        return None
    sentence = sentence_at(text, begin)
    for expression in scan(text, words.language):
        node = core(expression.node)
        if not sentence[0] <= expression.start < sentence[1] or not isinstance(node, Fields) or node.weekday is None:
            continue
        past = tense_of(text, expression.start, expression.end, words.language) == "past"
        alone = node.month is None and node.day is None
        return node.weekday if past and alone else None
    return None


def _after_dateline(text: str) -> int | None:
    """Return where the story begins that the first dateline stands before, None where there is none."""
    begin = 0
    for line in text.split("\n"):
        if length := dateline_length(line):
            return begin + length
        begin += len(line) + 1
    return None


def link(weekday: int, days: DaySet) -> Link | None:
    """Return which of the days that are left come soon after a weekday, None where they are too many to be named."""
    if days.earliest is None or days.latest is None:
        return None
    begin = FIRST + (weekday - FIRST) % 7
    soon = union((day, day + _AFTER) for day in range(begin, LAST - _AFTER, 7))
    if not 0 < (soon & days).size <= FEW:
        return None
    reason = (
        f"its news is of {DAY_NAMES[weekday - 1]}, under a dateline: out within {_AFTER} days, by the habit of news"
    )
    return Link(source="its news", days=soon, least=0, most=0, rank=Rank.WEEKDAY, reason=reason)
