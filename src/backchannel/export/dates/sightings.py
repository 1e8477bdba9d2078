"""Every time expression of a document with its days, its place and the words around it, in plain classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.dates.find import Dated, find
from backchannel.dates.grammar import scan
from backchannel.dates.ranged import ranged
from backchannel.language import View
from backchannel.language.paragraphs import Paragraph, paragraphs
from backchannel.model import Document, Span

_AROUND = 28
"""Characters of the sentence that are shown on either side of a phrase: four or five words."""
_ENDS = ".!?;\n"
_LINE_END = re.compile(r"\r\n?|\n")
_ASIDE = frozenset(("wrapper", "boilerplate", "caption"))
_DASHES = " \u2014\u2013-"


class Time(Struct, frozen=True, kw_only=True):
    """One time expression as other programs get it; the fields of the days are those of `backchannel.model.DateRange`.

    `start` and `end` are code points of the document's text, end exclusive, and `text` is that slice. `type` and
    `timex` are the type and value of TIMEX3. `clash` says what doesn't agree in it, None where nothing does.
    """

    start: int
    end: int
    text: str
    type: str
    timex: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    candidates: tuple[date, ...] | None
    weekday: int | None
    anchor: str | None
    reason: str
    clash: str | None


class Sighting(Struct, frozen=True, kw_only=True):
    """A time where it stands: `place` is the number of its line or paragraph (see `place_name`), from 1.

    `before`, `words` and `after` are the words of its sentence as a reader sees them.
    """

    time: Time
    place: int
    before: str
    words: str
    after: str


def place_name(document: Document) -> Literal["line", "para"]:
    """Return what `Sighting.place` counts: lines of a plain text, paragraphs of what tells the story elsewhere."""
    return "line" if document.media_type == "text/plain" else "para"


def sightings(document: Document, published: date | None, language: str = "en") -> tuple[Sighting, ...]:
    """Return the times that a document's headline, standfirst, headings and body tell of, in their order.

    `published` is the day that "yesterday" is counted from, None where it is not known. Raises BackchannelError where
    there is no grammar for the language (ISO 639-1).
    """
    view, paragraph_starts = _story(document)
    is_text = place_name(document) == "line"
    line_starts = (0, *(match.end() for match in _LINE_END.finditer(document.text))) if is_text else ()

    def place(found: Dated, start: int) -> int:
        return bisect_right(line_starts, start) if is_text else bisect_right(paragraph_starts, found.expression.start)

    made = []
    for found in find(view.text, published, language=language):
        span = view.span(document, found.expression.start, found.expression.end)
        made.append(_sighting(view, found, span, place(found, span.start)))
    return tuple(made)


def set_aside(document: Document, language: str = "en") -> int:
    """Return how many time expressions stand in a page's furniture and in captions, where `sightings` doesn't look."""
    zones = (zone for zone in document.zones if zone.zone in _ASIDE)
    return sum(len(scan(document.text[zone.start : zone.end], language)) for zone in zones)


def _story(document: Document) -> tuple[View, tuple[int, ...]]:
    """Return what tells the story, and where each paragraph begins in it; empty lines part them."""
    text: list[str] = []
    offsets: list[int] = []
    starts: list[int] = []
    for paragraph in paragraphs(document):
        for number, (i, j) in enumerate(_lines(paragraph)):
            if offsets:
                text.append("\n\n")
                offsets += [offsets[-1] + 1] * 2
            if number == 0:
                starts.append(len(offsets))
            part = paragraph.view.part(i, j)
            text.append(part.text)
            offsets.extend(part.offsets)
    return View(text="".join(text), offsets=tuple(offsets)), tuple(starts)


def _lines(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    text, begin = paragraph.view.text, paragraph.dateline
    if end := len(text[:begin].rstrip(_DASHES)):
        yield 0, end
    begin += len(text[begin:]) - len(text[begin:].lstrip())
    if begin < len(text):
        yield begin, len(text)


def _sighting(view: View, found: Dated, span: Span, place: int) -> Sighting:
    start, end = found.expression.start, found.expression.end
    when = ranged(found, phrase=span)
    time = Time(
        start=span.start, end=span.end, text=span.text,
        type=found.reading.sort, timex=found.reading.value or None,
        edtf=when.edtf, earliest=when.earliest, latest=when.latest, candidates=when.candidates, weekday=when.weekday,
        anchor=when.anchor, reason=when.reason, clash=found.reading.clash.words if found.reading.clash else None,
    )  # fmt: skip
    return Sighting(
        time=time,
        place=place,
        before=_before(view.text, start),
        words=view.text[start:end],
        after=_after(view.text, end),
    )


def _before(text: str, start: int) -> str:
    """Return the last few whole words of the sentence before a phrase, with `…` where more of it was left out."""
    piece = text[max(0, start - _AROUND) : start]
    cut = max(piece.rfind(end + " " * (end != "\n")) for end in _ENDS)
    if cut >= 0:
        return piece[cut + 1 :].lstrip()
    if start <= _AROUND:
        return piece
    return "… " + piece.partition(" ")[2]


def _after(text: str, end: int) -> str:
    """Return the next few whole words of the sentence after a phrase, likewise."""
    piece = text[end : end + _AROUND]
    for place, character in enumerate(piece):
        if character == "\n":
            return piece[:place]
        if character in _ENDS and text[end + place + 1 : end + place + 2] in ("", " ", "\n"):
            return piece[: place + 1]
    if end + _AROUND >= len(text):
        return piece
    return piece.rpartition(" ")[0] + " …"
