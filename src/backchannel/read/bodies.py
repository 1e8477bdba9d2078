"""Which part of a mail is its text."""

from __future__ import annotations

import re

from backchannel.read.post import Part, members

_STUB = 0.25
"""Share of the letters of the HTML part under which a plain part only says that the mail is in HTML."""

_MARKUP = re.compile(r"<(style|script|head)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>|&\w{1,32};", re.DOTALL | re.IGNORECASE)
_MOST_DEPTH = 30


def bodies(part: Part, depth: int = 0) -> list[Part]:
    """Return the parts of a mail that make up its text, in order; of alternatives one is chosen.

    Plain text is preferred to HTML, unless it only stands in for it. Parts that are files by themselves are no text.
    """
    kind = part.media_type
    if depth > _MOST_DEPTH:
        return []
    if not part.message.is_multipart():
        return [part] if kind in ("text/plain", "text/html") and (depth == 0 or not part.named) else []
    if kind == "message/rfc822":
        return []
    inner = [bodies(child, depth + 1) for child in members(part)]
    found = [group for group in inner if group]
    if not found:
        return []
    if kind == "multipart/alternative":
        return _chosen(found)
    if kind in ("multipart/related", "multipart/signed"):
        return found[0]
    return [body for group in found for body in group]


def _chosen(found: list[list[Part]]) -> list[Part]:
    """Return the alternative to read."""
    plain = next((group for group in found if all(body.media_type == "text/plain" for body in group)), None)
    marked = next((group for group in found if group is not plain), None)
    if plain is None or marked is None:
        return plain or found[0]
    enough = _letters(marked) * _STUB
    return plain if _letters(plain) > 0 and _letters(plain) >= enough else marked


def _letters(group: list[Part]) -> int:
    """Return how many letters the parts hold, without markup."""
    count = 0
    for body in group:
        text = body.text()
        count += sum(map(str.isalpha, _MARKUP.sub(" ", text) if body.media_type == "text/html" else text))
    return count
