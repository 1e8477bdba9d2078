"""Paragraphs in text whose lines were broken to a width, as mail programs do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

_WIDEST = 100
"""Code points over which a line was not broken to a width: mail is wrapped at 65 to 80, RFC 5322 asks for 78."""

_WORDS = 3
"""Words that a line must have to tell the width; a long address alone is never broken."""

Kind = Literal["p", "blockquote", "footer"]


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph: code points into the text, and whether it is quoted or stands below the signature mark."""

    start: int
    end: int
    kind: Kind


class _Line(Struct, frozen=True, kw_only=True):
    """One line of the text, without its line feed; `kind` as in `Paragraph`."""

    start: int
    text: str
    kind: Kind


def paragraphs(text: str, *, flowed: bool = False) -> Iterator[Paragraph]:
    """Give the paragraphs of a plain text with line feeds.

    With `flowed` (RFC 3676) a space at a line's end says that the paragraph goes on. Without, two lines are one
    paragraph if the first word of the second had no room on the first; the width is that of the longest line.
    """
    lines = _lines(text)
    width = _width(lines)
    held: list[_Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, width, flowed):
            yield _paragraph(held)
            held = []
        if line.text.strip():
            held.append(line)
    if held:
        yield _paragraph(held)


def _goes_on(before: _Line, line: _Line, width: int | None, flowed: bool) -> bool:
    if not line.text.strip() or before.kind != line.kind:
        return False
    if flowed:
        return before.text.endswith(" ")
    if width is None or line.text[:1].isspace():
        return False
    return len(before.text.rstrip()) + 1 + len(line.text.split()[0]) > width


def _width(lines: list[_Line]) -> int | None:
    """Return the width that the lines were broken to, None where they were not."""
    longest = max((len(line.text.rstrip()) for line in lines if len(line.text.split()) >= _WORDS), default=0)
    return longest if 0 < longest <= _WIDEST else None


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    signed = False
    for words in text.split("\n"):
        signed = signed or words == "-- "
        kind: Kind = "footer" if signed else "blockquote" if words.startswith(">") else "p"
        lines.append(_Line(start=start, text=words, kind=kind))
        start += len(words) + 1
    return lines


def _paragraph(held: list[_Line]) -> Paragraph:
    last = held[-1]
    return Paragraph(start=held[0].start, end=last.start + len(last.text), kind=last.kind)
