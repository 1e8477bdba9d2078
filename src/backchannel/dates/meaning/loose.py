"""Times with loose edges or none: what is around something, what comes again, and what has no measure."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from backchannel.dates import calendar
from backchannel.dates.meaning.frame import DAY_NAMES, Frame, Reading, published_on
from backchannel.dates.meaning.reason import Reason, because
from backchannel.dates.meaning.units import period_value
from backchannel.dates.tree import Every, Feast, Fields, Period, TimeOfDay, Vague

_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_UNMEASURED = "without a measure"


def read_about(inner: Reading) -> Reading:
    """Read what is around something: its days, marked as approximate."""
    if inner.days is None:
        return inner
    days = replace(inner.days, edtf=_marked(inner.days.written()))
    return replace(inner, days=days, edtf=None, why=inner.why.also("around it"))


def _marked(edtf: str) -> str:
    """Return EDTF with `~` at each of its ends; of alternatives none is marked."""
    if edtf.startswith("["):
        return edtf
    return "/".join(end if end.endswith("~") else f"{end}~" for end in edtf.split("/"))


def read_every(node: Every) -> Reading:
    """Read a set of times, which has no bounds; `value` is the unit that comes again."""
    what, why = node.what, because("each time that it comes")
    if isinstance(what, Feast):
        value = "P1Y"
    elif isinstance(what, TimeOfDay):
        value = "P1D"
    elif isinstance(what, Fields) and what.weekday is not None:
        value, why = f"XXXX-WXX-{what.weekday}", because(f"each {DAY_NAMES[what.weekday - 1]}")
    elif isinstance(what, Fields):
        value = f"XXXX-{what.month:02d}" if what.month else "XXXX"
    else:
        value = period_value(what if isinstance(what, Period) else Period(what, 1))
        why = because("again and again")
    return Reading(value=value, sort="SET", why=why)


def read_vague(node: Vague, frame: Frame) -> Reading:
    """Read the past, present or future without a measure: a bound at the report's day, if that is known."""
    value = _REFERENCES[node.when]
    if frame.published is None:
        return Reading(value=value, why=because(_UNMEASURED, published_on(frame)))
    day = frame.published + timedelta(days=node.when == "future")
    return Reading(
        days=calendar.day(day), value=value, lower=node.when != "past", upper=node.when != "future",
        why=Reason((_UNMEASURED,), report=published_on(frame)), anchor="published",
    )  # fmt: skip
