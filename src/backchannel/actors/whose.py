"""Who is meant by a token: the person of a name, and the body that an adjective, a name or a noun stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.cast import Cast
from backchannel.actors.lookup import lookup
from backchannel.actors.roles import HONORIFICS, TITLE_HEADS, TITLE_MODIFIERS, TITLE_PLURALS
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.tree import phrase, written
from backchannel.directory import Entry, directory
from backchannel.directory.tokens import tokens
from backchannel.language import Sentence
from backchannel.model import Actor, ActorType

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_BODIES: frozenset[ActorType] = frozenset(
    (
        "state", "government", "military", "armed_group", "igo", "ngo", "party", "coalition", "commission", "outlet",
        "agency",
    )
)  # fmt: skip
_NAMES = frozenset(("ORG", "STATE", "GROUP"))
_LONGEST = 9
"""Words of an organisation's name at most: longer phrases hold a clause."""


class Named(Struct, frozen=True):
    """A person's name without titles: tokens `start` to `end` (exclusive)."""

    actor: str
    start: int
    end: int


class Body(Struct, frozen=True):
    """Whose office it is: a name, the id of the actor, the first and the last token (exclusive) that name it.

    `id` is None for what is no actor; the actor of an id may be one that the document's cast doesn't have.
    """

    name: str
    id: str | None
    start: int
    end: int


class Whose(Struct, frozen=True, kw_only=True, eq=False):
    """Finds people and bodies by token. `names` and `bodies` have each token of a name."""

    cast: Cast
    words: RoleWords
    actors: dict[str, Actor]
    names: dict[int, Named]
    bodies: dict[int, Body]

    @classmethod
    def of(cls, cast: Cast, sentences: Sequence[Sentence], words: RoleWords) -> Whose:
        """Lay out the people and the bodies of a document."""
        actors = {actor.id: actor for actor in cast.actors}
        return cls(cast=cast, words=words, actors=actors, names=_names(cast, words), bodies=_bodies(cast, sentences))

    def person(self, token: Token) -> str | None:
        """Return the person whom a token means: a name's, or by the chains a pronoun's or a noun's."""
        named = self.names.get(token.i)
        id = named.actor if named is not None else self.cast.heads.get(token.i)
        actor = self.actors.get(id) if id is not None else None
        return actor.id if actor is not None and actor.type == "person" else None

    def anybody(self, token: Token) -> str | None:
        """Return the person, state or body that a token means; nobody without a name but groups and delegations."""
        person = self.person(token)
        if person is not None:
            return person
        body = self.bodies.get(token.i)
        id = self.cast.heads.get(token.i) or (body.id if body is not None else None)
        actor = self.actors.get(id) if id is not None else None
        return actor.id if actor is not None and actor.type not in ("unnamed", "outlet", "agency") else None

    def body(self, token: Token) -> Body | None:
        """Return the body that a noun or a pronoun names, as written where it is no actor; None for `the country`.

        A person stands for the state or body that he belongs to.
        """
        if token.pos_ == "NOUN" and token.lemma_.lower() in self.words.titles.general:
            return None
        listed = self.bodies.get(token.i)
        if listed is not None:
            return listed
        actor = self.actors.get(self.cast.heads.get(token.i, ""))
        if actor is not None and actor.type == "person":
            actor = self.actors.get(actor.part_of or "")
            return _as_body(actor, token.i, token.i + 1) if actor is not None else None
        if actor is not None and actor.type in _BODIES:
            return _as_body(actor, token.i, token.i + 1)
        if token.pos_ not in ("NOUN", "PROPN") or token.i in self.names:
            return None
        words = [t for t in phrase(token, frozenset(("case", "det", "acl"))) if t.dep_ != "punct" or t.text == "-"]
        words = list(dropwhile(lambda t: t.pos_ == "DET", words))
        entry = _seat(token)
        if entry is not None:
            return Body(entry.name, entry.id, token.i, token.i + 1)
        plain = token.pos_ == "NOUN" and len(words) == 1 and not token.ent_type_
        if not 0 < len(words) <= _LONGEST or (plain and not among(token, self.words.process.bodies)):
            return None
        return Body(written(words), None, words[0].i, words[-1].i + 1)

    def sender(self, actor: str | None) -> str | None:
        """Return the body whose officials a group without a name is, and any other actor as he is."""
        group = self.actors.get(actor or "")
        if group is None or group.type not in ("group", "delegation"):
            return actor
        return group.part_of if group.part_of in self.actors else actor

    def state(self, body: Body) -> Body:
        """Return the state of a government, and any other body as it is."""
        state = directory().entries.get((body.id or "").removesuffix("-government"))
        return body if state is None else Body(state.name, state.id, body.start, body.end)


