"""What the network is told of its mistakes: one loss a head, each a mean over what the sets mark in the batch."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from model.language.batches import Batch
from model.language.encode import SILENT, Encoder
from model.language.network import Network, Outputs
from model.language.start import sizes
from torch import Tensor
from torch.nn import functional

from backchannel.language.core.forms import number_of
from backchannel.language.core.pairs import Mentions, pairs

_LEAST = 64.0
"""A mean over fewer labels than this is taken as if there were so many: a rare label must not shake the network."""
_BLOCKED = -1e4


def _choice(logits: Tensor, right: Tensor) -> Tensor:
    """Cross entropy over the words that are marked."""
    marked = right != SILENT
    if not bool(marked.any()):
        return logits.sum() * 0.0
    total = functional.cross_entropy(logits[marked].float(), right[marked], reduction="sum")
    return total / torch.clamp(marked.sum(), min=_LEAST)


def _yes(logits: Tensor, right: Tensor) -> Tensor:
    marked = right != SILENT
    if not bool(marked.any()):
        return logits.sum() * 0.0
    total = functional.binary_cross_entropy_with_logits(logits[marked].float(), right[marked].float(), reduction="sum")
    return total / torch.clamp(marked.sum(), min=_LEAST)


def _allowed(logs: Tensor, sets: Tensor, table: Tensor) -> Tensor:
    """Minus the log of the probability that falls on allowed tags (Tsuboi et al., 2008, for single words)."""
    told = sets != 0
    if not bool(told.any()):
        return logs.sum() * 0.0
    within = torch.where(table[sets[told]], logs[told], torch.full_like(logs[told], _BLOCKED))
    return -torch.logsumexp(within, dim=-1).sum() / torch.clamp(told.sum(), min=_LEAST)


@dataclass(frozen=True)
class Meanings:
    """What labels' ids mean.

    `allowed` [sets, entity tags] is `Encoder.allowed()`, `feats` the number of values of each feature, and `numbers`
    [XPOS tags] the grammatical number (`Number`) that each tag tells.
    """

    allowed: Tensor
    feats: tuple[int, ...]
    numbers: Tensor

    @classmethod
    def of(cls, encoder: Encoder, device: torch.device) -> Meanings:
        """Return what the labels mean that an encoder has met so far."""
        labels = encoder.labels
        numbers = torch.tensor([number_of(tag) for tag in labels.xpos], device=device)
        return cls(torch.from_numpy(encoder.allowed()).to(device), sizes(labels).feats, numbers)


def losses(
    network: Network, outputs: Outputs, batch: Batch, meanings: Meanings, rng: random.Random
) -> dict[str, Tensor]:
    """Return the loss of every head."""
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    rooted = functional.pad(same, (1, 0), value=True)
    arc = outputs.arc.float().masked_fill(~rooted, _BLOCKED)
    found = {
        "sentence": _yes(outputs.sentence, batch.start),
        "upos": _choice(outputs.upos, batch.tags[:, :, 0]),
        "xpos": _choice(outputs.xpos, batch.tags[:, :, 1]),
        "feats": _feats(outputs.feats, batch.tags[:, :, 2:], meanings.feats),
        "lemma": _choice(outputs.lemma, batch.lemma),
        "entity": _allowed(outputs.entity, batch.entity, meanings.allowed),
        "arc": _choice(arc, batch.arc),
        "relation": _relations(network, outputs, batch),
        "mention": _yes(outputs.mention, batch.mention),
        "type": _choice(outputs.mention_type, batch.kind),
        "factuality": _choice(outputs.factuality, batch.factuality),
    }
    spans = (outputs.mention_start, outputs.mention_end)
    found["span"] = sum(
        (_choice(scores.float().masked_fill(~same, _BLOCKED), batch.span[:, :, i]) for i, scores in enumerate(spans)),
        start=torch.zeros(()),
    )
    found["attribution"] = sum(
        (_choice(outputs.attribution[:, :, i], batch.attribution[:, :, i]) for i in range(batch.attribution.shape[2])),
        start=torch.zeros(()),
    )
    if batch.document is not None:
        found["pair"] = _pairs(network, outputs, batch, meanings.numbers, rng)
    return found


def _feats(logits: Tensor, right: Tensor, sizes: tuple[int, ...]) -> Tensor:
    parts = logits.split(sizes, dim=-1)
    return sum((_choice(part, right[:, :, i]) for i, part in enumerate(parts)), start=torch.zeros(())) / 4.0


def _relations(network: Network, outputs: Outputs, batch: Batch) -> Tensor:
    """Label the right heads, as the parser's own trees aren't to be learned from."""
    rows, words = torch.nonzero((batch.arc > 0) & (batch.relation != SILENT), as_tuple=True)
    if not len(rows):
        return outputs.rel_dep.sum() * 0.0
    heads = batch.arc[rows, words] - 1
    logits = network.relation(outputs.rel_dep[rows, words], outputs.rel_head[rows, heads])
    return functional.cross_entropy(logits.float(), batch.relation[rows, words], reduction="sum") / max(
        len(rows), _LEAST
    )


def _pairs(network: Network, outputs: Outputs, batch: Batch, numbers: Tensor, rng: random.Random) -> Tensor:
    """Link each mention to any right antecedent or to none; false mentions of the network's own are linked to none."""
    document, places, offset = batch.document, batch.places, batch.offset
    assert document is not None
    assert places is not None
    own = slice(offset, offset + len(places))
    chain, marked = document.chain[own].copy(), document.mention[own]
    if (marked == 0).any():
        guessed = (outputs.mention[places[:, 0], places[:, 1]] > 0).cpu().numpy()
        false = np.nonzero(guessed & (marked == 0))[0]
        chosen = rng.sample(list(false), min(len(false), int((chain >= 0).sum()) // 4))
        chain[chosen] = -10 - np.arange(len(chosen))
    heads = np.nonzero(chain != SILENT)[0]
    if len(heads) < 2:
        return outputs.coref.sum() * 0.0
    where = places[torch.from_numpy(heads).to(places.device)]
    span = document.span[own][heads]
    mentions = Mentions(
        starts=np.where(span[:, 0] == SILENT, heads + offset, span[:, 0]).tolist(),
        ends=(np.where(span[:, 1] == SILENT, heads + offset, span[:, 1]) + 1).tolist(),
        heads=(heads + offset).tolist(),
        sentences=document.sentence[own][heads].tolist(),
        quoted=document.rows[own][heads, 2].tolist(),
        types=outputs.mention_type[where[:, 0], where[:, 1]].argmax(-1).tolist(),
        numbers=numbers[outputs.xpos[where[:, 0], where[:, 1]].argmax(-1)].tolist(),
    )
    linked, features = pairs(mentions, document.example.words)
    vectors = outputs.coref[where[:, 0], where[:, 1]]
    links = torch.from_numpy(linked).to(vectors.device)
    scores = network.pairs(vectors, links, torch.from_numpy(features).to(vectors.device)).float()
    chains = chain[heads]
    same = (chains[linked[:, 0]] == chains[linked[:, 1]]) & (chains[linked[:, 0]] >= 0)
    return _antecedents(scores, links[:, 0], torch.from_numpy(same).to(vectors.device), len(heads))


def _antecedents(scores: Tensor, later: Tensor, same: Tensor, count: int) -> Tensor:
    """Minus the mean log probability of right antecedents, with a new chain scored 0 (Lee et al., 2017)."""
    total = _sums(torch.exp(torch.clamp(scores, max=30.0)), later, count) + 1.0
    right = _sums(torch.exp(torch.clamp(scores, max=30.0)) * same, later, count)
    none = _sums(same.float(), later, count) == 0
    return -torch.log((right + none.float() + 1e-9) / total).mean()


def _sums(values: Tensor, groups: Tensor, count: int) -> Tensor:
    return torch.zeros(count, dtype=values.dtype, device=values.device).index_add(0, groups, values)
