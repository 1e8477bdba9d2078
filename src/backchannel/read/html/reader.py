"""The door of the HTML reader: bytes in, `Extract` with zones out."""

from __future__ import annotations

from backchannel.model import Hints, Notice, Zone
from backchannel.read.charsets import page_charset
from backchannel.read.decode import charset_in, decode, loss_notice
from backchannel.read.extract import Block, Extract
from backchannel.read.html.flow import Flow, flow
from backchannel.read.html.loss import loss_of
from backchannel.read.html.select import too_deep
from backchannel.read.html.zoning import zones_of
from backchannel.read.zones.labelling import MOST_LINES, label


def read_html(data: bytes, hints: Hints, declared: str | None = None) -> Extract:
    """Read a page. `declared` is the charset that HTTP or mail headers name. Never fails: broken markup gives notices.

    Offsets of the locators are code points into the decoded page. A page without text gives an empty `Extract`.
    """
    decoded = decode(data, page_charset(data, declared or charset_in(hints.media_type)))
    page = flow(decoded.text)
    lost = loss_of(decoded.text, _characters(page))
    deep = _deep_notice(page)
    notices = tuple(notice for notice in (loss_notice(decoded), lost, deep) if notice)
    blocks = tuple(Block(start=block.start, end=block.end, tag=block.tag) for block in page.blocks)
    return Extract(
        media_type="text/html",
        text=page.text,
        blocks=blocks,
        locators=page.locators,
        notices=notices,
        zones=_zones(decoded.text, page, blocks),
        language=page.language,
    )


def _zones(source: str, page: Flow, blocks: tuple[Block, ...]) -> tuple[Zone, ...]:
    """The block model's zones; the line model's where the extractor can't be asked or the page is no article."""
    if too_deep(page.depth) or len(blocks) > MOST_LINES:
        return label(page.text, blocks)
    return zones_of(source, page)


def _characters(page: Flow) -> int:
    """The non-blank characters of the text, alternative texts of images not counted."""
    return sum(len("".join(page.text[block.start : block.end].split())) for block in page.blocks if block.tag != "img")


def _deep_notice(page: Flow) -> Notice | None:
    """Say it where the markup is nested too deep for the extractor."""
    if not too_deep(page.depth):
        return None
    return Notice(
        code="deep-markup",
        message=f"The page's elements are nested {page.depth} deep; its zones were told from the lines alone.",
    )
