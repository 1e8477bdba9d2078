"""A user's rows that tell of actors of ours: they keep our ids and our other names, and their own words win."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from backchannel.directory.entry import Entry, FormKind
from backchannel.directory.fold import slug
from backchannel.directory.forms import Forms
from backchannel.directory.people import People, Person
from backchannel.directory.tables import Named


def entries(users: Sequence[Named], ours: Forms) -> tuple[Named, ...]:
    """Return a user's actors with the ids of those of ours that they are, and their parents' ids.

    A row tells of ours where its first name is ours, or another name one of ours of the same type. So a short form
    that is ours too can be given to another actor.
    """
    named: dict[str, str] = {}
    for entry, forms in users:
        known = _ours(entry, forms, ours)
        for text, _ in forms:
            named[slug(text)] = known.id if known is not None else entry.id
    made: list[Named] = []
    for entry, forms in users:
        id = named[slug(entry.name)]
        old = ours.entries.get(id)
        parent = _id(entry.part_of, named, ours) if entry.part_of is not None else None
        if old is not None:
            parent = parent or old.part_of
            entry = replace(
                entry, country=entry.country or old.country, sectors=entry.sectors or old.sectors,
                wikidata=entry.wikidata or old.wikidata,
            )  # fmt: skip
        made.append((replace(entry, id=id, part_of=parent), forms))
    return tuple(made)


def people(users: Sequence[Person], ours: People) -> dict[str, Person]:
    """Return a user's people by the ids of their rows, with the ids of those of ours that have one of their names."""
    made: dict[str, Person] = {}
    for person in users:
        forms = (person.name, *person.forms)
        known = next((known for form in forms if (known := ours.named(form)) is not None), None)
        if known is None:
            made[person.id] = person
            continue
        made[person.id] = replace(
            person, id=known.id, forms=tuple(dict.fromkeys((*person.forms, known.name, *known.forms))),
            country=person.country or known.country, wikidata=person.wikidata or known.wikidata,
        )  # fmt: skip
    return made


def _ours(entry: Entry, forms: Iterable[tuple[str, FormKind]], ours: Forms) -> Entry | None:
    found = ours.one(entry.name)
    if found is not None:
        return found
    others = (ours.one(text) for text, _ in forms)
    return next((other for other in others if other is not None and other.type == entry.type), None)


def _id(name: str, named: dict[str, str], ours: Forms) -> str:
    known = ours.one(name)
    return named.get(slug(name)) or (known.id if known is not None else f"actor-{slug(name)}")
