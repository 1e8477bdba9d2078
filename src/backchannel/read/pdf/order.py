"""The order in which the parts of a page are read.

What made the PDF usually wrote it in reading order, and knows tables and columns better than any look at the page.
That order is kept unless it goes against the page: a part that stands above another of the same column but comes after
it. Then the parts are put in order by Breuel's two rules (T. M. Breuel, "High performance document layout analysis",
2003): what stands above in the same column comes first; a column comes before the one to its right, unless something
spans both between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.read.pdf.columns import unlaced
from backchannel.read.pdf.glyphs import Box
from backchannel.read.pdf.lines import Line

_FAR = 2.6
"""Baseline distance in line heights over which two lines are not of one part: web pages set lines 1.2 to 1.8 apart."""

_COLUMN_LINES = 3
"""Lines that a part must have to count as a column; table cells have fewer."""

_MOST_PARTS = 200
"""Parts on a page over which the given order is kept: the rules take time with the cube of their number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that follow one another downwards in one column."""

    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """Return the box around all lines."""
        boxes = [line.box for line in self.lines]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def parts(lines: list[Line]) -> list[Part]:
    """Return the lines of a page, given in the order of the file, as parts in reading order."""
    grouped: list[list[Line]] = []
    for line in unlaced(lines):
        if grouped and _follows(grouped[-1][-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    found = [Part(tuple(group)) for group in grouped]
    if len(found) > _MOST_PARTS:
        return found
    boxes = [part.box for part in found]
    if not any(_above(boxes[j], boxes[i]) for j in range(len(boxes)) for i in range(j)):
        return found
    return [found[index] for index in _sorted(found, boxes)]


def _follows(before: Line, line: Line) -> bool:
    """Tell whether a line goes on in the column of the one before it."""
    if before.turned or line.turned:
        return before.turned and line.turned
    step = before.y - line.y
    height = max(before.height, line.height)
    return 0.3 * height < step < _FAR * height and _shared(before.box, line.box) > 0


def _shared(a: Box, b: Box) -> float:
    """Return the share of the narrower box's width that both have in common."""
    width = min(a[2] - a[0], b[2] - b[0])
    return (min(a[2], b[2]) - max(a[0], b[0])) / width if width > 0 else 0.0


def _above(a: Box, b: Box) -> bool:
    """Tell whether `a` stands above `b` in the same column; a small overlap is let pass."""
    slack = 0.2 * min(a[3] - a[1], b[3] - b[1])
    return a[1] > b[3] - slack and _shared(a, b) > 0.3


def _sorted(found: list[Part], boxes: list[Box]) -> list[int]:
    """Return the indices of the parts in an order that keeps both rules; where they disagree, from the top."""
    count = len(found)
    waits = [{i for i in range(count) if i != j and _before(i, j, found, boxes)} for j in range(count)]
    left = list(range(count))
    order: list[int] = []
    while left:
        ready = [j for j in left if not waits[j].intersection(left)]
        chosen = ready[0] if ready else max(left, key=lambda j: (boxes[j][3], -boxes[j][0]))
        order.append(chosen)
        left.remove(chosen)
    return order


def _before(i: int, j: int, found: list[Part], boxes: list[Box]) -> bool:
    """Tell whether part `i` must be read before part `j`."""
    a, b = boxes[i], boxes[j]
    if _above(a, b):
        return True
    if len(found[i].lines) < _COLUMN_LINES or len(found[j].lines) < _COLUMN_LINES or a[2] > b[0]:
        return False
    low, high = min(a[1], b[1]), max(a[3], b[3])
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    if overlap > 0:
        return True
    return not any(
        low < (box[1] + box[3]) / 2 < high and _shared(box, a) > 0 and _shared(box, b) > 0
        for k, box in enumerate(boxes)
        if k not in (i, j)
    )
