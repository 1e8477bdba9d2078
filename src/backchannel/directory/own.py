"""A user's own directory: a CSV or YAML file whose rows win over ours.

Each row names an actor: `name`, `type`, and as it likes `names` (other ways to name it, divided by `|`; in YAML also a
list), `country`, `sectors`, `part_of`, `wikidata`. A row with `office` and `of` also says that this person held an
office of that state or body, `from` and `until` days, months or years (`until` empty: still).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

import yaml
from msgspec import Struct

from backchannel.directory.edtf import days
from backchannel.directory.entry import Entry, FormKind
from backchannel.directory.fold import slug
from backchannel.directory.offices import offices
from backchannel.directory.people import Person, person_id
from backchannel.directory.tables import Named, split
from backchannel.directory.terms import Term
from backchannel.errors import BackchannelError
from backchannel.model import ActorType

COLUMNS = (
    "name", "type", "names", "country", "sectors", "part_of", "wikidata", "office", "of", "from", "until", "acting",
    "source",
)  # fmt: skip
_TYPES = get_args(ActorType)
_ADVICE = f"Its columns are {', '.join(COLUMNS)}; only name is needed. See docs/directory.md."


class Held(Struct, frozen=True, kw_only=True):
    """An office that a row gives to a person: the words of `of` still have to be found in the directory."""

    person: str
    office: str
    of: str
    row: str
    term: Term


class Own(Struct, frozen=True, kw_only=True):
    """What a user's file holds."""

    entries: tuple[Named, ...] = ()
    people: tuple[Person, ...] = ()
    held: tuple[Held, ...] = ()


def own(path: Path) -> Own:
    """Read a user's directory. Raises BackchannelError that names the file and the row where something is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BackchannelError(f"{path}: can't be read as UTF-8 text: {error}", advice=_ADVICE) from None
    rows = _yaml(path, text) if path.suffix.lower() in (".yaml", ".yml") else _csv(path, text)
    entries: dict[str, Named] = {}
    people: dict[str, Person] = {}
    held: list[Held] = []
    for where, row in rows:
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            raise BackchannelError(f"{where}: unknown column {unknown[0]!r}", advice=_ADVICE)
        _add(where, row, entries, people, held)
    return Own(entries=tuple(entries.values()), people=tuple(people.values()), held=tuple(held))


def _add(
    where: str, row: Mapping[str, str], entries: dict[str, Named], people: dict[str, Person], held: list[Held]
) -> None:
    name, kind = row.get("name", ""), row.get("type", "") or "person"
    if not name:
        raise BackchannelError(f"{where}: it has no name", advice=_ADVICE)
    if kind not in _TYPES:
        raise BackchannelError(f"{where}: {kind!r} is no type of actor", advice=f"Types are {', '.join(_TYPES)}.")
    names = split(row.get("names", ""))
    if kind == "person":
        id = person_id(name)
        before = people.get(id)
        people[id] = Person(
            id=id, name=name, forms=(*(before.forms if before else ()), *names), country=row.get("country") or None,
            wikidata=row.get("wikidata") or None, own=True,
        )  # fmt: skip
    else:
        part_of = row.get("part_of")
        entry = Entry(
            id=f"actor-{slug(name)}", name=name, type=cast(ActorType, kind), country=row.get("country") or None,
            sectors=split(row.get("sectors", "")), part_of=f"actor-{slug(part_of)}" if part_of else None,
            wikidata=row.get("wikidata") or None,
        )  # fmt: skip
        forms: tuple[tuple[str, FormKind], ...] = tuple((form, "name") for form in (name, *names))
        entries[entry.id] = entry, forms
    if row.get("office"):
        held.append(_held(where, row, name))


def _held(where: str, row: Mapping[str, str], name: str) -> Held:
    title, of = row["office"], row.get("of", "")
    kinds = offices().of(title) or ((title,) if title.partition(":")[0] in offices().titles else ())
    if not kinds or not of:
        raise BackchannelError(
            f"{where}: office {title!r} of {of!r} is none that is known",
            advice=f"Offices are {', '.join(sorted(offices().titles))}, or a title; `of` names a state or body.",
        )
    try:
        begun = days(row.get("from", ""))
        until = days(row["until"]) if row.get("until") else None
    except ValueError as error:
        raise BackchannelError(f"{where}: {error}", advice=_ADVICE) from None
    term = Term(
        body="", office=kinds[0], person=person_id(name), begun=begun, until=until, acting=bool(row.get("acting")),
        source=row.get("source") or "the user's directory",
    )  # fmt: skip
    return Held(person=name, office=title, of=of, row=where, term=term)


def _csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        if None in row:
            raise BackchannelError(f"{path}, line {number}: more cells than columns", advice=_ADVICE)
        yield f"{path}, line {number}", {str(key): (value or "").strip() for key, value in row.items()}


def _yaml(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BackchannelError(f"{path}: not YAML: {' '.join(str(error).split())}", advice=_ADVICE) from None
    rows = read if isinstance(read, list) else []
    if not isinstance(read, list) and read is not None:
        raise BackchannelError(f"{path}: it holds no list of actors", advice=_ADVICE)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise BackchannelError(f"{path}, entry {number}: it is no mapping", advice=_ADVICE)
        yield f"{path}, entry {number}", {str(key): _cell(value) for key, value in row.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "|".join(str(one) for one in value)
    return str(value).strip()
