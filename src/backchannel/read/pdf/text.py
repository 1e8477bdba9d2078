"""The canonical text of a PDF, built line by line with its blocks and its map back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backchannel.model import Locator, Span, Witness
from backchannel.read.extract import Block
from backchannel.read.pdf.glyphs import original_box
from backchannel.read.pdf.lines import Line
from backchannel.read.pdf.order import Part
from backchannel.read.pdf.paragraphs import Leading, continued, is_item, paragraphs

_HEADINGS = ((1.6, "h1"), (1.3, "h2"), (1.12, "h3"))
"""How many times the height of the body's lines a heading's are, at least; browsers set h1 to h3 at 2, 1.5 and 1.17."""

_HEADING_LINES = 5
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


class TextBuilder:
    """Collects the text. Lines of a block are parted by a line feed, blocks by two."""

    def __init__(self, body_height: float) -> None:
        self.blocks: list[Block] = []
        self.locators: list[Locator] = []
        self.witnesses: list[Witness] = []
        self._body_height = body_height
        self._pieces: list[str] = []
        self._length = 0
        self._number = 0
        self._turn = 0

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def page(self, number: int, turn: int) -> None:
        """Begin a page; `number` counts from 1, `turn` is its rotation in quarter turns clockwise."""
        self._number, self._turn = number, turn

    def furniture(self, lines: Iterable[Line], tag: str) -> None:
        """Add running lines, each a block; the address that a browser prints on each page is a witness."""
        for line in lines:
            self._block((line,), tag)
            self._address(line, tag)

    def body(self, parts: Iterable[Part], leading: Leading) -> None:
        """Add the paragraphs of the page's parts; one that goes on in the next part stays whole."""
        held: tuple[Line, ...] = ()
        for part in parts:
            for index, lines in enumerate(paragraphs(part, leading)):
                if held and index == 0 and continued(held, lines):
                    held += lines
                    continue
                if held:
                    self._block(held, self._tag(held))
                held = lines
        if held:
            self._block(held, self._tag(held))

    def _tag(self, lines: tuple[Line, ...]) -> str | None:
        """Return what a paragraph is, as far as its looks tell."""
        if is_item(lines[0]):
            return "li"
        if len(lines) > _HEADING_LINES or lines[0].turned or not any(map(str.isalpha, lines[0].text)):
            return None
        for times, tag in _HEADINGS:
            if lines[0].height >= times * self._body_height:
                return tag
        short = len(lines) <= 2 and not lines[-1].text.endswith((".", ",", ";"))
        return "h4" if short and all(line.bold for line in lines) else None

    def _block(self, lines: tuple[Line, ...], tag: str | None) -> None:
        if self._length:
            self._add("\n\n")
        start = self._length
        for index, line in enumerate(lines):
            if index:
                self._add("\n")
            begin = self._length
            self._add(line.text)
            left, bottom, right, top = (round(side, 2) for side in original_box(self._turn, line.box))
            box = (left, bottom, right, top)
            self.locators.append(Locator(start=begin, end=self._length, exact=line.exact, page=self._number, box=box))
        self.blocks.append(Block(start=start, end=self._length, tag=tag))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _address(self, line: Line, tag: str) -> None:
        found = _ADDRESS.search(line.text)
        if found is None or any(witness.field == "url" for witness in self.witnesses):
            return
        start = self._length - len(line.text) + found.start()
        span = Span(start=start, end=start + len(found[0]), text=found[0])
        where = f"running {tag} of page {self._number}"
        self.witnesses.append(Witness(field="url", value=found[0], via="page", span=span, where=where))
