"""A claim as joining sees it: what can agree or clash with another account of the same event."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from backchannel.model import Claim, Where

MEETING = "talk"
"""The family of layers that tell of people in touch with one another."""


class Signature(Struct, frozen=True, kw_only=True, order=True):
    """What decides whether two accounts can tell of one event. Accounts that share it are joined without a look.

    `document` is set only where the date gives no bound at all: such an account joins others of its own document only.
    `wide` marks a place that is a whole country. `parties` are the sides (see `Sides`) of those who take part, `others`
    those of mediators and hosts.
    """

    family: str
    standing: str
    remote: bool
    earliest: date
    latest: date
    bounded: bool
    weekday: int
    country: str
    place: str
    wide: bool
    parties: tuple[str, ...]
    others: tuple[str, ...]
    document: str


class Sides:
    """For whom an actor stands: the topmost actor that it is part of."""

    def __init__(self, parent: Callable[[str], str | None]) -> None:
        self._parent = parent

    def of(self, actor: str) -> str:
        """Return the side of an actor; itself where it is part of nothing, or in a circle."""
        seen = {actor}
        while (above := self._parent(actor)) is not None and above not in seen:
            seen.add(above)
            actor = above
        return actor


def standing(status: str) -> str:
    """Return the group of statuses whose accounts may be one event: a planned meeting is not yet the meeting."""
    return {"happened": "told", "ongoing": "told", "planned": "ahead", "hypothetical": "ahead"}.get(status, "not")


def fold(name: str) -> str:
    """Return a name without case and accents."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def signature(claim: Claim, sides: Sides, is_country: Callable[[Where], bool]) -> Signature:
    """Return the signature of a claim; `is_country` tells whether a place is a whole country."""
    when = claim.when
    bounded = when.earliest is not None and when.latest is not None
    aside = ("mediator", "go_between", "host")
    parties = {sides.of(p.actor) for p in claim.participants if p.role not in aside}
    others = {sides.of(p.actor) for p in claim.participants if p.role in aside} - parties
    country = claim.where.country or "" if claim.where else ""
    return Signature(
        family=claim.layer if claim.layer != "process" else MEETING,
        standing=standing(claim.status),
        remote=claim.medium in ("phone", "letter"),
        earliest=when.earliest or date.min,
        latest=when.latest or date.max,
        bounded=bounded,
        weekday=when.weekday or 0,
        country=country,
        place=fold(claim.where.place) if claim.where else "",
        wide=claim.where is not None and is_country(claim.where),
        parties=tuple(sorted(parties)),
        others=tuple(sorted(others)),
        document="" if bounded else claim.document,
    )
