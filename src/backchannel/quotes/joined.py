"""What a text attributes: the tagger's findings and the trees' as one list."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.language.reading import Reading
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.labelled import labelled
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.links import links
from backchannel.quotes.syntax import Stretch
from backchannel.quotes.tagged import tagged


def attributions(reading: Reading, words: Lexicon) -> tuple[Attribution, ...]:
    """Return all attributions of a document in the order of the text; some stand inside others' contents."""
    shown = (*labelled(reading), *links(reading, words))
    marked = tagged(reading, shown, words)
    cues = [one.cue for one in marked if one.cue is not None]
    added = [
        one for one in shown if one.contents and one.cue is not None and not any(_overlap(one.cue, cue) for cue in cues)
    ]
    return tuple(sorted((*marked, *added), key=lambda one: ((one.cue or one.contents[0])[0], one.contents[0][0])))


def outermost(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions whose cue stands in no other's content."""
    contents = [(content, k) for k, one in enumerate(found) for content in one.contents]
    return tuple(
        one
        for k, one in enumerate(found)
        if one.cue is None or not any(c[0] <= one.cue[0] and one.cue[1] <= c[1] and k != other for c, other in contents)
    )


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]
