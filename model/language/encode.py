"""Examples become numbers: pieces, features and, for each head, what is right, or that the set is silent (-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from model.language.examples import ATTRIBUTION, ENTITY_LABELS, FACTUALITY, MENTION_TYPES, Entity, Example
from model.language.labels import Labels, features_of, script
from numpy.typing import NDArray

from backchannel.language.core.features import features
from backchannel.language.core.pieces import Pieces

SILENT = -1
ROOT = -2
_NO_EVENT = frozenset(("DET", "PUNCT", "ADP", "PRON", "CCONJ", "SCONJ", "NUM", "PART", "INTJ", "AUX", "PROPN", "SYM"))
"""Parts of speech that the factuality set never marks as an event: there the right answer is "none"."""

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Encoded:
    """One example; every array has one row a word, indexes of words count from the example's first.

    `entity` are ids of sets of allowed tags (see `Encoder.allowed`); `head` is ROOT for a root; `mention` is 1 for a
    mention's head word; `chain` is SILENT for other words.
    """

    example: Example
    pieces: tuple[tuple[int, ...], ...]
    rows: Ints
    sentence: Ints
    start: Ints
    tags: Ints
    lemma: Ints
    head: Ints
    relation: Ints
    entity: Ints
    mention: Ints
    span: Ints
    kind: Ints
    chain: Ints
    attribution: Ints
    factuality: Ints


class Encoder:
    """Turns examples into `Encoded`; keeps the table of sets of allowed entity tags that it has met."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        self.labels, self.pieces = labels, pieces
        self._upos = {tag: i for i, tag in enumerate(labels.upos)}
        self._xpos = {tag: i for i, tag in enumerate(labels.xpos)}
        self._feats = [(name, {v: i for i, v in enumerate(values)}) for name, values in labels.feats.items()]
        self._lemma = {rule: i for i, rule in enumerate(labels.lemma)}
        self._relation = {name: i for i, name in enumerate(labels.relation)}
        self._tag = {tag: i for i, tag in enumerate(labels.entity)}
        every = frozenset(range(len(labels.entity)))
        self._sets: dict[frozenset[int], int] = {every: 0}

    def allowed(self) -> NDArray[np.bool_]:
        """Return which tags each set of tags holds, [sets, tags]; set 0 holds all: the example is silent."""
        table = np.zeros((len(self._sets), len(self.labels.entity)), dtype=np.bool_)
        for tags, number in self._sets.items():
            table[number, list(tags)] = True
        return table

    def encode(self, example: Example) -> Encoded:
        """Encode one example."""
        count = len(example.words)
        starts = np.full(count, SILENT)
        sentence = np.zeros(count, dtype=np.int64)
        if example.starts is not None:
            starts[:] = 0
            starts[list(example.starts)] = 1
            sentence = np.cumsum(starts == 1)
        mention, span, kind, chain = self._mentions(example)
        tags, lemma, head, relation = self._syntax(example)
        rows = np.array(features(example.words, example.breaks), dtype=np.int64)
        return Encoded(
            example=example,
            pieces=tuple(tuple(p) for p in self.pieces.encode(example.words)),
            rows=rows,
            sentence=sentence,
            start=starts,
            tags=tags,
            lemma=lemma,
            head=head,
            relation=relation,
            entity=self._entities(example),
            mention=mention,
            span=span,
            kind=kind,
            chain=chain,
            attribution=_attribution(example, rows[:, 2]),
            factuality=_factuality(example),
        )

    def _syntax(self, example: Example) -> tuple[Ints, Ints, Ints, Ints]:
        count, syntax = len(example.words), example.syntax
        tags = np.full((count, 2 + len(self._feats)), SILENT)
        lemma, head, relation = np.full(count, SILENT), np.full(count, SILENT), np.full(count, SILENT)
        if syntax is None:
            return tags, lemma, head, relation
        for i, word in enumerate(example.words):
            said = features_of(syntax.feats[i])
            tags[i, 0], tags[i, 1] = self._upos.get(syntax.upos[i], SILENT), self._xpos.get(syntax.xpos[i], SILENT)
            for column, (name, values) in enumerate(self._feats, 2):
                tags[i, column] = values.get(said.get(name, "_"), SILENT)
            lemma[i] = self._lemma.get(script(word, syntax.lemma[i]), SILENT)
            head[i] = syntax.head[i] if syntax.head[i] >= 0 else ROOT
            relation[i] = self._relation.get(syntax.deprel[i], SILENT)
        return tags, lemma, head, relation

    def _entities(self, example: Example) -> Ints:
        count = len(example.words)
        if example.entities is None:
            return np.zeros(count, dtype=np.int64)
        silent = [label for label in ENTITY_LABELS if label not in example.annotated]
        outside = frozenset((self._tag["O"], *(self._tag[f"{p}-{label}"] for label in silent for p in "BIES")))
        allowed = [outside] * count
        for entity in example.entities:
            for i in range(entity.start, entity.end):
                allowed[i] = self._inside(entity, i)
        return np.array([self._sets.setdefault(tags, len(self._sets)) for tags in allowed], dtype=np.int64)

    def _inside(self, entity: Entity, word: int) -> frozenset[int]:
        first, last = word == entity.start, word == entity.end - 1
        place = "S" if first and last else "B" if first else "E" if last else "I"
        tags = {self._tag[f"{place}-{label}"] for label in entity.labels}
        return frozenset(tags | {self._tag["O"]}) if entity.optional else frozenset(tags)

    def _mentions(self, example: Example) -> tuple[Ints, Ints, Ints, Ints]:
        count = len(example.words)
        mention, span = np.full(count, SILENT), np.full((count, 2), SILENT)
        kind, chain = np.full(count, SILENT), np.full(count, SILENT)
        if example.mentions is None:
            return mention, span, kind, chain
        if example.mention_types == frozenset(MENTION_TYPES):
            mention[:] = 0
        chains: dict[str, int] = {}
        for found in sorted(example.mentions, key=lambda m: m.end - m.start):
            mention[found.head] = 1
            span[found.head] = found.start, found.end - 1
            kind[found.head] = SILENT if found.type is None else MENTION_TYPES.index(found.type)
            chain[found.head] = chains.setdefault(found.chain, len(chains))
        return mention, span, kind, chain


def _attribution(example: Example, quoted: Sequence[int] | Ints) -> Ints:
    marks = np.full((len(example.words), len(ATTRIBUTION)), SILENT)
    if example.attribution is None:
        return marks
    if example.set == "litbank":
        # It marks direct speech alone: outside of quotation marks nothing can be learned from its silence.
        marks[np.asarray(quoted) == 1, ATTRIBUTION.index("content")] = 0
    else:
        marks[:] = 0
    for role, start, end in example.attribution:
        column = ATTRIBUTION.index(role)
        marks[start:end, column] = 2
        marks[start, column] = 1
    return marks


def _factuality(example: Example) -> Ints:
    marks = np.full(len(example.words), SILENT)
    if example.factuality is None:
        return marks
    if example.syntax is not None:
        marks[[i for i, tag in enumerate(example.syntax.upos) if tag in _NO_EVENT]] = 0
    for word, label in example.factuality:
        marks[word] = 1 + FACTUALITY.index(label)
    return marks
