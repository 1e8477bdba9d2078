"""A user's own directory: a CSV or YAML file whose rows win over ours.

Each row names an actor: `name`, `type`, and as it likes `names` (other ways to name it, divided by `|`; in YAML also a
list), `country`, `sectors`, `part_of`, `wikidata`. A row with `office` and `of` also says that this person held an
office of that state or body, `from` and `until` days, months, years or intervals (`until` empty: still;
`unknown`: it isn't known whether it has ended). A row that has a name of one of our actors tells of that actor. Rows of
one name tell of one actor: later ones add to the first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar, cast, get_args

from msgspec import Struct

from backchannel.directory.edtf import days
from backchannel.directory.entry import Entry, FormKind
from backchannel.directory.fold import slug
from backchannel.directory.people import Person, person_id
from backchannel.directory.rows import ADVICE, rows, unreadable
from backchannel.directory.tables import UNKNOWN, Named, split
from backchannel.directory.terms import Term
from backchannel.errors import BackchannelError
from backchannel.model import ActorType

_TYPES = get_args(ActorType)
_YES, _NO = ("1", "x", "yes", "true"), ("", "0", "no", "false")
_CODE = re.compile(r"[A-Z]{3}")


class Held(Struct, frozen=True, kw_only=True):
    """An office that a row gives to a person: `office` and `of` are words that the directory has to find yet."""

    person: str
    office: str
    of: str
    row: str
    term: Term


class Own(Struct, frozen=True, kw_only=True):
    """What a user's file holds. `part_of` of an entry is still a name: the directory knows whose."""

    entries: tuple[Named, ...] = ()
    people: tuple[Person, ...] = ()
    held: tuple[Held, ...] = ()


def content_of(path: Path) -> bytes:
    """Return the bytes of a user's directory. Raises `BackchannelError` where it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None


def own(path: Path, content: bytes) -> Own:
    """Return what the content of a user's directory says; `path` tells its form, and is named in errors.

    Raises `BackchannelError` that names the file and the row where something is wrong.
    """
    entries: dict[str, Named] = {}
    people: dict[str, Person] = {}
    held: list[Held] = []
    for where, row in rows(path, content):
        _add(where, row, entries, people, held)
    return Own(entries=tuple(entries.values()), people=tuple(people.values()), held=tuple(held))


def _add(
    where: str, row: Mapping[str, str], entries: dict[str, Named], people: dict[str, Person], held: list[Held]
) -> None:
    name, kind = row.get("name", ""), row.get("type", "") or "person"
    if not name:
        raise BackchannelError(f"{where}: it has no name", advice=ADVICE)
    if kind not in _TYPES:
        raise BackchannelError(f"{where}: {kind!r} is no type of actor", advice=f"Types are {', '.join(_TYPES)}.")
    country = row.get("country") or None
    if country is not None and _CODE.fullmatch(country) is None:
        raise BackchannelError(
            f"{where}: {country!r} is no code of a country", advice="Codes are those of ISO 3166-1 alpha-3, as NOR."
        )
    if row.get("office") and kind != "person":
        raise BackchannelError(f"{where}: {name!r} is no person, so it can hold no office", advice=ADVICE)
    if kind == "person":
        person = _person(where, row, people.get(person_id(name)))
        people[person.id] = person
    else:
        named = _entry(where, row, cast(ActorType, kind), entries.get(f"actor-{slug(name)}"))
        entries[named[0].id] = named
    if row.get("office"):
        held.append(_held(where, row, name))


def _person(where: str, row: Mapping[str, str], before: Person | None) -> Person:
    """Return the person of a row, together with what rows before it say of the same name, in any spelling."""
    name, names = row["name"], split(row.get("names", ""))
    country, wikidata = row.get("country") or None, row.get("wikidata") or None
    if before is None:
        return Person(id=person_id(name), name=name, forms=names, country=country, wikidata=wikidata, own=True)
    forms = dict.fromkeys((*before.forms, name, *names))
    return Person(
        id=before.id, name=before.name, forms=tuple(form for form in forms if form != before.name),
        country=_agreed(where, "country", before.country, country),
        wikidata=_agreed(where, "wikidata", before.wikidata, wikidata), own=True,
    )  # fmt: skip


def _entry(where: str, row: Mapping[str, str], kind: ActorType, before: Named | None) -> Named:
    """Return the body of a row with its names, together with what rows before it say of the same name."""
    name, sectors = row["name"], split(row.get("sectors", ""))
    country, part_of = row.get("country") or None, row.get("part_of") or None
    wikidata = row.get("wikidata") or None
    forms: tuple[tuple[str, FormKind], ...] = tuple((form, "name") for form in (name, *split(row.get("names", ""))))
    if before is None:
        entry = Entry(
            id=f"actor-{slug(name)}", name=name, type=kind, country=country, sectors=sectors, part_of=part_of,
            wikidata=wikidata,
        )  # fmt: skip
        return entry, forms
    first, known = before
    joined = Entry(
        id=first.id, name=first.name, type=_agreed(where, "type", first.type, kind) or kind,
        country=_agreed(where, "country", first.country, country),
        sectors=tuple(dict.fromkeys((*first.sectors, *sectors))),
        part_of=_agreed(where, "part_of", first.part_of, part_of),
        wikidata=_agreed(where, "wikidata", first.wikidata, wikidata),
    )  # fmt: skip
    return joined, tuple(dict.fromkeys((*known, *forms)))


_Value = TypeVar("_Value", bound=str)


def _agreed(where: str, column: str, before: _Value | None, now: _Value | None) -> _Value | None:
    """Return what two rows of one name say in a column that holds one value. Raises where they say two."""
    if before is not None and now is not None and before != now:
        raise BackchannelError(
            f"{where}: {column} is {now!r} here, and {before!r} in another row of the same name",
            advice="Rows of one name tell of one actor. Say the same in both, or leave one empty; tell two actors apart"
            " by their names.",
        )
    return now if before is None else before


def _held(where: str, row: Mapping[str, str], name: str) -> Held:
    title, of = row["office"], row.get("of", "")
    if not of:
        raise BackchannelError(f"{where}: office {title!r} of whom? `of` is empty", advice=ADVICE)
    acting = row.get("acting", "").casefold()
    if acting not in _YES + _NO:
        raise BackchannelError(f"{where}: acting is {acting!r}, not yes or no", advice=ADVICE)
    ended = row.get("until", "")
    try:
        begun = days(row.get("from", ""))
        until = days(ended) if ended not in ("", UNKNOWN) else None
    except ValueError as error:
        raise BackchannelError(f"{where}: {error}", advice=ADVICE) from None
    if until is not None and until.latest < begun.earliest:
        raise BackchannelError(f"{where}: the office ends before it begins", advice=ADVICE)
    term = Term(
        body="", office="", person=person_id(name), begun=begun, until=until, acting=acting in _YES,
        known_to=begun.latest if ended == UNKNOWN else None, source=row.get("source") or "the user's directory",
    )  # fmt: skip
    return Held(person=name, office=title, of=of, row=where, term=term)
