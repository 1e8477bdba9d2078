"""What an Office file says of itself: its core properties (ECMA-376 part 2, clause 11)."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.model import Witness, WitnessField
from backchannel.read.docx.parts import Package

_CORE = "docProps/core.xml"
_FIELDS: tuple[tuple[WitnessField, str], ...] = (
    ("title", "title"),
    ("author", "creator"),
    ("description", "description"),
    ("language", "language"),
    ("captured", "created"),
)


def property_witnesses(package: Package) -> Iterator[Witness]:
    """Give what the properties say. The day that the file was made is the day of the saving, not of the report."""
    if not package.has(_CORE):
        return
    values = _Values(package).values
    for field, key in _FIELDS:
        value = values.get(key, "").strip()
        if value:
            yield Witness(field=field, value=value, via="properties", where=f"{_CORE} {key}")


class _Values:
    """The elements of the core properties, by local name; the first of each counts."""

    def __init__(self, package: Package) -> None:
        self.values: dict[str, str] = {}
        self._path: list[str] = []
        package.parse(_CORE, self._start, self._end, self._text)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        self._path.append(tag.rpartition("}")[2])

    def _end(self, _: str) -> None:
        self._path.pop()

    def _text(self, words: str) -> None:
        if len(self._path) == 2:
            self.values[self._path[-1]] = self.values.get(self._path[-1], "") + words
