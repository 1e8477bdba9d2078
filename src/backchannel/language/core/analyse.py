"""The language core: words in, everything that is said of them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from backchannel.language.core import chains
from backchannel.language.core.analysis import Analysis, MentionSpan, Words
from backchannel.language.core.attribution import attribution
from backchannel.language.core.decode import Decoded, Decoder
from backchannel.language.core.features import quoted
from backchannel.language.core.files import refused
from backchannel.language.core.forms import number_of
from backchannel.language.core.lemmas import Lemmatiser
from backchannel.language.core.network import SHIPPED, Floats, Network, OnnxNetwork, Settings, arrays, lexicon, settings
from backchannel.language.core.pairs import TYPES, Mentions
from backchannel.language.core.pieces import Pieces
from backchannel.language.core.reading import Encoded, read
from backchannel.language.core.windows import blocks

if TYPE_CHECKING:
    from backchannel.language.core.words import Placed


T = TypeVar("T")

_NOTHING = Analysis((), (), (), (), (), (), (), (), (), (), ())


class Core:
    """The network with all that decodes it. What it says of a text depends on that text alone.

    `threads` are those of numpy's products; more of them than there are idle cores make everything slower.
    """

    def __init__(
        self,
        said: Settings,
        network: Network,
        pieces: Pieces,
        weights: dict[str, Floats],
        lemmas: dict[tuple[str, str], str],
        *,
        threads: int = 1,
    ) -> None:
        self.settings, self._threads = said, threads
        self._products = ThreadpoolController()
        self._network, self._pieces = network, pieces
        self._decoder = Decoder(said, weights, Lemmatiser(said.lemma, lemmas, pieces.words))
        self._scorer = chains.scorer(weights)

    def analyse(self, texts: Sequence[Words]) -> list[Analysis]:
        """Analyse texts, one after the other."""
        with self._products.limit(limits=self._threads, user_api="blas"):
            return [self._analysed(words) for words in texts]

    def tokenise(self, text: str) -> Placed:
        """Cut raw text into words with their places (see `words.tokenise`; no network is needed for it)."""
        from backchannel.language.core.words import tokenise

        return tokenise(text)

    def _analysed(self, words: Words) -> Analysis:
        if not words.words:
            return _NOTHING
        text = Encoded(words, self._pieces)
        parts: list[Decoded] = []
        starts: list[int] = []
        said: list[Floats] = []
        for block in blocks(words, text.sizes):
            for reading in read(block, text, self._network):
                parts.append(self._decoder.decode(reading, words.words))
                starts.extend(reading.starts)
                # A copy: the network's own array would keep more of its memory than what is needed of it.
                said.append(reading.words.attribution.copy())
        kinds = self.settings.attribution
        return Analysis(
            starts=tuple(starts),
            upos=_all(part.upos for part in parts),
            xpos=_all(part.xpos for part in parts),
            feats=_all(part.feats for part in parts),
            lemmas=_all(part.lemmas for part in parts),
            heads=_all(part.heads for part in parts),
            deprels=_all(part.deprels for part in parts),
            entities=_all(part.entities for part in parts),
            mentions=self._linked(parts, words, starts),
            attribution=attribution(np.concatenate(said), starts, kinds),
            factuality=_all(part.factuality for part in parts),
        )

    def _linked(self, parts: Sequence[Decoded], words: Words, starts: Sequence[int]) -> tuple[MentionSpan, ...]:
        found = _all(part.mentions for part in parts)
        if not found:
            return ()
        types, tags = _all(part.types for part in parts), _all(part.xpos for part in parts)
        inside = quoted(words.words, words.breaks)
        heads = [mention.head for mention in found]
        told = Mentions(
            starts=[mention.start for mention in found],
            ends=[mention.end for mention in found],
            heads=heads,
            sentences=(np.searchsorted(starts, heads, side="right") - 1).tolist(),
            quoted=[inside[head] for head in heads],
            types=types,
            numbers=[number_of(tags[head]) for head in heads],
        )
        linked = chains.link(self._scorer, told, np.concatenate([part.vectors for part in parts]), words.words)
        return tuple(
            MentionSpan(m.start, m.end, m.head, self.settings.mention_types[kind], number)
            for m, kind, number in zip(found, types, linked, strict=True)
        )


def load(folder: Path | None = None, *, threads: int = 1) -> Core:
    """Load the core from `folder`, the shipped weights by default; `threads` are for the network and numpy.

    Raises BackchannelError, with advice, where a file is missing or is not the one that belongs to the others. A
    process that forks afterwards must load with one thread or load again: threads don't outlive a fork.
    """
    place = SHIPPED if folder is None else folder
    said = settings(place)
    if len(said.mention_types) != TYPES:
        what = f"it names {len(said.mention_types)} types of mentions, not {TYPES}"
        raise refused(place / "core.json", what)
    network, pieces = OnnxNetwork(place / "core.onnx", threads=threads), Pieces(place / "vocab.txt")
    return Core(said, network, pieces, arrays(place), lexicon(place), threads=threads)


def _all(lists: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(lists))
