"""The training sets by the names that `config.toml` weighs them with, and what an epoch sees of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from model.language import augment
from model.language.data import crossner, ewt, gum, litbank, multiner, ner_open, re3d, uner
from model.language.examples import Example

MADE = "made"
"""The set that has no data folder: sentences made by rules (see `augment.made`)."""

_MADE_AN_EPOCH = 1500

READERS: dict[str, Callable[[Path], Iterator[Example]]] = {
    "ewt": lambda root: ewt.read(root, "train"),
    "gum": lambda root: gum.read(root, "train"),
    "uner": lambda root: uner.read(root, "train"),
    "crossner_politics": lambda root: crossner.read(root, "train", "politics"),
    "crossner_other": lambda root: (
        example
        for domain in ("science", "literature", "music", "ai")
        for part in ("train", "dev", "test")
        for example in crossner.read(root, part, domain)
    ),
    "wikigold": lambda root: ner_open.read(root, "train", "wikigold"),
    "wnut17": lambda root: ner_open.read(root, "train", "WNUT17"),
    "btc": lambda root: ner_open.read(root, "train", "BTC"),
    "re3d": lambda root: re3d.read(root, "train"),
    "multiner": lambda root: multiner.read(root, "train"),
    "litbank": lambda root: litbank.read(root, "train"),
}

FOLDERS = {
    "ewt": ("UD_English-EWT", "decomp-factuality"),
    "gum": ("UD_English-GUM",),
    "uner": ("UNER_English-EWT", "UD_English-EWT"),
    "crossner_politics": ("CrossNER",),
    "crossner_other": ("CrossNER",),
    "wikigold": ("ner-open",),
    "wnut17": ("ner-open",),
    "btc": ("ner-open",),
    "re3d": ("re3d",),
    "multiner": ("multiNER-en",),
    "litbank": ("litbank",),
}
"""The data folders of each set, whose licences are looked at before any is read."""


def read(root: Path, names: Mapping[str, float]) -> dict[str, list[Example]]:
    """Read every set that is named, but for the one made by rules."""
    return {name: list(READERS[name](root)) for name in names if name != MADE}


def epoch(
    examples: Mapping[str, list[Example]], shares: Mapping[str, float], names: augment.Names, rng: random.Random
) -> Iterator[Example]:
    """Yield what one epoch sees: each set as often as its share says, its names swapped and its letters disturbed."""
    for name, share in shares.items():
        if name == MADE:
            made = augment.made(rng, round(_MADE_AN_EPOCH * share), names)
            yield from (augment.noise(example, rng) for example in made)
            continue
        own = examples[name]
        whole, rest = divmod(share, 1.0)
        chosen = [*own * int(whole), *rng.sample(own, round(len(own) * rest))]
        for example in chosen:
            yield augment.noise(augment.swap_names(example, rng, names), rng)
