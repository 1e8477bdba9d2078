"""Paragraphs: blocks that tell the story, with those joined that a page break or a caption cut in two."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from backchannel.language.view import Builder, View
from backchannel.model import Document, Zone, ZoneName

_TELLING = frozenset(("headline", "standfirst", "heading", "body"))
_ENDED = re.compile(r"[.!?:\u2026][\"'\u201d\u2019\u00bb)\]]*\s*(?:\[\d+\])?$")
_GOES_ON = re.compile(r"[\"'\u201c\u2018(\[]?[^\W\d_]")
# Place in capitals or title case, perhaps a day and an agency, then a dash: how wire reports begin.
_DATELINE = re.compile(
    r"(?P<place>[A-Z\u00c0-\u00de][\w.'\u2019-]*(?:[ ,/]{1,2}[A-Z\u00c0-\u00de][\w.'\u2019-]*){0,5}"
    r"(?:, \d{1,2}(?: [A-Z][a-z]+)?| [A-Z][a-z]{2,8}\.? \d{1,2})?)"
    r"(?: ?\((?P<agency>[^()]{2,40})\))? ?(?P<dash>[\u2014\u2013]|--| - ) ?(?=\S)"
)


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph: its zone, its words, and how many view characters at its beginning are a dateline."""

    zone: ZoneName
    view: View
    dateline: int = 0


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs that tell the story, in the order of the text."""
    groups: list[list[Zone]] = []
    datelines: dict[int, Zone] = {}
    pending: Zone | None = None
    for zone in sorted(document.zones, key=lambda z: z.start):
        if zone.zone == "dateline":
            pending = zone
            continue
        if zone.zone not in _TELLING:
            continue
        if pending is not None and zone.zone == "body" and "\n" not in document.text[pending.end : zone.start]:
            datelines[len(groups)] = pending
        elif groups and _continues(document.text, groups[-1][-1], zone):
            groups[-1].append(zone)
            continue
        pending = None
        groups.append([zone])
    made = (_paragraph(document.text, group, datelines.get(i)) for i, group in enumerate(groups))
    return tuple(paragraph for paragraph in made if paragraph.view.text)


def _continues(text: str, last: Zone, zone: Zone) -> bool:
    """Tell whether a body block goes on in the middle of the sentence that the last one left open."""
    if last.zone != "body" or zone.zone != "body":
        return False
    before, after = text[last.start : last.end].rstrip(), text[zone.start : zone.end].lstrip()
    if not before or _ENDED.search(before) or not _GOES_ON.match(after):
        return False
    first = next(character for character in after if character.isalpha())
    return first.islower()


def _paragraph(text: str, group: list[Zone], dateline: Zone | None) -> Paragraph:
    builder = Builder(text)
    zone = group[0].zone
    if dateline is not None:
        builder.add(dateline.start, dateline.end)
        length = len(builder.view().text)
    for part in group:
        builder.add(part.start, part.end)
    view = builder.view()
    if dateline is not None:
        while length < len(view.text) and view.text[length] in " \u2014\u2013-":
            length += 1
        return Paragraph(zone=zone, view=view, dateline=length)
    return Paragraph(zone=zone, view=view, dateline=dateline_length(view.text) if zone == "body" else 0)


def dateline_length(text: str) -> int:
    """Return how many characters of a paragraph's beginning are a dateline such as `GENEVA (Agency) -- `; 0 if none.

    A place in title case counts only with an agency in brackets: `Peace talks - ...` is no dateline.
    """
    match = _DATELINE.match(text)
    if match is None:
        return 0
    letters = [c for c in re.split(r"[,\d]", match["place"])[0] if c.isalpha()]
    capitals = len(letters) > 2 and all(c.isupper() for c in letters)
    return match.end() if capitals or match["agency"] else 0


def unbroken(document: Document, view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of `view.text[start:end]` between blocks that tell no story (a caption, a page's head)."""
    offsets = view.offsets
    cuts = [
        i
        for i in range(start + 1, end)
        if offsets[i] - offsets[i - 1] > 1 and _foreign(document, offsets[i - 1] + 1, offsets[i])
    ]
    return list(pairwise([start, *cuts, end]))


def _foreign(document: Document, start: int, end: int) -> bool:
    return any(z.zone not in _TELLING and start <= z.start and z.end <= end for z in document.zones)
