"""Whether two accounts can tell of one event, and how strongly they speak for it."""

from __future__ import annotations

from backchannel.reconcile.account import Signature

MAX_DAYS = 120
"""Across documents, an account whose interval is longer than this is too vague to be joined to another: a season holds
many meetings of the same people. A quarter and a month's slack; to be replaced by a learnt score with the corpus."""


def clash(a: Signature, b: Signature) -> bool:
    """Whether two accounts can't be of one event: another kind, standing, means, time or place."""
    if (a.family, a.standing, a.remote) != (b.family, b.standing, b.remote):
        return True
    if a.latest < b.earliest or b.latest < a.earliest:
        return True
    if a.weekday and b.weekday and a.weekday != b.weekday:
        return True
    return not _place_agrees(a, b)


def likeness(a: Signature, b: Signature) -> float:
    """Return how strongly two accounts that do not clash speak for one event; 0 where they don't.

    They must share two sides (or all of the one that names fewer), and be dated closely enough. Whether an account
    without a bound may be held against another at all is for the caller to know: only within its own document.
    """
    # Where no day ties two accounts together, the place must: the same people talk more than once.
    if not (a.bounded and b.bounded) and a.place != b.place:
        return 0.0
    everyone_a, everyone_b = {*a.parties, *a.others}, {*b.parties, *b.others}
    shared = len(everyone_a & everyone_b)
    fewer = min(len(everyone_a), len(everyone_b))
    if fewer == 0 or shared < min(2, fewer):
        return 0.0
    same_place = bool(a.place) and a.place == b.place
    if a.bounded and b.bounded and not same_place and max(_days(a), _days(b)) > MAX_DAYS:
        return 0.0
    # One shared side alone ("Libya") is too little where neither the place nor the day speaks for it as well.
    if shared < 2 and not same_place and (not a.bounded or min(_days(a), _days(b)) > 1):
        return 0.0
    overlap = min(a.latest, b.latest).toordinal() - max(a.earliest, b.earliest).toordinal() + 1
    union = max(a.latest, b.latest).toordinal() - min(a.earliest, b.earliest).toordinal() + 1
    return shared / len(everyone_a | everyone_b) + overlap / union + same_place


def _days(a: Signature) -> int:
    return a.latest.toordinal() - a.earliest.toordinal() + 1


def _place_agrees(a: Signature, b: Signature) -> bool:
    """An unnamed place agrees with any; a country agrees with a place in it."""
    if not a.place or not b.place or a.place == b.place:
        return True
    return bool(a.country) and a.country == b.country and (a.wide or b.wide)
