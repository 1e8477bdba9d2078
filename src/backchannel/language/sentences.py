"""Sentences of a document, each with a view of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from backchannel.language.boundaries import boundaries
from backchannel.language.paragraphs import Paragraph, paragraphs
from backchannel.language.view import View
from backchannel.model import Document, ZoneName


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence. `start` and `end` are offsets into `Document.text`; `paragraph` counts paragraphs from 0."""

    start: int
    end: int
    zone: ZoneName
    paragraph: int
    view: View


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of headline, standfirst, headings and body, in order.

    A dateline before a paragraph's first words is a sentence of its own, with the zone `dateline`.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(document)):
        for zone, i, j in _pieces(paragraph):
            view = paragraph.view.part(i, j)
            span = view.span(document, 0, j - i)
            found.append(Sentence(start=span.start, end=span.end, zone=zone, paragraph=number, view=view))
    return tuple(found)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """Return the sentence of a document that holds the character `offset` of its text; None between sentences.

    `sentences` are in order, as `sentences` returns them.
    """
    following = bisect_right(sentences, offset, key=lambda sentence: sentence.start)
    # A sentence that goes on after a page break can hold another (a heading there): the inner one is the later one.
    for k in range(following - 1, -1, -1):
        if offset < sentences[k].end:
            return sentences[k]
    return None


def _pieces(paragraph: Paragraph) -> Iterator[tuple[ZoneName, int, int]]:
    """Yield the zone and the view range of each sentence of a paragraph."""
    text, begin = paragraph.view.text, paragraph.dateline
    if begin:
        end = len(text[:begin].rstrip(" \u2014\u2013-"))
        yield "dateline", 0, end
    previous = begin
    for stop in boundaries(text[begin:]):
        piece = text[previous : begin + stop]
        start = previous + len(piece) - len(piece.lstrip())
        if start < begin + stop:
            yield paragraph.zone, start, begin + stop
        previous = begin + stop
