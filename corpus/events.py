"""The events of one report: its claims with one key, as scorers compare them."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.form import (
    Claim,
    Event,
    EventPart,
    EventSecrecy,
    EventType,
    EventWhen,
    EventWhere,
    Factuality,
    When,
)


def events(claims: Iterable[Claim], text: str) -> tuple[Event, ...]:
    """Return the events of a report in the order of their first claims.

    The fullest claim (most participants; of equals the first) gives layer, type, status and chain; days are those of
    the claim that bounds them best; participants and words are those of all.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.event, []).append(claim)
    return tuple(_event(key, group, text) for key, group in groups.items())


def _event(key: str, group: list[Claim], text: str) -> Event:
    fullest = max(group, key=lambda claim: len(claim.participants))
    first = fullest.evidence[0] if fullest.evidence else None
    parts = _participants(group)
    return Event(
        id=key,
        label=text[first.start : first.end] if first is not None else "",
        claims=tuple(claim.id for claim in group),
        type=EventType(
            plover={"event": fullest.type, "mode": list(fullest.modes), "context": list(fullest.contexts)},
            layer=fullest.layer,
        ),
        participants=parts,
        mediator=next((part.actor for part in parts if part.role.startswith("mediator")), None),
        when=_when([claim.when for claim in group]),
        where=_where(group),
        secrecy=EventSecrecy(
            existence_at_time="secret"
            if any(claim.secrecy.existence == "secret" for claim in group)
            else fullest.secrecy.existence,
            content=fullest.secrecy.content,
        ),
        factuality=Factuality(status=fullest.status, certainty=fullest.certainty),
        source_chain=fullest.attribution,
        evidence=tuple(span for claim in group for span in claim.evidence),
    )


def _participants(group: list[Claim]) -> tuple[EventPart, ...]:
    found: dict[str, str] = {}
    stated = {part.actor for claim in group for part in claim.participants if part.span is not None}
    for claim in sorted(group, key=lambda claim: -len(claim.participants)):
        for part in claim.participants:
            found.setdefault(part.actor, part.role)
    return tuple(
        EventPart(actor=actor, role=role if actor in stated else f"{role} (implied)") for actor, role in found.items()
    )


def _when(days: list[When]) -> EventWhen:
    best = min(days, key=_width)
    return EventWhen(edtf_text=best.edtf, earliest_text=best.earliest, latest_text=best.latest)


def _width(when: When) -> int:
    if when.earliest is not None and when.latest is not None:
        return (when.latest - when.earliest).days
    return 10**7 if when.earliest is not None or when.latest is not None else 10**8


def _where(group: list[Claim]) -> EventWhere | None:
    found = next((claim.where for claim in group if claim.where is not None), None)
    return EventWhere(place=found.place, spans=found.spans) if found is not None else None
