"""The training sets by the names that `config.toml` weighs them with, and what an epoch sees of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from model.language import augment, leaks
from model.language.data import crossner, ewt, gum, litbank, multiner, ner_open, pud, re3d, uner
from model.language.examples import Example

MADE = "made"
"""The set that has no data folder: sentences made by rules (see `augment.made`)."""

_MADE_AN_EPOCH = 1500
"""Made sentences that an epoch sees at a share of 1. By judgement, not tuned."""

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

HELD: dict[str, Callable[[Path], Iterator[Example]]] = {
    "ewt dev": lambda root: ewt.read(root, "dev"),
    "ewt test": lambda root: ewt.read(root, "test"),
    "gum dev": lambda root: gum.read(root, "dev"),
    "gum test": lambda root: gum.read(root, "test"),
    "crossner politics dev": lambda root: crossner.read(root, "dev", "politics"),
    "crossner politics test": lambda root: crossner.read(root, "test", "politics"),
    "re3d dev": lambda root: re3d.read(root, "dev"),
    "re3d test": lambda root: re3d.read(root, "test"),
    # For measuring only, and so it is used here: to know what must not be learned.
    "pud": lambda root: pud.read(root, "test"),
}
"""What is measured or chosen on, and so is cut out of every training set (see `leaks`)."""

_OWN = {"uner": "ewt dev"}
"""A training set that is made of a held-out part on purpose: UNER's names over EWT's dev sentences."""


def without_leaks(
    root: Path, examples: Mapping[str, list[Example]]
) -> tuple[dict[str, list[Example]], dict[str, leaks.Leaks]]:
    """Return the training sets without what stands in a held-out part, and what was cut out of each."""
    held = {name: list(read(root)) for name, read in HELD.items()}
    everything = leaks.index(one for part in held.values() for one in part)
    kept: dict[str, list[Example]] = {}
    cut: dict[str, leaks.Leaks] = {}
    for name, own in examples.items():
        others = everything
        if name in _OWN:
            others = leaks.index(one for part, found in held.items() if part != _OWN[name] for one in found)
        kept[name], cut[name] = leaks.without_leaks(own, others)
    return kept, cut


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
