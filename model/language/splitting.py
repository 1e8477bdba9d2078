"""Text that we write into words as the treebanks split it, so that names look alike wherever they come from."""

from __future__ import annotations

import re
from functools import lru_cache

from backchannel.language.core.features import BREAKS

JOINED, SPACE, LINE = (BREAKS.index(name) for name in ("joined", "space", "line"))

_OPEN, _CLOSE = "([{\"“«'‘", ")]},;:!?\"”»'’"
_INNER = re.compile(r"(?<=[^\W\d_])([-–—/]|--)(?=[^\W\d_])")
_CLITIC = re.compile(r"(?i)(?<=.)('s|’s|n't|n’t)$")
_CLITICS = frozenset({"'s", "’s"})
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+|(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Prof|Rev)\.")


@lru_cache(maxsize=200_000)
def split(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of a piece of one line and what stands before each; the first has a space before it.

    Hyphens and strokes between letters, possessives and punctuation are words of their own; `U.N.` and `Jr.` are one.
    """
    words: list[str] = []
    breaks: list[int] = []
    for chunk in text.split():
        parts = _chunk(chunk)
        words += parts
        breaks += [SPACE, *[JOINED] * (len(parts) - 1)]
    return tuple(words), tuple(breaks)


def _chunk(chunk: str) -> list[str]:
    before: list[str] = []
    after: list[str] = []
    while len(chunk) > 1 and chunk[0] in _OPEN and chunk.casefold() not in _CLITICS:
        before.append(chunk[0])
        chunk = chunk[1:]
    while len(chunk) > 1 and (chunk[-1] in _CLOSE or (chunk[-1] == "." and not _ABBREVIATION.fullmatch(chunk))):
        after.insert(0, chunk[-1])
        chunk = chunk[:-1]
    clitic = _CLITIC.search(chunk)
    if clitic:
        after.insert(0, clitic.group())
        chunk = chunk[: clitic.start()]
    return [*before, *(part for part in _INNER.split(chunk) if part), *after]
