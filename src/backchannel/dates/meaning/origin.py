"""What something is counted from: the report's day, the last time told of, or what the text names."""

from __future__ import annotations

from msgspec import Struct

from backchannel.dates import calendar
from backchannel.dates.calendar import Days
from backchannel.dates.meaning.frame import Anchor, Clash, Frame, Reading, published_on
from backchannel.dates.meaning.reason import Reason
from backchannel.dates.meaning.units import grain
from backchannel.dates.tree import Deed, Node, Unit

_NOTHING = {"told": "counted from something else that the text tells of"}


class Origin(Struct, frozen=True):
    """The time that is counted from: its days, how exactly they are known, the beginning of the reason, the clock."""

    days: Days
    unit: Unit
    why: Reason
    anchor: Anchor | None = None
    clash: Clash | None = None
    clock: str | None = None


def origin(base: str, frame: Frame) -> Origin | None:
    """Return the time that is counted from: the report's day, the last one told of, or (`open`) the one that fits."""
    told_first = base == "told" or (base == "open" and frame.distant)
    if frame.told is not None and base != "published" and (told_first or frame.published is None):
        why = Reason(lead=f"counted from {frame.told.words()}")
        return Origin(frame.told.days, frame.told.unit, why, "told", clock=frame.told.clock)
    if frame.published is None:
        return None
    return Origin(calendar.day(frame.published), Unit.DAY, Reason(report=published_on(frame)), "published")


def nothing(base: str) -> Reason:
    """Return the reason where there is nothing to count from."""
    return Reason(lead=_NOTHING.get(base, "counted from the report's own day, which is unknown"))


def named(base: Node | str, inner: Reading, verb: str = "counted from") -> Origin | None:
    """Return what the text names, as what is counted from; None where its days are not known.

    A part, or a feast, is counted from by its own days, not by the month or year that it lies in.
    """
    if inner.days is None:
        return None
    found = inner.why.words() if isinstance(base, Deed) else inner.days.written()
    lead = f"{verb} {found}"
    notes = () if isinstance(base, Deed) else inner.why.notes
    if inner.why.lead and not isinstance(base, Deed):
        lead = f"{lead}, {inner.why.lead}"
    why = Reason(notes, lead, inner.why.report)
    return Origin(inner.days, grain(inner.days, inner.unit), why, inner.anchor, inner.clash)
