"""From probabilities to zones: the model says what is article text, structure says what the rest is.

The order of the verdicts: a wrapper is never anything else; a line with a photo credit, a byline, a bare date or an
appeal is that whatever the model says of it; then headline and standfirst above the story, captions and their
alternative texts, crossheads within it; what is left is boilerplate.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.model import ZoneName
from backchannel.read.zones import credits, words
from backchannel.read.zones.appeals import appeals
from backchannel.read.zones.head import find_headline, find_standfirst
from backchannel.read.zones.line import Line
from backchannel.read.zones.wrapper import wrapper_lines

_HEAD_REACH, _TAIL_REACH = 8, 4
"""How far above and below the story a name, a date or a caption is still the article's."""
_RESCUE = 0.6
"""A full sentence between two lines of the story, or right after its end, is of the story from this share of the
threshold on. On the marked pages .5 to 1 are equally good for F1; below, comments and teasers come in."""
_MOST_HEADING_WORDS = 14
_LEAST_QUOTE_WORDS = 5
_MOST_HOLDERS = 20
"""Paragraphs with the same five words that are looked at; keeps a text of equal beginnings linear."""
_MOST_ALT_WORDS = 24


def assign(lines: Sequence[Line], threshold: float) -> list[ZoneName]:
    """Return the zone of every line, in order."""
    zones: list[ZoneName] = ["boilerplate"] * len(lines)
    for index in wrapper_lines(lines) | {i for i, line in enumerate(lines) if line.clue == "wrapper"}:
        zones[index] = "wrapper"
    story = _story(lines, zones, threshold)
    if not story:
        return zones
    headline = find_headline(lines, story, {i for i, zone in enumerate(zones) if zone == "wrapper"} | _credited(lines))
    top = headline if headline is not None else max(0, story[0] - _HEAD_REACH)
    for index in story:
        zones[index] = "body"
    _credit(lines, zones, range(max(0, min(top, story[0]) - 2), min(len(lines), story[-1] + _TAIL_REACH + 1)), story)
    if headline is not None:
        zones[headline] = "headline"
    taken = {index for index, zone in enumerate(zones) if zone not in ("body", "boilerplate")}
    for index in find_standfirst(lines, story, headline, taken):
        zones[index] = "standfirst"
    _head_lines(lines, zones)
    _page_dates(lines, zones, headline, story[0])
    _pulled_quotes(lines, zones)
    _alternatives(lines, zones)
    _headings(lines, zones, threshold)
    return zones


def _story(lines: Sequence[Line], zones: Sequence[ZoneName], threshold: float) -> list[int]:
    """The lines of the story: what the model is sure of, full sentences between them, and no credits or appeals."""
    free = [index for index, zone in enumerate(zones) if zone != "wrapper"]
    if not free:
        return []
    best = max(lines[index].probability for index in free)
    # A text that is like no page of the training (a note of two lines) is still somebody's text.
    level = min(threshold, best / 2)
    asked = appeals(lines)
    free = [index for index in free if index not in asked]
    sure = [index for index in free if lines[index].probability > level and _may_tell(lines[index])]
    if not sure:
        return []
    known = set(sure)
    low = level * _RESCUE
    between = [
        index for index in free if sure[0] < index < sure[-1] and index not in known and _rescued(lines[index], low)
    ]
    last = sure[-1] + 1
    while last < len(lines) and credits.is_caption(lines[last]):
        last += 1
    after = [last] if last in free and _rescued(lines[last], low) else []
    return sorted([*sure, *between, *after])


def _rescued(line: Line, low: float) -> bool:
    """Whether a line that the model doubts is of the story after all: a full sentence, and not wholly improbable."""
    return line.long and line.probability > low and _may_tell(line)


def _may_tell(line: Line) -> bool:
    """Whether a line's form allows it to be of the story."""
    if line.clue in ("caption", "boilerplate"):
        return False
    if words.LONE_ADDRESS.search(line.plain):
        return False
    return not (credits.is_caption(line) or credits.is_byline(line) or credits.is_date_line(line))


def _credited(lines: Sequence[Line]) -> set[int]:
    """Lines that are a name's, a date's or a picture's, whatever else they look like."""
    return {
        index
        for index, line in enumerate(lines)
        if credits.is_byline(line)
        or credits.is_date_line(line)
        or credits.is_caption(line)
        or line.clue in ("caption", "byline", "dateline")
    }


