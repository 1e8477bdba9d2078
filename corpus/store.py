"""Readings as files: one JSON object a report, each thing read on a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from corpus import gum
from corpus.catalogue import READINGS, Report, reports, text_path
from corpus.form import Mention, Reading, Sentence, Span, Split


class Missing(Exception):
    """The text of a stand-off report isn't on this machine; the message says where it comes from."""


def text(split: Split, report: Report) -> str:
    """Return a report's text. Raises Missing for one outside the corpus whose treebank isn't beside the checkout."""
    if split != "outside":
        return text_path(split, report.id).read_text(encoding="utf-8")
    found = gum.text(report.id)
    if found is None:
        raise Missing(f"{report.id}: the GUM treebank is not in {gum.FOLDER}")
    return found


def path(reading: Reading, folder: Path = READINGS) -> Path:
    """Return where a reading is kept."""
    return folder / reading.doc.split / f"{Path(reading.doc.file).stem}.json"


def write(reading: Reading, folder: Path = READINGS) -> None:
    """Write a reading; without any words of the text if that is outside the corpus."""
    kept = bare(reading) if reading.doc.split == "outside" else reading
    parts = []
    for name, value in msgspec.to_builtins(kept).items():
        if isinstance(value, list):
            rows = ",\n".join("  " + msgspec.json.encode(row).decode() for row in value)
            parts.append(f'"{name}": [\n{rows}\n]' if value else f'"{name}": []')
        else:
            parts.append(f'"{name}": {msgspec.json.encode(value).decode()}')
    target = path(reading, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def read(file: Path) -> Reading:
    """Read one reading as it is kept. Raises msgspec.ValidationError, which says what in it doesn't fit the form."""
    return msgspec.json.decode(file.read_bytes(), type=Reading)


def readings(*splits: Split, folder: Path = READINGS) -> Iterator[tuple[Reading, str]]:
    """Return the readings of the splits (all, if none is named) with their texts; stand-off ones get their words.

    Readings whose text isn't on this machine are left out.
    """
    for split, report in reports(*splits):
        file = folder / split / f"{report.id}.json"
        if file.exists():
            try:
                whole = text(split, report)
            except Missing:
                continue
            yield worded(read(file), whole), whole


def bare(reading: Reading) -> Reading:
    """Return a stand-off reading without the words of the text."""
    doc = replace(reading.doc, title=None)
    events = tuple(replace(event, label="") for event in reading.events)
    return _each(replace(reading, doc=doc, events=events), lambda _start, _end: None)


def worded(reading: Reading, whole: str) -> Reading:
    """Return a reading whose spans hold the words of the text."""
    return _each(reading, lambda start, end: whole[start:end])


def _each(reading: Reading, words: Callable[[int, int], str | None]) -> Reading:
    """Return a reading in which every span has the words that a function gives for its place."""

    def walk(value: object) -> object:
        if isinstance(value, Span | Mention | Sentence):
            return replace(value, text=words(value.start, value.end))
        if isinstance(value, Struct):
            return replace(value, **{name: walk(getattr(value, name)) for name in value.__struct_fields__})
        return tuple(walk(item) for item in value) if isinstance(value, tuple) else value

    made = walk(reading)
    assert isinstance(made, Reading)
    return made
