"""The words by which texts name actors and attest their roles, each once with its first place and its count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from backchannel.model import Actor, Attestation, Mention, Role

MOST = 12
"""More ways to name somebody than this are counted, not listed."""

_T = TypeVar("_T", Mention, Attestation)


def names_in_use(actor: Actor) -> list[tuple[Mention, int]]:
    """Return the names and titles of an actor, or his other words where no text names him, the most used first."""
    named = [mention for mention in actor.mentions if mention.form in ("name", "title")]
    return _grouped(named or [mention for mention in actor.mentions if mention.form == "nominal"])[:MOST]


def ways_attested(role: Role) -> list[tuple[Attestation, int]]:
    """Return the words that attest a role, the most used first."""
    return _grouped(role.attested)[:MOST]


def _grouped(found: Iterable[_T]) -> list[tuple[_T, int]]:
    groups: dict[str, list[_T]] = {}
    for one in found:
        groups.setdefault(" ".join(one.text.split()), []).append(one)
    firsts = [(min(group, key=lambda m: (m.document, m.start, m.end)), len(group)) for group in groups.values()]
    return sorted(firsts, key=lambda pair: (-pair[1], pair[0].text, pair[0].document, pair[0].start))
