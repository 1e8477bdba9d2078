"""Stretches of text in quotation marks: every system of marks, marks that don't match, quotations over paragraphs.

Which way a mark faces is told by what stands beside it, not by its form: pages open with ” and close with ", and
German closes with the mark that English opens with. Its form decides only where both ways are possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.language.reading import Reading

Family = Literal["double", "single"]

_DOUBLE = '"“”„‟«»＂〝〞「」『』'
_SINGLE = "'‘’‚‛‹›"
_OPENERS = "“„‟«〝「『‘‚‛‹"
_CLOSERS = "”»〞」』’›"
_OPENING_BRACKETS = "([{<"
_DASHES = "-–—/"
_ENDS = ".,;:!?…)]}>"
_ELISION = re.compile(r"(?:\d{2}s?\b|(?:em|til|tis|twas|cause|bout|round|n)\b)", re.IGNORECASE)
"""What an apostrophe, and no opening mark, stands before: `'90s`, `'em`."""


class Line(Struct, frozen=True):
    """Characters `start` to `end` of a text that are one paragraph."""

    start: int
    end: int


class Quoted(Struct, frozen=True, kw_only=True):
    """Words in quotation marks: `start` to `end` with the marks, `first` to `last` without; characters of the text.

    `line` counts the lines given. `resumes` says that it goes on with the quotation before it in the list, which the
    end of a paragraph broke. `closed` is False where its closing mark is missing. `depth` is 1 within another.
    """

    start: int
    end: int
    first: int
    last: int
    line: int
    family: Family = "double"
    resumes: bool = False
    closed: bool = True
    depth: int = 0


class Marks(Struct, frozen=True, kw_only=True):
    """A reading's text with its marks as written (a view has one form of apostrophe for all), and what stands in them.

    Characters are those of the view's text.
    """

    written: str
    lines: tuple[Line, ...]
    quotations: tuple[Quoted, ...]


class _Mark(Struct, frozen=True):
    at: int
    family: Family
    can_open: bool
    can_close: bool


def quoted(text: str, lines: Sequence[Line]) -> tuple[Quoted, ...]:
    """Return what stands in quotation marks, in the order of the text; of nested ones the outer first.

    `text` must have its marks as they were written; each of `lines` is read alone, but a quotation that one leaves
    open goes on in the next where that begins with an opening mark, or closes what it didn't open.
    """
    found: list[Quoted] = []
    hanging = False
    for number, line in enumerate(lines):
        marks = tuple(_marks(text, line))
        pieces, stray = _paired(text, line, number, marks)
        if hanging and stray is not None and not any(p.start < stray for p in pieces):
            start = _skipped(text, line.start, stray)
            if start < stray:
                head = Quoted(start=start, end=stray + 1, first=start, last=stray, line=number, resumes=True)
                pieces = [head, *pieces]
        elif hanging and pieces and _begins(text, line, pieces[0]):
            pieces[0] = replace(pieces[0], resumes=True)
        found.extend(pieces)
        own = [p for p in pieces if p.depth == 0]
        if text[line.start : line.end].strip():
            hanging = bool(own) and not own[-1].closed
    return tuple(found)


def marks_of(reading: Reading) -> Marks:
    """Find the quotation marks of a reading."""
    source, offsets = reading.document.text, reading.view.offsets
    written = "".join(
        source[o] if c == "'" and source[o] in "‘’‚‛‹›" else c for c, o in zip(reading.view.text, offsets, strict=True)
    )
    lines = tuple(Line(line.start, line.end) for line in reading.lines)
    return Marks(written=written, lines=lines, quotations=quoted(written, lines))


def _marks(text: str, line: Line) -> Iterator[_Mark]:
    """Yield the quotation marks of a line; an apostrophe is none."""
    for at in range(line.start, line.end):
        character = text[at]
        if character not in _DOUBLE and character not in _SINGLE:
            continue
        family: Family = "double" if character in _DOUBLE else "single"
        before = text[at - 1] if at > line.start else " "
        after = text[at + 1] if at + 1 < line.end else " "
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        free_before = before.isspace() or before in _OPENING_BRACKETS + _DASHES + _DOUBLE + _SINGLE
        free_after = after.isspace() or after in _ENDS + _DASHES + _DOUBLE + _SINGLE
        can_open = free_before and not after.isspace() and (after not in _ENDS or after == "…")
        can_close = free_after and not before.isspace()
        if can_open and can_close:
            can_open, can_close = character not in _CLOSERS, character not in _OPENERS
        elif not can_open and not can_close:
            # Glued to a word on either side (`said"We`, `us"he`): only a mark with a face of its own says which way.
            can_open, can_close = character in _OPENERS, character in _CLOSERS
        if family == "single" and can_open and _ELISION.match(text, at + 1):
            can_open = False
        if can_open or can_close:
            yield _Mark(at, family, can_open, can_close)


def _paired(text: str, line: Line, number: int, marks: Sequence[_Mark]) -> tuple[list[Quoted], int | None]:
    """Pair the marks of a line; the second value is the first double mark that closes what the line didn't open."""
    found: list[Quoted] = []
    stack: list[_Mark] = []
    stray: int | None = None
    for place, mark in enumerate(marks):
        opened = next((m for m in reversed(stack) if m.family == mark.family), None)
        if opened is not None and mark.can_close and not (mark.family == "single" and _possessive(text, marks, place)):
            stack = stack[: stack.index(opened)]
            if opened.at + 1 < mark.at:
                found.append(_made(opened.at, mark.at, number, mark.family, len(stack)))
        elif mark.can_open and (mark.family == "double" or _closes_later(marks, place)):
            if opened is not None and mark.family == "double" and len(stack) > 1:
                continue
            stack.append(mark)
        elif mark.can_close and mark.family == "double" and opened is None and stray is None and not found:
            stray = mark.at
    open_double = next((m for m in stack if m.family == "double"), None)
    if open_double is not None:
        inner = next((p for p in sorted(found, key=lambda p: p.start) if p.start > open_double.at and p.depth), None)
        end = line.end
        if inner is not None and all(m.family == "double" for m in stack) and _sentence_before(text, inner.start):
            end = inner.start
        while end > open_double.at + 1 and text[end - 1].isspace():
            end -= 1
        found = [replace(p, depth=0) if p.start >= end else p for p in found]
        found.append(
            Quoted(start=open_double.at, end=end, first=open_double.at + 1, last=end, line=number, closed=False)
        )
    found.sort(key=lambda piece: (piece.start, -piece.end))
    return [p for p in found if p.first < p.last], stray


def _made(start: int, end: int, number: int, family: Family, depth: int) -> Quoted:
    return Quoted(
        start=start, end=end + 1, first=start + 1, last=end, line=number, family=family, depth=min(depth, 1)
    )  # fmt: skip


def _possessive(text: str, marks: Sequence[_Mark], place: int) -> bool:
    """Say whether a single mark after an s (`the rebels' leader`) leaves the closing to a better one that follows."""
    at = marks[place].at
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip().isalpha() or not text[at + 1 : at + 2].isspace():
        return False
    for later in marks[place + 1 :]:
        if later.family == "single":
            return later.can_close and not later.can_open
    return False


def _closes_later(marks: Sequence[_Mark], place: int) -> bool:
    """Say whether a single mark that can open a quotation is followed in its line by one that closes it."""
    return any(later.family == "single" and later.can_close for later in marks[place + 1 :])


def _sentence_before(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in (".", ",", "!", "?", "…")


def _begins(text: str, line: Line, piece: Quoted) -> bool:
    return not text[line.start : piece.start].strip()


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
