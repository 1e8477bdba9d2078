"""A sentence cut where an entity or a mention of a chain begins or ends, so that the page can mark any overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from backchannel.export.parse.parsed import Chain, Marked, Parsed, ParsedSentence, Word


class Ref(Struct, frozen=True, kw_only=True):
    """Where a mention ends: the number and name of its chain."""

    chain: int
    name: str


class Piece(Struct, frozen=True, kw_only=True):
    """Words with the chains that mention them, the innermost mention's first; `after` is the space that follows.

    `anchors` are ids of the mentions that begin here, `refs` the mentions that end here.
    """

    text: str
    after: str
    chains: tuple[int, ...]
    anchors: tuple[str, ...]
    refs: tuple[Ref, ...]


class Group(Struct, frozen=True, kw_only=True):
    """Pieces that make up one entity, or (`label` None) one piece that is in none."""

    label: str | None
    pieces: tuple[Piece, ...]
    after: str


class Mentions(Struct, frozen=True, kw_only=True):
    """Mentions by the sentence that they begin in, each with its chain and the page's id for it."""

    of: dict[int, tuple[tuple[Marked, Chain, str], ...]]


def mentions(parsed: Parsed) -> Mentions:
    """Gather the mentions of all chains."""
    found: dict[int, list[tuple[Marked, Chain, str]]] = {}
    for chain in parsed.chains:
        for number, mention in enumerate(chain.mentions, 1):
            found.setdefault(mention.sentence, []).append((mention, chain, mention_id(chain.number, number)))
    return Mentions(of={sentence: tuple(those) for sentence, those in found.items()})


def mention_id(chain: int, number: int) -> str:
    """Return the page's id for a mention: its chain's number and its own, from 1."""
    return f"m{chain}-{number}"


def groups(parsed: Parsed, sentence: ParsedSentence, found: Mentions) -> Iterator[Group]:
    """Yield a sentence as groups of pieces, in order; together they are all its words."""
    inside = found.of.get(sentence.number, ())
    entities = [e for e in parsed.entities if e.sentence == sentence.number]
    edges = {sentence.first, sentence.last}
    edges.update(edge for m in (*entities, *(m for m, _, _ in inside)) for edge in (m.first, m.last))
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(edge for edge in edges if edge <= sentence.last)):
        last_of_sentence = end == sentence.last
        pieces.append(_piece(parsed.words[start:end], start, end, inside, last_of_sentence=last_of_sentence))
        entity = next((e for e in entities if e.first <= start and end <= e.last), None)
        if entity is None or end == min(entity.last, sentence.last):
            after = pieces[-1].after
            pieces[-1] = _without_space(pieces[-1])
            yield Group(label=entity.label if entity else None, pieces=tuple(pieces), after=after)
            pieces = []


def _piece(
    words: Sequence[Word], start: int, end: int, inside: Iterable[tuple[Marked, Chain, str]], *, last_of_sentence: bool
) -> Piece:
    covering = [(m, c) for m, c, _ in inside if m.first <= start and end <= m.last]
    covering.sort(key=lambda pair: (pair[0].last - pair[0].first, pair[1].number))
    return Piece(
        text="".join(w.word + " " * w.space for w in words).removesuffix(" "),
        after=" " if words[-1].space or last_of_sentence else "",
        chains=tuple(dict.fromkeys(c.number for _, c in covering)),
        anchors=tuple(identity for m, _, identity in inside if m.first == start),
        refs=tuple(
            Ref(chain=c.number, name=c.name)
            for m, c in covering
            if m.last == end or (last_of_sentence and m.last > end)
        ),
    )


def _without_space(piece: Piece) -> Piece:
    return Piece(text=piece.text, after="", chains=piece.chains, anchors=piece.anchors, refs=piece.refs)
