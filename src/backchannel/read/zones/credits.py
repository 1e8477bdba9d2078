"""Verdicts on single lines: who wrote it, when, what a picture shows, what asks the reader for something."""

from __future__ import annotations

import re

from backchannel.read.zones import words
from backchannel.read.zones.line import Line

_NAME = (
    r"(?:[A-ZÀ-Þ][\w.'’-]+|[A-Z]\.|de|van|von|der|al|bin|el)(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|al|bin|el)){1,3}"
)
_SIGNATURE = re.compile(rf"^\W*(?:[\w-]+(?:\.[\w-]+)+|[A-Z]{{2,6}}|Reuters|Bloomberg)\s*/\s*{_NAME}\W*$")
"""An outlet or agency and a name: `example.com/First Last`, `AFP/First Last`."""
_DASHED_NAME = re.compile(rf"^[—–-]+\s*{_NAME}\.?$")
_CONTRIBUTED = re.compile(
    r"^\W*(?:additional|further|extra) (?:material|reporting|information|research)\b"
    r"|\b(?:contributed (?:to|reporting)|reported from|(?:additional|with) (?:reporting|material|files) (?:by|from))\b",
    re.I,
)
_CREDIT_AT_END = re.compile(
    r"(?:^|[\s(.”\"’])(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|video|foto|credit|photo credit)s?"
    r"(?:\s+(?:by|credit|courtesy(?: of)?|courtesy))?\s*[:/©]?\s*[:/©]\s*[^.!?]{2,90}[.)\]]*$"
    r"|\((?:photo|image|picture|illustration|file photo|file|handout|ap|afp|reuters|epa|getty)\b[^()]{0,90}\)\W*$"
    r"|\b(?:REUTERS|AFP|AP(?: Photo)?|EPA(?:-EFE)?|Getty Images|Anadolu|dpa|Shutterstock|Xinhua"
    r"|TASS)\s*/\s*[^.!?]{2,60}$"
    r"|(?:[/|,]|via|\s—)\s*(?:Getty(?: Images)?|Reuters|REUTERS|AFP|AP|AP Photo|EPA|Shutterstock"
    r"|Anadolu)(?:\s*(?:Images?|Photo))?\W*$"
    r"|©(?!\s*\d{4})\s*[^.]{2,60}$"
    r"|(?:^|[.!?]\s+)(?:file |archive )?(?:photo(?:graph)?|picture|image)s?\s+(?:from|taken|by|courtesy)\b"
    r"[^.!?]{2,60}[.]?$",
    re.IGNORECASE,
)
_NAME_AT_END = re.compile(
    rf"(?:\b[a-z][\w’'-]*|[A-Z][a-z]{{4,}}|\d{{4}})[.!?][”\"’)]?\s+{_NAME}(?:\s*/\s*[A-Za-z.-]{{2,20}})?(?<![.!?])$"
)
"""A sentence and then a bare name, with no stop after it: how a photographer is named after a caption."""
_PARENTHESIS_AT_END = re.compile(r"[.!?][”\"’]?\s*\([A-ZÀ-Þ][^()]{2,40}\)\W*$")
"""A sentence and then a source in parentheses; the last paragraph of a wire story may end so, too."""
_PARENTHESES = re.compile(r"^\(([^()]{2,60})\)\W*$")
_INITIALS = re.compile(r"^[A-Z]{2,6}$")
_UNLIKELY = 0.5
_MOST_CAPTION_WORDS = 90
_MOST_CREDIT_WORDS = 14
_MOST_FOLIO_WORDS = 12
_ASK = re.compile(
    r"^\W*(?:support us|subscribe|donate|join us|sign up|become an? |give now|contribute now|remind me"
    r"|get (?:the|our) )",
    re.IGNORECASE,
)


def is_byline(line: Line) -> bool:
    """Whether a line names its writers or the agencies that it is from."""
    text = line.plain
    if len(line.words) > 40:
        return False
    if _only_agencies(text):
        return True
    if (
        words.BYLINE.search(text)
        or words.SENT_FROM.search(text)
        or words.WIRE_CREDIT.search(text)
        or _SIGNATURE.search(text)
        or _DASHED_NAME.search(text)
    ):
        return len(line.words) <= 25 and not line.long
    return bool(_CONTRIBUTED.search(text))


def is_folio(line: Line) -> bool:
    """Whether a short line that is no sentence holds a whole date, as the line under a newspaper's name does."""
    return len(line.words) <= _MOST_FOLIO_WORDS and not line.closed and bool(words.FULL_DATE.search(line.plain))


def may_be_name(line: Line) -> bool:
    """Whether a line could be a person's name and nothing else."""
    return len(line.words) <= 5 and bool(words.PERSON_LINE.search(line.plain)) and not is_chrome(line)


def _only_agencies(text: str) -> bool:
    """Whether a line is a list of agencies in parentheses, known ones or initials."""
    match = _PARENTHESES.match(text)
    parts = re.split(r"\s*[,/;&|]\s*", match[1]) if match else []
    return bool(parts) and all(_INITIALS.match(part) or words.WIRE_CREDIT.match(part) for part in parts)


def is_date_line(line: Line) -> bool:
    """Whether a line is a date and nothing else, or a wire dateline that stands alone."""
    return len(line.words) <= 16 and bool(words.DATE_LINE.search(line.plain) or words.CITY_LINE.search(line.plain))


def is_caption(line: Line) -> bool:
    """Whether a line ends with a photo credit, glued or not, as captions do."""
    text = line.plain
    if len(line.words) > _MOST_CAPTION_WORDS or words.WIRE_CREDIT.search(text) or _only_agencies(text):
        return False
    if line.probability < _UNLIKELY and _PARENTHESIS_AT_END.search(text):
        return True
    return bool(words.GLUED_CREDIT.search(text) or _CREDIT_AT_END.search(text) or _names_photographer(line))


def _names_photographer(line: Line) -> bool:
    """Whether a caption's sentence is followed by a bare name."""
    sentences = len(words.SENTENCE_END.findall(line.plain))
    return sentences <= 2 and len(line.words) <= 60 and bool(_NAME_AT_END.search(line.plain))


def is_chrome(line: Line) -> bool:
    """Whether a short line is a link, a button or an address of the page itself."""
    text = line.plain
    if words.LONE_ADDRESS.search(text):
        return True
    short = len(line.words) <= _MOST_CREDIT_WORDS and not line.closed
    return short and bool(
        words.LINK_PROMPT.search(text) or words.SITE_CHROME.search(text) or words.AGO.search(text) or _ASK.search(text)
    )
