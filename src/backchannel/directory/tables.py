"""The tables of the directory that we ship: states, bodies, people, terms of office (`data/README.md`)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from backchannel.directory.edtf import days
from backchannel.directory.entry import Entry, FormKind
from backchannel.directory.people import Person, ids
from backchannel.directory.terms import Term
from backchannel.model import ActorType

UNKNOWN = "unknown"
"""What stands for an end that nobody knows."""
_KNOWN_TO = date(2024, 12, 31)
"""Who is said to hold an office with an unknown end is taken to have held it to this day, and nothing is said of later
days: the rows were written from what was known of 2024 well and of later years in part."""
_STATE_FORMS: tuple[tuple[str, FormKind], ...] = (
    ("forms", "name"), ("adjectives", "adjective"), ("people", "people"), ("metonyms", "metonym"), ("seats", "seat"),
)  # fmt: skip

Named = tuple[Entry, tuple[tuple[str, FormKind], ...]]
"""An actor and the ways to name it."""


def split(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell, which `|` divides."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def actor_id(row: str) -> str:
    """Return the id of the actor of a row: a state's code or a body's own id."""
    return f"actor-{row.lower()}"


def states() -> Iterator[Named]:
    """Yield the states."""
    for row in _rows(_data("states.csv")):
        entry = Entry(
            id=actor_id(row["iso3"]), name=row["name"], type="state", country=row["iso3"],
            wikidata=row.get("wikidata") or None,
        )  # fmt: skip
        yield entry, tuple((text, kind) for column, kind in _STATE_FORMS for text in split(row[column]))


def bodies() -> Iterator[Named]:
    """Yield bodies, groups, parties and outlets."""
    for row in _rows(_data("bodies.csv")):
        entry = Entry(
            id=actor_id(row["id"]), name=row["name"], type=cast(ActorType, row["type"]), country=row["country"] or None,
            sectors=split(row["sectors"]), part_of=actor_id(row["part_of"]) if row["part_of"] else None,
            wikidata=row.get("wikidata") or None,
        )  # fmt: skip
        yield entry, tuple((text, "name") for text in split(row["forms"]))


def stops() -> tuple[str, ...]:
    """Return the names that hold an actor's name and are none."""
    return tuple(line for line in _data("stoplist.txt").read_text(encoding="utf-8").split("\n") if line)


def rulers() -> Iterator[tuple[str, str]]:
    """Yield name and country of the people whose name stands for a government (`the X regime`)."""
    for row in _rows(_data("rulers.csv")):
        yield row["name"], row["country"]


@cache
def person_ids() -> dict[str, str]:
    """Return the ids of the people of the table by their names there."""
    return ids(row["person"] for row in _rows(_data("people.csv")))


def people() -> Iterator[Person]:
    """Yield those who held an office."""
    for row in _rows(_data("people.csv")):
        yield Person(
            id=person_ids()[row["person"]], name=row["person"], forms=split(row["variants"]),
            country=row["country"] or None, wikidata=row["wikidata"] or None,
        )  # fmt: skip


def terms() -> Iterator[Term]:
    """Yield the terms of office."""
    for row in _rows(_data("terms.csv")):
        begun, ended = days(row["from"]), row["until"]
        yield Term(
            body=actor_id(row["organisation"]), office=row["office"], person=person_ids()[row["person"]],
            begun=begun, until=days(ended) if ended and ended != UNKNOWN else None,
            known_to=max(_KNOWN_TO, begun.latest) if ended == UNKNOWN else None,
            acting=bool(row["acting"]), source=row["source"],
        )  # fmt: skip


def given_names() -> Iterator[tuple[str, str]]:
    """Yield given names, folded, with `f` or `m`."""
    for row in _rows(_data("given.csv")):
        yield row["name"], row["sex"]


def _data(name: str) -> Traversable:
    return resources.files(__package__).joinpath("data", name)


def _rows(place: Traversable) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(place.read_text(encoding="utf-8").splitlines())
