"""The weekday before a written date, and the time of day and zone after it."""

from __future__ import annotations

import re

from backchannel.read.metadata.months import WEEKDAYS, alternation

_WEEKDAY = re.compile(rf"(?<!\w)({alternation(WEEKDAYS)})\.?\s?,?\s?(?:den\s|le\s|el\s|the\s)?$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:T|,?\s{0,3}(?:[-–|·•@,]\s?)?(?:at\s|um\s|à\s|kl\.?\s|alle\s|om\s|a\slas\s|às\s|o\s)?)"
    r"(?P<h>\d\d?)(?:[:.h](?P<min>\d\d)|(?P<t>\d\d)(?=\d\d?|Z|$)|(?=\s?[ap]\.?m))(?::\d\d(?:[.,]\d{1,9})?|\d\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?Uhr|\s?h\b)?"
    r"(?:\s?\(?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Z]{2,5})(?:\s?(?P<plus>[+-]\d\d?)(?!\d))?(?![A-Za-z]))?",
    re.IGNORECASE,
)
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "CT": -360, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "PT": -480, "JST": 540,
}  # fmt: skip
"""Minutes from UTC. Letters that name several zones (IST) are left out; BST and CST are as news pages mean them."""

_BEFORE = 24
_AFTER = 48


def weekday_before(text: str, start: int) -> int | None:
    """Return the ISO weekday named directly before `start`, if one is."""
    match = _WEEKDAY.search(text[max(0, start - _BEFORE) : start])
    return WEEKDAYS[match.group(1).lower()] if match else None


def clock_after(text: str, end: int) -> tuple[int | None, int | None]:
    """Return the minute of the day and the offset from UTC in minutes that stand directly after `end`."""
    match = _CLOCK.match(text[end : end + _AFTER])
    if match is None:
        return None, None
    hour, minute = int(match["h"]), int(match["min"] or match["t"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None, None
    return hour * 60 + minute, _offset(match["zone"], match["plus"])


def _offset(zone: str | None, plus: str | None) -> int | None:
    if zone is None:
        return None
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        digits = zone[1:].replace(":", "")
        return sign * (int(digits[:2]) * 60 + int(digits[2:]))
    base = _ZONES.get(zone.upper())
    return base + int(plus) * 60 if base is not None and plus else base
