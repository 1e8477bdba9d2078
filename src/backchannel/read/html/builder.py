"""The canonical text under construction: pieces of the source joined into blocks, white space folded as shown.

A piece is literal (the text is exactly that slice of the source) or not (an entity decoded, white space folded, a line
break made from `<br>`). Literal pieces that touch in the source become one locator.
"""

from __future__ import annotations

from msgspec import Struct

from backchannel.model import Locator
from backchannel.read.html.elements import Trait

BLANK_LINE = "\n\n"
_MOST_LINE = 90
"""Characters of a line that stands for itself: fifteen words."""
_STOPS = (".", "!", "?", "…", ".”", '."', "!”", "?”", ",", ";", ":")


class HtmlBlock(Struct, frozen=True, kw_only=True):
    """One paragraph of the text, with what the markup says of it.

    `start` and `end` count in the canonical text, `source_start` and `source_end` in the source. `near` are the traits
    of the element and its two parents, `around` those of all its ancestors below `body`. `linked` is the number of
    characters inside links. `path` is the element's place, `family` the same without numbers: blocks of the same family
    are laid out alike. `depth` counts open elements.
    """

    start: int
    end: int
    tag: str
    path: str
    family: str
    depth: int
    near: Trait
    around: Trait
    linked: int
    source_start: int
    source_end: int


class Place(Struct, frozen=True, kw_only=True):
    """Where the next text stands among the elements; see `HtmlBlock` for the fields."""

    tag: str
    path: str
    family: str
    depth: int
    near: Trait
    around: Trait


class _Piece(Struct):
    """A stretch of the block under construction; `made` is its text where that is not the source's own."""

    start: int
    end: int
    made: str | None
    linked: bool


class Builder:
    """Collects pieces into blocks; `blocks`, `locators` and `text()` are the outcome."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[HtmlBlock] = []
        self.locators: list[Locator] = []
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[_Piece] = []
        self._space: _Piece | None = None
        self._place: Place | None = None

    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._parts)

    @property
    def empty(self) -> bool:
        """Whether the block under construction has no text yet."""
        return not self._pieces

    def add(self, start: int, end: int, text: str | None = None, *, place: Place | None = None, linked: bool) -> None:
        """Append source[start:end], or `text` made from it; `place` is needed at the beginning of a block."""
        if self._place is None:
            self._place = place
        if self._space is not None:
            self._append(self._space)
            self._space = None
        self._append(_Piece(start, end, text, linked))

    def space(self, start: int, end: int, *, linked: bool) -> None:
        """Fold white space: at most one blank between two pieces, none at either end of a line."""
        if self._pieces and self._space is None and self._pieces[-1].made != "\n":
            self._space = _Piece(start, end, None if self.source[start:end] == " " else " ", linked)

    def line_break(self, start: int, end: int) -> None:
        """A `<br>`: a newline within the block; a second one in a row ends the block."""
        self._space = None
        if not self._pieces:
            return
        if self._pieces[-1].made == "\n":
            self.close()
        else:
            self._pieces.append(_Piece(start, end, "\n", False))

    def close(self) -> None:
        """End the block under construction, if there is any text in it."""
        pieces, place = self._pieces, self._place
        self._pieces, self._space, self._place = [], None, None
        first, last = 0, len(pieces)
        while first < last and not self._shown(pieces[first]).strip():
            first += 1
        while first < last and not self._shown(pieces[last - 1]).strip():
            last -= 1
        pieces = pieces[first:last]
        if not pieces or place is None:
            return
        pieces[0] = self._cut(pieces[0], left=True)
        pieces[-1] = self._cut(pieces[-1], left=False)
        for part in self._parted(pieces):
            if self._parts:
                self._parts.append(BLANK_LINE)
                self._length += len(BLANK_LINE)
            self._write(part, place)

    def _parted(self, pieces: list[_Piece]) -> list[list[_Piece]]:
        """The lines of a block made by `<br>`, each for itself if they are short and no line ends a sentence.

        Such a block is a list or the head of an article laid out by hand, not a paragraph.
        """
        lines: list[list[_Piece]] = [[]]
        for piece in pieces:
            if piece.made == "\n":
                lines.append([])
            else:
                lines[-1].append(piece)
        texts = ["".join(self._shown(piece) for piece in line) for line in lines]
        short = all(len(text) <= _MOST_LINE and not text.rstrip().endswith(_STOPS) for text in texts)
        return lines if len(lines) > 1 and short and all(text == text.strip() != "" for text in texts) else [pieces]

    def _write(self, pieces: list[_Piece], place: Place) -> None:
        """Append a finished block to the text."""
        start = self._length
        linked = 0
        for piece in pieces:
            text = self._shown(piece)
            end = self._length + len(text)
            self.locators.append(
                Locator(
                    start=self._length,
                    end=end,
                    exact=piece.made is None,
                    source_start=piece.start,
                    source_end=piece.end,
                    element=place.path,
                )
            )
            self._parts.append(text)
            self._length = end
            linked += len(text) if piece.linked else 0
        self.blocks.append(
            HtmlBlock(
                start=start,
                end=self._length,
                tag=place.tag,
                path=place.path,
                family=place.family,
                depth=place.depth,
                near=place.near,
                around=place.around,
                linked=linked,
                source_start=pieces[0].start,
                source_end=pieces[-1].end,
            )
        )

    def _shown(self, piece: _Piece) -> str:
        """The text of a piece."""
        return self.source[piece.start : piece.end] if piece.made is None else piece.made

    def _append(self, piece: _Piece) -> None:
        """Append a piece, joined to the one before where both are literal and touch."""
        if piece.made == "":
            return
        last = self._pieces[-1] if self._pieces else None
        literal = last is not None and last.made is None and piece.made is None
        if last and literal and last.end == piece.start and last.linked == piece.linked:
            last.end = piece.end
        else:
            self._pieces.append(piece)

    def _cut(self, piece: _Piece, *, left: bool) -> _Piece:
        """A block's first or last piece without outer white space, such as a no-break space."""
        text = self._shown(piece)
        kept = text.lstrip() if left else text.rstrip()
        lost = len(text) - len(kept)
        if not lost or piece.made is not None:
            return _Piece(piece.start, piece.end, None if not lost and piece.made is None else kept, piece.linked)
        start, end = (piece.start + lost, piece.end) if left else (piece.start, piece.end - lost)
        return _Piece(start, end, None, piece.linked)
