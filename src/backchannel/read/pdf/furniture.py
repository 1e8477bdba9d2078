"""Running heads, feet and page numbers: lines in the margins that come again on other pages, or that browsers print."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from backchannel.read.pdf.glyphs import Box
from backchannel.read.pdf.lines import Line

_MARGIN = 0.12
"""Share of the page's height, at the top and at the foot, where running lines stand."""

_EDGE = 0.06
"""Share of the page's height where browsers print their own lines (at 0.4 inches of 11 or 11.7 and less)."""

_PLACE = 6.0
"""Points within which two pages' lines stand at the same height."""

_MOST_LEVELS = 20
"""Running lines of a page whose height others are compared with: no page has more."""

_FEW_PAGES = 6

_NUMBERS = re.compile(r"\d+")
_COUNTER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|de|av)\s*\d{1,4})?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page, in the order of the file, on a page of this box."""

    number: int
    box: Box
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of one page: the running ones above and below, and what is between."""

    heads: tuple[Line, ...]
    body: tuple[Line, ...]
    feet: tuple[Line, ...]


def part_furniture(pages: list[PageLines]) -> list[Sorted]:
    """Return for each page its running lines and the rest.

    A line is running if the same words (numbers aside) stand at the same height in the margin of three pages (chapters
    change their heads, odd and even pages differ), or of two in a short file. A line at the very edge is, if it holds
    an address, a page counter or the minute of printing. So is all in the margin that stands level with one.
    """
    counts = Counter(key for page in pages for key in {_key(page, line) for line in page.lines if _margin(page, line)})
    enough = 2 if len(pages) < _FEW_PAGES else 3
    return [_part(page, counts, enough) for page in pages]


def _part(page: PageLines, counts: Counter[tuple[str, int]], enough: int) -> Sorted:
    levels = [line.y for line in page.lines if _runs(page, line, counts, enough)]
    heads: list[Line] = []
    body: list[Line] = []
    feet: list[Line] = []
    for line in page.lines:
        level = _margin(page, line) and any(abs(line.y - other) < 2 for other in levels[:_MOST_LEVELS])
        if not level:
            body.append(line)
        elif _margin(page, line) > 0:
            heads.append(line)
        else:
            feet.append(line)
    return Sorted(heads=tuple(heads), body=tuple(body), feet=tuple(feet))


def _runs(page: PageLines, line: Line, counts: Counter[tuple[str, int]], enough: int) -> bool:
    if not _margin(page, line):
        return False
    name, place = _key(page, line)
    if max(counts[(name, near)] for near in (place - 1, place, place + 1)) >= enough:
        return True
    if not _edge(page, line):
        return False
    return bool(_ADDRESS.search(line.text) or _COUNTER.fullmatch(line.text) or _STAMP.search(line.text))


def _key(page: PageLines, line: Line) -> tuple[str, int]:
    """Return what two pages' running lines have in common: the words without numbers, and the height on the page."""
    return _NUMBERS.sub("#", line.text.casefold()), round((line.y - page.box[1]) / _PLACE)


def _margin(page: PageLines, line: Line) -> int:
    """Return 1 for a line in the top margin, -1 for one in the bottom margin, 0 for one between."""
    height = page.box[3] - page.box[1]
    if line.turned or height <= 0:
        return 0
    if line.box[1] > page.box[3] - _MARGIN * height:
        return 1
    return -1 if line.box[3] < page.box[1] + _MARGIN * height else 0


def _edge(page: PageLines, line: Line) -> bool:
    height = page.box[3] - page.box[1]
    return line.box[1] > page.box[3] - _EDGE * height or line.box[3] < page.box[1] + _EDGE * height
