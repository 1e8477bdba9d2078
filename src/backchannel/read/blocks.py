"""Canonical text built block by block, for formats whose blocks come one after another."""

from __future__ import annotations

from backchannel.model import Locator
from backchannel.read.extract import Block


class Blocks:
    """Collects blocks of text, parted by an empty line, each with a locator."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.locators: list[Locator] = []
        self._pieces: list[str] = []
        self._length = 0

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def add(
        self, text: str, *, tag: str | None, element: str, exact: bool = True, source_start: int | None = None
    ) -> None:
        """Add a block that stands in `element` of the original; white space alone is passed over.

        `source_start` is where `text` begins in the decoded original, given only where it stands there literally.
        """
        stripped = text.strip()
        if not stripped:
            return
        if self._length:
            self._push("\n\n")
        start = self._length
        self._push(stripped)
        if source_start is not None:
            source_start += len(text) - len(text.lstrip())
        self.blocks.append(Block(start=start, end=self._length, tag=tag))
        self.locators.append(
            Locator(
                start=start,
                end=self._length,
                exact=exact,
                element=element,
                source_start=source_start,
                source_end=None if source_start is None else source_start + len(stripped),
            )
        )

    def _push(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
