"""The network: one encoder, and the heads that read tags, trees, names, mentions and talk off its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from model.language.config import Shape, Talk
from model.language.encoder import WIDTH, Dropout, Encoder, Layer
from model.language.examples import ATTRIBUTION, FACTUALITY, MENTION_TYPES
from torch import Tensor, nn

from backchannel.language.core.pairs import FEATURES as PAIR_FEATURES

GROUPS = ("tags", "parse", "entity", "mention", "talk")
"""Each group of heads mixes the encoder's layers in its own way (ELMo's scalar mix), which keeps heads apart."""


class Sizes(NamedTuple):
    """Numbers of labels; `feats` has one for each feature."""

    upos: int
    xpos: int
    feats: tuple[int, ...]
    lemma: int
    entity: int
    relation: int


class Outputs(NamedTuple):
    """What the heads say, for windows [B] of words [W]; see `core/network.py` for the same at run time."""

    sentence: Tensor
    upos: Tensor
    xpos: Tensor
    feats: Tensor
    lemma: Tensor
    entity: Tensor
    arc: Tensor
    rel_dep: Tensor
    rel_head: Tensor
    mention: Tensor
    mention_start: Tensor
    mention_end: Tensor
    mention_type: Tensor
    coref: Tensor
    attribution: Tensor
    factuality: Tensor


class Dense(nn.Sequential):
    """A dense layer with GELU and dropout."""

    def __init__(self, width: int, dropout: float, given: int = WIDTH) -> None:
        super().__init__(nn.Linear(given, width), nn.GELU(), Dropout(dropout))


class Biaffine(nn.Module):
    """Score every pair of words (Dozat & Manning, 2017): word d with candidate h, plus a score of h alone."""

    def __init__(self, width: int, dropout: float, root: bool) -> None:
        super().__init__()
        self.dependent, self.head = Dense(width, dropout), Dense(width, dropout)
        self.bilinear = nn.Linear(width, width, bias=False)
        self.alone = nn.Linear(width, 1)
        self.root = nn.Parameter(torch.zeros(width)) if root else None

    def forward(self, x: Tensor) -> Tensor:
        """Map words [B, W, width] to scores [B, W, W], or [B, W, 1 + W] with the root in column 0."""
        dependent, head = self.dependent(x), self.head(x)
        if self.root is not None:
            head = torch.cat((self.root.expand(head.shape[0], 1, -1), head), dim=1)
        scores: Tensor = self.bilinear(dependent) @ head.transpose(1, 2) * head.shape[-1] ** -0.5
        return scores + self.alone(head).transpose(1, 2)


class Relations(nn.Module):
    """Label a dependent and its head: a bilinear form with a diagonal matrix for each label, small and quick."""

    def __init__(self, width: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.dependent, self.head = Dense(width, dropout), Dense(width, dropout)
        self.product = nn.Linear(width, labels)
        self.alone_dependent = nn.Linear(width, labels, bias=False)
        self.alone_head = nn.Linear(width, labels, bias=False)

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Map vectors of dependents and of their heads, both [N, width], to logits [N, labels]."""
        scores: Tensor = self.product(dependent * head) + self.alone_dependent(dependent) + self.alone_head(head)
        return scores


