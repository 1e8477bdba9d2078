"""The chain of those who tell something: from the outlet inwards, through what it cites, to the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.quotes.attribution import Attribution
from backchannel.quotes.circumstances import circumstances
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.speakers import Speakers


class Chains(Struct, frozen=True, kw_only=True):
    """The chain of each attribution of a document, by its place in the list; `press` are outlets' and agencies' ids.

    `contents` are the document's characters of what was uttered.
    """

    outlet: str | None
    press: frozenset[str]
    spoken: tuple[str | None, ...]
    links: tuple[tuple[str, ...], ...]
    contents: tuple[tuple[tuple[int, int], ...], ...]

    @classmethod
    def of(
        cls, found: Sequence[Attribution], speakers: Speakers, outlet: str | None, press: frozenset[str], words: Lexicon
    ) -> Chains:
        """Follow each attribution outwards: what it stands in, and the outlets to which its words were told."""
        outer = [_around(k, found) for k in range(len(found))]
        spoken: list[str | None] = [None] * len(found)
        for k in sorted(range(len(found)), key=lambda k: (_depth(k, outer), _place(found[k]))):
            around = outer[k]
            spoken[k] = speakers.speaker(found[k], spoken[around] if around is not None else None)
        links = [_links(k, found, outer, spoken, speakers, press, words) for k in range(len(found))]
        reading = speakers.cast.reading
        contents = tuple(
            tuple((span.start, span.end) for span in (reading.span(*content) for content in one.contents))
            if one.speech
            else ()
            for one in found
        )
        return cls(outlet=outlet, press=press, spoken=tuple(spoken), links=tuple(links), contents=contents)

    @property
    def outlet_alone(self) -> tuple[str, ...]:
        """The chain of what the outlet tells on its own."""
        return (self.outlet,) if self.outlet else ()

    def speaker(self, k: int) -> str | None:
        """Return whose the words of an attribution are."""
        return self.spoken[k]

    def chain(self, k: int) -> tuple[str, ...]:
        """Return the chain of an attribution, outlet first, speaker last; nobody twice."""
        return tuple(dict.fromkeys((*self.outlet_alone, *self.links[k])))

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """Return the chain of what stands at the document's characters `start` to `end`."""
        holding = [
            (high - low, k)
            for k, pieces in enumerate(self.contents)
            for low, high in pieces
            if low <= start and end <= high and self.links[k]
        ]
        return self.chain(min(holding)[1]) if holding else self.outlet_alone


def _place(one: Attribution) -> int:
    return (one.source or one.cue or one.contents[0])[0]


def _around(k: int, found: Sequence[Attribution]) -> int | None:
    """Return the attribution in whose content the cue of another stands, or between whose contents; the narrowest."""
    cue = found[k].cue
    if cue is None:
        return None
    holding = []
    for other, one in enumerate(found):
        start, end = one.contents[0][0], max(content[1] for content in one.contents)
        own = one.cue is not None and start <= one.cue[0] < end
        ends = one.contents if own else ((start, end),)
        if other != k and any(a <= cue[0] and cue[1] <= b for a, b in ends):
            holding.append((end - start, other))
    return min(holding)[1] if holding else None


def _depth(k: int, outer: Sequence[int | None]) -> int:
    seen: set[int] = set()
    depth = 0
    at: int | None = k
    while at is not None and at not in seen:
        seen.add(at)
        at = outer[at]
        depth += 1
    return depth


def _links(
    k: int, found: Sequence[Attribution], outer: Sequence[int | None], spoken: Sequence[str | None],
    speakers: Speakers, press: frozenset[str], words: Lexicon,
) -> tuple[str, ...]:  # fmt: skip
    """Return who tells it, from the outermost of the attributions around it to its own speaker."""
    way: list[str] = []
    seen: set[int] = set()
    at: int | None = k
    while at is not None and at not in seen:
        seen.add(at)
        told = circumstances(found[at], speakers, words, press).addressee
        own = spoken[at]
        way = [*([told] if told in press and told is not None else []), *([own] if own is not None else []), *way]
        at = outer[at]
    return tuple(way)
