"""The date that a page prints for its article, and the place-and-date line that opens it.

A date counts only where a page puts its own date: in a dateline or byline block, in a line that is nothing else near
the headline, or behind a label such as `Published`. A date inside a sentence, a caption, a wrapper or a notice of the
site never does.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from backchannel.model import Witness, WitnessField
from backchannel.read.metadata._blocks import Line
from backchannel.read.metadata._labels import Said, said_by, said_by_lead
from backchannel.read.metadata.wires import AGENCY
from backchannel.read.metadata.written import WrittenDate, find_written

_NOISE = re.compile(
    r"(?:\b(?:published|posted|updated?|last|first|on|at|by|date|am|pm|a\.m|p\.m|uhr|gmt|utc|est|edt|et|pst|pdt|pt|cet|cest|bst|"
    r"msk|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|\w{3,8}day|min|mins|minutes|minute|read|comments?|share|issue|the)\b|\d|\W|_)+",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = r"[^\W\d_a-zß-ÿ][\w'’.-]{1,24}(?:[\s/-](?:de|la|el|al|the|of|and|[^\W\d_a-z][\w'’.-]{0,24})){0,4}"
_DATELINE = re.compile(
    rf"^\W{{0,3}}(?P<place>{_PLACE}(?:,\s{_PLACE}){{0,2}})(?:,\s(?P<date>[^—–()]{{3,30}}?))?"
    rf"(?:\s?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]])?\s?(?:—|–|--|\s-)\s",
)
_YEARLESS = re.compile(r"[^\W\d_]{3,10}\.?\s\d{1,2}$|\d{1,2}\.?\s[^\W\d_]{3,10}\.?$")
_LINE_LIMIT = 250
"""Code points of a block at most in which a date line is looked for."""
_NEAR_LIMIT = 120
"""The same where the date is labelled and the block says other things too (an author, a place)."""
_OTHER_LETTERS = 20
"""Letters beside the date at most in a line that is taken for a date line: a section, an author's short name."""
_FURNITURE_LETTERS = 40
"""The same in a line of furniture that is no sentence: two names, a counter."""


def date_witnesses(line: Line, lead: str = "") -> list[Witness]:
    """Return what one block says of the day of publication or of a later change; `lead` is a short block before it."""
    if line.zone in ("caption", "wrapper"):
        return []
    if line.zone == "body" and line.opens and (found := _dateline(line)):
        return found
    if len(line.text) > _LINE_LIMIT or (line.zone == "body" and not line.near_headline):
        return []
    found = []
    previous = 0
    dates = find_written(line.text)
    for written, following in zip_longest(dates, dates[1:]):
        after = line.text[written.end : following.start if following else None]
        before = line.text[previous : written.start]
        said = said_by(before, after) if before.strip() else said_by_lead("" if previous else lead, after)
        field = _field(line, written, said, dates)
        if field is not None:
            where = _where(line, labelled=said != "bare")
            found.append(line.witness(field, written.start, written.end, "page", where, _value(line.text, written)))
        previous = written.end
    return found


def _where(line: Line, *, labelled: bool) -> str:
    """Say where a date stands. Above the headline it can be the day on which the page was called up."""
    side = "date line" if line.near_headline and not line.above_headline else "before the headline"
    side = "after the article" if line.after_story else side
    return f"{side}, labelled" if labelled else side


def _field(line: Line, written: WrittenDate, said: Said, dates: tuple[WrittenDate, ...]) -> WitnessField | None:
    """Return what a date in a block is the date of, None where it is not the article's own."""
    if said == "else" or written.precision == "year":
        return None
    own = line.zone in ("dateline", "byline") and (line.near_headline or line.ends or not line.in_story)
    if said == "bare":
        if own:
            return "published"
        alone = line.near_headline and line.zone != "headline" and _bare(line, dates)
        return "published" if alone and written.precision == "day" else None
    placed = line.zone != "body" and (_bare(line, dates) or (line.near_headline and len(line.text) <= _NEAR_LIMIT))
    return said if own or placed else None


def _bare(line: Line, dates: tuple[WrittenDate, ...]) -> bool:
    """Whether a block says little beside its dates."""
    text = line.text.rstrip()
    furniture = line.zone == "boilerplate" and not text.endswith((".", "!", "?"))
    rest, position = [], 0
    for written in dates:
        rest.append(text[position : written.start])
        position = written.end
    rest.append(text[position:])
    return sum(map(str.isalpha, _NOISE.sub(" ", " ".join(rest)))) <= (
        _FURNITURE_LETTERS if furniture else _OTHER_LETTERS
    )


def _value(text: str, written: WrittenDate) -> str:
    """Return the date with the time of day and zone that follow it, on which the day can hang."""
    tail = re.match(r"[^\n|;]{0,40}", text[written.end :])
    return " ".join((written.text + (tail.group() if tail and written.minute is not None else "")).split())


def _dateline(line: Line) -> list[Witness]:
    match = _DATELINE.match(line.text)
    if match is None or not match["date"] or not _capitals(match["place"], match["agency"]):
        return []
    start, end = match.span("date")
    if not (find_written(match["date"]) or _YEARLESS.match(match["date"])):
        return []
    return [line.witness("published", start, end, "dateline", "dateline")]


def _capitals(place: str, agency: str | None) -> bool:
    """A place in capitals, or followed by an agency: then what stands before the dash is a dateline, not a sentence."""
    return place.split(",")[0].isupper() or bool(agency and AGENCY.search(agency))
