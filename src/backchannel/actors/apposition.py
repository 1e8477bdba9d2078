"""Nouns that explain a name: `X, the SDLP leader`, `the mediator, X`, `his Armenian counterpart, X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backchannel.actors.figures import bounds
from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import RoleWords, role_words
from backchannel.directory.fold import plain
from backchannel.language.reading import Reading
from backchannel.language.trees import children
from backchannel.model import Actor, Mention

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token


class Explained(Struct, frozen=True):
    """Tokens `start` to `end`, with the head `head`, say what the person `who` is."""

    who: str
    head: int
    start: int
    end: int


def explained(
    reading: Reading, heads: Mapping[int, str], actors: Mapping[str, Actor], words: RoleWords
) -> Iterator[Explained]:  # fmt: skip
    """Yield the nouns that explain the names of people, in the order of the text."""
    for token in reading.doc:
        named = actors.get(heads.get(token.i, ""))
        if named is None or named.type != "person" or token.pos_ != "PROPN":
            continue
        for noun in _beside(token, words):
            start, end = bounds(noun)
            if noun.i > token.i:
                start = max(start, token.i + 1)
            else:
                end = min(end, _name_start(token, noun))
            if start <= noun.i < end:
                yield Explained(named.id, noun.i, start, end)


def with_offices(reading: Reading, found: Sequence[Actor], heads: Mapping[int, str]) -> tuple[Actor, ...]:
    """Return the actors with the offices that turn out to be somebody's: where they explain a name, and from there on.

    `the Norwegian mediator` means who was said to be it last; before anybody was, it stays an office.
    """
    actors = {actor.id: actor for actor in found}
    said = {one.head: one.who for one in explained(reading, heads, actors, role_words())}
    offices = {id for head in said if (id := heads.get(head)) is not None and actors[id].type == "unnamed"}
    given: dict[str, set[Mention]] = {id: set(actor.mentions) for id, actor in actors.items()}
    for office in sorted(offices):
        who: str | None = None
        for mention in sorted(actors[office].mentions, key=lambda m: (m.start, m.end)):
            place = reading.tokens(mention.start, mention.end)
            if not len(place):
                continue
            head = reading.doc[place.start : place.stop].root.i
            who = _named_before(reading, place.start, heads, actors) or said.get(head) or who
            if who is not None:
                given[office].discard(mention)
                given[who].add(mention)
    kept = (id for id in sorted(actors) if given[id] or id not in offices)
    return tuple(
        replace(actors[id], mentions=tuple(sorted(given[id], key=lambda m: (m.start, m.end, m.form)))) for id in kept
    )


def _named_before(reading: Reading, start: int, heads: Mapping[int, str], actors: Mapping[str, Actor]) -> str | None:
    """Return the person whose name and a comma stand right before a token: `X, then the mediator`."""
    i = start - 1
    while i > 0 and reading.doc[i].lower_ in role_words().titles.times:
        i -= 1
    if i < 1 or reading.doc[i].text != ",":
        return None
    last = reading.doc[i - 1]
    who = heads.get(last.i) or (heads.get(last.head.i) if last.dep_ in ("flat", "compound") else None)
    return who if who is not None and actors[who].type == "person" else None


def _beside(name: Token, words: RoleWords) -> Iterator[Token]:
    """Yield the nouns for one person that a name is explained by or explains, with a comma between."""
    for child in children(name, "appos"):
        if _tells(child, words):
            yield child
    head = name.head
    if name.dep_ in ("appos", "flat") and _tells(head, words) and head.i < name.i:
        between = name.doc[head.i + 1 : name.i]
        if any(t.text == "," for t in between):
            yield head


def _tells(noun: Token, words: RoleWords) -> bool:
    known = {noun.lemma_.lower(), plain(noun.text)} & (words.people.nouns | TITLE_HEADS | words.titles.peers)
    return bool(known) and noun.tag_ in ("NN", "NNP") and noun.ent_type_ != "PER"


def _name_start(name: Token, noun: Token) -> int:
    """Return where what explains ends: the comma before the name."""
    commas = [t.i for t in name.doc[noun.i + 1 : name.i] if t.text == ","]
    return commas[-1] if commas else name.i
