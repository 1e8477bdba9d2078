"""Words of a document, and days with the reason for them."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace


class Span(Struct, frozen=True, kw_only=True):
    """Words of a document: `text` is exactly the document's `text[start:end]`, and is never empty.

    `document` is set (an id) only inside an object that belongs to no single document, such as an event.
    """

    start: int
    end: int
    text: str
    document: str | UnsetType = UNSET

    def within(self, document: str) -> Span:
        """Return the same words, saying which document they stand in."""
        return replace(self, document=document)


class DateRange(Struct, frozen=True, kw_only=True):
    """A day or an interval, with the reason for it.

    `earliest` and `latest` are both inclusive; None is no bound. `candidates` names the possible days where only some
    days within the bounds are possible. `weekday` is ISO (1 = Monday) where it is known. `edtf` is EDTF level 0-2
    (Library of Congress, 2019). `anchor` is the ISO day, or the id of the object, that the phrase was read against.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    candidates: tuple[date, ...] | None = None
    weekday: int | None = None
    phrase: Span | None = None
    anchor: str | None = None
    reason: str


def edtf_between(earliest: date | None, latest: date | None) -> str | None:
    """Return bounds in EDTF: one day, or an interval, open (`..`) where there is no bound; None for no bounds."""
    if earliest is None and latest is None:
        return None
    if earliest is not None and earliest == latest:
        return earliest.isoformat()
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"


UNKNOWN_DATE = DateRange(reason="no date is given")
