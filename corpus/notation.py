"""The plain text in which a reader writes: blocks of a kind, a key and main words, with indented fields.

    claim 3: talk CONSULT, diplomatic
      words: 12 met for secret talks
      participant: usoff @ 12 US officials

Lines that begin with `#` are notes. What the kinds and fields mean stands in `CODEBOOK.md`, section 1.
"""

from __future__ import annotations

import re

from msgspec import Struct

_BLOCK = re.compile(r"([a-z]+)(?: ([\w.-]+))?:(?: (.*))?$")
_FIELD = re.compile(r"\s+([a-z_]+):(?: (.*))?$")


class Field(Struct, frozen=True, kw_only=True):
    """One field of a block. `line` counts from 1."""

    name: str
    value: str
    line: int


class Block(Struct, frozen=True, kw_only=True):
    """One thing that a reader notes. `key` is empty where its kind has none; `line` counts from 1."""

    kind: str
    key: str
    main: str
    fields: tuple[Field, ...]
    line: int

    def all(self, name: str) -> list[Field]:
        """Return the fields of a name, in order."""
        return [field for field in self.fields if field.name == name]

    def one(self, name: str) -> Field | None:
        """Return the first field of a name, or None."""
        return next(iter(self.all(name)), None)


class Problem(Struct, frozen=True, kw_only=True):
    """Something in a reader's notes that doesn't fit, in words for the reader; `line` counts from 1."""

    line: int
    says: str

    def __str__(self) -> str:
        """Write it as `line N: what`."""
        return f"line {self.line}: {self.says}"


def blocks(notes: str) -> tuple[list[Block], list[Problem]]:
    """Return the blocks of a reader's notes in order, and the lines that are none."""
    found: list[tuple[str, str, str, int, list[Field]]] = []
    problems = []
    for number, line in enumerate(notes.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        field, block = _FIELD.match(line), _BLOCK.match(line)
        if field is not None and found:
            found[-1][-1].append(Field(name=field[1], value=(field[2] or "").strip(), line=number))
        elif block is not None:
            found.append((block[1], block[2] or "", (block[3] or "").strip(), number, []))
        else:
            problems.append(
                Problem(line=number, says=f"{line.strip()[:60]!r} is neither `kind key: words` nor a field")
            )
    made = [Block(kind=kind, key=key, main=main, line=line, fields=tuple(own)) for kind, key, main, line, own in found]
    return made, problems


def items(value: str, mark: str = "|") -> list[str]:
    """Return the items of a list, without white space around them; none for an empty one."""
    return [item.strip() for item in value.split(mark) if item.strip()]