def _credit(lines: Sequence[Line], zones: list[ZoneName], reach: range, story: Sequence[int]) -> None:
    """Give captions, bylines and date lines near the story their zones."""
    told = set(story)
    for index in reach:
        line = lines[index]
        if zones[index] == "wrapper" or index in told:
            continue
        if credits.is_byline(line):
            zones[index] = "byline"
        elif credits.is_date_line(line):
            zones[index] = "dateline"
        elif line.clue == "caption" or credits.is_caption(line):
            zones[index] = "caption"
        elif line.clue == "dateline":
            zones[index] = "dateline"
        elif line.clue == "byline":
            zones[index] = "byline"


def _head_lines(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """A bare name right beside the headline, the byline or the date line is the writer's."""
    for index, line in enumerate(lines):
        if zones[index] != "boilerplate" or not credits.may_be_name(line):
            continue
        before = zones[index - 1] if index else None
        after = zones[index + 1] if index + 1 < len(zones) else None
        if (
            after == "dateline"
            or before == "byline"
            or (before in ("headline", "standfirst") and after in ("body", "byline"))
        ):
            zones[index] = "byline"


def _page_dates(lines: Sequence[Line], zones: list[ZoneName], headline: int | None, first: int) -> None:
    """Tell the article's date line from the site's clock, and find it in a newspaper's folio where none stands alone.

    A date above the headline is the clock of the day of saving where another stands below the headline.
    """
    dated = [index for index, zone in enumerate(zones) if zone == "dateline"]
    if headline is not None and any(headline < index <= headline + _HEAD_REACH for index in dated):
        for index in dated:
            if index < headline:
                zones[index] = "boilerplate"
    if dated:
        return
    for index in range(first - 1, -1, -1):
        if zones[index] == "boilerplate" and credits.is_folio(lines[index]):
            zones[index] = "dateline"
            return


def _pulled_quotes(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """A line that a paragraph of the story holds word for word is set apart to catch the eye; it tells nothing more."""
    holders: dict[tuple[str, ...], list[str]] = {}
    told = dict.fromkeys(tuple(line.words) for line, zone in zip(lines, zones, strict=True) if zone == "body")
    for words_told in told:
        for start in range(len(words_told) - _LEAST_QUOTE_WORDS + 1):
            places = holders.setdefault(words_told[start : start + _LEAST_QUOTE_WORDS], [])
            if len(places) < _MOST_HOLDERS:
                places.append(f" {' '.join(words_told)} ")
    for index, line in enumerate(lines):
        if zones[index] in ("body", "heading") and len(line.words) >= _LEAST_QUOTE_WORDS:
            own = f" {' '.join(line.words)} "
            if any(own != other and own in other for other in holders.get(tuple(line.words[:_LEAST_QUOTE_WORDS]), ())):
                zones[index] = "boilerplate"


def _alternatives(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """The line that stands right on a caption says the same picture in words: an alternative text."""
    for index in range(len(lines) - 2, -1, -1):
        line, below = lines[index], lines[index + 1]
        if zones[index + 1] != "caption" or zones[index] not in ("boilerplate", "body"):
            continue
        if len(line.words) <= _MOST_ALT_WORDS and below.close and not credits.is_chrome(line) and len(line.words) > 1:
            zones[index] = "caption"


def _headings(lines: Sequence[Line], zones: list[ZoneName], threshold: float) -> None:
    """A short line without a stop, with the story above and right below it, heads what follows."""
    told = [index for index, zone in enumerate(zones) if zone == "body"]
    if not told:
        return
    for index in range(told[0] + 1, told[-1]):
        line = lines[index]
        if zones[index + 1] not in ("body", "caption"):
            continue
        doubted = (
            zones[index] == "boilerplate"
            and zones[index - 1] == zones[index + 1] == "body"
            and line.probability > threshold * _RESCUE
            and not credits.is_chrome(line)
        )
        if (zones[index] == "body" and line.heading is not None) or (
            (zones[index] == "body" or doubted) and _heads(line)
        ):
            zones[index] = "heading"


def _heads(line: Line) -> bool:
    """Whether a line has the form of a crosshead."""
    text = line.plain
    return (
        1 <= len(line.words) <= _MOST_HEADING_WORDS
        and not text.endswith((".", ",", ";", ":", "…", "”", '"', "’", "!"))
        and text[:1].isalnum()
        and not text[:1].islower()
    )