class Pairs(nn.Module):
    """The scorer of mention pairs whose arithmetic at run time is `core/chains.py`."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.product = nn.Linear(width, hidden)
        self.later = nn.Linear(width, hidden, bias=False)
        self.earlier = nn.Linear(width, hidden, bias=False)
        self.tables = nn.ModuleDict({name: nn.Embedding(values, hidden) for name, values in PAIR_FEATURES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        self.out = nn.Linear(hidden, 1, bias=False)
        self.dropout = nn.Dropout(0.2)

    def forward(self, vectors: Tensor, pairs: Tensor, features: Tensor) -> Tensor:
        """Score pairs (later, earlier) [P, 2] of mentions with vectors [M, C]; more than 0 means the same."""
        later, earlier = self.later(vectors), self.earlier(vectors)
        hidden = self.product(vectors[pairs[:, 0]] * vectors[pairs[:, 1]]) + later[pairs[:, 0]] + earlier[pairs[:, 1]]
        for column, table in enumerate(self.tables.values()):
            hidden = hidden + table(features[:, column])
        scores: Tensor = self.out(self.dropout(torch.relu(hidden))).squeeze(-1)
        return scores


class Branch(nn.Module):
    """Attribution read by layers of its own, which begin as copies of the encoder's last ones.

    They are trained last, when all else stands still (see `talk.py`): what the other heads say doesn't change by it.
    Sets draw the bounds of sources and cues in different ways, so that each of `schemes` has an output of its own.
    """

    def __init__(self, settings: Talk, dropout: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(settings.dropout) for _ in range(settings.layers))
        self.hidden = Dense(settings.hidden, dropout, given=2 * WIDTH)
        self.out = nn.Linear(settings.hidden, len(settings.schemes) * 3 * len(ATTRIBUTION))
        self.schemes = len(settings.schemes)

    def begin(self, encoder: Encoder) -> None:
        """Copy the encoder's last layers."""
        for own, layer in zip(self.layers, encoder.layers[-len(self.layers) :], strict=True):
            own.load_state_dict(layer.state_dict())

    def forward(self, below: Tensor, mask: Tensor, first: Tensor, last: Tensor, talk: Tensor) -> Tensor:
        """Map the pieces [B, T, 384] that the copied layers were given to logits [B, W, schemes, kinds, 3].

        `talk` [B, W, 384] are the words as the encoder itself has them for talk.
        """
        x = below
        for layer in self.layers:
            x = layer(x, mask)
        size = (*first.shape, WIDTH)
        ends = [torch.gather(x, 1, index.unsqueeze(-1).expand(size)) for index in (first, last)]
        words = torch.cat(((ends[0] + ends[1]) * 0.5, talk), dim=-1)
        logits: Tensor = self.out(self.hidden(words))
        return logits.view(*first.shape, self.schemes, len(ATTRIBUTION), 3)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, shape: Shape, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.mixes = nn.Parameter(torch.zeros(len(GROUPS), len(encoder.layers)))
        with torch.no_grad():
            self.mixes[:, -2:] = 1.0
        drop = shape.dropout
        self.dropout = Dropout(drop)
        self.sentence = nn.Sequential(Dense(64, drop), nn.Linear(64, 1))
        tags = sizes.upos + sizes.xpos + sum(sizes.feats)
        self.tag_sizes = (sizes.upos, sizes.xpos, sum(sizes.feats))
        self.tag_hidden = Dense(WIDTH, drop)
        self.tags = nn.Linear(WIDTH, tags)
        self.lemma = nn.Linear(WIDTH, sizes.lemma)
        self.entity = nn.Sequential(Dense(256, drop), nn.Linear(256, sizes.entity))
        self.arc = Biaffine(shape.arc, drop, root=True)
        self.relation = Relations(shape.relation, sizes.relation, drop)
        self.mention_hidden = Dense(shape.mention, drop)
        self.mention = nn.Linear(shape.mention, 1)
        self.mention_type = nn.Linear(shape.mention, len(MENTION_TYPES))
        self.mention_start = Biaffine(shape.span, drop, root=False)
        self.mention_end = Biaffine(shape.span, drop, root=False)
        self.coref = nn.Sequential(Dense(WIDTH, drop), nn.Linear(WIDTH, shape.coreference), nn.Tanh())
        self.pairs = Pairs(shape.coreference, shape.pair_hidden)
        self.talk = Dense(shape.talk, drop)
        self.attribution = nn.Linear(shape.talk, 3 * len(ATTRIBUTION))
        self.factuality = nn.Linear(shape.talk, 1 + len(FACTUALITY))

    def words(self, layers: Sequence[Tensor], first: Tensor, last: Tensor) -> list[Tensor]:
        """Return the vectors of the words, [B, W, 384], once for each group of heads; `layers` are the encoder's."""
        stacked = torch.stack(list(layers), dim=2)
        size = (*first.shape, 1, 1)
        shape = (*first.shape, *stacked.shape[2:])
        ends = [torch.gather(stacked, 1, index.view(size).expand(shape)) for index in (first, last)]
        mixed = torch.softmax(self.mixes, dim=-1) @ ((ends[0] + ends[1]) * 0.5)
        return [self.dropout(mixed[:, :, group]) for group in range(len(GROUPS))]

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor, last: Tensor) -> Outputs:
        """Run encoder and heads over a batch of windows."""
        return self.heads(self.words(self.encoder(pieces, features), first, last))

    def heads(self, words: Sequence[Tensor]) -> Outputs:
        """Run the heads over the words of each group."""
        tags, parse, entity, mention, talk = words
        tagged = self.tag_hidden(tags)
        upos, xpos, feats = self.tags(tagged).split(self.tag_sizes, dim=-1)
        hidden, spoken = self.mention_hidden(mention), self.talk(talk)
        return Outputs(
            self.sentence(tags).squeeze(-1),
            upos,
            xpos,
            feats,
            self.lemma(tagged),
            torch.log_softmax(self.entity(entity).float(), dim=-1),
            self.arc(parse),
            self.relation.dependent(parse),
            self.relation.head(parse),
            self.mention(hidden).squeeze(-1),
            self.mention_start(mention),
            self.mention_end(mention),
            self.mention_type(hidden),
            self.coref(mention),
            self.attribution(spoken).view(*spoken.shape[:2], len(ATTRIBUTION), 3),
            self.factuality(spoken),
        )
