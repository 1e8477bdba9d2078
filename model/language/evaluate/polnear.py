"""PolNeAR's development part (Newell et al., LREC 2018): articles with attributions by character. MEASURE ONLY.

A span in several pieces counts as so many spans, since what is found has none. Two articles were given to six
annotators each; the first of them by name is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.language.evaluate.spans import Labelled

_FOLDER = Path("attribution", "polnear-dev")
_KINDS = {"Source": "source", "Cue": "cue", "Content": "content"}


Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Linked:
    """The contents of one attribution and its sources (characters), each in pieces."""

    contents: Pieces
    sources: Pieces


@dataclass(frozen=True)
class Article:
    """An article, the sources, cues and contents in it (characters), and which source is whose content's."""

    text: str
    spans: tuple[Labelled, ...]
    linked: tuple[Linked, ...] = ()


def articles(data: Path) -> Iterator[Article]:
    """Yield the articles by name; `data` is the folder of data sets."""
    seen: set[str] = set()
    for marks in sorted((data / _FOLDER / "attributions").glob("*.ann")):
        name = marks.stem.rpartition("_")[0]
        if name not in seen:
            seen.add(name)
            text = (data / _FOLDER / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            read = marks.read_bytes().decode("utf-8")
            yield Article(text, tuple(spans(read)), tuple(linked(read)))


def spans(marks: str) -> Iterator[Labelled]:
    """Yield the pieces of sources, cues and contents in brat's stand-off form (`T1<TAB>Cue 4 8;12 14<TAB>words`)."""
    for line in marks.splitlines():
        if line.startswith("T"):
            kind, _, pieces = line.split("\t")[1].partition(" ")
            for piece in pieces.split(";") if kind in _KINDS else ():
                start, end = piece.split()
                yield _KINDS[kind], int(start), int(end)


def linked(marks: str) -> Iterator[Linked]:
    """Yield the attributions that have a source (`E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1`)."""
    places: dict[str, Pieces] = {}
    for line in marks.splitlines():
        if line.startswith("T"):
            name, where, _ = line.split("\t")
            pairs = (piece.split() for piece in where.partition(" ")[2].split(";"))
            places[name] = tuple((int(start), int(end)) for start, end in pairs)
    for line in marks.splitlines():
        if line.startswith("E"):
            parts = [part.split(":") for part in line.split("\t")[1].split()]
            contents, sources = (
                tuple(piece for kind, name in parts if kind.startswith(wanted) for piece in places.get(name, ()))
                for wanted in ("Content", "Source")
            )
            if contents and sources:
                yield Linked(contents, sources)
