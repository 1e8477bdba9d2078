"""Documents made by hand: blocks of text with the zone of each."""

from __future__ import annotations

from datetime import date

from backchannel.model import DateRange, Document, Zone, ZoneName

UNKNOWN = DateRange(reason="unknown")


def on(day: date) -> DateRange:
    """Return a date known to the day."""
    return DateRange(edtf=day.isoformat(), earliest=day, latest=day, reason="given")


def made(
    *blocks: tuple[ZoneName, str],
    published: date | None = None,
    outlet: str | None = None,
    gap: str = "\n\n",
    agencies: tuple[str, ...] = (),
) -> Document:
    """Make a document of blocks with a gap between them."""
    text, zones = "", []
    for zone, words in blocks:
        text += gap if text else ""
        zones.append(Zone(start=len(text), end=len(text) + len(words), zone=zone))
        text += words
    return Document(
        id="doc-0123456789abcdef",
        source="0" * 64,
        media_type="text/plain",
        text=text,
        zones=tuple(zones),
        locators=(),
        witnesses=(),
        title=None,
        outlet=outlet,
        url=None,
        archived_from=None,
        authors=(),
        agencies=agencies,
        language="en",
        published=on(published) if published else UNKNOWN,
        published_claimed=None,
        captured=None,
        notices=(),
    )


def body(text: str, published: date | None = None, outlet: str | None = None) -> Document:
    """Make a document of one paragraph of body text a line."""
    return made(*(("body", line) for line in text.split("\n") if line), published=published, outlet=outlet)
