"""The days that a reader gives: `2011-07-16`, `2011-07`, `2011`, `2011-07-15..2011-07-18`, `..2011-07`, `?`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from backchannel.model import edtf_between
from corpus.form import When
from corpus.notation import Field
from corpus.place import Places

_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def when(field: Field | None, places: Places) -> When:
    """Return the days that a field gives, with its words and remark; no bounds for no field."""
    if field is None:
        return When()
    rest, _, reason = field.value.partition(" / ")
    days, _, words = rest.partition("@")
    phrase = next(iter(places.spans(words, field.line)), None)
    try:
        earliest, latest, edtf = bounds(days.strip())
    except ValueError as error:
        places.report(field.line, str(error))
        return When(phrase=phrase)
    single = earliest is not None and earliest == latest
    return When(
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        weekday=earliest.isoweekday() if earliest is not None and single else None,
        phrase=phrase,
        reason=reason.strip() or None,
    )


def bounds(days: str) -> tuple[date | None, date | None, str | None]:
    """Return the first day, the last day (both included) and the EDTF of what a reader writes.

    Raises ValueError, with words for the reader.
    """
    if days == "?":
        return None, None, None
    first, dots, last = days.partition("..")
    earliest = _day(first.strip(), last=False) if first.strip() else None
    end = last.strip() if dots else first.strip()
    latest = _day(end, last=True) if end else None
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError(f"{days!r} ends before it begins")
    if earliest is None and latest is None:
        raise ValueError(f"{days!r} is no day: write 2011-07-16, 2011-07, 2011, two with `..` between, or ?")
    return earliest, latest, edtf_between(earliest, latest) if dots else first.strip()


def _day(written: str, *, last: bool) -> date:
    found = _PART.match(written)
    if found is None:
        raise ValueError(f"{written!r} is no day: write 2011-07-16, 2011-07, 2011, two with `..` between, or ?")
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        return date(year, month, int(found[3] or (monthrange(year, month)[1] if last else 1)))
    except ValueError as error:
        raise ValueError(f"{written!r} is no day: {error}") from error
