"""What is right of a record, beside readings of its documents: the figures of the scorer given by --shared, and more.

The scorer is imported from where it lies: `score/` in the folder given by --shared.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.reading_shares import Answer, Case, answers
from benchmarks.reading_texts import Json, Said
from msgspec import Struct

MEASURES = (
    "quotes.found",
    "quotes.speaker",
    "quotes.form",
    "actors.found",
    "actors.mentions",
    "actors.bcubed",
    "actors.type",
    "roles",
)
"""The scorer's figures that a reading has an answer for."""

Figure = dict[str, float]
"""A figure of the scorer's: `precision`, `recall`, `f1` and its counts."""


class Share(Struct, frozen=True):
    """So many right of so many asked for."""

    right: int
    asked: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.asked


class Fault(Struct, frozen=True):
    """Something missed, spurious or wrong in a file: what it is about, what was expected and what found."""

    file: str
    measure: str
    about: str
    expected: str | None
    found: str | None


class Scored(Struct, frozen=True):
    """Of several documents: the scorer's figures and own shares by name, faults, and violations of the contract."""

    figures: dict[str, Figure]
    shares: dict[str, Share]
    faults: tuple[Fault, ...]
    violations: tuple[str, ...]


def score(
    export: Path, golds: Mapping[str, Json], shared: Path, said: Mapping[str, Sequence[Said]] | None = None
) -> Scored:
    """Score an export against gold readings by name, with own shares for those whose quotations `said` gives in full.

    Raises ValueError where a gold's document isn't in the export.
    """
    scorer, rows = _scorer(shared), _rows(export, shared)
    names: dict[str, str] = {row["id"]: str(row["name"]) for row in rows if row["kind"] == "actor"}
    figures, counted, faults = [], Counter[tuple[str, bool]](), list[Fault]()
    for file, gold in golds.items():
        own, errors, there = scorer.score_file(rows, gold)
        if not there:
            raise ValueError(f"{file}: its document isn't in the export")
        figures.append({name: own[name] for name in MEASURES})
        faults += [_fault(file, error, names) for error in errors if error["measure"] in MEASURES]
        if said is not None:
            for answer in answers(_case(scorer, rows, gold, names), said[file]):
                counted[answer.measure, answer.right] += 1
                faults += () if answer.right else (_wrong(file, answer),)
    asked = sorted({measure for measure, _ in counted})
    return Scored(
        {name: figure.values() for name, figure in scorer.add_up(figures).items()},
        {one: Share(counted[one, True], counted[one, True] + counted[one, False]) for one in asked},
        tuple(faults),
        tuple(scorer.check_integrity(rows, scorer.load_texts(None, list(golds.values())))),
    )


def _scorer(shared: Path) -> Any:
    folder = str((shared / "score").resolve())
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module("score_record")


def _rows(export: Path, shared: Path) -> list[Json]:
    rows: list[Json] = _scorer(shared).load_export(export)
    return rows


def _case(scorer: Any, rows: Sequence[Json], gold: Json, names: dict[str, str]) -> Case:
    grid, sha = scorer.make_grid(gold), gold["doc"]["sha256"]
    document = next(row["id"] for row in rows if row["kind"] == "document" and row["sha256"] == sha)
    who = import_module("scorelib.align").align(scorer.read_gold(gold), scorer.read_export(rows, document, grid), grid)
    return Case(gold, rows, names, grid, who, import_module("scorelib.spans").Span)


def _fault(file: str, error: Json, names: dict[str, str]) -> Fault:
    """Return an error of the scorer's as a fault: what was found is a value or an id, an actor's told by its name."""
    found = error.get("found") if "found" in error else error.get("system")
    about = error.get("text") or error.get("gold") or ""
    return Fault(
        file, f"{error['measure']} {error['error']}", about, error.get("expected"), names.get(str(found), found)
    )


def _wrong(file: str, answer: Answer) -> Fault:
    return Fault(file, answer.measure, answer.words, answer.expected, answer.found)
