"""The door of the zones: from blocks of text to zones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.model import Zone, ZoneName
from backchannel.read.extract import Block
from backchannel.read.zones.assign import assign
from backchannel.read.zones.features import Matrix, line_features
from backchannel.read.zones.forest import stack
from backchannel.read.zones.line import Line
from backchannel.read.zones.words import CLOSED, WORD

MOST_LINES = 10_000
"""A text of more lines is no report; the model isn't asked, so that time stays linear with a small factor."""
_LEAST_SENTENCE = 5
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_CLUES: dict[str, ZoneName] = {"figcaption": "caption", "img": "caption"}


def label(text: str, blocks: Sequence[Block]) -> tuple[Zone, ...]:
    """Return a zone for every block that is not blank, in the order of the blocks.

    A block's `tag` helps where the format has such (`h1`, `h2`, `figcaption`); nothing else of the format is used.
    """
    kept = [block for block in blocks if not text[block.start : block.end].isspace() and block.start < block.end]
    words = [text[block.start : block.end] for block in kept]
    if len(kept) > MOST_LINES:
        names = _by_form(words)
    else:
        model = stack("text")
        names = assign(lines_of(text, kept, model.probabilities(rows_of(words))), model.threshold)
    return tuple(Zone(start=block.start, end=block.end, zone=name) for block, name in zip(kept, names, strict=True))


def rows_of(words: Sequence[str]) -> Matrix:
    """The line model's features of blocks; a block of several lines is looked at as one."""
    return line_features([" ".join(line.split()) for line in words])


def lines_of(text: str, blocks: Sequence[Block], probabilities: Matrix) -> list[Line]:
    """The blocks with the model's probabilities and what their tags say."""
    ends = [0, *(block.end for block in blocks)]
    first_heading = next((index for index, block in enumerate(blocks) if block.tag == "h1"), None)
    return [
        Line(
            text=text[block.start : block.end],
            probability=float(probabilities[index]),
            close=index > 0 and len(_LINE_END.findall(text, ends[index], block.start)) <= 1,
            clue="headline" if index == first_heading else _CLUES.get(block.tag or ""),
            heading=_level(block.tag),
        )
        for index, block in enumerate(blocks)
    ]


def _level(tag: str | None) -> int | None:
    """The level of a heading, None for what is not one."""
    return int(tag[1]) if tag and len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else None


def _by_form(words: Sequence[str]) -> list[ZoneName]:
    """Whole sentences are body, the rest boilerplate: all that can be said of a text of tens of thousands of lines."""
    return [
        "body" if CLOSED.search(line) and len(WORD.findall(line)) >= _LEAST_SENTENCE else "boilerplate"
        for line in words
    ]
