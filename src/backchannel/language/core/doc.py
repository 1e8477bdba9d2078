"""The core as a spaCy pipeline: text -> `Doc` with all that the core says of it.

Where things stand in the Doc:

- tokens: `tag_`, `pos_`, `morph`, `lemma_`, `dep_` (Universal Dependencies), `head`; `token._.factuality`: "happened",
  "negated", "planned" or "uncertain" where the word tells of an event, else empty;
- `doc.sents`, `doc.ents`; `span._.confidence` of an entity or attribution: 0 to 1, see `Analysis`;
- `doc.spans["mentions"]`: every mention, labelled with its type; `doc.spans["coref_clusters_1"]`, `..._2`, …: the
chains of two mentions and more (spaCy's own convention);
- `doc.user_data["made_by"]`: the pipeline and its version, as `core@3`;
- `doc.spans["source"]`, `["cue"]`, `["content"]`: attribution.

Tokens of white space are no words: they get the part of speech SPACE and hang on the word before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.lang.en import English
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from backchannel.language.core.analyse import Core
from backchannel.language.core.analysis import Analysis
from backchannel.language.core.words import EnglishTokenizer, placed

MADE_BY = "made_by"
"""Where a `Doc` has in `user_data` which pipeline made it: `NAME@VERSION`."""


class Pipeline(Protocol):
    """Text -> `Doc`."""

    def __call__(self, text: str) -> Doc:
        """Read one text. The Doc's tokens spell it exactly; a text with a lone surrogate raises BackchannelError."""


class CorePipeline:
    """Our core as a pipeline."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.vocab: Vocab = English().vocab
        self._tokenizer = EnglishTokenizer(self.vocab)
        extend()

    def __call__(self, text: str) -> Doc:
        """Read one text."""
        doc = self._tokenizer(text)
        found = placed(doc)
        (analysis,) = self.core.analyse([found.words])
        fill(doc, analysis, found.tokens)
        doc.user_data[MADE_BY] = f"core@{self.core.settings.version}"
        return doc


def extend() -> None:
    """Tell spaCy of the fields that we add (it keeps them for the whole process)."""
    if not Token.has_extension("factuality"):
        Token.set_extension("factuality", default="")
    if not Span.has_extension("confidence"):
        Span.set_extension("confidence", default=None)


def fill(doc: Doc, analysis: Analysis, tokens: Sequence[int]) -> None:
    """Write an analysis into a Doc; `tokens` are the places in it of the words that were analysed."""
    if not len(doc):
        return
    _write_tokens(doc, analysis, tokens)
    ends = [token + 1 for token in tokens]
    named = [(Span(doc, tokens[e.start], ends[e.end - 1], label=e.label), e.confidence) for e in analysis.entities]
    doc.set_ents([span for span, _ in named])
    for kind in ("source", "cue", "content"):
        said = [a for a in analysis.attribution if a.label == kind]
        spans = [Span(doc, tokens[a.start], ends[a.end - 1], label=kind) for a in said]
        doc.spans[kind] = spans
        named.extend((span, a.confidence) for span, a in zip(spans, said, strict=True))
    for span, confidence in named:
        span._.confidence = confidence
    _write_mentions(doc, analysis, tokens, ends)
    for token, value in zip(tokens, analysis.factuality, strict=True):
        if value:
            doc[token]._.factuality = value


def _write_tokens(doc: Doc, analysis: Analysis, tokens: Sequence[int]) -> None:
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    places = np.array(tokens, dtype=np.int64)
    columns = (
        _spread(len(doc), places, [strings.add(tag) for tag in analysis.xpos], strings.add("_SP")),
        _spread(len(doc), places, [strings[pos] for pos in analysis.upos], strings["SPACE"]),
        _spread(len(doc), places, [morphology.add(feats) for feats in analysis.feats], morphology.add("")),
        _spread(len(doc), places, [strings.add(lemma) for lemma in analysis.lemmas], 0),
        _spread(len(doc), places, [strings.add(dep) for dep in analysis.deprels], strings.add("dep")),
        _offsets(len(doc), places, np.array(analysis.heads, dtype=np.int64)),
    )
    table: Any = np.stack(columns, axis=1)
    doc.from_array([TAG, POS, MORPH, LEMMA, DEP, HEAD], table)
    for token in doc:
        if token.is_space:
            token.lemma_ = token.text


def _spread(count: int, places: NDArray[np.int64], values: Sequence[int], space: int) -> NDArray[np.uint64]:
    column = np.full(count, space, dtype=np.uint64)
    column[places] = np.array(values, dtype=np.uint64)
    return column


def _offsets(count: int, places: NDArray[np.int64], heads: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return how far each token's head is from it.

    White space hangs on the word before it, at the beginning of a text on the first word.
    """
    heads_of = np.zeros(count, dtype=np.int64)
    if len(places):
        nearest = np.maximum(np.searchsorted(places, np.arange(count), side="right") - 1, 0)
        heads_of = places[nearest]
        heads_of[places] = places[heads]
    return (heads_of - np.arange(count)).astype(np.uint64)


def _write_mentions(doc: Doc, analysis: Analysis, tokens: Sequence[int], ends: Sequence[int]) -> None:
    spans = [Span(doc, tokens[m.start], ends[m.end - 1], label=m.type) for m in analysis.mentions]
    doc.spans["mentions"] = spans
    chains: dict[int, list[Span]] = {}
    for mention, span in zip(analysis.mentions, spans, strict=True):
        chains.setdefault(mention.chain, []).append(span)
    several = [chain for chain in chains.values() if len(chain) > 1]
    for number, chain in enumerate(several, 1):
        doc.spans[f"coref_clusters_{number}"] = chain
