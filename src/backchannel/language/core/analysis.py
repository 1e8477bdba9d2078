"""What the network's numbers are made into, before a spaCy `Doc` is filled with it."""

from __future__ import annotations

from msgspec import Struct

from backchannel.language.core.features import BREAKS


class Words(Struct, frozen=True):
    """Running words of one text. `breaks` are indexes into `features.BREAKS`, one a word.

    `starts` are the indexes of the words that begin a sentence where this is known already (a treebank's sentences);
    None lets the network decide. The first word begins one in any case.
    """

    words: tuple[str, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...] | None = None

    @classmethod
    def sentence(cls, words: tuple[str, ...]) -> Words:
        """One sentence of words with spaces between them."""
        return cls(words, (BREAKS.index("line"), *[BREAKS.index("space")] * (len(words) - 1)), (0,))


class NamedSpan(Struct, frozen=True):
    """Words `start` to `end` (exclusive) with a label and the network's probability for it."""

    start: int
    end: int
    label: str
    confidence: float


class MentionSpan(Struct, frozen=True):
    """A mention: words `start` to `end` (exclusive), its head word, its type, and its chain, counted from 0."""

    start: int
    end: int
    head: int
    type: str
    chain: int


class Analysis(Struct, frozen=True):
    """Everything that the core says of a text; tuples with one entry a word, indexes count words from 0.

    `heads` has a word's own index where it is the root of its sentence (as in spaCy). `feats` is a string of Universal
    Dependencies (`Number=Sing|Tense=Past`, empty for none). `factuality` is empty for a word that tells of no event.
    """

    starts: tuple[int, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[NamedSpan, ...]
    mentions: tuple[MentionSpan, ...]
    attribution: tuple[NamedSpan, ...]
    factuality: tuple[str, ...]
