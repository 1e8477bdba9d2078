"""A line on its way to its zone: its text, what the model says of it, what its format says of it."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from backchannel.model import ZoneName
from backchannel.read.zones import words

_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")

_END = 1000
"""Characters kept of each end of a long line: longer than any credit, byline or appeal that the rules know."""


class Line(msgspec.Struct, kw_only=True, dict=True):
    """One block. `probability` is the model's that it is article text; `clue` the zone that markup names, if any.

    `close` says that no empty line stands between it and the line before. `heading` is the level of a heading in the
    markup (1-6), `linked` the share of its characters inside links.
    """

    text: str
    probability: float
    close: bool = False
    clue: ZoneName | None = None
    heading: int | None = None
    linked: float = 0.0

    @cached_property
    def plain(self) -> str:
        """The text without Markdown's links and emphasis, as some dumps of pages have them; of a long one, its ends.

        White space is folded. What the rules look for stands at a line's ends, and patterns that are tried at every
        place of a hostile line of 300,000 characters would take minutes.
        """
        text = " ".join(self.text.split())
        if len(text) > 2 * _END:
            text = f"{text[:_END]} … {text[-_END:]}"
        return _EMPHASIS.sub("", _MARKDOWN_LINK.sub(r"\1", text)).strip()

    @cached_property
    def words(self) -> list[str]:
        """The words, in lower case."""
        return words.WORD.findall(self.plain.lower())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(words.CLOSED.search(self.plain))

    @cached_property
    def long(self) -> bool:
        """Whether it is running text: a full sentence of some length."""
        return len(self.words) >= 12 and self.closed
