"""Whom `I` and `we` mean in words in quotation marks: who speaks, and those whom he speaks for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from backchannel.model import Actor, Mention, Quote, Span
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.utterances import Text


def with_selves(quotes: Sequence[Quote], actors: Sequence[Actor], text: Text, words: Lexicon) -> tuple[Actor, ...]:
    """Return the actors with the words by which they mean themselves, ordered by id.

    Who speaks in a quotation is surer than what the core chained: such words are nobody else's.
    """
    known = {actor.id: actor for actor in actors}
    document = text.reading.document.id
    meant: dict[tuple[int, int], str] = {}
    added: dict[str, list[Mention]] = {}
    for span, who in _meant(quotes, known, text, words):
        meant[span.start, span.end] = who
        mention = Mention(document=document, start=span.start, end=span.end, text=span.text, form="pronoun")
        added.setdefault(who, []).append(mention)
    return tuple(_with(known[id], added.get(id, []), meant) for id in sorted(known))


def _with(actor: Actor, added: Sequence[Mention], meant: Mapping[tuple[int, int], str]) -> Actor:
    kept = [m for m in actor.mentions if (m.start, m.end) not in meant]
    if not added and len(kept) == len(actor.mentions):
        return actor
    return replace(actor, mentions=tuple(sorted((*kept, *added), key=lambda m: (m.start, m.end, m.form))))


def _meant(
    quotes: Sequence[Quote], known: Mapping[str, Actor], text: Text, words: Lexicon
) -> Iterator[tuple[Span, str]]:  # fmt: skip
    """Yield the words by which a quotation means its speaker, once each; those of quotations within it are others'."""
    reading, seen = text.reading, set[int]()
    starts = reading.starts
    inner = {
        i
        for piece in text.quotations
        if piece.depth
        for i in range(bisect_left(starts, piece.start), bisect_left(starts, piece.end))
    }
    for quote in quotes:
        speaker = known.get(quote.speaker or "")
        if speaker is None or quote.form not in ("direct", "mixed"):
            continue
        for i in (i for span in quote.spans for i in reading.tokens(span.start, span.end)):
            word = reading.doc[i].lower_
            own = speaker.id if word in words.grammar.alone else None
            who = _side(speaker, known) if word in words.grammar.together else own
            if who is not None and i not in inner and i not in seen and reading.doc[i].pos_ in ("PRON", "DET"):
                seen.add(i)
                yield reading.span(i, i + 1), who


def _side(speaker: Actor, known: Mapping[str, Actor]) -> str | None:
    """Return for whom somebody says `we`: the body whose he is; a body or a group for itself."""
    if speaker.type not in ("person", "unnamed"):
        return speaker.id
    return speaker.part_of if speaker.part_of in known else None
