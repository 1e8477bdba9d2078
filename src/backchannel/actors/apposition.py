"""Nouns that explain a name: `X, the SDLP leader`, `the mediator, X`, `his Armenian counterpart, X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.figures import bounds
from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import RoleWords
from backchannel.directory.fold import plain
from backchannel.language.reading import Reading
from backchannel.language.trees import children
from backchannel.model import Actor

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
