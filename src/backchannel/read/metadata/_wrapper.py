"""What a backup copy's wrapper says: address, title, description, author and date that someone else wrote down.

A wrapper's title is not the headline and its author is not the byline; `via` keeps them apart.
"""

from __future__ import annotations

import re

from backchannel.model import Witness, WitnessField
from backchannel.read.metadata._blocks import Line
from backchannel.read.metadata.archives import address_witnesses
from backchannel.read.metadata.written import find_written

_FIELDS: dict[str, WitnessField] = {
    "url": "url", "link": "url", "address": "url", "original": "url", "original url": "url", "source": "url",
    "source url": "url", "permalink": "url", "title": "title", "headline": "title", "description": "description",
    "summary": "description", "abstract": "description", "author": "author", "authors": "author", "by": "author",
    "date": "published", "published": "published", "publication date": "published", "date published": "published",
    "publisher": "outlet", "publication": "outlet", "outlet": "outlet", "newspaper": "outlet", "language": "language",
    "captured": "captured", "captured on": "captured", "archived": "captured", "archived on": "captured",
    "saved": "captured", "saved on": "captured", "retrieved": "captured", "accessed": "captured",
    "date saved": "captured", "archived from": "url", "saved from": "url", "printed from": "url",
    "retrieved from": "url", "backup of": "url", "copy of": "url",
}  # fmt: skip
_NAMES = "|".join(sorted(_FIELDS, key=lambda name: (-len(name), name)))
_LABEL = re.compile(
    rf"(?:^|(?<=[\s*]))\*{{0,3}}({_NAMES})\*{{0,3}}\s?:\*{{0,3}}\s{{0,9}}",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:backup copy|captured|archived|retrieved|accessed|saved|printed|downloaded)\b(?=[\s:])", re.IGNORECASE
)
_CITING = ("retrieved", "accessed")
"""Words that in a page's furniture also stand in lists of references."""
_GAP = re.compile(
    r"(?:[\s:,\"“<(>)]|\b(?:on|at|from|of|by|this|the|web|page|copy|site|document|article|version|snapshot|"
    r"https?|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day)(?:day)?\b)*+",
    re.IGNORECASE,
)
"""All that may stand between such a word and the address or date that it is about: "captured this page on"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'\])]+", re.IGNORECASE)
_MARKS = '*_<>“”" \t\r\n'
_PHRASE_LIMIT = 300


def wrapper_witnesses(line: Line, following: Line | None = None) -> list[Witness]:
    """Return what one block of a wrapper says, or one line of page furniture that tells of a capture.

    `following` is the next block: a label that ends a block is about it.
    """
    if line.zone == "wrapper":
        if following is not None and following.zone == "wrapper" and (label := _LABEL.fullmatch(line.text.strip())):
            return _said(following, label[1].lower(), 0, len(following.text))
        return _labelled(line) or _address(line) or _phrases(line)
    if line.zone in ("boilerplate", "byline", "dateline") and len(line.text) <= _PHRASE_LIMIT:
        return _phrases(line)
    return []


def _labelled(line: Line) -> list[Witness]:
    labels = list(_LABEL.finditer(line.text))
    ends = [*(label.start() for label in labels[1:]), len(line.text)]
    found: list[Witness] = []
    for match, end in zip(labels, ends, strict=False):
        found += _said(line, match[1].lower(), match.end(), end)
    return found


def _said(line: Line, name: str, start: int, end: int) -> list[Witness]:
    """Return the words from `start` to `end` as what the label `name` announces."""
    words = line.text[start:end]
    start += len(words) - len(words.lstrip(_MARKS))
    end -= len(words) - len(words.rstrip(_MARKS))
    if start >= end:
        return []
    witness = line.witness(_FIELDS[name], start, end, "wrapper", f"wrapper, {name}")
    if witness.field != "url":
        return [witness]
    return address_witnesses(witness.value, witness) if _ADDRESS.match(witness.value) else []


def _address(line: Line) -> list[Witness]:
    """Return a wrapper's own address, which stands alone: the place that the copy was taken from."""
    match = _ADDRESS.search(line.text)
    if match is None or line.text.strip(_MARKS) != match.group().strip(_MARKS):
        return []
    return [line.witness("archived_from", *match.span(), "wrapper", "wrapper, address")]


def _phrases(line: Line) -> list[Witness]:
    found: list[Witness] = []
    for match in _PHRASE.finditer(line.text):
        where = match.group().lower()
        if where in _CITING and line.zone != "wrapper":
            continue
        address = _ADDRESS.search(line.text, match.end())
        if address is not None and _GAP.fullmatch(line.text, match.end(), address.start()):
            witness = line.witness("url", *address.span(), "wrapper", where)
            found += address_witnesses(witness.value, witness)
        for written in find_written(line.text[match.end() :])[:1]:
            start = match.end() + written.start
            between = _ADDRESS.sub(" ", line.text[match.end() : start])
            if written.precision == "day" and not written.candidates and _GAP.fullmatch(between):
                found.append(line.witness("captured", start, start + len(written.text), "wrapper", where))
    return found
