"""Train the branch for attribution on a finished run: `python -m model.language.talk ../shared/data RUN`.

Everything else stands still, so that no other head says anything else afterwards. It begins with copies of the
encoder's last layers, learns from the reports that were written for this project and from GUM, and is saved as
`RUN/talk.pt`, which `export.py` takes. It takes five minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import torch
from model.language import augment, sets
from model.language.batches import Batch, Window, collate, packed, windows
from model.language.config import HERE, Config, load
from model.language.data import licences, reports
from model.language.encode import SILENT, Encoder
from model.language.examples import Example
from model.language.export import TALK, trained
from model.language.network import Branch, Network
from model.language.start import minilm
from torch import Tensor
from torch.nn import functional

from backchannel.language.core.pieces import Pieces

_TALK = -1
"""The place of the group `talk` in `network.GROUPS`."""


class Lesson:
    """A frozen network, the branch that learns on it, and the moving average of what it learned."""

    def __init__(self, network: Network, config: Config) -> None:
        torch.manual_seed(config.steps.seed)
        self.network, self.settings, self.steps = network.eval(), config.talk, config.steps
        self.hidden_pieces = config.shape.hidden_pieces
        for parameter in network.parameters():
            parameter.requires_grad = False
        self.branch = Branch(config.talk, config.shape.dropout)
        self.branch.begin(network.encoder)
        self.average = {name: value.detach().clone() for name, value in self.branch.state_dict().items()}
        groups = (
            (list(self.branch.layers.parameters()), self.settings.layer_rate),
            ([*self.branch.hidden.parameters(), *self.branch.out.parameters()], self.settings.head_rate),
        )
        given = [{"params": parameters, "lr": rate, "initial": rate} for parameters, rate in groups]
        self.optimiser = torch.optim.AdamW(given, weight_decay=config.steps.weight_decay, betas=(0.9, 0.98))

    def learn(self, batch: Batch, scheme: int, step: int, total: int) -> float:
        """Take one step; return the loss."""
        rise = max(1.0, total * self.settings.warmup)
        factor = min((step + 1) / rise, (total - step) / max(1.0, total - rise))
        for group in self.optimiser.param_groups:
            group["lr"] = group["initial"] * max(0.0, factor)
        self.branch.train()
        hide = (torch.rand(batch.pieces.shape) < self.hidden_pieces) & (batch.pieces > 102)
        pieces = torch.where(hide, torch.full_like(batch.pieces, 100), batch.pieces)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = said(self.network, self.branch, pieces, batch)[:, :, scheme].float()
        marked = batch.attribution != SILENT
        loss = functional.cross_entropy(logits[marked], batch.attribution[marked])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.branch.parameters(), self.steps.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        kept = min(self.settings.average, (1 + step) / (10 + step))
        for name, value in self.branch.state_dict().items():
            self.average[name].lerp_(value.detach(), 1 - kept)
        return float(loss.detach())


def said(network: Network, branch: Branch, pieces: Tensor, batch: Batch) -> Tensor:
    """Return what the branch says of a batch, [B, W, schemes, kinds, 3]; the network itself learns nothing by it."""
    with torch.no_grad():
        layers = network.encoder(pieces, batch.features)
        talk = network.words(layers, batch.first, batch.last)[_TALK]
        mask = network.encoder.mask(pieces)
    below = layers[-len(branch.layers) - 1]
    logits: Tensor = branch(below, mask, batch.first, batch.last, talk)
    return logits


def examples(data: Path, config: Config) -> dict[str, list[Example]]:
    """Read the sets of the schemes, without what stands in a held-out part."""
    found: dict[str, list[Example]] = {}
    for name in config.talk.schemes:
        if name == reports.NAME:
            found[name] = list(reports.read("train"))
        else:
            licences.check(data, sets.FOLDERS[name])
            read = [one for one in sets.READERS[name](data) if one.attribution]
            kept, _ = sets.without_leaks(data, {name: read})
            found[name] = [one for one in kept[name] if one.attribution]
    return found


def epoch(
    number: int, config: Config, found: dict[str, list[Example]], encoder: Encoder, names: augment.Names
) -> Iterator[tuple[Batch, int]]:
    """Yield the batches of an epoch with the scheme of each."""
    settings = config.talk
    rng = random.Random(f"{config.steps.seed} talk {number}")
    groups: list[tuple[list[Window], int]] = []
    for scheme, (name, share) in enumerate(settings.schemes.items()):
        own = found[name]
        whole, rest = divmod(share, 1.0)
        made: list[Window] = []
        for example in [*own * int(whole), *rng.sample(own, round(len(own) * rest))]:
            changed = augment.noise(augment.swap_names(example, rng, names), rng)
            made.extend(windows(encoder.encode(changed), rng, settings.shortest_window, settings.longest_window))
        groups.extend((group, scheme) for group in packed(made, rng, settings.batch_pieces))
    rng.shuffle(groups)
    yield from ((collate(group), scheme) for group, scheme in groups)


def main() -> None:
    """Train the branch of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("run", type=Path, help="folder of a finished run of `train.py`")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    config = load(given.config)
    try:
        network, labels = trained(given.run, config)
    except FileNotFoundError as error:
        sys.exit(f"{given.run}: no training run: {error.filename} is not there")
    found = examples(given.data, config)
    encoder, names = Encoder(labels, Pieces(minilm() / "vocab.txt")), augment.Names.load()
    lesson, step = Lesson(network, config), 0
    an_epoch = sum(1 for _ in epoch(0, config, found, encoder, names))
    total = an_epoch * config.talk.epochs
    for number in range(config.talk.epochs):
        lost: list[float] = []
        for batch, scheme in epoch(number, config, found, encoder, names):
            lost.append(lesson.learn(batch, scheme, min(step, total), total))
            step += 1
        print(json.dumps({"epoch": number + 1, "loss": round(sum(lost) / len(lost), 4)}), flush=True)
        torch.save(lesson.average, given.run / TALK)


if __name__ == "__main__":
    main()
