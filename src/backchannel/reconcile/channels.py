"""Channels: who was in touch with whom, through whom. Events of the same sides and mediators are one track."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from backchannel.model import Channel, DateRange, Event, Secrecy, Span
from backchannel.reconcile.account import Sides

MADE_BY = "rule:track"
TRACKED = ("talk", "process", "agreement", "offer", "proposal")
"""The layers of events that make up a channel."""

MEDIATING = ("mediator", "go_between")

Key = tuple[tuple[str, ...], tuple[str, ...]]


def channels(events: Sequence[Event], sides: Sides) -> tuple[list[Event], list[Channel]]:
    """Return the events with their channels' ids, and the channels, both in order of ids."""
    tracks: dict[Key, list[Event]] = defaultdict(list)
    alone = []
    for event in sorted(events, key=lambda e: e.id):
        key = _key(event, sides)
        if key is None:
            alone.append(event)
        else:
            tracks[key].append(event)
    found, placed = [], alone
    for key in sorted(tracks):
        channel = _channel(key, tracks[key])
        found.append(channel)
        placed += [replace(event, channel=channel.id) for event in tracks[key]]
    return sorted(placed, key=lambda e: e.id), sorted(found, key=lambda c: c.id)


def _key(event: Event, sides: Sides) -> Key | None:
    if event.layer not in TRACKED:
        return None
    mediators = {sides.of(p.actor) for p in event.participants if p.role in MEDIATING}
    between = {sides.of(p.actor) for p in event.participants if p.role not in (*MEDIATING, "host")} - mediators
    if len(between) + len(mediators) < 2:
        return None
    return tuple(sorted(between)), tuple(sorted(mediators))


def _channel(key: Key, events: Sequence[Event]) -> Channel:
    between, mediators = key
    secret = [e for e in events if e.secrecy.existence == "secret"]
    basis = secret or [e for e in events if e.secrecy.existence == "open"]
    spans: dict[Span, None] = {span: None for e in basis for span in e.secrecy.spans}
    words = {p.span: None for e in events for p in e.participants if p.span}
    places = Counter(e.where.place for e in events if e.where)
    place = min((e.where for e in events if e.where), key=lambda w: (-places[w.place], w.place), default=None)
    name = "|".join((",".join(between), ",".join(mediators)))
    confidences = [e.confidence for e in events if e.confidence is not None]
    return Channel(
        id="channel-" + hashlib.sha256(name.encode()).hexdigest()[:16],
        between=between,
        mediators=mediators,
        medium=None,
        directness="indirect" if mediators else "direct",
        secrecy=Secrecy(
            existence=basis[0].secrecy.existence if basis else "unknown", content="unknown", spans=tuple(spans)
        ),
        level=None,
        track=None,
        initiated_by=(),
        place=place,
        events=tuple(e.id for e in events),
        opened=_opened(events),
        closed=None,
        evidence=tuple(sorted(words, key=lambda s: (str(s.document), s.start, s.end))),
        made_by=MADE_BY,
        confidence=min(confidences, default=None),
    )


def _opened(events: Sequence[Event]) -> DateRange | None:
    """The date of the earliest event that took place; None where no date is known."""
    told = [e.when for e in events if e.status in ("happened", "ongoing") and e.when.latest]
    return min(told, key=lambda w: (str(w.latest), str(w.earliest)), default=None)
