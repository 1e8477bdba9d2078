"""Text and other sets' tokens cut into words as reading cuts them, so that words look alike wherever they come from."""

from __future__ import annotations

from functools import lru_cache

from backchannel.language.core.features import BREAKS
from backchannel.language.core.words import tokenise

JOINED, SPACE, LINE = (BREAKS.index(name) for name in ("joined", "space", "line"))


@lru_cache(maxsize=200_000)
def split(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of a piece of one line and what stands before each; the first has a space before it.

    A piece that begins within a word of the text ("-led") is cut as if it began one.
    """
    found = tokenise(text).words
    return found.words, tuple(SPACE if i == 0 else before for i, before in enumerate(found.breaks))
