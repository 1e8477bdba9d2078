"""Where the sentences or lines of a text begin and end, by marks alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])|\n+")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the first and the end of each sentence or line, in characters, in order."""
    marks = [(match.start(), match.end()) for match in _END.finditer(text)]
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(text)]
    return tuple(zip(starts, ends, strict=True))


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return where the sentence or line that holds a character begins and ends."""
    known = sentences(text)
    return known[max(0, bisect_right(known, (place, len(text) + 1)) - 1)]