def _seat(token: Token) -> Entry | None:
    """Return whose capital a name is: an office is its government's."""
    if token.pos_ != "PROPN":
        return None
    found = directory().forms.at(tokens(token.text), 0)
    return next((form.entry for form in found if len(form.words) == 1 and form.kind in ("seat", "metonym")), None)


def _as_body(actor: Actor, start: int, end: int) -> Body:
    return Body(actor.name, actor.id, start, end)


def _names(cast: Cast, words: RoleWords) -> dict[int, Named]:
    """Return the people's names by token. A mention may begin with a title, which is no part of the name."""
    found: dict[int, Named] = {}
    doc = cast.reading.doc
    titling = words.links.whole | TITLE_HEADS | TITLE_PLURALS.keys() | HONORIFICS | TITLE_MODIFIERS
    people = {actor.id: actor for actor in cast.actors if actor.type == "person"}
    for actor in people.values():
        for mention in actor.mentions:
            place = cast.reading.tokens(mention.start, mention.end)
            if mention.form != "name" or not len(place):
                continue
            own = [i for i in place if doc[i].ent_type_ == "PER" and not _titles(doc[i], titling)]
            start = own[0] if own else next((i for i in place if not _titles(doc[i], titling)), place.start)
            last = place.stop
            while last - 1 > start and doc[last - 1].text in ("'s", "\u2019s", "'", ",", "."):
                last -= 1
            for i in range(start, last):
                found.setdefault(i, Named(actor.id, start, last))
    return found


def _titles(token: Token, titling: frozenset[str]) -> bool:
    word = token.lower_.rstrip(".")
    return word in titling or token.pos_ == "ADJ"


def _bodies(cast: Cast, sentences: Sequence[Sentence]) -> dict[int, Body]:
    """Return the bodies by token: those of the directory, adjectives too, and the document's.

    Names win over nouns, longer ones over shorter ones.
    """
    rows = [*_listed(cast, sentences), *_mentioned(cast)]
    found: dict[int, Body] = {}
    for _, row in sorted(rows, key=lambda r: (r[0], r[1].start - r[1].end, r[1].start, r[1].id or "")):
        for i in range(row.start, row.end):
            found.setdefault(i, row)
    for words in cast.reading.doc.ents:
        if words.label_ in _NAMES and words.start not in found:
            known = directory().forms.one(words.text) or (_seat(words.root) if len(words) == 1 else None)
            name, id = (known.name, known.id) if known is not None else (words.text, None)
            for i in range(words.start, words.end):
                found.setdefault(i, Body(name, id, words.start, words.end))
    return found


def _listed(cast: Cast, sentences: Sequence[Sentence]) -> Iterator[tuple[bool, Body]]:
    """Yield the bodies of the directory that the sentences name."""
    reading = cast.reading
    for sentence in sentences:
        text = sentence.view.text
        for item in lookup(text, tokens(text)):
            span = sentence.view.span(reading.document, item.start, item.end)
            where = reading.tokens(span.start, span.end)
            if item.form.kind != "stop" and len(where):
                yield False, Body(item.form.entry.name, item.form.entry.id, where.start, where.stop)


def _mentioned(cast: Cast) -> Iterator[tuple[bool, Body]]:
    """Yield the document's own bodies, with whether a noun means them there."""
    for actor in (actor for actor in cast.actors if actor.type in _BODIES):
        for mention in actor.mentions:
            where = cast.reading.tokens(mention.start, mention.end)
            if mention.form in ("name", "nominal") and 0 < len(where) <= _LONGEST:
                yield mention.form == "nominal", _as_body(actor, where.start, where.stop)
