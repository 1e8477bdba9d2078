"""From a reader's extract to a `Document`: all witnesses together, and what is concluded from them."""

from __future__ import annotations

from backchannel.model import UNKNOWN_DATE, Document, Hints, Witness, Zone
from backchannel.read.extract import Extract
from backchannel.read.metadata import conclude
from backchannel.read.metadata.archives import address_witnesses
from backchannel.read.metadata.page import page_witnesses
from backchannel.read.metadata.tongue import language

_STORY = ("headline", "standfirst", "body", "heading")


def assemble(
    extract: Extract, zones: tuple[Zone, ...], source: str, hints: Hints, head: tuple[Witness, ...]
) -> Document:
    """Return the document of one source. Pure; never raises on any text.

    `source` is the SHA-256 of the original bytes, `zones` the labelled blocks of `extract.text`, `head` what the
    markup says (empty for formats without any). `published` is left unknown: the dates stage concludes it from the
    witnesses.
    """
    given = _given(hints)
    witnesses = tuple(dict.fromkeys((*extract.witnesses, *head, *page_witnesses(extract.text, zones), *given)))
    found_at = next((witness.value for witness in given if witness.field == "url"), None)
    address = conclude.url(witnesses, found_at)
    body = "\n".join(extract.text[zone.start : zone.end] for zone in zones if zone.zone in _STORY)
    return Document(
        id=f"doc-{source[:16]}",
        source=source,
        media_type=extract.media_type,
        text=extract.text,
        zones=zones,
        locators=extract.locators,
        witnesses=witnesses,
        title=conclude.title(witnesses),
        outlet=conclude.outlet(witnesses, address),
        url=address,
        archived_from=conclude.archived_from(witnesses),
        authors=conclude.authors(witnesses),
        agencies=conclude.agencies(witnesses),
        language=language(extract.language or _declared(witnesses), body),
        published=UNKNOWN_DATE,
        published_claimed=conclude.published_claimed(witnesses),
        captured=conclude.captured(witnesses, hints.captured),
        notices=extract.notices,
    )


def _given(hints: Hints) -> list[Witness]:
    """Return what is known of the source from where it was found, as witnesses."""
    found: list[Witness] = []
    if hints.url:
        found += address_witnesses(
            hints.url, Witness(field="url", value=hints.url, via="archive", where="address of the capture")
        )
    if hints.captured:
        found.append(
            Witness(field="captured", value=hints.captured.isoformat(), via="archive", where="time of the capture")
        )
    return found


def _declared(witnesses: tuple[Witness, ...]) -> str | None:
    order = ("markup", "json-ld", "opengraph", "meta", "wrapper")
    claims = [witness for witness in witnesses if witness.field == "language" and witness.via in order]
    return min(claims, key=lambda witness: order.index(witness.via)).value if claims else None
