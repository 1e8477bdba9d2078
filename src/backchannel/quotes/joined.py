"""What a text attributes: the tagger's findings and the trees' as one list."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from backchannel.language.reading import Reading
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.labelled import labelled
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.links import links
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.syntax import Stretch
from backchannel.quotes.tagged import tagged
from backchannel.quotes.tags import datelines


def attributions(reading: Reading, words: Lexicon) -> tuple[Attribution, ...]:
    """Return all attributions of a document in the order of the text; some stand inside others' contents."""
    beyond = datelines(reading)
    shown = tuple(_outside(one, beyond) for one in (*labelled(reading), *links(reading, words)))
    marked = tagged(reading, shown, words)
    cues = Overlaps((*one.cue, k) for k, one in enumerate(marked) if one.cue is not None)
    added = [one for one in shown if one.contents and one.cue is not None and not cues.at(*one.cue)]
    return tuple(sorted((*marked, *added), key=lambda one: ((one.cue or one.contents[0])[0], one.contents[0][0])))


def _outside(one: Attribution, beyond: frozenset[int]) -> Attribution:
    """Return an attribution without a source that stands in a dateline."""
    return replace(one, source=None) if one.source is not None and one.source[0] in beyond else one


def outermost(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions whose cue stands in no other's content."""
    contents = Overlaps((*content, k) for k, one in enumerate(found) for content in one.contents)
    return tuple(one for k, one in enumerate(found) if one.cue is None or not _holds(contents, one.cue, k))


def _holds(contents: Overlaps, cue: Stretch, own: int) -> bool:
    return any(start <= cue[0] and cue[1] <= end and k != own for start, end, k in contents.at(*cue))
