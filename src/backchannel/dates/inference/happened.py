"""Links from the calendar of public events: told of by a name, with a month, or with a relative time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from backchannel.dates.events import calendar_of, match
from backchannel.dates.grammar import scan
from backchannel.dates.inference.calendar import event_days, fitting, told_with, when_words
from backchannel.dates.inference.clause import clause_about
from backchannel.dates.inference.dayset import DaySet
from backchannel.dates.inference.event_names import names_of_events
from backchannel.dates.inference.network import ANY_TIME, Link
from backchannel.dates.inference.news import is_news
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.relative import days_from_which, is_relative
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.told import Telling, telling_name
from backchannel.dates.inference.wording import quoted
from backchannel.dates.inference.words import Words
from backchannel.dates.tense import tense_of
from backchannel.dates.tree import Expression, Relative, Shift, core

_ROUGHLY = timedelta(days=400)
"""Days between the first and last day left, up to which the time of a report is roughly known: the reach within which
`events.match` takes what comes often to be meant."""


def links(text: str, tellings: Sequence[Telling], words: Words) -> list[Link]:
    """Return what the calendar of public events says about a text; raises BackchannelError where it can't be read."""
    found = [*_named(text, tellings, words), *_told(text, tellings, words)]
    return list({(link.source, link.reason): link for link in found}.values())


def _named(text: str, tellings: Sequence[Telling], words: Words) -> Iterator[Link]:
    """Names of events told of as past: published on their first day or later; a month beside a name is its month."""
    for place, name, named in names_of_events(text, words.language):
        begin, end = sentence_at(text, place)
        if words.ahead.search(text[begin:place]):
            continue
        days = event_days(named)
        beside = [t for t in tellings if t.yearless and t.sentence == (begin, end)]
        reason = f"{quoted(name)} was {when_words(named)}"
        same = len(beside) == 1 and days & beside[0].days
        source = telling_name(beside[0]) if same else f"event@{place}"
        yield _link(source, days, ANY_TIME, Rank.EVENT_NAMED, reason)


def _told(text: str, tellings: Sequence[Telling], words: Words) -> Iterator[Link]:
    """Months and days without a year, told with what happened then: the event gives the year."""
    for telling in tellings:
        if not telling.yearless or telling.side == "future":
            continue
        clause, names = clause_about(text, telling.expression)
        if best := fitting(clause, names, words, within=telling.days):
            reason = told_with(telling.expression.text, best)
            days = event_days(best)
            yield _link(telling_name(telling), days, ANY_TIME, Rank.EVENT_TOLD, reason)


def relative_links(text: str, words: Words, days: DaySet) -> list[Link]:
    """Return what relative times say that are told with an event, once the time of the report is roughly known.

    `days` are those left by all else. With none or years between them nothing is said: what comes often can't be told
    apart then.
    """
    first, last = days.earliest, days.latest
    expressions = scan(text, words.language)
    if first is None or last is None or last - first > _ROUGHLY or not is_news(expressions):
        return []
    middle = first + (last - first) / 2
    found = []
    for expression in expressions:
        if not is_relative(expression) or not _is_past(text, expression, words):
            continue
        clause, names = clause_about(text, expression)
        best = match(clause, near=middle, before=last, around=" ".join(names), calendar=calendar_of(words.language))
        if best is not None:
            event = best.event
            source = f"event@{expression.start}"
            told = days_from_which(text, expression, event.first, event.last, words.language)
            reason = told_with(expression.text, [event])
            found.append(_link(source, told, 0, Rank.EVENT_RELATIVE, reason))
    return [link for link in found if link.days]


def _link(source: str, days: DaySet, most: int, rank: Rank, reason: str) -> Link:
    return Link(source=source, days=days, least=0, most=most, rank=rank, basis="events", reason=reason)


def _is_past(text: str, expression: Expression, words: Words) -> bool:
    """Whether a time is of what was: by its own words ("last week", "two days ago"), or by its sentence."""
    node = core(expression.node)
    if (isinstance(node, Relative) and node.which == "last") or (
        isinstance(node, Shift) and node.direction == "before"
    ):
        return True
    plans = words.plans.search(text, *sentence_at(text, expression.start))
    return not plans and tense_of(text, expression.start, expression.end, words.language) == "past"
