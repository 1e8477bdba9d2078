"""What must hold of the corpus: of its reports, of its readings, of the links between reports."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.checks import catalogues, links, read
from corpus.checks.problem import Broken

__all__ = ["Broken", "problems"]


def problems() -> Iterator[Broken]:
    """Return everything that doesn't hold, in order of the files."""
    yield from catalogues.problems()
    yield from read.problems()
    yield from links.problems()
