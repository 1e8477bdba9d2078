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
    that is ours too can be given to another actor. Rows that tell of one of ours are one, by the first one's name.
    """
    named: dict[str, str] = {}
    for entry, forms in users:
        known = _ours(entry, forms, ours)
        for text, _ in forms:
            named[slug(text)] = known.id if known is not None else entry.id
    made: dict[str, Named] = {}
    for entry, forms in users:
        id = named[slug(entry.name)]
        parent = _id(entry.part_of, named, ours) if entry.part_of is not None else None
        row: Named = (replace(entry, id=id, part_of=parent), forms)
        made[id] = _joined(made[id], row) if id in made else row
    return tuple((_filled(entry, ours.entries.get(entry.id)), forms) for entry, forms in made.values())


def _filled(entry: Entry, old: Entry | None) -> Entry:
    """Return a user's actor with what ours has where his is empty."""
    if old is None:
        return entry
    return replace(
        entry, country=entry.country or old.country, sectors=entry.sectors or old.sectors,
        part_of=entry.part_of or old.part_of, wikidata=entry.wikidata or old.wikidata,
    )  # fmt: skip


def people(users: Sequence[Person], ours: People) -> dict[str, Person]:
    """Return a user's people by the ids of their rows, with the ids of those of ours that have one of their names.

    Rows that tell of one of ours are one person, by the first one's name.
    """
    made: dict[str, Person] = {}
    rows: dict[str, list[Person]] = {}
    for person in users:
        forms = (person.name, *person.forms)
        known = next((known for form in forms if (known := ours.named(form)) is not None), None)
        if known is None:
            made[person.id] = person
        else:
            rows.setdefault(known.id, []).append(person)
    for id, own in rows.items():
        known = ours.by_id(id)
        told = own if known is None else [*own, known]
        names = dict.fromkeys(form for one in told for form in (one.name, *one.forms))
        one = replace(
            own[0], id=id, forms=tuple(name for name in names if name != own[0].name),
            country=next((one.country for one in told if one.country), None),
            wikidata=next((one.wikidata for one in told if one.wikidata), None),
        )  # fmt: skip
        made.update((row.id, one) for row in own)
    return made


def _joined(before: Named, now: Named) -> Named:
    """Return one actor of two rows: what the first leaves empty is the second's, names and sectors are both's."""
    (one, forms), (other, others) = before, now
    entry = replace(
        one, country=one.country or other.country, part_of=one.part_of or other.part_of,
        sectors=tuple(dict.fromkeys((*one.sectors, *other.sectors))), wikidata=one.wikidata or other.wikidata,
    )  # fmt: skip
    return entry, tuple(dict.fromkeys((*forms, *others)))


def _ours(entry: Entry, forms: Iterable[tuple[str, FormKind]], ours: Forms) -> Entry | None:
    found = ours.one(entry.name)
    if found is not None:
        return found
    others = (ours.one(text) for text, _ in forms)
    return next((other for other in others if other is not None and other.type == entry.type), None)


def _id(name: str, named: dict[str, str], ours: Forms) -> str:
    known = ours.one(name)
    return named.get(slug(name)) or (known.id if known is not None else f"actor-{slug(name)}")
