"""What the network says of a block -> tags, trees, names and mentions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from msgspec import Struct

from backchannel.language.core import tree
from backchannel.language.core.analysis import NamedSpan
from backchannel.language.core.lemmas import Lemmatiser
from backchannel.language.core.mentions import Found, mentions
from backchannel.language.core.network import Floats, Ints, Settings
from backchannel.language.core.reading import Reading
from backchannel.language.core.relations import Relations
from backchannel.language.core.viterbi import Grammar, best_path, spans


class Decoded(Struct, frozen=True):
    """A block's part of an `Analysis`; indexes count the text's words.

    `types` are ids of mentions' types, `vectors` [mentions, C] are for chains.
    """

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    entities: list[NamedSpan]
    mentions: list[Found]
    types: list[int]
    vectors: Floats
    factuality: list[str]


class Decoder:
    """Knows the labels; `arrays` are those of `core.npz`."""

    def __init__(self, settings: Settings, arrays: Mapping[str, Floats], lemmatiser: Lemmatiser) -> None:
        self._settings = settings
        self._relations = Relations(settings.relation, arrays)
        self._lemmatiser = lemmatiser
        self._entities = Grammar.bioes(settings.entity)
        self._factuality = ("", *settings.factuality)
        self._feats: dict[bytes, str] = {}

    def decode(self, reading: Reading, words: tuple[str, ...]) -> Decoded:
        """Decode one block of the text that consists of `words`."""
        out, start = reading.words, reading.start
        heads = _heads(reading)
        found = _mentions(reading)
        own = [mention.head - start for mention in found]
        tags = [self._settings.xpos[i] for i in out.xpos.tolist()]
        kinds = out.mention_type[own].argmax(axis=1).tolist()
        return Decoded(
            upos=[self._settings.upos[i] for i in out.upos.tolist()],
            xpos=tags,
            feats=[self._features(row) for row in np.ascontiguousarray(out.feats)],
            lemmas=self._lemmatiser.lemmas(words[start : reading.end], tags, out.lemma.tolist()),
            heads=(heads + start).tolist(),
            deprels=self._relations.label(out.rel_dep, out.rel_head, heads),
            entities=self._named(reading),
            mentions=found,
            types=kinds,
            vectors=out.coref[own],
            factuality=[self._factuality[i] for i in out.factuality.argmax(axis=1).tolist()],
        )

    def _features(self, row: Ints) -> str:
        key = row.tobytes()
        known = self._feats.get(key)
        if known is None:
            said = zip(self._settings.feats.items(), row.tolist(), strict=True)
            known = "|".join(f"{name}={values[i]}" for (name, values), i in said if i)
            self._feats[key] = known
        return known

    def _named(self, reading: Reading) -> list[NamedSpan]:
        """Return the named things; the confidence is the least probability of their tags."""
        named: list[NamedSpan] = []
        for start, end in pairwise([*reading.starts, reading.end]):
            scores = reading.words.entity[start - reading.start : end - reading.start]
            path = best_path(scores, self._entities)
            for span in spans(path, self._entities):
                own = np.arange(span.start, span.end)
                sure = float(np.exp(scores[own, path[own]].min()))
                named.append(NamedSpan(start + span.start, start + span.end, span.label, sure))
        return named


def _heads(reading: Reading) -> Ints:
    """Return the heads of a block's words, counted within the block; a root is its own head."""
    parts: list[Ints] = []
    for start, pairs in zip(reading.starts, reading.pairs, strict=True):
        own = tree.heads(pairs.arc)
        parts.append(np.where(own == tree.ROOT, np.arange(len(own)), own) + (start - reading.start))
    return np.concatenate(parts)


def _mentions(reading: Reading) -> list[Found]:
    found: list[Found] = []
    for start, pairs in zip(reading.starts, reading.pairs, strict=True):
        offset = start - reading.start
        own = mentions(reading.words.mention[offset : offset + len(pairs.first)], pairs.first, pairs.last)
        found.extend(Found(m.start + start, m.end + start, m.head + start, m.score) for m in own)
    return found
