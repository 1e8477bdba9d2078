"""Times of the clock and parts of the day."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.fields import on_day
from backchannel.dates.meaning.frame import Frame, Reading, published_on
from backchannel.dates.meaning.reason import Reason, because
from backchannel.dates.tree import TimeOfDay, Unit


def read_time(node: TimeOfDay, frame: Frame, inner: Reading | None) -> Reading:
    """Read a part of the day or a time of the clock: the days are those of the day."""
    code = node.part or node.clock or ""
    if inner is None and frame.told is not None and frame.told.unit is Unit.DAY:
        inner = on_day(frame.told.days.first, because(f"the text tells of {frame.told.words()} there"), "told")
    elif inner is None and frame.published is not None and not frame.distant:
        inner = on_day(frame.published, Reason(("of that day",), report=published_on(frame)), "published")
    if inner is None:
        why = because("a time of a day that isn't named")
        return Reading(value=f"XXXX-XX-XXT{code}", sort="TIME", why=why, unit=Unit.DAY)
    value = f"{inner.value}T{code}" if inner.unit is Unit.DAY and inner.value[:1].isdigit() else inner.value
    found = replace(inner, value=value, sort="TIME")
    if not node.through or inner.days is None:
        return found
    days = Days(inner.days.first, inner.days.last + timedelta(days=1))
    return replace(found, days=days, candidates=(), edtf=None, why=inner.why.also("into the day after"))
