"""The thing that is measured: the language core as the package offers it, and nothing behind its doors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from model.language.examples import ATTRIBUTION, Example

from backchannel.language import core as shipped_core
from backchannel.language.core.analysis import Analysis, Words

if TYPE_CHECKING:
    # The process whose load time and memory are measured imports this module: it must stay light.
    from model.language.evaluate.boundaries import Range
    from model.language.evaluate.spans import Labelled


class Piece(Protocol):
    """What is asked of a spaCy `Span`."""

    start_char: int
    end_char: int
    label_: str


class Read(Protocol):
    """What is asked of a spaCy `Doc`."""

    @property
    def sents(self) -> Iterator[Piece]:
        """The sentences."""

    @property
    def ents(self) -> Sequence[Piece]:
        """The entities."""

    @property
    def spans(self) -> Mapping[str, Iterable[Piece]]:
        """Named groups of spans."""


class Core(Protocol):
    """What is asked of the core: words whose sentences may be given → what it says of them."""

    def analyse(self, texts: Sequence[Words]) -> list[Analysis]:
        """Analyse texts."""


class Pipeline(Protocol):
    """What is asked of the pipeline: text → a spaCy `Doc`."""

    def __call__(self, text: str) -> Read:
        """Read a text."""


def words(example: Example, *, told: bool) -> Words:
    """Return an example's words for the core; `told` gives away where sentences begin, as far as the set marks it."""
    return Words(example.words, example.breaks, example.starts if told else None)


def sentences(doc: Read) -> list[Range]:
    """The sentences of a text that was read, in characters."""
    return [(piece.start_char, piece.end_char) for piece in doc.sents]


def entities(doc: Read) -> list[Labelled]:
    """The entities of a text that was read, in characters."""
    return [(piece.label_, piece.start_char, piece.end_char) for piece in doc.ents]


def attributions(doc: Read) -> list[Labelled]:
    """The sources, cues and contents of a text that was read, in characters."""
    groups = doc.spans
    return [(kind, p.start_char, p.end_char) for kind in ATTRIBUTION if kind in groups for p in groups[kind]]


def load_core(weights: Path | None) -> Core:
    """Load the core with its shipped weights, or those in a folder."""
    loaded: Core = shipped_core.load(weights)
    return loaded


def load_pipeline(weights: Path | None, threads: int = 1) -> Pipeline:
    """Load the pipeline with the shipped weights, or those in a folder."""
    loaded: Pipeline = shipped_core.pipeline(weights, threads=threads)
    return loaded
