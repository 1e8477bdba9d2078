"""One actor of the directory, and the ways to name it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backchannel.model import ActorType

FormKind = Literal["name", "adjective", "people", "metonym", "seat", "stop"]


class Entry(Struct, frozen=True, kw_only=True):
    """One actor of the directory."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sectors: tuple[str, ...] = ()
    part_of: str | None = None
    wikidata: str | None = None


class Form(Struct, frozen=True, kw_only=True):
    """One way to name an actor. `words` are the words as written; `kind` is how they name it.

    `gaps` are the characters between the words: one, but two in `St. Lucia`.
    """

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    kind: FormKind
    entry: Entry
