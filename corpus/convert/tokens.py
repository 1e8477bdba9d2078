"""A report's words with their places, and labels laid over them: what row-wise and spaCy forms share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from corpus.form import Mention, Reading, Sentence, Span

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-'’]\w+)*|[^\w\s]")
_NOT_TOLD = ("boilerplate", "wrapper")


class Token(Struct, frozen=True, kw_only=True):
    """A word or mark: code points of the report's text, end exclusive."""

    start: int
    end: int
    text: str


def told(reading: Reading) -> list[Sentence]:
    """Return the sentences of a reading that are the report's own, without the page's furniture."""
    return [sentence for sentence in reading.sentences if sentence.kind not in _NOT_TOLD]


def tokens(sentence: Sentence, text: str) -> list[Token]:
    """Return the words and marks of a sentence."""
    return [
        Token(start=found.start(), end=found.end(), text=found[0])
        for found in _TOKEN.finditer(text, sentence.start, sentence.end)
    ]


def iob(words: list[Token], spans: Iterable[tuple[Span | Mention, str]]) -> list[str]:
    """Return one IOB2 tag a word; where spans overlap, the longer one stands."""
    tags = ["O"] * len(words)
    for span, label in sorted(spans, key=lambda pair: pair[0].start - pair[0].end):
        inside = [n for n, word in enumerate(words) if word.start < span.end and span.start < word.end]
        if inside and all(tags[n] == "O" for n in inside):
            tags[inside[0]] = f"B-{label}"
            for n in inside[1:]:
                tags[n] = f"I-{label}"
    return tags
