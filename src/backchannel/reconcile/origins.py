"""How many separate origins tell of an event: copies are not confirmations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backchannel.model import Claim


def independent(claims: Iterable[Claim]) -> int:
    """Return the number of separate origins: claims with one origin, or with the same words, count once.

    The origin of a claim is the last of its attribution chain; where there is none, its document.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    origins = set()
    for claim in claims:
        origin = "origin " + (claim.attribution[-1] if claim.attribution else claim.document)
        words = "words " + " ".join(re.findall(r"\w+", " ".join(span.text for span in claim.evidence).casefold()))
        origins.add(origin)
        parent[max(root(origin), root(words))] = min(root(origin), root(words))
    return len({root(origin) for origin in origins})
