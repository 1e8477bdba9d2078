"""Lines that put a name before or after words in quotation marks: `Name: "…"`, `"…" — Name`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.language.reading import Line, Reading
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.syntax import Stretch, trimmed

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Doc

_LONGEST = 8
"""Words of a label at most: a name with its title and body."""
_MARKS = frozenset("\"“„«‘'»")
_DASHES = frozenset("—–-")
_HEADS = frozenset(("headline", "heading", "standfirst"))
_PLACES = frozenset(("LOC", "STATE"))
"""Names that a headline puts before a colon to say where it was, not who said it (`Sudan: Envoy leaves`)."""
_CONFIDENCE = 0.7
"""By judgement, not calibrated."""


def labelled(reading: Reading) -> tuple[Attribution, ...]:
    """Return an attribution for each line whose words stand beside a name.

    In a headline the words after a name and a colon need no marks.
    """
    return tuple(one for line in reading.lines for one in _of_line(reading, line))


def _of_line(reading: Reading, line: Line) -> Iterator[Attribution]:
    start, end = bisect_left(reading.starts, line.start), bisect_left(reading.starts, line.end)
    doc = reading.doc
    colon = next((i for i in range(start, min(start + _LONGEST, end)) if doc[i].text == ":"), None)
    if colon is not None and start < colon < end - 1 and _names(doc, start, colon):
        quoted = doc[colon + 1].text in _MARKS
        place = all(token.ent_type_ in _PLACES for token in doc[start:colon])
        if quoted or (line.zone in _HEADS and not place):
            yield _attribution(doc, (start, colon), (colon, colon + 1), (colon + 1, end))
        return
    dash = next((i for i in range(end - 1, max(end - _LONGEST, start), -1) if doc[i].text in _DASHES), None)
    if dash is None or not start < dash < end - 1 or doc[start].text not in _MARKS:
        return
    if doc[dash - 1].text in _MARKS | {"”"} and _names(doc, dash + 1, end):
        yield _attribution(doc, (dash + 1, end), (dash, dash + 1), (start, dash))


def _names(doc: Doc, start: int, end: int) -> bool:
    return any(token.pos_ == "PROPN" for token in doc[start:end]) and all(
        token.pos_ != "VERB" for token in doc[start:end]
    )


def _attribution(doc: Doc, source: Stretch, cue: Stretch, content: Stretch) -> Attribution:
    return Attribution(
        source=trimmed(doc, source), cue=cue, head=cue[0], contents=(trimmed(doc, content),), by="parse",
        confidence=_CONFIDENCE,
    )  # fmt: skip
