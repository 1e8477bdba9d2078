"""The marked text that the PDF and DOCX reports are written in.

One line is one block. `# ` begins the headline, `## ` a heading, `@word ` a block of the kind `word` (such as byline,
date, lead, caption, credit, url); every other line that is not empty is a paragraph.
"""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One block: its kind (`headline`, `heading`, `paragraph` or the word after `@`) and its text."""

    kind: str
    text: str


def parse(text: str) -> list[Block]:
    """Return the blocks of a marked text in order."""
    return [_block(line.strip()) for line in text.splitlines() if line.strip()]


def first(blocks: list[Block], kind: str) -> str:
    """Return the text of the first block of a kind; `ValueError` when there is none."""
    for block in blocks:
        if block.kind == kind:
            return block.text
    raise ValueError(f"the source has no block of the kind {kind}")


def _block(line: str) -> Block:
    if line.startswith("## "):
        return Block("heading", line[3:])
    if line.startswith("# "):
        return Block("headline", line[2:])
    if line.startswith("@"):
        kind, _, text = line[1:].partition(" ")
        return Block(kind, text)
    return Block("paragraph", line)
