"""Appeals: where a page asks its reader to pay, subscribe or sign up, in sentences that look like a story's.

An appeal is told by what it asks for and by whom it speaks to, outside quotation marks; a line next to it that speaks
in the same way belongs to it. What the model is sure of is never drawn in from its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.read.zones import words
from backchannel.read.zones.line import Line

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|„[^“]*“?|«[^»]*»?")
_ASKS = 2
"""Different phrases of asking in one line that make it an appeal by itself."""
_ASKS_ALOUD = 3
"""The same where the model is sure of the line."""
_SURE = 0.85
"""Probability from which the model is sure. Articles of the marked pages ask twice in such lines, appeals more."""


def appeals(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that ask the reader for something."""
    voices = [_Voice(line) for line in lines]
    found = {
        index
        for index, (line, voice) in enumerate(zip(lines, voices, strict=True))
        if voice.speaks and voice.asks >= (_ASKS if line.probability < _SURE else _ASKS_ALOUD)
    }
    waiting = sorted(found)
    while waiting:
        index = waiting.pop()
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(lines) and beside not in found and _joins(lines[beside], voices[beside]):
                found.add(beside)
                waiting.append(beside)
    return found


class _Voice:
    """How often a line asks for something and speaks to the reader or for the page, quotations left out."""

    def __init__(self, line: Line) -> None:
        own = _QUOTED.sub(" ", line.plain)
        self.asks = len({match[0].lower() for match in words.APPEAL.finditer(own)})
        self.speaks = len(words.READER.findall(own))


def _joins(line: Line, voice: _Voice) -> bool:
    """Whether a line beside an appeal is part of it."""
    return line.probability < _SURE and (voice.asks > 0 or voice.speaks >= _ASKS)
