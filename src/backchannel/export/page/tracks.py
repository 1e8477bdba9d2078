"""The tracks of the timeline: the record's channels, then events of none, then when the reports appeared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.export.page import words as w
from backchannel.export.page.cards import Card, Maker, maker_of, signs
from backchannel.export.page.days import in_words
from backchannel.export.page.index import Index, Named, Words
from backchannel.export.page.lanes import Item
from backchannel.export.page.reports import Report
from backchannel.model import Channel


@dataclass(frozen=True, slots=True)
class Track:
    """One channel: its id in addresses, who is in touch through whom, what else is known, and the words for it."""

    id: str
    name: str
    note: str
    between: tuple[Named, ...]
    through: tuple[Named, ...]
    begun_by: tuple[Named, ...]
    facts: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]
    maker: Maker


def tracks(index: Index) -> tuple[Track, ...]:
    """Return the channels that hold an event, in the order of their first."""
    return tuple(_track(channel, index) for channel in _channels(index))


def lanes_of(
    index: Index, events: Sequence[Card], documents: Sequence[Report]
) -> list[tuple[str, str, tuple[Item, ...]]]:
    """Return name, note and items of each lane of the timeline, in the order in which they are drawn."""
    named = tracks(index)
    known = {track.id for track in named}
    items: dict[str | None, list[Item]] = {}
    for card, event in zip(events, index.events, strict=True):
        item = Item(
            key=f"e{card.number:06d}",
            number=str(card.number),
            href=f"#{card.id}",
            label=card.label,
            spoken=", ".join(["", card.when.words, *([card.status_words] if event.status != "happened" else [])])
            + (", secret" if card.existence == "secret" else ""),
            when=event.when,
            signs=signs(event.status, event.secrecy.existence),
        )
        items.setdefault(card.channel if card.channel in known else None, []).append(item)
    lanes = [(track.name, track.note, tuple(items[track.id])) for track in named]
    if None in items:
        lanes.append(("Other" if lanes else "Events", "", tuple(items[None])))
    return [*lanes, ("Reports appeared", "", _appeared(index, documents))] if documents else lanes


def _appeared(index: Index, documents: Sequence[Report]) -> tuple[Item, ...]:
    return tuple(
        Item(
            key=f"r{place:06d}",
            number=report.letter,
            href=f"#{report.id}",
            label=report.outlet or report.title,
            spoken=f", report, {in_words(index.published(document))}",
            when=index.published(document),
            report=True,
        )
        for place, (report, document) in enumerate(zip(documents, index.documents, strict=True))
    )


def _channels(index: Index) -> list[Channel]:
    first: dict[str, int] = {}
    for event in index.events:
        if event.channel is not None:
            first.setdefault(event.channel, index.numbers[event.id])
    held = [channel for channel in index.contents.channels if channel.id in first]
    return sorted(held, key=lambda channel: first[channel.id])


def _track(channel: Channel, index: Index) -> Track:
    between = " – ".join(index.name(actor) for actor in channel.between) or "Unnamed parties"
    through = " and ".join(index.name(actor) for actor in channel.mediators)
    return Track(
        id=w.safe_id(channel.id),
        name=f"{between}, through {through}" if through else between,
        note=_note(channel),
        between=tuple(index.named(actor) for actor in channel.between),
        through=tuple(index.named(actor) for actor in channel.mediators),
        begun_by=tuple(index.named(actor) for actor in channel.initiated_by),
        facts=_facts(channel),
        words=tuple(index.words(span) for span in channel.evidence),
        maker=maker_of(channel),
    )


def _note(channel: Channel) -> str:
    """Return what is known of the channel itself, in a few words."""
    parts = [w.EXISTENCE[channel.secrecy.existence]] if channel.secrecy.existence != "unknown" else []
    parts += [w.MEDIUM[channel.medium]] if channel.medium else []
    parts += [channel.level] if channel.level else []
    parts += [f"track {channel.track:g}"] if channel.track else []
    return ", ".join(parts)


def _facts(channel: Channel) -> tuple[tuple[str, str], ...]:
    content = w.CONTENT[channel.secrecy.content]
    values = (
        ("Kind", _note(channel)),
        ("Contact", channel.directness and w.DIRECTNESS[channel.directness]),
        ("Content", content),
        ("Place", channel.place and channel.place.place),
        ("Opened", channel.opened and in_words(channel.opened)),
        ("Closed", channel.closed and in_words(channel.closed)),
    )
    return tuple((label, value) for label, value in values if value)
