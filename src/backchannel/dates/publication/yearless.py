"""The day of a dateline without a year (`VALLETTA, July 5 (Reuters) —`), where another witness bounds the year."""

from __future__ import annotations

import re
from datetime import date

from backchannel.read.metadata.months import MONTHS, alternation

_NAME = alternation(MONTHS)
_DAY = re.compile(rf"(?:(?P<m>{_NAME})\.?\s(?P<d>\d\d?)|(?P<d2>\d\d?)\.?\s(?P<m2>{_NAME})\.?)", re.IGNORECASE)


def yearless_day(words: str, earliest: date, latest: date) -> date | None:
    """Return the only day within the bounds (both inclusive) that `words` can name, or None."""
    match = _DAY.fullmatch(words.strip())
    if match is None:
        return None
    month, day = MONTHS[(match["m"] or match["m2"]).lower()], int(match["d"] or match["d2"])
    found = []
    for year in range(earliest.year, min(latest.year, earliest.year + 1) + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if earliest <= candidate <= latest:
            found.append(candidate)
    return found[0] if len(found) == 1 else None
