"""All quotations of a document, with whom they are given to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from backchannel.actors.cast import Cast
from backchannel.dates import Calendar
from backchannel.language import Sentence
from backchannel.language.paragraphs import unbroken
from backchannel.model import Actor, Quote, QuoteForm, Span
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.chain import Chains
from backchannel.quotes.circumstances import Days, press_of
from backchannel.quotes.introduced import introduced
from backchannel.quotes.joined import attributions
from backchannel.quotes.lexicon import Lexicon, lexicon
from backchannel.quotes.marked import marked
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.selves import with_selves
from backchannel.quotes.speakers import Speakers
from backchannel.quotes.utterances import Text, Utterance, utterances

_NOBODYS, _GOES_ON = 0.3, 0.8
"""Confidence of words in marks that the text gives to nobody; factor for a quotation that goes on without a cue.

By judgement, not calibrated."""


class Said(Struct, frozen=True, kw_only=True, eq=False):
    """What a document says that others said: its quotations, the chains, and its actors.

    The actors are those of the cast and those that had to be made for the quotations, with the words by which speakers
    mean themselves.
    """

    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    chains: Chains


def find(
    sentences: Sequence[Sentence], cast: Cast, calendar: Calendar, outlet: str | None
) -> Said:  # fmt: skip
    """Return the quotations of a document in the order of the text. `outlet` is the id of the outlet's actor."""
    words = lexicon()
    text = Text.of(cast.reading)
    shown = _not_outwards(attributions(cast.reading, words), text)
    found = (*shown, *marked(cast.reading, text.quotations, shown, words))
    found = (*found, *introduced(text, found, words))
    speakers = Speakers(cast, words)
    chains = Chains.of(found, speakers, outlet, press_of(cast.actors), words)
    days = Days(calendar=calendar, sentences=sentences, text=text)
    quotes: list[Quote] = []
    for utterance in utterances(text, found, words):
        quotes.append(_quote(utterance, text, found, chains, days, words, quotes))
    unique: dict[str, Quote] = {}
    for quote in quotes:
        # Of two that give the same words to two (`AFP, citing a diplomat, reported`) that counts which tells who told.
        if quote.id not in unique or len(quote.attribution) >= len(unique[quote.id].attribution):
            unique[quote.id] = quote
    ordered = tuple(sorted(unique.values(), key=lambda quote: (quote.spans[0].start, quote.spans[-1].end, quote.id)))
    actors = with_selves(ordered, (*cast.actors, *speakers.made.values()), text, words)
    return Said(quotes=ordered, actors=actors, chains=chains)


def _trimmed(span: Span) -> Span:
    """Return a span without white space at its ends, which the break that cut it leaves there."""
    text = span.text.strip()
    if not text:
        return span
    start = span.start + span.text.index(text)
    return Span(start=start, end=start + len(text), text=text)


def _not_outwards(found: Sequence[Attribution], text: Text) -> tuple[Attribution, ...]:
    """Leave out attributions whose cue stands in a quotation and their content outside of it."""
    places = Overlaps((quotation.start, quotation.end, k) for k, quotation in enumerate(text.quotations))
    kept = []
    for one in found:
        around = places.at(*text.characters(one.cue)) if one.cue is not None else []
        contents = [text.characters(content) for content in one.contents]
        if all(any(a < end and start < b for a, b in contents) for start, end, _ in around[:1]):
            kept.append(one)
    return tuple(kept)


def _quote(
    utterance: Utterance, text: Text, found: Sequence[Attribution], chains: Chains, days: Days, words: Lexicon,
    before: Sequence[Quote],
) -> Quote:  # fmt: skip
    reading = text.reading
    document = reading.document
    pieces = (part for piece in utterance.pieces for part in unbroken(document, reading.view, *piece))
    spans = tuple(_trimmed(reading.view.span(document, start, end)) for start, end in pieces)
    id = _id(document.id, spans, utterance.form)
    if utterance.attribution is None:
        return Quote(
            id=id, document=document.id, spans=spans, form=utterance.form,
            attribution=chains.outlet_alone, made_by="rule:quotes", confidence=_NOBODYS,
        )  # fmt: skip
    one = found[utterance.attribution]
    about = chains.about[utterance.attribution]
    speaker = chains.speaker(utterance.attribution)
    continued = before[utterance.continues].id if utterance.continues is not None else None
    return Quote(
        id=id, document=document.id, spans=spans, speaker=speaker,
        speaker_span=reading.span(*one.source) if one.source is not None else None,
        cue_span=reading.span(*one.cue) if one.cue is not None else None, addressee=about.addressee,
        form=_form(utterance, one, text, words, speaker), continues=continued,
        attribution=chains.chain(utterance.attribution), manner=one.manner, negated=one.negated, hedged=one.hedged,
        said=days.said(one), medium=about.medium, channel=about.channel, made_by=f"rule:quotes-{one.by}",
        confidence=round(one.confidence * (_GOES_ON if continued else 1.0), 4),
    )  # fmt: skip


def _form(
    utterance: Utterance, one: Attribution, text: Text, words: Lexicon, speaker: str | None
) -> QuoteForm:  # fmt: skip
    """Return the form of an utterance; words of a paper are `document`, whoever wrote it."""
    if utterance.form in ("direct", "mixed") and one.source is not None and speaker is None:
        doc = text.reading.doc
        if doc[one.source[0] : one.source[1]].root.lemma_.lower() in words.papers:
            return "document"
    return utterance.form


def _id(document: str, spans: Sequence[Span], form: QuoteForm) -> str:
    """Return the id of a quotation: the same words of a document, quoted in the same way, give the same id."""
    told = "told" if form == "indirect" else "marked"
    seed = "|".join((document, ",".join(f"{s.start}-{s.end}" for s in spans), told))
    return "quote-" + hashlib.sha256(seed.encode()).hexdigest()[:16]
