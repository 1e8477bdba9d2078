"""What a document's own text says about it: byline, wire credits, dates, addresses, outlet, wrapper."""

from __future__ import annotations

import re
from itertools import zip_longest

from backchannel.model import Witness, Zone
from backchannel.read.metadata._blocks import Line, lines
from backchannel.read.metadata._bylines import byline_witnesses
from backchannel.read.metadata._datelines import date_witnesses
from backchannel.read.metadata._masthead import masthead_witness
from backchannel.read.metadata._outlets import domain, named_like, outlet_witnesses
from backchannel.read.metadata._wrapper import wrapper_witnesses
from backchannel.read.metadata.archives import address_witnesses
from backchannel.read.metadata.wires import wire_witnesses

_LEAD_LIMIT = 30
"""Code points of a block at most that can announce the next one: `Last updated`, `By`."""
_HOSTS = 3
"""Addresses of a page whose names are looked for in its text."""
_ADDRESS_LINE = re.compile(
    r"^\W{0,3}(?:(?:url|link|source|permalink|short link|address)\s?:\s?)?<?((?:https?://|www\.)[^\s<>\"'()\[\]]+)>?\W{0,2}$",
    re.IGNORECASE,
)


def page_witnesses(text: str, zones: tuple[Zone, ...]) -> tuple[Witness, ...]:
    """Return what `text` says about itself, in the order of the text; every witness has its span.

    `zones` are the labelled blocks. Body, caption and boilerplate never give a date of publication, except a
    dateline that opens the body and a line of furniture that is a labelled date and nothing else.
    """
    blocks = lines(text, zones)
    found: list[Witness] = []
    lead = ""
    for line, following in zip_longest(blocks, blocks[1:]):
        found += _headline(line)
        found += byline_witnesses(line, lead)
        found += wire_witnesses(line)
        found += date_witnesses(line, lead)
        found += _address(line)
        found += outlet_witnesses(line)
        found += wrapper_witnesses(line, following)
        lead = line.text.strip() if len(line.text) <= _LEAD_LIMIT else ""
    hosts = dict.fromkeys(domain(witness.value) for witness in found if witness.field == "url")
    for host in list(filter(None, hosts))[:_HOSTS]:
        if (witness := named_like(host, blocks)) is not None:
            found.append(witness)
    if all(witness.field != "outlet" for witness in found) and (named := masthead_witness(blocks)) is not None:
        found.append(named)
    return tuple(sorted(found, key=lambda witness: (witness.span.start if witness.span else 0, witness.field)))


def _headline(line: Line) -> list[Witness]:
    if line.zone != "headline":
        return []
    end = len(line.text.rstrip())
    start = len(line.text) - len(line.text.lstrip())
    return [line.witness("headline", start, end, "page", "headline")]


def _address(line: Line) -> list[Witness]:
    """An address that stands alone between the page's furniture is the page's own."""
    match = _ADDRESS_LINE.match(line.text) if line.zone not in ("wrapper", "caption") else None
    if match is None or not (line.near_headline or line.zone == "boilerplate"):
        return []
    witness = line.witness("url", *match.span(1), "page", "address printed on the page")
    return address_witnesses(witness.value, witness)
