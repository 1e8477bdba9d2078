"""Lines become paragraphs, where the layout says so: by leading, size, indentation and where lines break off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backchannel.read.pdf.lines import Line
from backchannel.read.pdf.order import Part

_SAME_SIZE = 0.08
"""Share by which the heights of two lines of one paragraph may differ."""

_LOOSE = 1.22
"""Leading, over the usual one of its size, that parts two paragraphs; the usual space between is half a line."""

_INDENT = 0.55
"""Indentation, in line heights, that begins a paragraph: typesetters use 1 em, about 0.8 line heights."""

_SHORT = 0.25
"""Share of the column's width left empty that ends a paragraph without a full stop."""

_BULLET = re.compile(r"(?:[\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u2043\uf0b7\u2013*-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_ENDS = (".", "!", "?", ":", "\u2026", "\u201d", "\u2019", '"', "'", ")", "\u00bb")


@dataclass(frozen=True, slots=True)
class Leading:
    """The usual distance between the baselines of a paragraph, in points, for each height of line."""

    by_height: dict[int, float]

    def of(self, line: Line) -> float:
        """Return the usual distance for lines as high as this one."""
        return self.by_height.get(_step(line.height), 1.3 * line.height)


def usual_leading(parts: Iterable[Part]) -> Leading:
    """Measure the leading of each size: the lower fifth of the distances, since the upper ones part paragraphs."""
    distances: dict[int, list[float]] = defaultdict(list)
    for part in parts:
        for before, line in zip(part.lines, part.lines[1:], strict=False):
            if not line.turned and _same_size(before, line):
                distances[_step(line.height)].append(before.y - line.y)
    return Leading({height: sorted(found)[len(found) // 5] for height, found in sorted(distances.items())})


def paragraphs(part: Part, leading: Leading) -> Iterator[tuple[Line, ...]]:
    """Give the paragraphs of a part, each as its lines."""
    held: list[Line] = []
    for index, line in enumerate(part.lines):
        if held and not _goes_on(held, line, _column_right(part.lines, index), leading):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def continued(before: tuple[Line, ...], after: tuple[Line, ...]) -> bool:
    """Tell whether a paragraph goes on at the top of the next column, in lower case after no full stop."""
    last, first = before[-1], after[0]
    if last.turned or first.turned or not _same_size(last, first) or not first.text[:1].islower():
        return False
    return not last.text.endswith(_ENDS)


def is_item(line: Line) -> bool:
    """Tell whether a line begins an item of a list."""
    return bool(_BULLET.match(line.text))


def _goes_on(held: list[Line], line: Line, right: float, leading: Leading) -> bool:
    """Tell whether `line` belongs to the paragraph that `held` began."""
    before = held[-1]
    if line.turned:
        return before.turned
    if not _same_size(before, line):
        return False
    if before.y - line.y > _LOOSE * leading.of(line) or is_item(line):
        return False
    if before.hyphen and line.text[:1].islower():
        return True
    if _centred(before, line):
        return True
    if line.left - before.left > _INDENT * line.height and not (len(held) == 1 and is_item(held[0])):
        return False
    return not _broke_off(before, line, right)


def _broke_off(before: Line, line: Line, right: float) -> bool:
    """Tell whether the line before ended though the first word of `line` had room on it: the end of a paragraph."""
    room = right - before.right - line.word - 0.25 * line.height
    if room <= 0:
        return False
    if before.text.endswith(_ENDS) or line.bold != before.bold:
        return True
    return room > _SHORT * (right - before.left) and not line.text[:1].islower()


def _column_right(lines: tuple[Line, ...], index: int) -> float:
    """Return how far right the lines near this one and like it reach: further off, text may run round a picture."""
    line = lines[index]
    near = lines[max(0, index - 4) : index + 4]
    like = (other for other in near if _same_size(line, other) and abs(other.left - line.left) < 2 * line.height)
    return max((other.right for other in like), default=line.right)


def _centred(before: Line, line: Line) -> bool:
    """Tell whether two lines are set about one axis and neither begins where the other does."""
    off = abs((before.left + before.right) - (line.left + line.right)) / 2
    return off < 0.3 * line.height and abs(before.left - line.left) > line.height


def _same_size(before: Line, line: Line) -> bool:
    return abs(before.height - line.height) <= _SAME_SIZE * max(before.height, line.height)


def _step(height: float) -> int:
    """Return the height in half points, by which sizes are told apart."""
    return round(height * 2)
