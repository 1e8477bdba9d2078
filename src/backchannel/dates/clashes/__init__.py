"""What in a document's dates does not agree, kept as contradictions; nothing is mended by it.

Three things are held against each other: the words of one time expression, a claim's day and the day of the report,
and the witnesses of the day of publication.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from backchannel.dates.clashes.of_claims import untimely
from backchannel.dates.clashes.sides import stretches
from backchannel.dates.document import Calendar, language_of
from backchannel.dates.find import Dated, find
from backchannel.dates.meaning.frame import long_day
from backchannel.dates.publication import phrases as say
from backchannel.dates.publication.differing import Voice, differing
from backchannel.dates.publication.weighing import weigh
from backchannel.dates.tree import Unit
from backchannel.language import Sentence
from backchannel.model import Claim, Contradiction, ContradictionScope, DateRange, Document, Side, Span
from backchannel.read.metadata.written import find_written

SpanOf = Callable[[int, int], Span]
"""Gives the document's words for a stretch of the text that expressions were found in."""


def contradictions(
    document: Document, sentences: Sequence[Sentence], calendar: Calendar, claims: Sequence[Claim]
) -> tuple[Contradiction, ...]:
    """Return what does not agree in the dates of a document, by id.

    `calendar` is that of the sentences, `claims` are the document's own. Only what tells the story is read, and the
    line that prints the day: a clash in a caption or in a page's furniture is none of the report's.
    """
    made = [*_witnesses(document), *_date_line(document, sentences)]
    made += _expressions(document, sentences, calendar, claims)
    # What the words of a phrase say by themselves is not said again of the claims that it dates.
    told = {span for one in made for side in one.sides for span in side.spans}
    for claim in untimely(document, sentences, calendar, claims):
        phrase = claim.when.phrase
        if phrase is not None and phrase.within(document.id) not in told:
            made.append(_of_claim(document, claim, phrase, claims))
    by_id = {one.id: one for one in made}
    return tuple(by_id[name] for name in sorted(by_id))


def _witnesses(document: Document) -> Iterator[Contradiction]:
    """Yield the clash of the witnesses of the day of publication, if they differ."""
    voices = differing(weigh(document))
    if not voices:
        return
    wrapped = {all(one.group == "wrapper" for one in voice.evidence) for voice in voices}
    scope: ContradictionScope = "wrapper_and_article" if len(wrapped) > 1 else "within_document"
    day = document.published.earliest
    taken = long_day(day) if day is not None and day == document.published.latest else "no single day"
    note = f"the witnesses of the day of publication differ; {taken} is taken"
    sides = tuple(_voiced(document, voice) for voice in voices)
    yield _made(document, scope, sides, note, "rule:publication")


def _voiced(document: Document, voice: Voice) -> Side:
    spans = dict.fromkeys(span.within(document.id) for one in voice.evidence if (span := one.witness.span) is not None)
    return Side(says=f"{long_day(voice.day)}: {say.claims(voice.evidence)}", spans=tuple(spans))


def _expressions(
    document: Document, sentences: Sequence[Sentence], calendar: Calendar, claims: Sequence[Claim]
) -> Iterator[Contradiction]:
    """Yield the clashes inside time expressions that stand whatever the day of publication is."""
    for sentence in sentences:
        for readings in calendar.readings(sentence):
            if all(_clashes(one) for one in readings):
                yield _of_words(document, readings[-1], partial(sentence.view.span, document), claims)


def _date_line(document: Document, sentences: Sequence[Sentence]) -> Iterator[Contradiction]:
    """Yield the clash of weekday and date in the line that prints the day of the report, which is no sentence."""
    line = document.published_claimed
    if line is None or any(sentence.start <= line.start < sentence.end for sentence in sentences):
        return

    block = next((zone for zone in document.zones if zone.start <= line.start < zone.end), line)
    text = document.text[block.start : block.end]

    def span(start: int, end: int) -> Span:
        return Span(start=block.start + start, end=block.start + end, text=text[start:end])

    for one in find(text, language=language_of(document), events=False):
        here = one.expression.start < line.end - block.start and line.start - block.start < one.expression.end
        if here and _clashes(one):
            yield _of_words(document, one, span, ())


