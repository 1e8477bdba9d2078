"""A user's own directory: a CSV or YAML file whose rows win over ours.

Each row names an actor: `name`, `type`, and as it likes `names` (other ways to name it, divided by `|`; in YAML also a
list), `country`, `sectors`, `part_of`, `wikidata`. A row with `office` and `of` also says that this person held an
office of that state or body, `from` and `until` days, months, years or intervals (`until` empty: still;
`unknown`: it isn't known whether it has ended). A row that has a name of one of our actors tells of that actor.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

import yaml
from msgspec import Struct

from backchannel.directory.edtf import days
from backchannel.directory.entry import Entry, FormKind
from backchannel.directory.fold import slug
from backchannel.directory.people import Person, person_id
from backchannel.directory.tables import UNKNOWN, Named, split
from backchannel.directory.terms import Term
from backchannel.errors import BackchannelError
from backchannel.model import ActorType

COLUMNS = (
    "name", "type", "names", "country", "sectors", "part_of", "wikidata", "office", "of", "from", "until", "acting",
    "source",
)  # fmt: skip
_TYPES = get_args(ActorType)
_YES, _NO = ("1", "x", "yes", "true"), ("", "0", "no", "false")
_CODE = re.compile(r"[A-Z]{3}")
_ADVICE = f"Its columns are {', '.join(COLUMNS)}; only name is needed. See docs/directory.md."


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
    country = row.get("country") or None
    if country is not None and _CODE.fullmatch(country) is None:
        raise BackchannelError(
            f"{where}: {country!r} is no code of a country", advice="Codes are those of ISO 3166-1 alpha-3, as NOR."
        )
    if row.get("office") and kind != "person":
        raise BackchannelError(f"{where}: {name!r} is no person, so it can hold no office", advice=_ADVICE)
    names = split(row.get("names", ""))
    if kind == "person":
        id = person_id(name)
        before = people.get(id)
        people[id] = Person(
            id=id, name=name, forms=(*(before.forms if before else ()), *names),
            country=country or (before.country if before else None),
            wikidata=row.get("wikidata") or (before.wikidata if before else None), own=True,
        )  # fmt: skip
    else:
        entry = Entry(
            id=f"actor-{slug(name)}", name=name, type=cast(ActorType, kind), country=country,
            sectors=split(row.get("sectors", "")), part_of=row.get("part_of") or None,
            wikidata=row.get("wikidata") or None,
        )  # fmt: skip
        forms: tuple[tuple[str, FormKind], ...] = tuple((form, "name") for form in (name, *names))
        entries[entry.id] = entry, forms
    if row.get("office"):
        held.append(_held(where, row, name))


def _held(where: str, row: Mapping[str, str], name: str) -> Held:
    title, of = row["office"], row.get("of", "")
    if not of:
        raise BackchannelError(f"{where}: office {title!r} of whom? `of` is empty", advice=_ADVICE)
    acting = row.get("acting", "").casefold()
    if acting not in _YES + _NO:
        raise BackchannelError(f"{where}: acting is {acting!r}, not yes or no", advice=_ADVICE)
    ended = row.get("until", "")
    try:
        begun = days(row.get("from", ""))
        until = days(ended) if ended not in ("", UNKNOWN) else None
    except ValueError as error:
        raise BackchannelError(f"{where}: {error}", advice=_ADVICE) from None
    if until is not None and until.latest < begun.earliest:
        raise BackchannelError(f"{where}: the office ends before it begins", advice=_ADVICE)
    term = Term(
        body="", office="", person=person_id(name), begun=begun, until=until, acting=acting in _YES,
        known_to=begun.latest if ended == UNKNOWN else None, source=row.get("source") or "the user's directory",
    )  # fmt: skip
    return Held(person=name, office=title, of=of, row=where, term=term)


def _csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    rows = csv.DictReader(io.StringIO(text))
    for row in rows:
        number = rows.line_num
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
