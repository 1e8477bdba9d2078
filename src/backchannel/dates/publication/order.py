"""In which order a document's outlet writes numeric dates: 04/07/2011 is 4 July in London and April 7 in New York."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from backchannel.model import Document

_MONTH_FIRST = frozenset({"us", "ph", "pr", "gu", "fm", "pw"})
_DAY_FIRST = frozenset(
    {"gb", "uk", "ie", "au", "nz", "in", "pk", "za", "ng", "ke", "gh", "ug", "tz", "zw", "mt", "sg", "my", "eu"}
)
"""Regions whose English puts the month or the day first (Unicode CLDR 44, `dateFormats-short`); ISO 3166-1 and `uk`."""
_YEAR_FIRST_LANGUAGES = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})


def day_first(document: Document) -> bool | None:
    """Return True or False where language, declared region and top-level domain agree on an order; None otherwise."""
    if document.language not in (None, "en", *_YEAR_FIRST_LANGUAGES):
        return True
    votes = set()
    for region in _regions(document):
        if region in _MONTH_FIRST:
            votes.add(False)
        elif region in _DAY_FIRST:
            votes.add(True)
    return votes.pop() if len(votes) == 1 else None


def _regions(document: Document) -> set[str]:
    """Return the lower-case regions of declared language tags and the last label of the address."""
    regions: set[str] = set()
    for witness in document.witnesses:
        if witness.field == "language":
            tag = witness.value.replace("_", "-").split(".")[0].split("-")
            regions.update(part.lower() for part in tag[1:] if len(part) == 2)
    if document.url:
        with suppress(ValueError):
            regions.add((urlsplit(document.url).hostname or "").rsplit(".", 1)[-1])
    return regions
