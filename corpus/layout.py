"""A report as its writer hands it in, one unit a line, and the text and units that it becomes.

The head holds `@name value` lines up to a line `===`. Each line after it is a zone's letter, perhaps a sign for how it
goes on from the line before, a bar, and the words:

    H| headline    B| byline    D| dateline    S| standfirst    P| paragraph    G| heading    C| caption
    X| furniture of the page    W| wrapper of a backup copy

A plain letter starts a new line (in `P`, after an empty one, unless the head says `@gap 1`); `+` goes on in the line
after a space, `&` without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec
from msgspec import Struct

from backchannel.model.words import ZoneName
from corpus.catalogue import Record, Relation, Report, Unit, digest

ZONES: dict[str, ZoneName] = {
    "H": "headline", "B": "byline", "D": "dateline", "S": "standfirst", "P": "body", "G": "heading", "C": "caption",
    "X": "boilerplate", "W": "wrapper",
}  # fmt: skip

_LINE = re.compile(r"([HBDSPGCXW])([+&]?)\| ?(.*\S)\s*$")
_HEAD = re.compile(r"@(\w+)(?: (.*))?$")
_RELATION = re.compile(r"(copy|cut|rewrite|retells|contradicts|discloses)(?: of)? (\d+)$")


class LayoutError(ValueError):
    """A written report has a line that this form doesn't know; the message says which."""


class Laid(Struct, frozen=True, kw_only=True):
    """A report with its text, and what the clusters that it belongs to tell of."""

    report: Report
    text: str
    clusters: dict[str, str]


def lay(name: str, source: str, names: dict[str, str]) -> Laid:
    """Return the report that `source` gives; `names` gives reports' names by their numbers, for relations.

    Raises LayoutError.
    """
    head, found, body = source.partition("\n===\n")
    if not found:
        raise LayoutError(f"{name}: no line === between head and text")
    fields = _fields(name, head)
    one = {key: values[0] for key, values in fields.items()}
    text, units = _text(name, body, 1 if one.get("gap") == "1" else 2)
    clusters = dict(_pair(name, line, ":") for line in fields.get("cluster", ()))
    plain = {
        "id": name, "process": one.get("process"), "genre": one.get("genre"), "outlet": one.get("outlet"),
        "published": one.get("published"), "dated": "undated" not in one, "furniture": "furniture" in one,
        "sha256": digest(text), "units": units, "clusters": tuple(sorted(clusters)),
        "relations": tuple(_relation(name, line, names) for line in fields.get("relation", ())),
        "records": tuple(_record(name, line) for line in fields.get("record", ())),
    }  # fmt: skip
    try:
        report = msgspec.convert(plain, type=Report)
    except msgspec.ValidationError as error:
        raise LayoutError(f"{name}: {error}") from error
    return Laid(report=report, text=text, clusters=clusters)


def published(source: str) -> date | None:
    """Return the day that a written report gives for itself."""
    found = re.search(r"^@published (\S+)$", source, re.MULTILINE)
    return date.fromisoformat(found[1]) if found else None


def _fields(name: str, head: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for line in head.splitlines():
        found = _HEAD.match(line.strip())
        if found is None:
            raise LayoutError(f"{name}: {line!r} in the head is not `@name value`")
        fields.setdefault(found[1], []).append((found[2] or "").strip())
    return fields


def _text(name: str, body: str, gap: int) -> tuple[str, tuple[Unit, ...]]:
    text, units = "", []
    for letter, sign, words in _lines(name, body):
        if text:
            text += {"+": " ", "&": ""}.get(sign, "\n" * (gap if letter == "P" else 1))
        units.append(Unit(start=len(text), end=len(text) + len(words), zone=ZONES[letter]))
        text += words
    return text + "\n", tuple(units)


def _lines(name: str, body: str) -> Iterator[tuple[str, str, str]]:
    for line in filter(str.strip, body.splitlines()):
        found = _LINE.match(line)
        if found is None:
            raise LayoutError(f"{name}: {line[:60]!r} is not a zone's letter, a bar and words")
        yield found[1], found[2], found[3]


def _pair(name: str, line: str, mark: str) -> tuple[str, str]:
    first, found, second = line.partition(mark)
    if not found:
        raise LayoutError(f"{name}: {line!r} has no {mark!r}")
    return first.strip(), second.strip()


def _relation(name: str, line: str, names: dict[str, str]) -> Relation:
    found = _RELATION.match(line)
    if found is None or found[2] not in names:
        raise LayoutError(f"{name}: {line!r} is no relation to another report")
    return msgspec.convert({"sort": found[1], "of": names[found[2]]}, type=Relation)


def _record(name: str, line: str) -> Record:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3:
        raise LayoutError(f"{name}: {line!r} is not `words | who | source`")
    return Record(words=parts[0], who=parts[1], source=parts[2])
