"""How well time expressions are read may not get worse: floors under measured figures, with the hash of their gold."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from benchmarks.dates import CORPORA, SENTENCES, corpus, newswire, sentences

SHARED = Path(__file__).parents[2].parent / "shared"
SENTENCE_FLOORS = {
    "open": (95.3, "2a846378efe563f2"),
    "wars": (93.8, "358b6079f4d83847"),
    "blind": (94.3, "d4a5345f43995056"),
}
"""Least share of phrases with just the same days, per cent: about a point below what was measured on 2026-11-23."""
CORPUS_FLOORS = {
    "WikiWars, training articles": (89.5, "22e4e3525de0589b"),
    "WikiWars, measure only": (89.9, "d036b93a65beb505"),
    "MEANTIME, measure only": (88.2, "f34711bc9bb030bd"),
}
"""Least interval F1: half a point below what was measured on 2026-11-23, and one and a half on WikiWars' six articles,
where one year that is misread takes a dozen dates with it."""
NEWSWIRE_FLOORS = {
    "open": (89.9, 87.6, "e8f2d03553af2547"),
    "blind": (86.9, 83.0, "1dc3f2730ea2a0ec"),
}
"""Least interval and value F1 on newswire written for this project: a point below what was measured on 2026-11-23."""


@pytest.mark.parametrize("name", SENTENCE_FLOORS)
def test_the_sentences_are_read_as_well_as_before(name: str) -> None:
    floor, gold = SENTENCE_FLOORS[name]
    path = SENTENCES / f"{name}.jsonl"
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == gold, f"{path.name} has changed: measure anew"
    told = sentences(path)
    assert 100 * told.right / told.phrases >= floor


@pytest.mark.parametrize("name", CORPUS_FLOORS)
def test_the_corpora_are_read_as_well_as_before(name: str) -> None:
    folder = SHARED / "data" / "time" / CORPORA[name]
    if not folder.is_dir():
        pytest.skip(f"{folder} isn't here")
    floor, gold = CORPUS_FLOORS[name]
    assert _hash(folder) == gold, f"{name} has changed: measure anew"
    scored: dict[str, Any] = corpus(SHARED, SHARED / "data" / "time" / CORPORA[name])
    assert scored["interval"]["F"] >= floor


@pytest.mark.parametrize("name", NEWSWIRE_FLOORS)
def test_newswire_is_read_as_well_as_before(name: str) -> None:
    if not (SHARED / "score").is_dir():
        pytest.skip(f"{SHARED / 'score'} isn't here")
    interval, value, gold = NEWSWIRE_FLOORS[name]
    path = SENTENCES / f"newswire-{name}.jsonl"
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == gold, f"{path.name} has changed: measure anew"
    scored = newswire(SHARED, path)
    assert scored["interval"]["F"] >= interval
    assert scored["value"]["F"] >= value


def _hash(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.tml")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
