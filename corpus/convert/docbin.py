"""Readings as spaCy `Doc`s: actors and claims as span groups, with what is read of each in `user_data`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import spacy
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab

from corpus.convert.tokens import Token, tokens, told
from corpus.form import Mention, Reading, Span

GROUPS = ("actors", "claims", "participants", "quotes", "positions")


def docbin(readings: Iterable[tuple[Reading, str]]) -> DocBin:
    """Return the readings, given with their texts, as one DocBin; the page's furniture is left out.

    Span groups: `actors` (label: type, id: actor), `claims` (label: layer, id: claim), `participants` (label: role, id:
    claim and actor), `quotes` (label: form), `positions` (label: sort). `user_data["reading"]` holds the whole reading.
    """
    vocab = spacy.blank("en").vocab
    made = DocBin(store_user_data=True)
    for reading, text in readings:
        made.add(document(reading, text, vocab))
    return made


def document(reading: Reading, text: str, vocab: Vocab) -> Doc:
    """Return one reading as a Doc. Its words are those of the report in order; spaces are single."""
    by_sentence = [tokens(sentence, text) for sentence in told(reading)]
    words = [word for sentence in by_sentence for word in sentence]
    spaces = [text[word.end : word.end + 1].isspace() for word in words]
    starts: list[bool | int | None] = [n == 0 for sentence in by_sentence for n in range(len(sentence))]
    doc = Doc(vocab, words=[word.text for word in words], spaces=spaces, sent_starts=starts)
    for name in GROUPS:
        doc.spans[name] = []
    for actor in reading.actors:
        _add(doc, words, "actors", actor.mentions, actor.type, actor.id)
    for claim in reading.claims:
        _add(doc, words, "claims", claim.evidence, claim.layer, claim.id)
        for part in claim.participants:
            if part.span is not None:
                _add(doc, words, "participants", (part.span,), part.role, f"{claim.id} {part.actor}")
    for quote in (*reading.quotes, *reading.indirect):
        _add(doc, words, "quotes", quote.spans, quote.form, quote.id)
    for position in reading.positions:
        _add(doc, words, "positions", position.evidence, position.sort, position.id)
    doc.user_data["reading"] = msgspec.json.encode(reading).decode()
    return doc


def _add(doc: Doc, words: list[Token], group: str, spans: Iterable[Span | Mention], label: str, ident: str) -> None:
    for span in spans:
        inside = [n for n, word in enumerate(words) if word.start < span.end and span.start < word.end]
        if inside:
            made = SpacySpan(doc, inside[0], inside[-1] + 1, label=label, span_id=ident)
            doc.spans[group] = [*doc.spans[group], made]
