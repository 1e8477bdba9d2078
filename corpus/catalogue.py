"""The reports: their texts, and what their writers noted of each.

A split (`train`, `dev`, `test`) is a folder of texts under `reports/` and a catalogue beside it. The split `outside`
has a catalogue only: its texts are the news of the GUM treebank, read stand-off (`corpus.gum` makes them from it).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from backchannel.model.words import ZoneName
from corpus.form import Split

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
READINGS = HERE / "readings"
SECOND = HERE / "second"
"""Readings by another hand, blind, of a fifth of the reports: what agreement is measured on."""
SPLITS: tuple[Split, ...] = get_args(Split)

Genre = Literal[
    "wire", "broadsheet", "broadcaster", "tabloid", "press_release", "communique", "interview", "retrospective",
    "live_blog", "analysis", "agency_translated",
]  # fmt: skip
RelationSort = Literal["copy", "cut", "rewrite", "retells", "contradicts", "discloses"]


class Unit(Struct, frozen=True, kw_only=True, array_like=True):
    """A sentence or a line of furniture: code points of the text, end exclusive."""

    start: int
    end: int
    zone: ZoneName


class Relation(Struct, frozen=True, kw_only=True):
    """How a report was made from, or stands to, another of the same process, by its writer's word."""

    sort: RelationSort
    of: str


class Record(Struct, frozen=True, kw_only=True):
    """Words of a real person that stand in a report, who said them, and where that is on public record."""

    words: str
    who: str
    source: str


class Report(Struct, frozen=True, kw_only=True):
    """What is known of a report beside its text. `id` is its file's name; `sha256` is of the file's bytes (UTF-8).

    `published` is the day for which it was written, `dated` whether the page itself tells it. `clusters` are the events
    that other reports of the process tell of too.
    """

    id: str
    process: str
    genre: Genre
    outlet: str
    published: date | None
    dated: bool = True
    furniture: bool = False
    sha256: str
    units: tuple[Unit, ...]
    clusters: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    records: tuple[Record, ...] = ()


class Catalogue(Struct, frozen=True, kw_only=True):
    """The reports of one split, and what each of its clusters of reports tells of."""

    split: Split
    reports: tuple[Report, ...]
    clusters: dict[str, str] = {}


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def catalogue(split: Split) -> Catalogue:
    """Read the catalogue of a split."""
    path = REPORTS / f"{split}.json"
    if not path.exists():
        return Catalogue(split=split, reports=())
    return msgspec.json.decode(path.read_bytes(), type=Catalogue)


def write(made: Catalogue) -> None:
    """Write a catalogue, one report a line."""
    rows = ",\n".join(msgspec.json.encode(report).decode() for report in made.reports)
    clusters = msgspec.json.encode(made.clusters).decode()
    whole = f'{{"split":"{made.split}",\n"clusters":{clusters},\n"reports":[\n{rows}\n]}}\n'
    (REPORTS / f"{made.split}.json").write_text(whole, encoding="utf-8")


def text_path(split: Split, report: str) -> Path:
    """Return where the text of a report is kept."""
    return REPORTS / split / f"{report}.txt"


def reports(*splits: Split) -> Iterator[tuple[Split, Report]]:
    """Return every report of the splits (all, if none is named), in the order of their names."""
    for split in splits or SPLITS:
        for report in catalogue(split).reports:
            yield split, report
