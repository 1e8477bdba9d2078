"""A document's text as the reader shows it: blocks by zone, cut at every span, foldable where it tells no story.

Every code point of the text is in exactly one piece (white space between blocks apart), and every span begins and
ends at a piece's edge, so that a span is shown by marking whole pieces.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from backchannel.export.page.words import STORY_ZONES, ZONE, plural
from backchannel.model import Document, Zone


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span to be shown: its offsets, whether it is evidence, and the event it belongs to (its number and anchor)."""

    start: int
    end: int
    evidence: bool = False
    event: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between two edges.

    `anchors` are the spans that begin here, as start, end and whether an account rests on it; `events` are those whose
    words end here.
    """

    start: int
    end: int
    text: str
    cut: bool
    evidence: bool
    anchors: tuple[tuple[int, int, bool], ...]
    events: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line or cell, in pieces."""

    zone: str | None
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring blocks of one kind. `story` is False for what can be folded; `open` says whether it starts open."""

    story: bool
    open: bool
    label: str
    blocks: tuple[Block, ...]


def passages(document: Document, spans: Iterable[Quoted]) -> tuple[Passage, ...]:
    """Return the text of `document` in reading order, cut at `spans`."""
    cutter = _Cutter(document.text, sorted(set(spans), key=_order))
    blocks = [cutter.block(zone) for zone in _covering(document)]
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and _group_key(groups[-1][-1]) == _group_key(block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(_passage(group) for group in groups)


def _order(quoted: Quoted) -> tuple[int, int, bool, tuple[int, str]]:
    return quoted.start, quoted.end, quoted.evidence, quoted.event or (0, "")


def _group_key(block: Block) -> str:
    return "story" if block.zone is None or block.zone in STORY_ZONES else block.zone


def _passage(blocks: Sequence[Block]) -> Passage:
    kind = _group_key(blocks[0])
    evidence = any(piece.cut for block in blocks for piece in block.pieces)
    name = ZONE.get(kind, kind)
    label = name if len(blocks) == 1 else f"{name}, {plural(len(blocks), 'line')}"
    return Passage(kind == "story", evidence or kind == "caption", label, tuple(blocks))


def _covering(document: Document) -> list[tuple[int, int, str | None]]:
    """Return the zones in order, and the text that no zone covers, white space left out, as blocks of no zone."""
    found: list[tuple[int, int, str | None]] = []
    at = 0
    ends = Zone(start=len(document.text), end=len(document.text), zone="body")
    for zone in (*sorted(document.zones, key=lambda z: (z.start, z.end)), ends):
        start = max(zone.start, at)
        gap = document.text[at:start]
        if gap.strip():
            lead = len(gap) - len(gap.lstrip())
            found.append((at + lead, at + len(gap.rstrip()), None))
        if zone.end > start:
            found.append((start, zone.end, zone.zone))
            at = zone.end
    return found


class _Cutter:
    """Cuts stretches of one text at the edges of the same spans."""

    def __init__(self, text: str, spans: list[Quoted]) -> None:
        self.text = text
        self.edges = sorted({edge for span in spans for edge in (span.start, span.end)})
        self.starts: dict[int, dict[tuple[int, int], bool]] = {}
        self.events: dict[int, list[tuple[int, str]]] = {}
        depth: dict[int, list[int]] = {edge: [0, 0] for edge in self.edges}
        for span in spans:
            starting = self.starts.setdefault(span.start, {})
            starting[span.start, span.end] = span.evidence or starting.get((span.start, span.end), False)
            depth[span.start][span.evidence] += 1
            depth[span.end][span.evidence] -= 1
            if span.event is not None and span.event not in self.events.setdefault(span.end, []):
                self.events[span.end].append(span.event)
        self.cover: list[tuple[bool, bool]] = []
        plain = evidence = 0
        for edge in self.edges:
            plain, evidence = plain + depth[edge][0], evidence + depth[edge][1]
            self.cover.append((plain + evidence > 0, evidence > 0))
        self.seen = 0

    def block(self, stretch: tuple[int, int, str | None]) -> Block:
        """Return the block at `stretch` (start, end, zone).

        Blocks are asked for in order: a span that begins in the white space between two is anchored in the second.
        """
        start, end, zone = stretch
        inner = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        bounds = [start, *inner, end]
        return Block(zone, start, tuple(self._piece(a, b) for a, b in pairwise(bounds)))

    def _piece(self, start: int, end: int) -> Piece:
        upto = bisect_left(self.edges, end)
        passed = self.edges[self.seen : upto]
        anchors = [(*offsets, proof) for edge in passed for offsets, proof in self.starts.get(edge, {}).items()]
        events = {event for edge in passed if edge <= start for event in self.events.pop(edge, ())}
        events.update(self.events.pop(end, ()))
        self.seen = upto
        index = bisect_right(self.edges, start) - 1
        cut, evidence = self.cover[index] if index >= 0 else (False, False)
        return Piece(start, end, self.text[start:end], cut, evidence, tuple(anchors), tuple(sorted(events)))
