"""The blocks of a document with their place in the article: before, at or after its headline and body."""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.model import Span, Witness, WitnessField, WitnessVia, Zone, ZoneName

_WORD = re.compile(r"\w")


class Line(Struct, frozen=True, kw_only=True):
    """One block with its place: after the whole story, near its headline, at its opening, at its end."""

    start: int
    text: str
    zone: ZoneName
    above_headline: bool
    in_story: bool
    after_story: bool
    near_headline: bool
    opens: bool
    ends: bool

    def span(self, start: int, end: int) -> Span:
        """Return the words from `start` to `end` of this block as a span of the document."""
        return Span(start=self.start + start, end=self.start + end, text=self.text[start:end])

    def witness(
        self, field: WitnessField, start: int, end: int, via: WitnessVia, where: str, value: str | None = None
    ) -> Witness:
        """Return a witness for the words from `start` to `end`; `value` where it is not the words themselves."""
        span = self.span(start, end)
        return Witness(field=field, value=value or " ".join(span.text.split()), via=via, span=span, where=where)


_NEAR = 8
"""Blocks between a headline and a date line or byline at most (tools, counters and captions stand between)."""
_BEFORE_END = 3
_AFTER_END = 6
"""Blocks before and after the last of the body in which credits and signatures stand."""
_OPENING = 2
"""Body blocks that can carry a place-and-date line or a byline of their own."""


def lines(text: str, zones: tuple[Zone, ...]) -> tuple[Line, ...]:
    """Return the blocks that hold words, in order, each with its place relative to headline and body."""
    kept = [zone for zone in zones if _WORD.search(text, zone.start, zone.end)]
    body = [index for index, zone in enumerate(kept) if zone.zone == "body"]
    headlines = [index for index, zone in enumerate(kept) if zone.zone == "headline"]
    first = body[0] if body else len(kept)
    last = body[-1] if body else -1
    head = headlines[0] if headlines else max(0, first - _NEAR)
    opening = set(body[:_OPENING])
    return tuple(
        Line(
            start=zone.start,
            text=text[zone.start : zone.end],
            zone=zone.zone,
            above_headline=index < head,
            in_story=first <= index <= last,
            after_story=index > last,
            near_headline=head - 2 <= index <= head + _NEAR,
            opens=index in opening,
            ends=last - _BEFORE_END <= index <= last + _AFTER_END,
        )
        for index, zone in enumerate(kept)
    )
