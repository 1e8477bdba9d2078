"""Which objects of a record name which others, by id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backchannel.model import Claim, Quote, Role
from backchannel.record.conclusions import Conclusions
from backchannel.record.contradictions import Contradictions
from backchannel.record.results import Results
from backchannel.record.talk import Talk

Names = list[tuple[str, str | None]]
"""Ids that an object names, each with the table that it should stand in; None names nothing."""


def references(connection: sqlite3.Connection) -> Iterator[tuple[str, Struct | None, Names]]:
    """Give each object's id, the object and the ids that it names.

    The object is None where its spans were checked with those of its document: claims and quotations.
    """
    conclusions, talk = Conclusions(connection), Talk(connection)
    for claim in Results(connection).claims():
        yield claim.id, None, _claim(claim)
    for quote in talk.quotes():
        yield quote.id, None, _quote(quote)
    for role in (*talk.roles(), *conclusions.roles()):
        yield role.id, role, _role(role)
    for contradiction in Contradictions(connection).all():
        yield contradiction.id, contradiction, _each("claim", contradiction.claims)
    for actor in conclusions.actors():
        yield actor.id, actor, [("actor", actor.part_of)]
    for event in conclusions.events():
        above: Names = [("channel", event.channel), ("event", event.part_of)]
        parties = _each("actor", (p.actor for p in event.participants))
        yield event.id, event, above + _each("claim", event.claims) + parties
    for channel in conclusions.channels():
        parties = _each("actor", (*channel.between, *channel.mediators, *channel.initiated_by))
        yield channel.id, channel, parties + _each("event", channel.events)
    for disclosure in conclusions.disclosures():
        named = _each("event", disclosure.events) + _each("actor", disclosure.by)
        yield disclosure.id, disclosure, [("document", disclosure.document), *named]


def _each(kind: str, ids: Iterable[str | None]) -> Names:
    return [(kind, id) for id in ids]


def _claim(claim: Claim) -> Names:
    actors = (*(p.actor for p in claim.participants), *claim.attribution)
    return [("document", claim.document), *_each("actor", actors)]


def _quote(quote: Quote) -> Names:
    actors = _each("actor", (quote.speaker, quote.addressee, *quote.attribution))
    return [("document", quote.document), ("quote", quote.continues), *actors, *_each("claim", quote.claims)]


def _role(role: Role) -> Names:
    return [("actor", role.actor), ("actor", role.body), *_each("document", (one.document for one in role.attested))]


def home(value: Struct) -> str | None:
    """Return the document of an object's spans that name none: a role's, where one document alone tells of it."""
    told = {one.document for one in value.attested} if isinstance(value, Role) else set()
    return told.pop() if len(told) == 1 else None
