"""What the suites share: where the data are, what is measured, and every set read and analysed only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from model.language.data import crossner, ewt, gum, litbank, pud, uner
from model.language.data.splits import OFFICIAL_TEST
from model.language.evaluate.system import Core, Pipeline, load_core, load_pipeline, words
from model.language.examples import Example

from backchannel.errors import BackchannelError
from backchannel.language.core.analysis import Analysis

_ADVICE = "Say with --shared where the data sets are, or leave the suite out by naming others with --only."

Reader = Callable[[Path, str], Iterator[Example]]

READERS: dict[str, Reader] = {
    "ewt": ewt.read,
    "gum": gum.read,
    "pud": pud.read,
    "uner": uner.read,
    "litbank": litbank.read,
    "crossner-politics": lambda root, part: crossner.read(root, part, "politics"),
}


@dataclass(frozen=True)
class Measured:
    """Examples of a set and what the core says of each, told where sentences begin."""

    gold: Sequence[Example]
    found: Sequence[Analysis]

    def only(self, wanted: Callable[[Example], bool]) -> Measured:
        """Keep some of the examples."""
        kept = [(g, f) for g, f in zip(self.gold, self.found, strict=True) if wanted(g)]
        return Measured([g for g, _ in kept], [f for _, f in kept])


@dataclass(frozen=True)
class Bench:
    """`shared` is the folder of real inputs, `part` which part of the sets is read: "dev" or "test".

    `weights` is a folder of weights, or None for the shipped ones.
    """

    shared: Path
    part: str
    weights: Path | None = None
    _read: dict[tuple[str, str], list[Example]] = field(default_factory=dict)
    _measured: dict[tuple[str, str], Measured] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder of data sets."""
        return self.shared / "data"

    @cached_property
    def core(self) -> Core:
        """The core, loaded when first asked for."""
        return load_core(self.weights)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline, loaded when first asked for."""
        return load_pipeline(self.weights)

    def examples(self, name: str, part: str | None = None) -> list[Example]:
        """Return a set's examples; raises BackchannelError where there are none."""
        key = (name, part or self.part)
        if key not in self._read:
            self._read[key] = list(READERS[name](self.data, key[1]))
            if not self._read[key]:
                raise BackchannelError(f"{name}: no documents of its part {key[1]} in {self.data}", advice=_ADVICE)
        return self._read[key]

    def measured(self, name: str, part: str | None = None) -> Measured:
        """Return a set's examples with what the core says of them."""
        key = (name, part or self.part)
        if key not in self._measured:
            gold = self.examples(*key)
            self._measured[key] = Measured(gold, self.core.analyse([words(one, told=True) for one in gold]))
        return self._measured[key]


def is_news(example: Example) -> bool:
    """Say whether a document of GUM is a news report."""
    return gum.genre(example.id) == "news"


def is_reported(example: Example) -> bool:
    """Say whether a document of GUM is a news report or an interview."""
    return gum.genre(example.id) in ("news", "interview")


def is_official(example: Example) -> bool:
    """Say whether a document is in the test part that GUM itself lists."""
    return example.id.removeprefix("GUM_") in OFFICIAL_TEST


def size(gold: Iterable[Example]) -> str:
    """Say how much a figure stands on."""
    texts = list(gold)
    known = [one.starts for one in texts if one.starts is not None]
    counts = [(len(texts), "texts"), (sum(map(len, known)), "sentences"), (sum(len(t.words) for t in texts), "words")]
    return ", ".join(f"{number:,} {what}" for number, what in counts if number)
