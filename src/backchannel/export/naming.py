"""How texts name actors and attest their roles: each wording once with its first place and its count, and the days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from backchannel.model import Actor, Attestation, DateRange, Mention, Role

MOST = 12
"""A page lists no more ways than this to name somebody, or to attest a role."""

_T = TypeVar("_T", Mention, Attestation)


def names_in_use(actor: Actor) -> list[tuple[Mention, int]]:
    """Return the names and titles of an actor, or his other words where no text names him, the most used first."""
    named = [mention for mention in actor.mentions if mention.form in ("name", "title")]
    return _grouped(named or [mention for mention in actor.mentions if mention.form == "nominal"])


def ways_attested(role: Role) -> list[tuple[Attestation, int]]:
    """Return the words that attest a role, the most used first."""
    return _grouped(role.attested)


def on_one_line(text: str) -> str:
    """Return words of a text on one line: how they are compared, and shown."""
    return " ".join(text.split())


def has_term(role: Role) -> bool:
    """Tell whether a role's days are its term: where a text or the directory tells of one, or nothing attests it."""
    return role.begun is not None or role.until is not None or role.basis == "directory" or not role.attested


def days_attested(role: Role) -> DateRange:
    """Return the days from the first to the last on which texts attest a role."""
    first = [one.date.earliest for one in role.attested if one.date.earliest]
    last = [one.date.latest for one in role.attested if one.date.latest]
    return DateRange(earliest=min(first, default=None), latest=max(last, default=None), reason="of all attestations")


def _grouped(found: Iterable[_T]) -> list[tuple[_T, int]]:
    groups: dict[str, list[_T]] = {}
    for one in found:
        groups.setdefault(on_one_line(one.text), []).append(one)
    firsts = [(min(group, key=lambda m: (m.document, m.start, m.end)), len(group)) for group in groups.values()]
    return sorted(firsts, key=lambda pair: (-pair[1], pair[0].text, pair[0].document, pair[0].start))
