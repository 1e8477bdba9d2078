"""What tests share: the folder of real inputs beside the checkout, and small objects made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backchannel.model import (
    Actor,
    Claim,
    DateRange,
    Document,
    Mention,
    Participant,
    ParticipantRole,
    Secrecy,
    Span,
    Where,
    Zone,
)

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "libya-2011"


def shared(*parts: str) -> Path:
    """Return a path in the folder of real inputs; skip the test where that folder is not here."""
    place = ROOT.parent.joinpath("shared", *parts)
    if not place.exists():
        pytest.skip(f"needs {'/'.join(('shared', *parts))} beside the checkout")
    return place


def day(iso: str) -> DateRange:
    """Return a date known to the day."""
    return DateRange(edtf=iso, earliest=date.fromisoformat(iso), latest=date.fromisoformat(iso), reason="said so")


def between(earliest: str, latest: str) -> DateRange:
    """Return an interval."""
    return DateRange(
        edtf=f"{earliest}/{latest}",
        earliest=date.fromisoformat(earliest),
        latest=date.fromisoformat(latest),
        reason="said so",
    )


def document(text: str, *, name: str = "a", published: DateRange | None = None) -> Document:
    """Return a document of one body zone; `name` sets its id."""
    return Document(
        id=f"doc-{name}",
        source=name * 64,
        media_type="text/plain",
        text=text,
        zones=(Zone(start=0, end=len(text), zone="body"),),
        locators=(),
        witnesses=(),
        title=None,
        outlet=None,
        url=None,
        archived_from=None,
        authors=(),
        agencies=(),
        language="en",
        published=published or DateRange(reason="no date is given"),
        published_claimed=None,
        captured=None,
        notices=(),
    )


def claim(
    id: str,
    *,
    on: str = "doc-a",
    when: DateRange | None = None,
    who: dict[str, ParticipantRole] | None = None,
    where: Where | None = None,
    words: str = "They met",
    start: int = 0,
    attribution: tuple[str, ...] = (),
    secrecy: Secrecy | None = None,
    **fields: object,
) -> Claim:
    """Return a claim of talks, with what the test does not care for filled in."""
    parts = {"layer": "talk", "made_by": "rule:test", **fields}
    return Claim(
        id=f"claim-{id}",
        document=on,
        evidence=(Span(start=start, end=start + len(words), text=words),),
        participants=tuple(
            Participant(actor=actor, role=role, span=None, stated=False) for actor, role in (who or {}).items()
        ),
        when=when or DateRange(reason="no date is given"),
        where=where,
        attribution=attribution,
        secrecy=secrecy or Secrecy(),
        **parts,  # type: ignore[arg-type]
    )


def town(name: str, country: str, geonames: int = 1) -> Where:
    """Return a town as a place."""
    return Where(place=name, span=None, country=country, geonames=geonames)


def actor(id: str, *, name: str | None = None, part_of: str | None = None, on: str = "doc-a", times: int = 1) -> Actor:
    """Return an actor with some mentions in one document."""
    mentions = tuple(Mention(document=on, start=i, end=i + 1, text="X", form="name") for i in range(times))
    return Actor(id=id, name=name or id, type="state", part_of=part_of, mentions=mentions, made_by="rule:test")
