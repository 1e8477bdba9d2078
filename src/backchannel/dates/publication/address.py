"""Dates in addresses: `/2011/07/19/`, `/2011/jul/19/`, `-2011-07-19`, `/20110719/`, `/2011/07/`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from backchannel.read.metadata.months import MONTHS

_YEAR = r"(?P<y>19[0-9]{2}|20[0-9]{2})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![0-9]){_YEAR}/(?P<m>[0-9]{{1,2}})/(?P<d>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}[/-](?P<name>[a-z]{{3,9}})[/-](?P<d>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}[-_.](?P<m>[0-9]{{2}})[-_.](?P<d>[0-9]{{2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}/(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})(?![0-9])",
        rf"(?<![0-9]){_YEAR}[/-](?P<m>[0-9]{{2}})(?=[/-])",
    )
)


class AddressDate(Struct, frozen=True, kw_only=True):
    """The days that an address allows, both inclusive, and the words in it that say so."""

    earliest: date
    latest: date
    text: str


def address_date(url: str) -> AddressDate | None:
    """Return the date in an address's path or query, or None. A day is preferred to a month."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = f"{parts.path}?{parts.query}"
    for pattern in _PATTERNS:
        for match in pattern.finditer(path):
            if (found := _read(match)) is not None:
                return found
    return None


def _read(match: re.Match[str]) -> AddressDate | None:
    groups = match.groupdict()
    name = groups.get("name")
    month = MONTHS.get(name.lower()) if name else int(groups["m"])
    day = groups.get("d")
    try:
        earliest = date(int(groups["y"]), month or 0, int(day or 1))
    except ValueError:
        return None
    last = earliest if day else earliest.replace(day=monthrange(earliest.year, earliest.month)[1])
    return AddressDate(earliest=earliest, latest=last, text=match.group())
