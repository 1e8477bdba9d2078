"""Who can be a party to political talks."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.model import Actor

_ALWAYS = frozenset(
    ("state", "government", "military", "armed_group", "delegation", "igo", "party", "coalition", "commission")
)
_PRIVATE = frozenset(("BUS", "MED", "JRN", "AGR", "LAB"))


def takes_part(actor: Actor) -> bool:
    """Tell whether an actor can take part in talks at all; outlets and news agencies only report."""
    return actor.type not in ("outlet", "agency")


def political(actor: Actor) -> bool:
    """Tell whether an actor makes talks political: by type, by office, or by whom he acts for."""
    if actor.type in _ALWAYS:
        return True
    if actor.type in ("outlet", "agency"):
        return False
    if actor.type == "group" and actor.made_by == "rule:directory":
        return True
    return bool(set(actor.code.sectors) - _PRIVATE) or actor.part_of is not None or actor.type == "ngo"


def any_political(actors: Iterable[Actor]) -> bool:
    """Tell whether at least one of the actors is political."""
    return any(political(actor) for actor in actors)
