"""The one file of settings, `config.toml`, as a frozen class."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Shape:
    """Sizes of the network, in numbers a word."""

    added_layers: int
    arc: int
    relation: int
    mention: int
    span: int
    coreference: int
    pair_hidden: int
    talk: int
    dropout: float
    encoder_dropout: float
    hidden_pieces: float


@dataclass(frozen=True)
class Stage:
    """Some epochs in which the rate rises to `rate` times the rates of `Steps`, and falls in a line to nothing."""

    epochs: int
    rate: float


@dataclass(frozen=True)
class Steps:
    """How fast the network learns; a batch is counted in wordpieces, padding included."""

    batch_pieces: int
    shortest_window: int
    shortest_document_window: int
    longest_window: int
    encoder_rate: float
    head_rate: float
    layer_decay: float
    weight_decay: float
    warmup: float
    average: float
    clip: float
    seed: int


@dataclass(frozen=True)
class Talk:
    """How attribution is learned by layers of its own after all else (`talk.py`).

    `layers` of the encoder's last ones are copied; `hidden` numbers a word come before its output; `schemes` are the
    sets that it learns from, by how often an epoch sees each: the first is what is shipped.
    """

    layers: int
    hidden: int
    dropout: float
    epochs: int
    layer_rate: float
    head_rate: float
    warmup: float
    average: float
    batch_pieces: int
    shortest_window: int
    longest_window: int
    schemes: dict[str, float]


@dataclass(frozen=True)
class Config:
    """Everything that decides what is learned, beside the data itself.

    `sets` maps a training set to how often an epoch sees it (a fraction draws that share anew each epoch); `losses`
    weighs the heads against each other.
    """

    version: str
    shape: Shape
    steps: Steps
    stages: tuple[Stage, ...]
    sets: dict[str, float]
    losses: dict[str, float]
    talk: Talk


def load(path: Path = HERE / "config.toml") -> Config:
    """Read the settings; a missing or unknown name is an error."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    stages = tuple(Stage(**stage) for stage in raw["stages"])
    talk = Talk(**raw["talk"])
    return Config(
        raw["version"], Shape(**raw["shape"]), Steps(**raw["steps"]), stages, raw["sets"], raw["losses"], talk
    )
