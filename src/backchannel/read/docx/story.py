"""The paragraphs of one part of an Office file: its main text, its notes, its heads and feet."""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.read.docx.parts import Package
from backchannel.read.docx.styles import Styles

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ASIDE_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read; `number` counts in its part from 1; `inner` are its text boxes'."""

    number: int
    cell: bool
    style: str | None = None
    level: int | None = None
    item: bool = False
    pieces: list[str] = field(default_factory=list)
    inner: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(self.pieces)

    def tag(self, styles: Styles) -> str | None:
        """Return the HTML tag that says what the paragraph is."""
        if self.cell:
            return "td"
        return styles.tag(self.style, self.level) or ("li" if self.item else None)


class Story:
    """The paragraphs of a part in reading order; what was deleted under revision, or is hidden, is left out.

    `hidden` counts the characters left out as hidden, `stray` those that stand in no paragraph.
    """

    def __init__(self, package: Package, part: str) -> None:
        self.part = part
        self.paragraphs: list[Paragraph] = []
        self.hidden = 0
        self.stray = 0
        self._open: list[Paragraph] = []
        self._count = 0
        self._tables = 0
        self._skipping = 0
        self._run = self._words = self._vanish = False
        package.parse(part, self._start, self._end, self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition("}")
        if self._skipping or self._skipped(space, local, attributes):
            self._skipping += 1
        elif space not in _WORD:
            return
        elif local == "p":
            self._count += 1
            self._open.append(Paragraph(number=self._count, cell=self._tables > 0))
        elif local == "tbl":
            self._tables += 1
        elif local == "r":
            self._run, self._vanish = True, False
        elif local == "t":
            self._words = True
        elif self._open:
            self._inside(local, _value(attributes))

    def _inside(self, local: str, value: str | None) -> None:
        """Take an element inside a paragraph that says something about it or stands for a character."""
        paragraph = self._open[-1]
        if local == "pStyle":
            paragraph.style = value
        elif local == "numPr":
            paragraph.item = True
        elif local == "outlineLvl" and value is not None and value.isascii() and value.isdigit():
            paragraph.level = int(value[:2])
        elif local == "vanish" and self._run:
            self._vanish = value not in ("0", "false", "off")
        elif local in _MARKS and self._run and not self._vanish:
            paragraph.pieces.append(_MARKS[local])

    def _end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        space, _, local = tag.rpartition("}")
        if space not in _WORD:
            return
        if local == "p" and self._open:
            self._close(self._open.pop())
        elif local == "tbl":
            self._tables -= 1
        elif local == "r":
            self._run = self._vanish = False
        elif local == "t":
            self._words = False

    def _close(self, paragraph: Paragraph) -> None:
        """Put a paragraph that has ended in its place: one in a text box after the one that the box hangs on."""
        if self._open:
            self._open[-1].inner += [paragraph, *paragraph.inner]
            paragraph.inner = []
        else:
            self.paragraphs += [paragraph, *paragraph.inner]

    def _text(self, words: str) -> None:
        if self._skipping or not self._words:
            return
        if not self._open:
            self.stray += len(words)
        elif self._vanish:
            self.hidden += len(words)
        else:
            self._open[-1].pieces.append(words)

    @staticmethod
    def _skipped(space: str, local: str, attributes: dict[str, str]) -> bool:
        """Tell whether an element's content is not text of the document, or stands there twice."""
        if space == _COMPATIBILITY:
            return local == "Fallback"
        if space not in _WORD:
            return False
        if local in ("footnote", "endnote"):
            return any(value in _ASIDE_NOTES for value in attributes.values())
        return local in ("moveFrom", "del")


def _value(attributes: dict[str, str]) -> str | None:
    """Return the `w:val` of an element."""
    return next((value for name, value in attributes.items() if name.rpartition("}")[2] == "val"), None)
