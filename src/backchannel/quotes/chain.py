"""The chain of those who tell something: from the outlet inwards, through what it cites, to the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.language.reading import Reading
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.circumstances import PRESS, Circumstances, circumstances
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.relayed import tells
from backchannel.quotes.speakers import Speakers


class Chains(Struct, frozen=True, kw_only=True, eq=False):
    """Speaker, circumstances and chain of each attribution of a document, by its place in the list.

    `uttered` holds the document's characters of what was uttered.
    """

    outlet: str | None
    spoken: tuple[str | None, ...]
    about: tuple[Circumstances, ...]
    links: tuple[tuple[str, ...], ...]
    uttered: Overlaps

    @classmethod
    def of(
        cls, found: Sequence[Attribution], speakers: Speakers, outlet: str | None, press: frozenset[str], words: Lexicon
    ) -> Chains:
        """Follow each attribution outwards: what it stands in, and the outlets to which its words were told."""
        outer = _around(found, speakers.cast.reading, words)
        spoken: list[str | None] = [None] * len(found)
        for k in sorted(range(len(found)), key=lambda k: (_depth(k, outer), _place(found[k]))):
            around = outer[k]
            spoken[k] = speakers.speaker(found[k], spoken[around] if around is not None else None)
        about = tuple(circumstances(one, speakers, words, press) for one in found)
        press |= {id for id, actor in speakers.made.items() if actor.type in PRESS}
        through = tuple(speakers.meant(one.through) if one.through is not None else None for one in found)
        links = [_links(k, outer, spoken, through, about, press) for k in range(len(found))]
        reading = speakers.cast.reading
        spans = ((reading.span(*content), k) for k, one in enumerate(found) if one.speech for content in one.contents)
        uttered = Overlaps((span.start, span.end, k) for span, k in spans)
        return cls(outlet=outlet, spoken=tuple(spoken), about=about, links=tuple(links), uttered=uttered)

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
            for low, high, k in self.uttered.at(start, end)
            if low <= start and end <= high and self.links[k]
        ]
        return self.chain(min(holding)[1]) if holding else self.outlet_alone


def _place(one: Attribution) -> int:
    return (one.source or one.cue or one.contents[0])[0]


def _around(found: Sequence[Attribution], reading: Reading, words: Lexicon) -> list[int | None]:
    """Return for each attribution that in whose content its cue stands, or between whose contents; the narrowest."""
    rows = []
    for k, one in enumerate(found):
        start, end = one.contents[0][0], max(content[1] for content in one.contents)
        own = one.cue is not None and start <= one.cue[0] < end
        rows += [(a, b, k) for a, b in (one.contents if own else ((start, end),))]
    places = Overlaps(rows)
    heads = {one.head: k for k, one in enumerate(found) if one.head is not None}
    outer: list[int | None] = []
    for k, one in enumerate(found):
        holding = []
        if one.cue is not None:
            first, last = one.cue
            holding = [(b - a, other) for a, b, other in places.at(first, last) if a <= first and last <= b]
        near = min((row for row in holding if row[1] != k), default=(0, None))[1]
        if near is None and one.head is not None and reading.doc[one.head].lemma_ in words.grammar.relaying:
            beside = tells(reading.doc[one.head])
            near = heads.get(beside.i) if beside is not None else None
        outer.append(near if near != k else None)
    return outer


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
    k: int, outer: Sequence[int | None], spoken: Sequence[str | None], through: Sequence[str | None],
    about: Sequence[Circumstances], press: frozenset[str],
) -> tuple[str, ...]:  # fmt: skip
    """Return who tells it, from the outermost of the attributions around it to its own speaker."""
    way: list[str] = []
    seen: set[int] = set()
    at: int | None = k
    while at is not None and at not in seen:
        seen.add(at)
        told = about[at].addressee
        heard = told if told is not None and told in press else None
        way = [*(one for one in (through[at], heard, spoken[at]) if one is not None), *way]
        at = outer[at]
    return tuple(way)
