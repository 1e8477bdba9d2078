"""Which language a document is in: what it declares, checked against its body."""

from __future__ import annotations

import py3langid

_ENOUGH = 200
"""Letters of body text from which the identifier is believed against the declaration."""
_SAMPLE = 4_000
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "mo": "ro", "sh": "sr"}


def language(declared: str | None, body: str) -> str | None:
    """Return the primary BCP 47 subtag: the body decides where it is long enough, else the declaration."""
    sample = " ".join(body[:_SAMPLE].split())
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return _primary(declared)
    found: str = py3langid.classify(sample)[0]
    return _SAME.get(found, found)


def _primary(tag: str | None) -> str | None:
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    if not primary.isascii() or not primary.isalpha() or not 2 <= len(primary) <= 3:
        return None
    return _SAME.get(primary, primary)
