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


@dataclass(frozen=True)
class Article:
    """An article, and the sources, cues and contents in it (characters)."""

    text: str
    spans: tuple[Labelled, ...]


def articles(data: Path) -> Iterator[Article]:
    """Yield the articles by name; `data` is the folder of data sets."""
    seen: set[str] = set()
    for marks in sorted((data / _FOLDER / "attributions").glob("*.ann")):
        name = marks.stem.rpartition("_")[0]
        if name not in seen:
            seen.add(name)
            text = (data / _FOLDER / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            yield Article(text, tuple(spans(marks.read_bytes().decode("utf-8"))))


def spans(marks: str) -> Iterator[Labelled]:
    """Yield the pieces of sources, cues and contents in brat's stand-off form (`T1<TAB>Cue 4 8;12 14<TAB>words`)."""
    for line in marks.splitlines():
        if line.startswith("T"):
            kind, _, pieces = line.split("\t")[1].partition(" ")
            for piece in pieces.split(";") if kind in _KINDS else ():
                start, end = piece.split()
                yield _KINDS[kind], int(start), int(end)
