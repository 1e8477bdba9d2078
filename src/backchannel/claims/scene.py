"""A sentence with what the rooms before found in it: actors, dates and places, in the view's own indexes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.claims.political import takes_part
from backchannel.dates import Calendar, Expression
from backchannel.directory.tokens import Token, tokens
from backchannel.language import Sentence
from backchannel.model import Actor, Document, Mention, Span
from backchannel.places import Located, locate, nations


class Spot(Struct, frozen=True, kw_only=True):
    """An actor's words in a sentence view: `start` to `end`."""

    start: int
    end: int
    actor: Actor
    form: str


class Scene(Struct, frozen=True, kw_only=True):
    """One sentence. `spots` are the outermost actors that can take part in talks, `sources` outlets and agencies."""

    number: int
    sentence: Sentence
    text: str
    words: tuple[Token, ...]
    spots: tuple[Spot, ...]
    sources: tuple[Spot, ...]
    dates: tuple[Expression, ...]
    places: tuple[Located, ...]

    def span(self, document: Document, start: int, end: int) -> Span:
        """Return the document's words for a stretch of the view."""
        return self.sentence.view.span(document, start, end)


def scenes(
    document: Document, sentences: Sequence[Sentence], actors: Sequence[Actor], calendar: Calendar
) -> tuple[Scene, ...]:
    """Return a scene for each sentence, in order."""
    ordered = sorted(
        ((m, actor) for actor in actors for m in actor.mentions if m.document == document.id),
        key=lambda pair: (pair[0].start, -pair[0].end, _rank(pair[1]), pair[1].id),
    )
    named = nations("\n".join(sentence.view.text for sentence in sentences))
    made, at = [], 0
    for number, sentence in enumerate(sentences):
        while at < len(ordered) and ordered[at][0].start < sentence.start:
            at += 1
        inside = []
        while at < len(ordered) and ordered[at][0].end <= sentence.end:
            inside.append(ordered[at])
            at += 1
        made.append(_scene(number, sentence, inside, calendar, named))
    return tuple(made)


def _scene(
    number: int, sentence: Sentence, inside: list[tuple[Mention, Actor]], calendar: Calendar, named: frozenset[str]
) -> Scene:
    spots = [_spot(sentence, mention, actor) for mention, actor in inside]
    acting = [s for s in spots if takes_part(s.actor)]
    return Scene(
        number=number, sentence=sentence, text=sentence.view.text, words=tokens(sentence.view.text),
        spots=_outermost(acting), sources=tuple(s for s in spots if not takes_part(s.actor)),
        dates=calendar.find(sentence), places=locate(sentence.view.text, named),
    )  # fmt: skip


def _spot(sentence: Sentence, mention: Mention, actor: Actor) -> Spot:
    view = sentence.view
    return Spot(start=view.find(mention.start), end=view.find(mention.end), actor=actor, form=mention.form)


def _rank(actor: Actor) -> int:
    """Rank the readings of the same words: delegations and unnamed people before those whom they speak for."""
    return 0 if actor.type in ("delegation", "unnamed", "group") else 1


def _outermost(spots: list[Spot]) -> tuple[Spot, ...]:
    """Keep the longest of overlapping spots; of equals the first in rank."""
    kept: list[Spot] = []
    for spot in spots:
        if kept and spot.start < kept[-1].end:
            if spot.end > kept[-1].end and spot.start == kept[-1].start:
                kept[-1] = spot
            continue
        kept.append(spot)
    return tuple(kept)
