"""What a format's reader gives: text with its map back, before it is known what each block is."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model import Locator, Notice, Witness, Zone


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of text that the format itself sets apart: a paragraph, line, cell or heading.

    `tag` is a structural hint in HTML's words (`h1`, `p`, `li`, `figcaption`, `td`), None where the format has none.
    """

    start: int
    end: int
    tag: str | None = None


class Extract(Struct, frozen=True, kw_only=True):
    """The text of one source in reading order, with blocks, the map back and the witnesses found on the way.

    `zones` is None where the reader can't tell what the blocks are; the line model then labels them.
    `language` is what the source declares (BCP 47), if anything.
    """

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    locators: tuple[Locator, ...]
    witnesses: tuple[Witness, ...] = ()
    notices: tuple[Notice, ...] = ()
    zones: tuple[Zone, ...] | None = None
    language: str | None = None
