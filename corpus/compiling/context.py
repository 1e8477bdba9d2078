"""What compiling a reader's notes needs to know while it goes: the text, the keys that exist, the problems so far."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeVar, get_args

from corpus.catalogue import Report
from corpus.days import when
from corpus.form import When
from corpus.notation import Block, Field, Problem, items
from corpus.place import Places

Word = TypeVar("Word", bound=str)
OUTLET = "outlet"
"""The key of the report's own outlet, which every reading has."""


class Context(Places):
    """The report at hand, the keys of its actors, claims and quotations, and every problem found."""

    def __init__(self, text: str, report: Report, problems: list[Problem]) -> None:
        """Start with the problems that the notes' form already gave."""
        super().__init__(text, report.units)
        self.problems = problems
        self.number = report.id
        self._keys: dict[str, set[str]] = {}

    def know(self, by_kind: dict[str, list[Block]]) -> None:
        """Take the keys that the notes give to things, before any of them refers to another."""
        for kind, blocks in by_kind.items():
            self._keys[kind] = {OUTLET} if kind == "actor" else set()
            seen: set[str] = set()
            for block in blocks:
                if block.key in seen and kind not in ("link", "published"):
                    self.report(block.line, f"{kind} {block.key} is there twice")
                seen.add(block.key)
            self._keys[kind] |= seen

    def key(self, kind: Literal["actor", "claim", "quote"], key: str, line: int) -> str:
        """Return the id for a key that the notes must give; a problem if they don't."""
        if key not in self._keys[kind]:
            self.report(line, f"there is no {kind} {key!r}")
        return ident(kind, key)

    def keys(self, kind: Literal["actor", "claim", "quote"], field: Field | None) -> tuple[str, ...]:
        """Return the ids for the keys that a field lists."""
        return tuple(self.key(kind, key, field.line) for key in items(field.value)) if field is not None else ()

    def word(self, word: str, allowed: Collection[Word], line: int, default: Word) -> Word:
        """Return a word of a closed list; a problem, and the default, for any other."""
        for one in allowed:
            if word == one:
                return one
        self.report(line, f"{word!r} is none of {', '.join(sorted(allowed))}")
        return default

    def parts(self, field: Field | None) -> list[str]:
        """Return the words of a field before its `@`, split at commas."""
        return items(field.value.partition("@")[0], ",") if field is not None else []

    def days(self, field: Field | None) -> When:
        """Return the days that a field gives."""
        return when(field, self)

    def told(self, field: Field | None) -> str | None:
        """Return a field's words before its `@`, or None."""
        return (field.value.partition(" @ ")[0].strip() or None) if field is not None else None

    def fields(self, block: Block, known: str) -> None:
        """Report fields that a block of its kind doesn't have."""
        for field in block.fields:
            if field.name not in known.split():
                self.report(field.line, f"a {block.kind} has no field {field.name!r}: {known}")


def ident(kind: str, key: str) -> str:
    """Return the id of what a reader calls `key`."""
    return {"actor": "A:", "claim": "C", "quote": "Q"}[kind] + key


def options(literal: object) -> tuple[str, ...]:
    """Return the words of a Literal type."""
    return get_args(literal)
