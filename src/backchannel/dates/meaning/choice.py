"""One of several times: "3 or 4 May", and numbers that are one date or another."""

from __future__ import annotations

from msgspec.structs import replace

from backchannel.dates.calendar import Days
from backchannel.dates.meaning.frame import Frame, Reading, published_on
from backchannel.dates.meaning.reason import together


def read_choice(options: tuple[Reading, ...], frame: Frame) -> Reading:
    """Read one of several times; of a numeric date with both orders the one that is not after the report."""
    known = [option for option in options if option.days is not None]
    if not known:
        return options[0]
    numeric = _is_numeric(known)
    kept = _not_after(known, frame) if numeric else known
    if len(kept) == 1 < len(options):
        why = kept[0].why.also("the other one doesn't fit")
        if len(known) > 1:
            why = replace(why, report=published_on(frame))
        return replace(kept[0], why=why)
    why = together([option.why for option in kept])
    days = sorted((option.days for option in kept if option.days), key=lambda d: d.first)
    if len({(d.first, d.last) for d in days}) == 1:
        return replace(kept[0], why=why)
    closed = all(option.lower and option.upper for option in kept)
    if closed and all(d.first == d.last for d in days):
        candidates = tuple(dict.fromkeys(d.first for d in days))
        edtf = f"[{','.join(day.isoformat() for day in candidates)}]"
        return replace(
            kept[0], days=Days(candidates[0], candidates[-1], edtf), candidates=candidates, edtf=None,
            why=why.also("day and month in either order" if numeric else "one of these days"),
        )  # fmt: skip
    return replace(
        kept[0], days=Days(days[0].first, max(d.last for d in days)), candidates=(), edtf=None,
        lower=all(option.lower for option in kept), upper=all(option.upper for option in kept),
        why=why.also("one or the other"),
    )  # fmt: skip


def _not_after(options: list[Reading], frame: Frame) -> list[Reading]:
    """Return the readings of a numeric date that fit its report: its own day, else what isn't after it, if planned."""
    if frame.published is None:
        return options
    today = [o for o in options if o.days and o.days.first == frame.published]
    past = [o for o in options if o.days and o.days.first <= frame.published]
    return today or (past if len(past) == 1 and frame.tense != "future" else options)


def _is_numeric(options: list[Reading]) -> bool:
    """Say whether two readings are one date in both orders, such as 3/4 and 4/3."""
    days = [option.days.first for option in options if option.days]
    return len(days) == 2 and (days[0].month, days[0].day) == (days[1].day, days[1].month)
