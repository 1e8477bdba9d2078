"""Make the shipped files of a training run: `python -m model.language.export RUN FOLDER`.

The network's averaged weights become one ONNX graph with 8-bit integer weights, one scale a column (per-channel dynamic
quantisation of ONNX Runtime); the table of wordpieces, which is half of all weights, has 8-bit rows with a scale each.
The forms of the outputs are described in `backchannel.language.core.network`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from model.language.config import HERE, Config, load
from model.language.examples import ATTRIBUTION, FACTUALITY, MENTION_TYPES
from model.language.labels import Labels
from model.language.network import Branch, Network
from model.language.start import build, minilm
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from backchannel.errors import BackchannelError
from backchannel.language.core.network import Outputs

INPUTS = ("pieces", "features", "first", "last")
_NEW_CHAIN = -0.5
"""Score of beginning a new chain. Training takes 0; on GUM's development documents -0.5 gives 61.4 CoNLL F1 and 0 gives
60.7, as links are missed more often than wrongly made."""
TALK = "talk.pt"
"""The branch for attribution in a run's folder (`talk.py`)."""
FILES = ("core.onnx", "core.npz", "lemmas.tsv", "vocab.txt")
_LEMMAS = 5
"""Lemma scripts given for each word, best first, as the best may not fit the word's ending."""


class ByteTable(nn.Module):
    """The table of wordpieces with 8-bit rows: [vocabulary, width] and a scale for each row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """Look up pieces [B, T], giving [B, T, width]."""
        looked: Tensor = nn.functional.embedding(pieces, self.rows).float()
        return looked * nn.functional.embedding(pieces, self.scale)


class Shipped(nn.Module):
    """The network with decisions in place of scores wherever nothing after it needs the scores.

    Attribution is the branch's, where there is one.
    """

    def __init__(self, network: Network, branch: Branch | None, feats: tuple[int, ...]) -> None:
        super().__init__()
        self.network, self.branch, self.feats = network, branch, feats
        network.encoder.pieces = ByteTable(network.encoder.pieces.weight.detach())

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Return the tensors of `core.network.Outputs`."""
        layers = self.network.encoder(pieces, features)
        words = self.network.words(layers, first, last)
        out = self.network.heads(words)
        if self.branch is not None:
            mask = self.network.encoder.mask(pieces)
            below = layers[-len(self.branch.layers) - 1]
            out = out._replace(attribution=self.branch(below, mask, first, last, words[-1])[:, :, 0])
        feats = torch.stack([part.argmax(-1) for part in out.feats.split(self.feats, dim=-1)], dim=-1)
        lemma = out.lemma.topk(min(_LEMMAS, self.network.lemma.out_features), dim=-1).indices
        return (out.sentence, out.upos.argmax(-1), out.xpos.argmax(-1), feats, lemma, *out[5:])


def arrays(network: Network) -> dict[str, np.ndarray]:
    """Return the weights of what is computed after decoding: relations' labels and mention pairs."""
    relation, pair = network.relation, network.pairs
    made = {
        "rel_w": relation.product.weight,
        "rel_a": relation.alone_dependent.weight,
        "rel_b": relation.alone_head.weight,
        "rel_bias": relation.product.bias,
        "pair_product": pair.product.weight.T,
        "pair_later": pair.later.weight.T,
        "pair_earlier": pair.earlier.weight.T,
        "pair_bias": pair.product.bias,
        "pair_out": pair.out.weight[0],
        "pair_threshold": torch.tensor(_NEW_CHAIN),
    } | {f"pair_{name}": table.weight for name, table in pair.tables.items()}
    return {name: np.array(value.detach().numpy(), dtype=np.float32, order="C") for name, value in made.items()}


def graph(network: Network, branch: Branch | None, labels: Labels, path: Path) -> None:
    """Write the network as an ONNX graph in 32-bit floats."""
    shipped = Shipped(network, branch, tuple(len(values) for values in labels.feats.values())).eval()
    pieces = torch.tensor([[101, 2023, 2003, 102, 0], [101, 2009, 102, 0, 0]])
    words = torch.tensor([[1, 2, 0], [1, 0, 0]])
    axes = {name: {0: "windows", 1: "pieces"} for name in ("pieces", "features")}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "last", *Outputs._fields)}
    for name in ("mention_start", "mention_end"):
        axes[name][2] = "words"
    axes["arc"][2] = "heads"
    torch.onnx.export(
        shipped,
        (pieces, torch.zeros(2, 5, 4, dtype=torch.long), words, words),
        str(path),
        input_names=list(INPUTS),
        output_names=list(Outputs._fields),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Make the weights of every matrix product 8-bit integers, with a scale for each output."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )


def settings(labels: Labels, config: Config, files: dict[str, str]) -> dict[str, object]:
    """Return what `core.json` holds: version, labels in the order of their ids, and the files' hashes."""
    return {
        "version": config.version,
        "upos": labels.upos,
        "xpos": labels.xpos,
        "feats": labels.feats,
        "lemma": labels.lemma,
        "entity": labels.entity,
        "relation": labels.relation,
        "mention_types": MENTION_TYPES,
        "attribution": ATTRIBUTION,
        "factuality": FACTUALITY,
        "sha256": files,
    }


def export(
    network: Network,
    branch: Branch | None,
    labels: Labels,
    lemmas: str,
    config: Config,
    folder: Path,
    plain: bool = False,
) -> None:
    """Write the files of the core into `folder`; `lemmas` is the text of `lemmas.tsv`.

    `plain` leaves the graph in floats, to measure what integers cost.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        floats = Path(scratch) / "floats.onnx"
        graph(network.eval(), branch.eval() if branch is not None else None, labels, floats)
        if plain:
            onnx.save(onnx.load(floats), folder / "core.onnx")
        else:
            quantise(floats, folder / "core.onnx")
    np.savez(folder / "core.npz", allow_pickle=False, **arrays(network))
    (folder / "vocab.txt").write_bytes((minilm() / "vocab.txt").read_bytes())
    (folder / "lemmas.tsv").write_text(lemmas, encoding="utf-8")
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps(settings(labels, config, files), ensure_ascii=False, indent=1) + "\n"
    (folder / "core.json").write_text(text, encoding="utf-8")


def trained(run: Path, config: Config) -> tuple[Network, Labels]:
    """Return the averaged network of a run's last checkpoint, and its labels."""
    raw = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    feats = {name: tuple(values) for name, values in raw.pop("feats").items()}
    labels = Labels(feats=feats, **{name: tuple(values) for name, values in raw.items()})
    network = build(config, labels)
    network.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)["average"])
    return network, labels


def spoken(run: Path, config: Config) -> Branch | None:
    """Return the branch for attribution of a run, None where none was trained."""
    if not (run / TALK).exists():
        return None
    branch = Branch(config.talk, config.shape.dropout)
    branch.load_state_dict(torch.load(run / TALK, map_location="cpu", weights_only=True))
    return branch


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--plain", action="store_true", help="32-bit floats, to measure what integers cost")
    given = parser.parse_args()
    config = load(given.config)
    try:
        network, labels = trained(given.run, config)
        lemmas = (given.run / "lemmas.tsv").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        sys.exit(f"{given.run}: no training run to export: {error.filename} is not there")
    except BackchannelError as error:
        sys.exit(f"{error}\n{error.advice}")
    export(network, spoken(given.run, config), labels, lemmas, config, given.folder, given.plain)


if __name__ == "__main__":
    main()
