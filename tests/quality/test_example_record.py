"""Floors on the record of the examples, whose texts and reading were written apart from the code.

The reading was looked at while rules were mended, so these are floors against falling back, not figures of quality.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.quality.example_figures import figures, rows_of
from tests.support import EXAMPLES

READING = "58a5eafd518777b2c91031162efe2a27f708d29bc798360f06822446a574e93e"
"""SHA-256 of `examples/expected.json`: look at the figures again before changing it."""

FLOORS = {
    "document": 18,
    "headline": 15,
    "outlet": 16,
    "published": 18,
    "authors": 13,
    "agencies": 9,
    "event found": 38,
    "its date": 28,
    "its status": 34,
    "its place": 25,
    "its secrecy": 5,
    "silent on what is no negotiation": 2,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    """The figures of a fresh record."""
    return figures(rows_of(tmp_path_factory.mktemp("examples")))


def test_the_floors_stand_on_this_reading() -> None:
    reading: Path = EXAMPLES.parent / "expected.json"
    assert hashlib.sha256(reading.read_bytes()).hexdigest() == READING


@pytest.mark.parametrize("field", FLOORS)
def test_no_figure_falls_below_its_floor(found: dict[str, tuple[int, int]], field: str) -> None:
    right, asked = found[field]
    assert right >= FLOORS[field], f"{field}: {right} of {asked}"


def test_no_report_is_dated_wrongly(found: dict[str, tuple[int, int]]) -> None:
    assert found["published wrongly"][0] == 0
