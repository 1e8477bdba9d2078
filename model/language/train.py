"""Train the language core: `python -m model.language.train ../shared/data RUN` (resumes what RUN holds).

RUN is a folder for checkpoints and the log. What comes out of it is made into the shipped files by `export.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from model.language import augment, lexicon, sets
from model.language.batches import Batch, Window, collate, packed, running, windows
from model.language.config import HERE, Config, Steps, load
from model.language.data import licences
from model.language.encode import Encoder
from model.language.examples import Example
from model.language.labels import Labels, gather
from model.language.losses import Meanings, losses
from model.language.network import Network
from model.language.start import build, minilm
from torch import Tensor

from backchannel.errors import BackchannelError
from backchannel.language.core.pieces import Pieces

_CHAINED = ("gum", "litbank")
"""Sets with coreference: a batch is one document of theirs, as chains run through all of it."""
_DOCUMENT_WORDS = 1100
"""Words of a document that one batch holds at most: its pieces are about half of another batch's, as the pairs of its
mentions cost time too. By judgement, not tuned."""
_SAVE_EVERY = 150
"""Steps between checkpoints: about a minute and a half on two cores."""


def optimiser(network: Network, steps: Steps) -> torch.optim.AdamW:
    """Learn slower the nearer a layer is to the input, and faster in the heads, which begin from nothing."""
    depth = len(network.encoder.layers)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith("encoder.layers."):
            rate = steps.encoder_rate * steps.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features."):
            rate = steps.head_rate
        elif name.startswith("encoder."):
            rate = steps.encoder_rate * steps.layer_decay**depth
        else:
            rate = steps.head_rate
        groups.setdefault(rate, []).append(parameter)
    given = [{"params": parameters, "lr": rate, "initial": rate} for rate, parameters in groups.items()]
    return torch.optim.AdamW(given, weight_decay=steps.weight_decay, betas=(0.9, 0.98), fused=True)


def epoch_batches(
    number: int, config: Config, examples: dict[str, list[Example]], names: augment.Names, encoder: Encoder
) -> Iterator[Batch]:
    """Yield the batches of one epoch, which depend on its number and the seed alone."""
    steps = config.steps
    rng = random.Random(f"{steps.seed} {number}")
    loose: list[Window] = []
    groups: list[tuple[list[Window], bool]] = []
    for example in sets.epoch(examples, config.sets, names, rng):
        chained = example.set in _CHAINED
        shortest = steps.shortest_document_window if chained else steps.shortest_window
        made = windows(encoder.encode(example), rng, shortest, steps.longest_window, alike=chained)
        if not made:
            continue
        if chained:
            groups.append((running(made, rng, _DOCUMENT_WORDS), True))
        else:
            loose.extend(made)
    groups.extend((group, False) for group in packed(loose, rng, steps.batch_pieces))
    rng.shuffle(groups)
    yield from (collate(group, document) for group, document in groups)


def fingerprint(config: Config, labels: Labels) -> str:
    """Return a hash of what a run must share with the one that it goes on from; the version is only a name."""
    decides = asdict(config) | {"version": "", "talk": None, "labels": asdict(labels)}
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


class Run:
    """One training run: network, its moving average, optimiser and place in the data; on "cpu" or "cuda"."""

    def __init__(self, config: Config, labels: Labels, folder: Path, an_epoch: int, device: str = "cpu") -> None:
        self.config, self.folder, self.an_epoch = config, folder, an_epoch
        self.device, self.fingerprint = torch.device(device), fingerprint(config, labels)
        self.total = sum(stage.epochs for stage in config.stages) * an_epoch
        self.network = build(config, labels).to(self.device)
        self.optimiser = optimiser(self.network, config.steps)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.step = 0

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "torch": torch.get_rng_state(),
            "cuda": torch.cuda.get_rng_state() if self.device.type == "cuda" else None,
            "fingerprint": self.fingerprint,
        }
        torch.save(state, self.folder / "checkpoint.new")
        (self.folder / "checkpoint.new").replace(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one; raises BackchannelError where it is another run's."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        if state.get("fingerprint") != self.fingerprint:
            message = f"{path}: begun with other settings or other labels than these (or it doesn't say with which)"
            raise BackchannelError(message, advice="Name another folder for this run, or move the old one away.")
        self.step = state["step"]
        self.average = {name: value.to(self.device) for name, value in state["average"].items()}
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["torch"])
        if self.device.type == "cuda" and state["cuda"] is not None:
            torch.cuda.set_rng_state(state["cuda"])

    def learn(self, batch: Batch, encoder: Encoder) -> dict[str, float]:
        """Take one step."""
        steps = self.config.steps
        factor = self._rate()
        for group in self.optimiser.param_groups:
            group["lr"] = group["initial"] * factor
        rng = random.Random(f"{steps.seed} step {self.step}")
        self.network.train()
        batch, meanings = batch.to(self.device), Meanings.of(encoder, self.device)
        pieces = self._hidden(batch.pieces)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            outputs = self.network(pieces, batch.features, batch.first, batch.last)
            found = losses(self.network, outputs, batch, meanings, rng)
        total = sum((loss * self.config.losses[name] for name, loss in found.items()), start=torch.zeros(()))
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), steps.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        kept = min(steps.average, (1 + self.step) / (10 + self.step))
        if self.step % 4 == 0:
            kept = kept**4
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value.detach(), 1 - kept)
        return {name: float(loss.detach()) for name, loss in found.items()}

    def _rate(self) -> float:
        """Rise to the stage's full rate, then fall in a line to nothing."""
        begun = 0
        for stage in self.config.stages:
            length = stage.epochs * self.an_epoch
            if self.step < begun + length:
                done, rise = self.step - begun, max(1.0, length * self.config.steps.warmup)
                return stage.rate * min((done + 1) / rise, max(0.0, (length - done) / (length - rise)))
            begun += length
        return 0.0

    def _hidden(self, pieces: Tensor) -> Tensor:
        """Hide some pieces ([UNK], 100) so that the network reads context and not words alone."""
        hide = (torch.rand(pieces.shape, device=pieces.device) < self.config.shape.hidden_pieces) & (pieces > 102)
        return torch.where(hide, torch.full_like(pieces, 100), pieces)


