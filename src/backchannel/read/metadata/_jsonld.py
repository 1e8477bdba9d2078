"""What JSON-LD blocks say about the article that a page holds.

schema.org's vocabulary (https://schema.org/NewsArticle). Only the first node of an article type counts that is not
inside a list of other articles; where there is none, a node that describes the page. Broken JSON is read by the
properties that can still be seen in it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from backchannel.model import Witness, WitnessField
from backchannel.read.metadata._names import ARTICLE_TYPES, PAGE_TYPES, SCHEMA, WHERE_LISTED

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_LOOSE = re.compile(r"\"(headline|datePublished|dateModified)\"\s*:\s*\"((?:[^\"\\\n]|\\.){1,500})\"")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_NODE_LIMIT = 5_000
_PERSON_LIMIT = 20

Node = dict[str, Any]
"""One JSON object as parsed. It never leaves this module."""


def jsonld_witnesses(script: str, offset: int) -> list[Witness]:
    """Return what one `script[type=application/ld+json]` says; `offset` is where its text stands in the source."""
    try:
        root = _parse(script)
    except (ValueError, RecursionError):
        return [
            _witness(SCHEMA[match[1].lower()], html.unescape(match[2]), "unparsed", match[1], script, offset)
            for match in _LOOSE.finditer(script)
        ]
    nodes = list(_nodes(root))
    for types in (ARTICLE_TYPES, PAGE_TYPES):
        for node in nodes:
            kind = next((name for name in _names(node.get("@type")) if name.lower() in types), None)
            if kind is not None and any(key.lower() in ("headline", "datepublished", "uploaddate") for key in node):
                return _article(node, kind, script, offset)
    return [
        _witness("outlet", name, "WebSite", "name", script, offset)
        for node in nodes
        if any(kind.lower() in ("website", "newsmediaorganization") for kind in _names(node.get("@type")))
        for name in _names(node.get("name"))
    ]


def _parse(script: str) -> Any:
    cleaned = _WRAPPING.sub("", script).strip().rstrip(";")
    try:
        return json.loads(cleaned, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", cleaned), strict=False)


def _nodes(root: Any) -> Iterator[Node]:
    """Yield the objects in reading order, without those that stand for something listed or mentioned."""
    waiting = [root]
    for _ in range(_NODE_LIMIT):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(inner for key, inner in reversed(value.items()) if key.lower() not in WHERE_LISTED)


def _names(value: Any) -> list[str]:
    """Return the strings that a value names: itself, its `name` (or `@id`), or those of its members."""
    waiting, found = [value], []
    for _ in range(_PERSON_LIMIT):
        if not waiting:
            break
        item = waiting.pop(0)
        if isinstance(item, str) and item.strip():
            found.append(item.strip())
        elif isinstance(item, list):
            waiting = item[:_PERSON_LIMIT] + waiting
        elif isinstance(item, dict):
            waiting.insert(0, item.get("name") or item.get("@id"))
    return found


def _article(node: Node, kind: str, script: str, offset: int) -> list[Witness]:
    witnesses = []
    for key, value in node.items():
        field = SCHEMA.get(key.lower())
        if field is None and key.lower() == "uploaddate":
            field = "published"
        if field is None:
            continue
        names = _names(value)
        for name in names if field == "author" else names[:1]:
            witnesses.append(_witness(field, html.unescape(name), kind, key, script, offset))
    return witnesses


def _witness(field: WitnessField, value: str, kind: str, key: str, script: str, offset: int) -> Witness:
    """Build a witness, with the value's place in the source where it stands there as it is."""
    start = script.find(json.dumps(value, ensure_ascii=False)) + 1 or script.find(json.dumps(value)) + 1
    written = json.dumps(value, ensure_ascii=False)[1:-1] if start else value
    if start and not script.startswith(written, start):
        written = json.dumps(value)[1:-1]
    return Witness(
        field=field,
        value=value,
        via="json-ld",
        where=f"script[type=application/ld+json] {kind}.{key}",
        source_start=offset + start if start else None,
        source_end=offset + start + len(written) if start else None,
    )
