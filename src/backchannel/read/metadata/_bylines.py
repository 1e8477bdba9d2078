"""Who wrote the report, as its byline says. An outlet's or an agency's name is no person's."""

from __future__ import annotations

import re

from backchannel.model import Witness
from backchannel.read.metadata._blocks import Line
from backchannel.read.metadata._names import PAPER_NOUNS, words
from backchannel.read.metadata.wires import AGENCY
from backchannel.read.metadata.written import find_written

_LABEL = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|report|article|analysis|(?:additional )?reporting)"
    r"\s+by|by|authors?|byline|reporter|correspondent|von|autor(?:in|es|en)?|auteure?s?|par|por|di|de|door|av|af|autore|"
    r"f[öo]rfattare|skrevet av|autorzy?|przez)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"^\W*(?:(?:from|with)\s+(?:our\s+(?:\w+\s+){0,2}correspondents?,?\s+(?:in\s+\w+,\s+)?)?|(?:\w+\s+){1,2}by\s+)"
    r"(?-i:(?=[A-Z\u00c0-\u00de]))",
    re.IGNORECASE,
)
"""What stands before the names of a line that is known for a byline: `From X in Jerusalem`, `Live page by X`."""
_ALONE = re.compile(r"\W*(?:(?:written |posted )?by|authors?|von|par|por|autor)\s?:?", re.IGNORECASE)
_LOWER_LABEL_NEEDS_COLON = re.compile(r"^\W*(?:di|de|av|af|por|par|door)\s+\S", re.IGNORECASE)
_NOT_AUTHOR = re.compile(
    r"^\W*(?:editors?|edited by|editing by|redaktion|redakteur|photos?|photograph|image|picture|translated|translation|"
    r"illustration|video|producer|source|quelle|read more|share|follow|listen|comments?|updated|"
    r"(?:published|posted)(?! by))\b",
    re.IGNORECASE,
)
_MARKDOWN_TARGET = re.compile(r"\]\([^()\s]{0,500}\)")
_CUT = re.compile(
    r"\s*(?:[,;|/·•\n\t()\[\]&]|\s[—–-]\s|\s(?:and|und|et|y|e|och|og|en|i|with|mit)\s|"
    r"\s(?:in|at|on|from|reporting from|for|is|was|has|covers|editing by|edited by)\s.*$)\s*|"
    r"(?=(?:Published|Updated|Posted)\b)"
)
_REST = re.compile(
    r"(?:;|\.|\|)\s*(?:editing|edited|writing|editor|additional|photo|published|updated|posted)\b.*$", re.I | re.S
)
_PARTICLES = words("de da do dos das del della di la le van von der den ter ten el al bin ibn ben af av zu y e du")
_NO_NAME = words(
    "staff reporter reporters correspondent correspondents writer writers editor editors editorial news agency "
    "agencies press desk board team newsroom contributor contributors redaktion redaction times post herald "
    "tribune guardian telegraph journal gazette magazine daily online media tv radio network service services "
    "report reports bureau world europe africa asia politics opinion analysis comment copyright author the us uk "
    "associated international monday tuesday wednesday thursday friday saturday sunday read more share follow "
    "updated published posted min mins minutes ago gmt view profile quarterly weekly monthly review dispatch sentinel "
    "courier observer chronicle archive archives all by institute foundation university group inc ltd llc company"
)
_JOINED = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "d'", "d’", "o'", "o’")
"""Particles written together with the name after them."""
_MOST_TOKENS = 5
_LINE_LIMIT = 300
_OPENING_LIMIT = 90


def byline_witnesses(line: Line, lead: str = "") -> list[Witness]:
    """Return the persons that one block names as authors; `lead` is a short block before it, such as `By`."""
    text = line.text
    if (
        not (line.near_headline or line.ends)
        or len(text) > _LINE_LIMIT
        or _NOT_AUTHOR.match(text)
        or line.zone in ("caption", "wrapper", "headline", "heading")
    ):
        return []
    label = _LABEL.match(text) or (_SENT.match(text) if line.zone == "byline" else None)
    if line.zone != "byline" and not _ALONE.fullmatch(lead):
        labelled = label is not None and (":" in label.group() or not _LOWER_LABEL_NEEDS_COLON.match(text))
        if not labelled or len(text) > _OPENING_LIMIT or text.rstrip().endswith((".", "?", "!")):
            return []
    start = label.end() if label else 0
    return [line.witness("author", begin, end, "page", "byline") for begin, end in persons(text, start)]


def persons(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return where the names of persons stand in a list of names such as `Ana Ruiz and Per Dahl in Tripoli (AFP)`."""
    masked = _MARKDOWN_TARGET.sub(lambda match: "|" * len(match.group()), text)
    masked = masked.translate({ord("*"): " ", ord("["): " ", ord("]"): " ", ord("_"): " "})
    end = len(text)
    if rest := _REST.search(masked, start):
        end = rest.start()
    dates = find_written(text)
    end = min([end, *(date.start for date in dates if date.start > start)])
    found = []
    position = start
    for match in (*_CUT.finditer(masked, start, end), None):
        stop = match.start() if match else end
        piece = masked[position:stop]
        left = position + len(piece) - len(piece.lstrip(" :."))
        right = position + len(piece.rstrip(" :"))
        if left < right and is_person(masked[left:right]):
            found.append((left, right))
        if match:
            position = match.end()
    return found


def is_person(name: str) -> bool:
    """Whether this looks like a person's name: two to five capitalised words, none of them an organisation's."""
    tokens = name.split()
    if not 2 <= len(tokens) <= _MOST_TOKENS or AGENCY.search(name):
        return False
    if any(token.strip(".").lower() in _NO_NAME for token in tokens) or tokens[-1].lower() in PAPER_NOUNS:
        return False
    if "-" in tokens[-1] and all(piece in PAPER_NOUNS for piece in tokens[-1].lower().split("-")):  # Observer-Standard
        return False
    if any(not _name_token(token) for token in tokens):
        return False
    capitals = [token for token in tokens if token[0].isupper() or token.startswith(_JOINED)]
    return len(capitals) >= 2 and tokens[-1] in capitals


def _name_token(token: str) -> bool:
    letters = token.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    if not letters.isalpha() or (token.endswith(".") and len(letters) > 3) or "." in token.strip("."):
        return len(token) == 4 and token[1] == "." and token[3] == "."  # initials: J.K.
    return token[0].isupper() or token.lower() in _PARTICLES or token.startswith(_JOINED)
