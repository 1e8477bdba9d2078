"""The zones of an HTML page's blocks: the block model's probabilities, and what the markup itself names."""

from __future__ import annotations

from backchannel.model import Zone, ZoneName
from backchannel.read.html.builder import HtmlBlock
from backchannel.read.html.elements import Trait
from backchannel.read.html.flow import Flow
from backchannel.read.html.traits import block_features, overlap
from backchannel.read.zones.assign import assign
from backchannel.read.zones.features import Matrix
from backchannel.read.zones.forest import stack
from backchannel.read.zones.line import Line
from backchannel.read.zones.words import WORD

_NOT_THE_ARTICLES = (
    Trait.NAVIGATION | Trait.FOOTER | Trait.COMMENTS | Trait.NEWSLETTER | Trait.RELATED | Trait.CONSENT | Trait.SIDEBAR
)
"""Containers whose pictures, names and dates are not the article's."""
_MOST_CREDIT_WORDS = 25
_STANDFIRST_WORDS = range(6, 71)
_LEAST_TITLE = 0.35
"""Least overlap (Jaccard) of a heading with the page's title that makes it the headline without being an `h1`."""


def zones_of(source: str, page: Flow) -> tuple[Zone, ...]:
    """Return the zone of every block of the page."""
    model = stack("html")
    lines = lines_of(page, model.probabilities(block_features(source, page)))
    names = assign(lines, model.threshold)
    return tuple(
        Zone(start=block.start, end=block.end, zone=name) for block, name in zip(page.blocks, names, strict=True)
    )


def lines_of(page: Flow, probabilities: Matrix) -> list[Line]:
    """The page's blocks with the model's probabilities and the clues of their markup."""
    headline = _headline(page)
    return [
        Line(
            text=page.text[block.start : block.end],
            probability=float(probability),
            clue="headline" if index == headline else _clue(page, block),
            heading=int(block.tag[1]) if block.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else None,
            linked=block.linked / (block.end - block.start),
        )
        for index, (block, probability) in enumerate(zip(page.blocks, probabilities, strict=True))
    ]


def _headline(page: Flow) -> int | None:
    """The heading that is the page's title, or the only `h1`; None where it is not clear."""
    title = set(WORD.findall((page.title or "").lower()))
    scored = []
    for index, block in enumerate(page.blocks):
        if block.tag in ("h1", "h2", "h3") and not block.around & Trait.ARCHIVE:
            shared = overlap(page.text[block.start : block.end], title) + (0.2 if block.tag == "h1" else 0.0)
            scored.append((round(shared, 3), -index))
    best = max(scored, default=(0.0, 0))
    if best[0] >= _LEAST_TITLE:
        return -best[1]
    tops = [
        index for index, block in enumerate(page.blocks) if block.tag == "h1" and not block.around & _NOT_THE_ARTICLES
    ]
    return tops[0] if len(tops) == 1 else None


def _clue(page: Flow, block: HtmlBlock) -> ZoneName | None:
    """The zone that a block's markup names, if any."""
    if block.around & Trait.ARCHIVE:
        return "wrapper"
    if block.around & Trait.NOSCRIPT:
        return "boilerplate"
    foreign = bool(block.around & _NOT_THE_ARTICLES)
    if block.tag == "img" or block.near & Trait.CAPTION:
        return "boilerplate" if foreign and block.tag == "img" and not block.around & Trait.FIGURE else "caption"
    count = len(WORD.findall(page.text, block.start, block.end))
    if foreign or block.tag in ("h1", "h2", "h3"):
        return None
    if count <= _MOST_CREDIT_WORDS:
        if block.near & Trait.TIME:
            return "dateline"
        if block.near & Trait.BYLINE and not block.near & Trait.DATE:
            return "byline"
    if count in _STANDFIRST_WORDS and block.near & Trait.STANDFIRST and not block.near & Trait.CONTENT:
        return "standfirst"
    return None
