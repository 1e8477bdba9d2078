"""Floors under the language core, as it is shipped, on the test parts of the sets.

Everything that is measured, with its bars, is printed by `make evaluate`. A floor lies a little below what was measured
when the weights were made; it is lowered only with a reason in the change log.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest
from model.language.evaluate.bench import Bench
from model.language.evaluate.raw_suites import boundaries
from model.language.evaluate.suites import chains, named, syntax

from tests.support import shared

GOLD = {
    "language/UD_English-EWT/en_ewt-ud-test.conllu": "",
    "language/UD_English-PUD/en_pud-ud-test.conllu": "",
    "language/UD_English-GUM/not-to-release/sources/GUM_news_nasa.conllu": "",
    "language/UD_English-GUM/not-to-release/sources/GUM_news_sensitive.conllu": "",
    "language/CrossNER/ner_data/politics/test.txt": "",
    "events/re3d/UK Government/entities.json": "",
}
FLOORS: dict[str, float] = {}


@cache
def figures() -> dict[str, float]:
    """Every figure of the suites that floors stand in, by its key."""
    folder = shared()
    for name, digest in GOLD.items():
        found = hashlib.sha256((folder / "data" / Path(name)).read_bytes()).hexdigest()
        assert found == digest, f"{name} has changed"
    bench = Bench(folder, "test")
    return {figure.key: figure.value for suite in (syntax, boundaries, named, chains) for figure in suite(bench)}


@pytest.mark.parametrize(("key", "floor"), FLOORS.items())
def test_no_figure_falls_below_its_floor(key: str, floor: float) -> None:
    assert figures()[key] >= floor
