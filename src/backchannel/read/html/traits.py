"""What the block model sees of an HTML block, besides what the line model sees of any line.

Markup is evidence of layout: how much of a block is links, which containers it stands in, what the page's other blocks
laid out alike hold, and which blocks an extractor or the page's own JSON-LD takes for the article.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from backchannel.read.html.builder import HtmlBlock
from backchannel.read.html.elements import Trait
from backchannel.read.html.flow import Flow
from backchannel.read.html.select import choices, declared_body, shares
from backchannel.read.zones.features import LINE_COLUMNS, Matrix, line_features, shifted, window_mean
from backchannel.read.zones.words import WORD

_TAGS = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "img",
    "figcaption",
    "div",
    "blockquote",
    "section",
    "article",
    "button",
)
_BITS = tuple(trait for trait in Trait if trait not in (Trait.UNSHOWN, Trait.PREFORMATTED, Trait.ARCHIVE))
_MARKUP = (
    *(f"tag_{tag}" for tag in _TAGS), *(f"near_{trait.name}" for trait in _BITS),
    *(f"around_{trait.name}" for trait in _BITS), "linked", "depth", "title_overlap", "is_title", "after_h1",
    "precision", "recall", "declared", "has_declared", "between_chosen", "chosen_near", "linked_near",
    "family_size", "family_share", "family_linked", "family_chosen", "family_closed", "chosen_total",
)  # fmt: skip
_NEIGHBOURLY = ("precision", "recall", "linked", "tag_p", "tag_li")
_REACH = (-2, -1, 1, 2)
BLOCK_COLUMNS = (*LINE_COLUMNS, *_MARKUP, *(f"{name}{step:+d}" for step in _REACH for name in _NEIGHBOURLY))


def block_features(source: str, page: Flow) -> Matrix:
    """Return the features of every block: an array of shape (blocks, `BLOCK_COLUMNS`)."""
    lines = [page.text[block.start : block.end] for block in page.blocks]
    if not lines:
        return np.zeros((0, len(BLOCK_COLUMNS)), dtype=np.float32)
    plain = line_features(lines)
    precise, generous = (shares(lines, chosen) for chosen in choices(source, page.depth, len(lines)))
    declared = shares(lines, declared_body(source))
    markup = np.hstack([_containers(page.blocks), _places(page, lines, plain, precise, generous, declared)])
    near = markup[:, [_MARKUP.index(name) for name in _NEIGHBOURLY]]
    return np.hstack([plain, markup, shifted(near, _REACH)]).astype(np.float32)


def _containers(blocks: Sequence[HtmlBlock]) -> Matrix:
    """Tag and traits of every block, as 0 and 1."""
    masks = [int(bit) for bit in _BITS]  # plain integers: the flags' own operators take ten times as long
    return np.array(
        [
            [
                *(block.tag == tag for tag in _TAGS),
                *(bool(near & bit) for bit in masks),
                *(bool(around & bit) for bit in masks),
            ]
            for block, near, around in ((block, int(block.near), int(block.around)) for block in blocks)
        ],
        dtype=np.float32,
    )


def _places(
    page: Flow, lines: Sequence[str], plain: Matrix, precise: Matrix, generous: Matrix, declared: Matrix
) -> Matrix:
    """Links, depth, the title, the choices of others, and the block's family."""
    size = len(lines)
    linked = np.array([block.linked / (block.end - block.start) for block in page.blocks], dtype=np.float32)
    title = set(WORD.findall((page.title or "").lower()))
    same_words = [overlap(line, title) for line in lines]
    chosen = np.flatnonzero(precise > 0.5)
    index = np.arange(size)
    between = (index >= chosen[0]) & (index <= chosen[-1]) if len(chosen) else np.zeros(size)
    heads = [i for i, block in enumerate(page.blocks) if block.tag == "h1"]
    after = np.clip(index - heads[0], -20, 20) if heads else np.full(size, -30)
    return np.column_stack([
        linked,
        [min(40, block.depth) for block in page.blocks],
        same_words,
        [value > 0.6 and block.tag in ("h1", "h2", "h3") for value, block in zip(same_words, page.blocks, strict=True)],
        after,
        precise,
        generous,
        declared,
        np.full(size, declared.max()),
        between,
        window_mean(precise, 3),
        window_mean(linked, 2),
        _families(page.blocks, linked, precise, plain[:, LINE_COLUMNS.index("closed")]),
        np.full(size, np.log1p(precise.sum())),
    ])  # fmt: skip


def _families(blocks: Sequence[HtmlBlock], linked: Matrix, chosen: Matrix, closed: Matrix) -> Matrix:
    """Of the blocks laid out alike: how many, their share of the page's text, means of links, choice, sentence ends."""
    rows: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        rows.setdefault(block.family, []).append(index)
    length = np.array([block.end - block.start for block in blocks], dtype=np.float32)
    total = float(length.sum())
    out = np.empty((len(blocks), 5), dtype=np.float32)
    for members in rows.values():
        weight = length[members] / length[members].sum()
        out[members] = (
            np.log1p(len(members)),
            length[members].sum() / total,
            (linked[members] * weight).sum(),
            (chosen[members] * weight).sum(),
            (closed[members] * weight).sum(),
        )
    return out


def overlap(line: str, title: set[str]) -> float:
    """How much a line and the page's title say the same words (Jaccard), 0 to 1."""
    own = set(WORD.findall(line.lower()))
    return len(own & title) / len(own | title) if own and title else 0.0
