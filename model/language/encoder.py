"""The encoder: BERT (Devlin et al., 2019) as in MiniLM, with the features of words added to its input.

Written out here, not taken from a library, because its input differs, and because what is exported is then only what is
used.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from backchannel.language.core.features import FEATURES

WIDTH, HEADS, INNER = 384, 12, 1536


class Dropout(nn.Module):
    """Dropout with one mask for all words of a window (Gal & Ghahramani, 2016), [B, 1, width].

    On a processor, drawing a mask for every word takes a third of a training step.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Hide a share of the numbers of [B, T, width] while training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.share
        return x * (kept.to(x.dtype) / (1.0 - self.share))


class Layer(nn.Module):
    """One layer: attention, then two dense layers, each added to its input and normalised."""

    def __init__(self, dropout: float, width: int = WIDTH, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.mixed = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map [B, T, width] to the same; `mask` [B, 1, 1, T] is 0 where to look and very negative where not."""
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = (qkv[:, :, i].transpose(1, 2) for i in range(3))
        # Written out: on a processor the fused kernel's backward pass takes three times as long.
        looked = torch.softmax(query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + mask, dim=-1) @ value
        x = self.norm_attention(x + self.dropout(self.mixed(looked.transpose(1, 2).reshape(batch, length, width))))
        return self.norm(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces [B, T] and features [B, T, 4] to the output of every layer, each [B, T, 384]."""

    def __init__(self, vocabulary: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(len(values), WIDTH) for values in FEATURES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def mask(self, pieces: Tensor) -> Tensor:
        """Return what is added to attention so that pad pieces (id 0) are not looked at, [B, 1, 1, T]."""
        return (pieces == 0)[:, None, None, :].to(self.positions.weight.dtype) * -30000.0

    def forward(self, pieces: Tensor, features: Tensor) -> list[Tensor]:
        """Run every layer."""
        mask = self.mask(pieces)
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for column, table in enumerate(self.features):
            x = x + table(features[:, :, column])
        x = self.dropout(self.norm(x))
        outputs = []
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs


def initial(folder: Path, added_layers: int, dropout: float) -> Encoder:
    """Return the encoder with the weights of MiniLM from `folder` (its `model.safetensors`).

    Added layers are copies of the last one whose two outputs are zero, so that the network begins as it was.
    """
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    count = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    words = weights["embeddings.word_embeddings.weight"]
    encoder = Encoder(words.shape[0], count + added_layers, dropout)
    state = encoder.state_dict()
    state["pieces.weight"] = words
    # The sets have one text each, so the first "token type" is always meant.
    types = weights["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"] + types
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(count + added_layers):
            source = f"encoder.layer.{min(number, count - 1)}."
            split = [weights[f"{source}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            ours = {
                "qkv": torch.cat(split),
                "mixed": weights[f"{source}attention.output.dense.{part}"],
                "norm_attention": weights[f"{source}attention.output.LayerNorm.{part}"],
                "inner": weights[f"{source}intermediate.dense.{part}"],
                "outer": weights[f"{source}output.dense.{part}"],
                "norm": weights[f"{source}output.LayerNorm.{part}"],
            }
            if number >= count:
                ours["mixed"], ours["outer"] = torch.zeros_like(ours["mixed"]), torch.zeros_like(ours["outer"])
            for name, value in ours.items():
                state[f"layers.{number}.{name}.{part}"] = value
    encoder.load_state_dict(state)
    return encoder
