"""Tying the documents' actors together, out of a record and into it."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.directory import directory
from backchannel.directory.fold import fold
from backchannel.model import Actor
from backchannel.reconcile.identity import Seen, identify
from backchannel.record.judgements import in_force
from backchannel.record.record import Record

_SIDES = ("-government", "-rebels", "-opposition", "-parties")
"""What follows a state's id in the ids of those who are called after it: they are as well known as the state."""


def tie(record: Record) -> None:
    """Conclude who is who across documents and put it into the record; it holds none of that before."""
    judgements = [one.judgement for one in in_force(record.decisions.all())]
    found = identify(_seen(record), judgements, fold=fold)
    record.identity.put(found.actors, found.suggestions)


def is_known(actor: str) -> bool:
    """Tell whether the directory knows an id, or that of the state whose government or opponents it is."""
    known = directory()
    base = next((actor.removesuffix(side) for side in _SIDES if actor.endswith(side)), actor)
    return base in known.entries or known.people.by_id(actor) is not None


def _seen(record: Record) -> Iterator[Seen]:
    titles: dict[tuple[str, str], set[str]] = {}
    for role in record.talk.roles():
        for place in role.attested:
            titles.setdefault((place.document, role.actor), set()).add(role.title)
    for document, actor in record.results.actors_by_document():
        yield _one(document, actor, tuple(sorted(titles.get((document, actor.id), ()))))


def _one(document: str, actor: Actor, titles: tuple[str, ...]) -> Seen:
    return Seen(
        document=document, actor=actor.id, name=actor.name, type=actor.type, country=actor.code.country,
        body=actor.part_of, titles=titles, named=any(mention.form == "name" for mention in actor.mentions),
        known=actor.type != "unnamed" and is_known(actor.id),
    )  # fmt: skip