def main() -> None:
    """Train from the data folder to the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("run", type=Path, help="folder for checkpoints and the log; a run found there goes on")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try things)")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    if given.device == "cuda" and not torch.cuda.is_available():
        sys.exit("--device cuda: there is no GPU here that torch can use")
    if not given.data.is_dir():
        sys.exit(f"{given.data}: no such folder of data sets")
    try:
        _run(given)
    except BackchannelError as error:
        sys.exit(f"{error}\n{error.advice}")
    except licences.LicenceError as error:
        sys.exit(str(error))
    except FileNotFoundError as error:
        sys.exit(f"{error.filename}: not there, so this can't be trained")


def _run(given: argparse.Namespace) -> None:
    """Read the data, make or find the run, and train it."""
    config = load(given.config)
    folders = sorted({folder for name in config.sets if name != sets.MADE for folder in sets.FOLDERS[name]})
    licences.check(given.data, folders)
    examples, cut = sets.without_leaks(given.data, sets.read(given.data, config.sets))
    for name, leaks in cut.items():
        told = f"{leaks.sentences} sentences ({leaks.words} words) stand in held-out parts: left out"
        sys.stderr.write(f"{name}: {told}; {leaks.examples} examples whole\n")
    labels = gather(example for own in examples.values() for example in own)
    names, encoder = augment.Names.load(), Encoder(labels, Pieces(minilm() / "vocab.txt"))
    for own in examples.values():
        for example in own:
            encoder.encode(example)
    first = sum(1 for _ in epoch_batches(0, config, examples, names, encoder))
    run = Run(config, labels, given.run, first, given.device)
    run.resume()
    given.run.mkdir(parents=True, exist_ok=True)
    lemmas = lexicon.gather(example for own in examples.values() for example in own)
    (given.run / "lemmas.tsv").write_text(lexicon.written(lemmas), encoding="utf-8")
    (given.run / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    _train(run, config, examples, names, encoder, given.steps)


def _train(
    run: Run,
    config: Config,
    examples: dict[str, list[Example]],
    names: augment.Names,
    encoder: Encoder,
    stop: int | None,
) -> None:
    log = (run.folder / "log.jsonl").open("a", encoding="utf-8")
    while run.step < run.total:
        number, done = divmod(run.step, run.an_epoch)
        for position, batch in enumerate(epoch_batches(number, config, examples, names, encoder)):
            if position < done:
                continue
            if position >= run.an_epoch:
                break
            begun = time.perf_counter()
            found = run.learn(batch, encoder)
            rate = int((batch.pieces != 0).sum()) / (time.perf_counter() - begun)
            print(
                json.dumps({"step": run.step, "of": run.total, "pieces_a_second": round(rate)} | found),
                file=log,
                flush=True,
            )
            if run.step % _SAVE_EVERY == 0:
                run.save()
            if run.step >= min(run.total, stop or run.total):
                run.save()
                return
        if run.step % run.an_epoch:
            # Augmentation makes epochs of slightly different length: a short one ends early.
            run.step += run.an_epoch - run.step % run.an_epoch


if __name__ == "__main__":
    main()
