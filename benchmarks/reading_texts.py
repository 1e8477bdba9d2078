"""Readings of actors, quotations and roles, held-out and in sight: as originals for a record, as gold for the scorer.

An original is the untagged text below a wrapper that names its outlet and day, as backup copies have one. Offsets of a
reading are shifted by the wrapper's length.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
from benchmarks.attribution import BLIND
from model.language.data import reports
from msgspec import Struct

OPEN = BLIND.parent / "open"
"""Reports with a reading that the rules were made with."""

Form = Literal["name", "title", "nominal", "pronoun"]
Json = dict[str, Any]
"""An object in the scorer's form of a gold reading."""

_SCORERS_KIND = {
    "unnamed": "person (unnamed)",
    "armed_group": "rebel group",
    "igo": "IGO",
    "outlet": "news outlet",
    "agency": "news agency",
}
"""Types of actors that the scorer's gold calls otherwise; for one that it has no word for (ngo), it counts no type."""
_SCORERS_FORM = {"direct": "direct", "mixed": "partial", "document": "document quotation"}
_BYLINE = re.compile(r"(?:By|From our) |\d{1,2} \w+ \d{4}$")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9])|$)")


class Mentioned(Struct, frozen=True, forbid_unknown_fields=True):
    """A mention: `start` in code points of the untagged text, `nth` among all occurrences of its words."""

    text: str
    nth: int
    start: int
    form: Form


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """An actor of any type with every mention."""

    name: str
    type: str
    mentions: tuple[Mentioned, ...]


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """One stretch in marks; `chain` from the outlet inwards to the speaker."""

    words: str
    nth: int
    start: int
    form: Literal["direct", "mixed", "document"]
    speaker: str
    addressee: str | None
    chain: tuple[str, ...]


class Held(Struct, frozen=True, forbid_unknown_fields=True):
    """A role that the text tells of."""

    actor: str
    title: str | None
    organisation: str | None
    sort: Literal["office", "process", "recognition"]


class Marked(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file of a reading holds."""

    published: date
    outlet: str
    actors: tuple[Person, ...]
    quotes: tuple[Said, ...]
    roles: tuple[Held, ...]


class Reading(Struct, frozen=True):
    """A reading and the untagged text that it is of."""

    id: str
    text: str
    marked: Marked

    @property
    def wrapper(self) -> str:
        """What stands above the text in its original."""
        day = f"{self.marked.published.day} {self.marked.published:%B %Y}"
        lines = (
            "Backup copy of a web page.",
            f"Publication: {self.marked.outlet}",
            f"Date published: {day}",
            f"Saved on: {day}",
        )
        return "".join(f"{line}\n\n" for line in lines)

    @property
    def original(self) -> bytes:
        """The file that a record is built of."""
        return (self.wrapper + self.text).encode()


def readings(folder: Path = BLIND) -> list[Reading]:
    """Return the readings by name. Raises ValueError where words don't stand where a reading says."""
    found = []
    for place in sorted(folder.glob("*.json")):
        text = reports.parse(place.stem, place.with_suffix(".txt").read_text(encoding="utf-8")).text
        reading = Reading(place.stem, text, msgspec.json.decode(place.read_bytes(), type=Marked))
        stated = [(one.text, one.start) for actor in reading.marked.actors for one in actor.mentions]
        for words, start in [*stated, *((one.words, one.start) for one in reading.marked.quotes)]:
            if not text.startswith(words, start):
                raise ValueError(f"{place.name}: {words!r} doesn't stand at {start}")
        found.append(reading)
    return found


def gold(reading: Reading) -> Json:
    """Return a reading in the scorer's form, without events, positions and contradictions."""
    marked, shift = reading.marked, len(reading.wrapper)
    original = reading.original
    return {
        "doc": {
            "sha256": hashlib.sha256(original).hexdigest(),
            "n_chars": len(original.decode()),
            "published": {"edtf": marked.published.isoformat()},
            "outlet": marked.outlet,
        },
        "sentences": list(_sentences(reading)),
        "actors": [
            {
                "id": actor.name,
                "name": actor.name,
                "kind": _SCORERS_KIND.get(actor.type, actor.type),
                "plover": None,
                "mentions": [_span(one.text, one.start + shift) | {"form": one.form} for one in actor.mentions],
            }
            for actor in marked.actors
        ],
        "quotes": [
            {
                "id": f"quotation {number}",
                "spans": [_span(one.words, one.start + shift)],
                "speaker": one.speaker,
                "kind": _SCORERS_FORM[one.form],
            }
            for number, one in enumerate(marked.quotes)
        ],
        "roles": [
            {
                "id": f"{one.actor}: {one.title}, {one.organisation}",
                "actor": one.actor,
                "role": one.title,
                "org": one.organisation,
                "evidence": [],
                "kind": one.sort,
            }
            for one in marked.roles
        ],
        **{"events": [], "positions": [], "contradictions": []},
    }


def _span(text: str, start: int) -> Json:
    return {"start": start, "end": start + len(text), "text": text}


def _sentences(reading: Reading) -> Iterator[Json]:
    """Yield the sentences, by their marks: they say where the scorer takes a reading for exhaustive."""
    shift = len(reading.wrapper)
    yield _span(reading.wrapper.rstrip(), 0) | {"kind": "wrapper"}
    start = 0
    for line in reading.text.split("\n"):
        kind = "headline" if start == 0 else "byline" if _BYLINE.match(line) else "body"
        for match in _SENTENCE.finditer(line):
            yield _span(match[0], shift + start + match.start()) | {"kind": kind}
        start += len(line) + 1
