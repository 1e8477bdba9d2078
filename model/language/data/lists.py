"""Lists of words in the source, written as running text."""

from __future__ import annotations


def listed(text: str, mark: str | None = None) -> frozenset[str]:
    """Return the items of `text`, parted by white space or by `mark`; inside an item, white space becomes one space."""
    return frozenset(" ".join(item.split()) for item in text.split(mark)) - {""}