def _clashes(one: Dated) -> bool:
    """Whether an expression clashes, and not only with the tense of a verb near it that may be another's.

    A year or month after the report is often part of a name or of a plan in a sentence that is told in the past
    ("signed up for the 2024 games"): so were all 27 on the development half of the news pages
    (`benchmarks/publication_date.py`). So a day is asked for.
    """
    clash = one.reading.clash
    return clash is not None and (clash.sort != "after_report" or one.reading.unit is Unit.DAY)


def _of_words(document: Document, one: Dated, span: SpanOf, claims: Sequence[Claim]) -> Contradiction:
    """Make the clash inside an expression."""
    clash = one.reading.clash
    assert clash is not None
    start, phrase = one.expression.start, span(one.expression.start, one.expression.end)
    first, last = (
        span(start + begin, start + end).within(document.id)
        for begin, end in stretches(one, clash, language_of(document))
    )
    against = _printed_day(document) if clash.sort == "after_report" else (last,)
    sides = (Side(says=clash.says, spans=(first,)), Side(says=clash.against, spans=against))
    touched = [claim.id for claim in claims if _touches(claim, phrase)]
    note = f"'{say.folded(phrase.text)}': {clash.words}"
    return _made(document, "within_document", sides, note, "rule:dates", touched)


def _of_claim(document: Document, claim: Claim, phrase: Span, claims: Sequence[Claim]) -> Contradiction:
    """Make the clash of a claim's day with the day of the report."""
    planned = claim.status == "planned"
    words = "to come, but it lies before the report" if planned else "past, but it lies after the report"
    sides = (
        Side(says=f"told of as {words.split(',')[0]}: {_days(claim.when)}", spans=(phrase.within(document.id),)),
        Side(says=f"published {_days(document.published)}", spans=_printed_day(document)),
    )
    note = f"'{say.folded(phrase.text)}': told of as {words}"
    touched = [other.id for other in claims if _touches(other, phrase) and other.status == claim.status]
    return _made(document, "within_document", sides, note, "rule:dates", touched)


def _made(
    document: Document,
    scope: ContradictionScope,
    sides: tuple[Side, ...],
    note: str,
    made_by: str,
    claims: Sequence[str] = (),
) -> Contradiction:
    """Make a contradiction; its id is that of the same words of the same document, whatever else is known."""
    offsets = ",".join(f"{span.start}-{span.end}" for side in sides for span in side.spans)
    unwritten = "" if offsets else "|".join(side.says for side in sides)
    seed = "|".join((document.id, "date", scope, offsets, unwritten))
    return Contradiction(
        id="contradiction-" + hashlib.sha256(seed.encode()).hexdigest()[:16], about="date", scope=scope,
        claims=tuple(sorted(claims)), sides=sides, note=note, made_by=made_by,
    )  # fmt: skip


def _touches(claim: Claim, phrase: Span) -> bool:
    own = claim.when.phrase
    return own is not None and own.start < phrase.end and phrase.start < own.end


def _printed_day(document: Document) -> tuple[Span, ...]:
    """Return the words with which the page prints the day that was taken for that of publication, if it does."""
    claimed, day = document.published_claimed, document.published.latest
    if claimed is None or day is None:
        return ()
    prints = any(day in (written.candidates or (written.earliest,)) for written in find_written(claimed.text))
    return (claimed.within(document.id),) if prints else ()


def _days(when: DateRange) -> str:
    first, last = (long_day(day) if day is not None else None for day in (when.earliest, when.latest))
    if first is not None and last is not None:
        return first if first == last else f"{first} to {last}"
    return f"not before {first}" if first is not None else f"not after {last}"
