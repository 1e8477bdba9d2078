"""A short name for an event, in plain words made from its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import shorten

from backchannel.model import Layer, Medium, Participant, Secrecy, Status, Where

_NOUNS: dict[Layer, str] = {
    "talk": "talks", "process": "talks", "statement": "statement", "offer": "offer", "response": "response",
    "proposal": "proposal", "agreement": "agreement", "decision": "decision", "action": "action",
    "cognition": "view", "state": "situation", "role_change": "change of office", "disclosure": "disclosure",
}  # fmt: skip
_STATUS: dict[Status, str] = {
    "planned": "planned ", "hypothetical": "possible ", "denied": "denied ", "not_happened": "no ", "happened": "",
    "ongoing": "",
}  # fmt: skip
_REMOTE: dict[Medium, str] = {"phone": "phone call", "letter": "letter"}


SHOWN = 4
"""Parties that a label names; a label is one line, and the event itself lists all."""


WORDS = 70
"""Characters of the words that stand for unknown parties."""


def label(
    layer: Layer,
    *,
    status: Status,
    secrecy: Secrecy,
    medium: Medium | None,
    participants: Sequence[Participant],
    where: Where | None,
    words: str,
    name_of: Callable[[str], str],
) -> str:
    """Return such a name as `Planned secret talks in Oslo: A, B, through C`.

    Where neither a place nor a party is known, the beginning of the words themselves stands for them.
    """
    noun = _REMOTE.get(medium, _NOUNS[layer]) if medium and layer == "talk" else _NOUNS[layer]
    secret = "secret " if secrecy.existence == "secret" else ""
    head = f"{_STATUS[status]}{secret}{noun}"
    aside = ("mediator", "go_between")
    through = _names([p for p in participants if p.role in aside], name_of)
    parties = [n for n in _names([p for p in participants if p.role not in aside], name_of) if n not in through]
    name = head[0].upper() + head[1:]
    if where:
        name += f" in {where.place}"
    if parties:
        shown = parties if len(parties) <= SHOWN else [*parties[: SHOWN - 1], f"{len(parties) - SHOWN + 1} more"]
        name += ": " + ", ".join(shown)
    if not (where or parties or through):
        name += f": “{shorten(words, WORDS, placeholder=' …')}”"
    return name + (", through " + " and ".join(through) if through else "")


def _names(participants: Sequence[Participant], name_of: Callable[[str], str]) -> list[str]:
    return list(dict.fromkeys(name_of(p.actor) for p in participants))
