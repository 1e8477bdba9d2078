"""PLOVER types and modes and CAMEO codes of talks.

Sources: PLOVER manual and codebook (openeventdata, 2021-2024) and the CAMEO-to-PLOVER table: meetings that are still to
come are AGREE (036), those that were held are CONSULT (040 to 046), an agreement that was signed is SUPPORT (057).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from backchannel.claims.parties import Party
from backchannel.claims.triggers import Trigger
from backchannel.model import Directness, Layer, Medium, Status, Where

_BODIES = frozenset(("igo", "coalition"))
_MANY = 3


class Codes(Struct, frozen=True, kw_only=True):
    """How a claim is classed."""

    layer: Layer
    type: str | None
    modes: tuple[str, ...] = ()
    cameo: str | None = None
    medium: Medium | None = None
    directness: Directness | None = None


def talk_codes(trigger: Trigger, found: Sequence[Party], status: Status, where: Where | None, text: str) -> Codes:
    """Return the codes of talks."""
    medium: Medium | None = "phone" if trigger.kind == "phone" or _by_phone(text, trigger) else None
    if medium is None and (where is not None or trigger.kind in ("meet", "summit", "visit", "host")):
        medium = "in_person"
    directness: Directness | None = "indirect" if _indirect(text) else "direct" if medium else None
    if any(party.role == "go_between" for party in found):
        directness = "indirect"
    modes = _modes(trigger, found, where, medium)
    if status in ("planned", "hypothetical"):
        return Codes(layer="talk", type="AGREE", modes=(), cameo="036", medium=medium, directness=directness)
    return Codes(
        layer="talk",
        type="CONSULT",
        modes=modes,
        cameo=_cameo(trigger, found, modes),
        medium=medium,
        directness=directness,
    )


def _by_phone(text: str, trigger: Trigger) -> bool:
    stretch = text[trigger.start : trigger.end + 60].casefold()
    return any(
        words in stretch for words in ("by phone", "by telephone", "on the phone", "by video", "over the phone")
    ) or bool(
        re.search(
            r"\bon (?:a|the) (?:phone|telephone)\b", stretch + text[trigger.end + 60 : trigger.end + 140].casefold()
        )
    )


def _indirect(text: str) -> bool:
    folded = text.casefold()
    return (
        "indirect" in folded
        or "proximity talks" in folded
        or "through intermediaries" in folded
        or "go-between" in folded
    )


def _modes(trigger: Trigger, found: Sequence[Party], where: Where | None, medium: Medium | None) -> tuple[str, ...]:
    """Return PLOVER's modes of CONSULT."""
    if medium == "phone":
        return ("phone",)
    modes = []
    if trigger.kind in ("visit", "host"):
        modes.append("visit")
    sides = {p.spot.actor.code.country for p in found if p.role in ("participant", "actor", "recipient")}
    hosted = any(p.role in ("host", "mediator") for p in found)
    if hosted or (
        where is not None and where.country is not None and sides and where.country not in sides and None not in sides
    ):
        modes.append("third-party")
    if len(found) >= _MANY or any(p.spot.actor.type in _BODIES for p in found):
        modes.append("multilateral")
    return tuple(modes)


def _cameo(trigger: Trigger, found: Sequence[Party], modes: tuple[str, ...]) -> str:
    """Return the CAMEO code of talks that were held."""
    if "phone" in modes:
        return "041"
    if trigger.kind == "visit":
        return "042"
    if trigger.kind == "host":
        return "043"
    if trigger.kind == "mediate" or any(p.role == "mediator" for p in found):
        return "045"
    if trigger.kind == "negotiate":
        return "046"
    return "044" if "third-party" in modes else "040"
