"""Claims whose day does not fit the day of the report: told of as past, but later; told of as to come, but earlier."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from backchannel.dates.document import Calendar, language_of
from backchannel.dates.find import Dated
from backchannel.dates.speech import quotations
from backchannel.dates.tree import Fields, Unit, core
from backchannel.language import Sentence
from backchannel.model import Claim, Document

_DATA = Path(__file__).parents[1] / "data" / "clashes"


def untimely(
    document: Document, sentences: Sequence[Sentence], calendar: Calendar, claims: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield the claims whose own date clashes with the day of publication.

    A claim alone is not believed: the words around its date must tell the same time as its status does, and the date
    must be given in full. One that is counted from something ("tomorrow", "two days later") lies where the counting
    put it, and that is ours.
    """
    quotes = quotations(document.text)
    known = _known(document, sentences, calendar)
    for claim in claims:
        phrase = claim.when.phrase
        if phrase is None or (phrase.start, phrase.end) not in known:
            continue
        sentence, one = known[phrase.start, phrase.end]
        if one.frame.said or one.reading.anchor is not None:
            continue
        quoted = any(q.start < phrase.start < q.end for q in quotes)
        planned = not quoted and _planned_but_past(document, claim, one, sentence)
        if planned or _past_but_later(document, claim, one):
            yield claim


def _known(
    document: Document, sentences: Sequence[Sentence], calendar: Calendar
) -> dict[tuple[int, int], tuple[Sentence, Dated]]:
    """Return each expression by where its words stand in the document, as it is read from the last possible day."""
    known = {}
    for sentence in sentences:
        for readings in calendar.readings(sentence):
            expression = readings[-1].expression
            span = sentence.view.span(document, expression.start, expression.end)
            known[span.start, span.end] = sentence, readings[-1]
    return known


def _past_but_later(document: Document, claim: Claim, one: Dated) -> bool:
    """Whether a claim of what happened lies wholly after the report, and the words around its date are past too."""
    earliest, published = claim.when.earliest, document.published.latest
    if claim.status != "happened" or one.frame.tense != "past" or one.reading.unit is not Unit.DAY:
        return False
    if earliest is None or published is None:
        return False
    return earliest > published


def _planned_but_past(document: Document, claim: Claim, one: Dated, sentence: Sentence) -> bool:
    """Whether a claim of what is to come, its date given with the year, lies wholly before the report.

    A plan that is told in the past is none of the report's day; so the words right before the date must be those of a
    plan that stands.
    """
    latest, published, node = claim.when.latest, document.published.earliest, core(one.expression.node)
    if claim.status != "planned" or latest is None or published is None or latest >= published:
        return False
    if (
        not isinstance(node, Fields)
        or node.year is None
        or node.month is None
        or one.frame.tense != "future"
        or one.frame.distant
    ):
        return False
    return _planned(language_of(document)).search(sentence.view.text[: one.expression.start]) is not None


@cache
def _planned(language: str) -> re.Pattern[str]:
    """Return a language's pattern of what stands right before a planned day; one that never matches where none is."""
    path = _DATA / f"{language}.toml"
    if not path.is_file():
        return re.compile("(?!)")
    return re.compile(tomllib.loads(path.read_text(encoding="utf-8"))["planned"])
