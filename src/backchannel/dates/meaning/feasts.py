"""Named days and dates of other calendars."""

from __future__ import annotations

from backchannel.dates.meaning.frame import Frame, Reading
from backchannel.dates.tree import Feast, Foreign


def read_feast(node: Feast, frame: Frame) -> Reading:
    return Reading(reason="a named day")


def read_foreign(node: Foreign) -> Reading:
    return Reading(reason="a date of another calendar")
