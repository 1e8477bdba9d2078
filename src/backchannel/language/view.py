"""A readable view of a stretch of a document that keeps the way back to every character.

The document's text is what was saved: with soft hyphens, ligatures, words broken at a line end or by a page break. A
`View` is the same words as a reader sees them, and says for each of its characters where it stands in the document.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from backchannel.model import Document, Span

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"))
# Words of bounded length from their first letter: a line of 300,000 letters must not be tried from each of them.
_LINE_HYPHEN = re.compile(r"(?<![^\W_])([^\W\d_]{1,40})([-\u2010\u00ad])[ \t]{0,40}\r?\n\s{0,400}([^\W\d_]{1,40})")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")

_LOOKED_THROUGH = 200_000
"""Characters of a document in which a word's other spelling is looked for: a long report, ten times over."""


class View(Struct, frozen=True, kw_only=True):
    """Mended and normalised text; `offsets[i]` is the offset in `Document.text` of the view's character `i`."""

    text: str
    offsets: tuple[int, ...]

    def span(self, document: Document, i: int, j: int) -> Span:
        """Return the document's own words for `text[i:j]` (not empty), which may run across a break."""
        start, end = self.offsets[i], self.offsets[j - 1] + 1
        while end < len(document.text) and unicodedata.combining(document.text[end]):
            end += 1
        return Span(start=start, end=end, text=document.text[start:end])

    def part(self, i: int, j: int) -> View:
        """Return the view of `text[i:j]`."""
        return View(text=self.text[i:j], offsets=self.offsets[i:j])

    def find(self, offset: int) -> int:
        """Return the first view index whose character stands at or after a document offset."""
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


class Builder:
    """Collects the characters of one paragraph from one or more stretches of a document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chars: list[str] = []
        self._offsets: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Add `text[start:end]`, a stretch that goes on after the last one (white space between them is one space)."""
        if self._chars and not self._join_hyphen(start):
            self._space(start)
        hidden = hidden_offsets(self._text, start, end)
        position = start
        while position < end:
            character = self._text[position]
            step = 1
            if character in _DROPPED or position in hidden:
                pass
            elif character.isspace():
                self._space(position)
            else:
                step = self._letter(character, position, end)
            position += step

    def _letter(self, character: str, position: int, end: int) -> int:
        """Add one visible character, composed with the marks that follow it; return how many were read."""
        step = 1
        while position + step < end and unicodedata.combining(self._text[position + step]):
            step += 1
        composed = unicodedata.normalize("NFC", self._text[position : position + step])
        if "\ufb00" <= character <= "\ufb06" or character == "\u2026":
            composed = unicodedata.normalize("NFKC", character)
        for one in composed.translate(_APOSTROPHES):
            self._chars.append(one)
            self._offsets.append(position)
        return step

    def _space(self, offset: int) -> None:
        if self._chars and self._chars[-1] != " ":
            self._chars.append(" ")
            self._offsets.append(offset)

    def _join_hyphen(self, start: int) -> bool:
        """Mend a word broken by the gap before `start`; True when the words are to be joined without a space."""
        while self._chars and self._chars[-1] == " ":
            self._drop_last()
        if self._chars[-1] not in "-\u2010" or len(self._chars) < 2 or not self._chars[-2].isalpha():
            return False
        left = re.search(r"[^\W\d_]+$", "".join(self._chars[-40:-1]))
        right = re.match(r"[^\W\d_]+", self._text[start : start + 40])
        if left is None or right is None:
            return False
        if not keeps_hyphen(left.group(), right.group(), self._text):
            self._drop_last()
        return True

    def _drop_last(self) -> None:
        self._chars.pop()
        self._offsets.pop()

    def view(self) -> View:
        """Return what was collected, without white space at its end."""
        while self._chars and self._chars[-1] == " ":
            self._drop_last()
        return View(text="".join(self._chars), offsets=tuple(self._offsets))


def hidden_offsets(text: str, start: int, end: int) -> frozenset[int]:
    """Return the offsets in a stretch that a reader doesn't see: link targets, line-end hyphens and their breaks."""
    hidden: set[int] = set()
    piece = text[start:end]
    for match in _LINK.finditer(piece):
        hidden.add(start + match.start())
        hidden.update(range(start + match.end(1), start + match.end()))
    for match in _LINE_HYPHEN.finditer(piece):
        keep = match.group(2) != "\u00ad" and keeps_hyphen(match.group(1), match.group(3), text)
        hidden.update(range(start + match.end(1) + keep, start + match.start(3)))
    return frozenset(hidden)


def keeps_hyphen(left: str, right: str, text: str) -> bool:
    """Tell whether a hyphen at a line end belongs to the word.

    It does beside a capital (`UN-sanctioned`, `al-Obeidi`), and where the document elsewhere writes the word so; it
    doesn't where the document writes it joined, or says nothing.
    """
    if right[0].isupper() or left.isupper() or len(left) == 1:
        return True
    return text.find(f"{left}-{right}", 0, _LOOKED_THROUGH) >= 0 > text.find(f"{left}{right}", 0, _LOOKED_THROUGH)
