"""No text of the real reports stands in the repository: no seven words in a row, in any text file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LENGTH = 7
"""Words in a row that are a phrase of an author. Shorter runs are titles, names and what all reports say."""
NAMES: frozenset[str] = frozenset()
"""Runs that are nothing but names, titles and public terms, joined by single spaces."""

Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Return every run of `LENGTH` words of a text, in lower case."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return zip(*(words[at:] for at in range(LENGTH)), strict=False)


def tracked() -> list[Path]:
    """Return the files of the checkout that git tracks, in order."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in sorted(listed.stdout.decode().split("\0")) if name]


def test_runs_are_of_words_alone() -> None:
    assert list(runs("One, two: three—four\n“five” six's SEVEN.")) == [
        ("one", "two", "three", "four", "five", "six's", "seven")
    ]


def test_no_file_repeats_words_of_a_real_report() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real reports are not beside this checkout")
    real = {run for path in sorted(SEEDS.glob("*.txt")) for run in runs(path.read_text(encoding="utf-8"))}
    real -= {tuple(words.split()) for words in NAMES}
    assert real
    shared = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        shared += [f"{path.relative_to(ROOT)}: {' '.join(run)}" for run in runs(text) if run in real]
    assert shared == []
