"""Floors under quotations, actors and roles, on held-out texts, never looked at, and on the real inputs.

Everything that is measured is printed by `python -m benchmarks.attribution` and `python -m benchmarks.readings`. A
floor lies a little below what was measured when the core's weights were last made; it is lowered only with a reason in
the change log. Texts and readings that change must be looked at before their hash is changed.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from benchmarks import attribution
from benchmarks.reading_scores import Scored, score
from benchmarks.reading_texts import readings
from benchmarks.readings import export, measure
from msgspec.structs import replace

from backchannel.language.core import pipeline
from tests.quality.test_seeds import GOLD
from tests.support import shared

DIGEST = "02a2486d9cc2e4f117fe0617c5cbc476a000fbfac8b3455b662b205fe19c577d"
"""SHA-256 of the held-out texts and readings, one after the other by name."""

EXACT = {"source": 84.6, "cue": 86.0, "content": 76.2}
WORDS = {"source": 89.2, "cue": 87.5, "content": 93.0}
"""F1 in percent on the held-out texts."""
SPEAKERS = 0.82
"""Share of given contents whose source is right, on the held-out texts."""

READ = {
    "quotes.found": 0.98,
    "quotes.speaker": 0.88,
    "quotes.form": 0.97,
    "actors.found": 0.75,
    "actors.bcubed": 0.85,
    "actors.type": 0.80,
    "roles": 0.74,
}
"""F1 on the held-out readings."""
SHARES = {
    "name had": 0.88,
    "name tied": 0.84,
    "title had": 0.78,
    "title tied": 0.69,
    "nominal had": 0.52,
    "nominal tied": 0.46,
    "pronoun had": 0.68,
    "pronoun tied": 0.56,
    "addressee": 0.75,
    "chain whole": 0.77,
    "chain last": 0.85,
}
"""Shares of what the held-out readings ask for."""
SEEDS = {"quotes.found": 1.0, "quotes.speaker": 1.0, "actors.bcubed": 0.90, "roles": 0.80}
"""F1 on the two real inputs that have a gold reading."""


@pytest.fixture(scope="module", autouse=True)
def _unchanged() -> None:
    files = sorted(place for place in attribution.BLIND.iterdir() if place.suffix in (".txt", ".json"))
    whole = hashlib.sha256(b"".join(place.read_bytes() for place in files))
    assert whole.hexdigest() == DIGEST, "the held-out texts or readings have changed"


@cache
def tagged() -> attribution.Figures:
    """What is right of the attributions of the held-out texts."""
    return attribution.measure(attribution.of_reports(attribution.blind()), pipeline())


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """What is right of a record of the held-out texts that have a reading."""
    scored = measure(readings(), shared("score").parent, tmp_path_factory.mktemp("readings"))
    # Faults quote the texts, which are held out: a test that fails would show them.
    return replace(scored, faults=())


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """What is right of a record of the real inputs."""
    golds = {name: shared("gold", name).read_bytes() for name in GOLD}
    for name, content in golds.items():
        assert hashlib.sha256(content).hexdigest() == GOLD[name], f"{name} has changed"
    originals = {place.name: place.read_bytes() for place in _files(shared("seeds"))}
    place = export(originals, tmp_path_factory.mktemp("seeds"))
    scored = score(place, {name: json.loads(content) for name, content in golds.items()}, shared("score").parent)
    return replace(scored, faults=())


def _files(folder: Path) -> list[Path]:
    return sorted(place for place in folder.iterdir() if place.is_file())


@pytest.mark.parametrize(("kind", "floor"), EXACT.items())
def test_exact_spans_of_attributions(kind: str, floor: float) -> None:
    assert tagged().exact[kind] >= floor


@pytest.mark.parametrize(("kind", "floor"), WORDS.items())
def test_words_of_attributions(kind: str, floor: float) -> None:
    assert tagged().words[kind] >= floor


def test_the_source_of_a_given_content() -> None:
    right, asked = tagged().speakers
    assert right / asked >= SPEAKERS


@pytest.mark.parametrize(("name", "floor"), READ.items())
def test_a_record_of_the_held_out_texts(read: Scored, name: str, floor: float) -> None:
    assert read.figures[name]["f1"] >= floor


@pytest.mark.parametrize(("name", "floor"), SHARES.items())
def test_shares_of_what_the_held_out_readings_ask_for(read: Scored, name: str, floor: float) -> None:
    assert read.shares[name].value >= floor


@pytest.mark.parametrize(("name", "floor"), SEEDS.items())
def test_a_record_of_the_real_inputs(seeds: Scored, name: str, floor: float) -> None:
    assert seeds.figures[name]["f1"] >= floor


def test_no_violation_of_integrity(read: Scored, seeds: Scored) -> None:
    assert read.violations == ()
    assert seeds.violations == ()
