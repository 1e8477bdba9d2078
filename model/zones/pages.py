"""The marked pages: reading them, marking their blocks from the gold text, and the figure that everything is judged by.

A page's gold text says what the article is, not where. A block is marked as article text when most of its runs of four
words are in the gold text, or when it is a whole line there. Each run of the gold text is used up by the block that it
marks, so that of two copies of a paragraph one is marked: that among marked neighbours, or the first.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from tld import get_fld

from backchannel.read.decode import decode
from backchannel.read.html.select import shares
from backchannel.read.zones.features import Matrix, window_mean
from backchannel.read.zones.words import WORD

_MOST = 0.5
SETS = {"html": ("ground-truth.json", "html"), "news": ("news/ground-truth.json", "news/html")}


class Page(Struct, frozen=True, kw_only=True):
    """One marked page: which set it is of, its site (registered domain), its source, its article's text."""

    name: str
    collection: str
    site: str
    source: str
    gold: str


def pages(folder: Path) -> Iterator[Page]:
    """Yield the marked pages of both sets in a fixed order."""
    for collection, (truth, originals) in SETS.items():
        marked = json.loads((folder / truth).read_text(encoding="utf-8"))
        for name in sorted(marked):
            data = gzip.decompress((folder / originals / f"{name}.html.gz").read_bytes())
            url = marked[name]["url"]
            yield Page(
                name=name,
                collection=collection,
                site=get_fld(url, fail_silently=True) or url,
                source=decode(data, None).text,
                gold=marked[name]["articleBody"],
            )


def marks(lines: Sequence[str], gold: str) -> Matrix:
    """Mark each line: 1 where it is of the article's text, else 0."""
    around = window_mean((shares(lines, gold) > _MOST).astype(np.float32), 5)
    gold_words = WORD.findall(gold.lower())
    runs = Counter(_runs(gold_words))
    whole = Counter(" ".join(WORD.findall(line.lower())) for line in gold.splitlines())
    marked = np.zeros(len(lines), dtype=np.float32)
    for index in sorted(range(len(lines)), key=lambda line: (-around[line], line)):
        tokens = WORD.findall(lines[index].lower())
        own = Counter(_runs(tokens))
        found = own & runs
        if whole[" ".join(tokens)] > 0 and tokens:
            whole[" ".join(tokens)] -= 1
        elif not own or found.total() <= _MOST * own.total():
            continue
        marked[index] = 1.0
        runs -= found
    return marked


def _runs(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of four words."""
    return zip(*(tokens[start:] for start in range(4)), strict=False)


def token_f1(text: str, gold: str) -> float:
    """F1 over the words of two texts, as bags: how many words they share, repeated ones counted as often as in both."""
    ours, theirs = Counter(WORD.findall(text)), Counter(WORD.findall(gold))
    if not ours or not theirs:
        return float(ours == theirs)
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))
