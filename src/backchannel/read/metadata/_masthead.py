"""The outlet's name where only a masthead or the talk of the site about itself gives it.

A masthead is a name alone, or before an edition or a date, above the headline. Nouns that papers are called by tell it
from a section's name; where such a noun is also a section's (`World News`), the name must open the page, and be in
capitals or stand again beside other words.

The rules were narrowed on the pages of `benchmarks/publication_date.py`, their metadata set aside, until no section,
slogan or other paper was taken for the outlet.
"""

from __future__ import annotations

import re

from backchannel.model import Witness
from backchannel.read.metadata._blocks import Line
from backchannel.read.metadata._names import PAPER_NOUNS, words

_OTHER_NOUNS = words("news review magazine weekly monthly daily radio television tv broadcasting express press today")
_SECTIONS = words(
    "world local breaking latest top national international business sport sports political politics uk us eu africa "
    "african europe european asia more all read home our my week book press live listen watch in special daily "
    "weekly monthly other related recent video general foreign archive archives your this that follow about join"
)
_PART = re.compile(r"\s*(?:[|·•\n]|\s[—–-]\s|,\s)\s*")
_TOKEN = re.compile(r"[^\W_][\w'’-]*|&")
_SMALL = words("of the and & for de la le der die das och og")
_TALK = re.compile(r"\b(?P<the>[Tt]he)\s(?P<name>(?:[A-ZÀ-Þ][\w'’-]{1,20}\s){0,3}[A-ZÀ-Þ][\w'’-]{2,20})")
_CREDIT = re.compile(r"(?:by|from|via|for|to|author|editor|read|subscribe|sign up|join|follow)\b", re.IGNORECASE)
_SHORT_FORMS = words("times post journal gazette telegraph herald standard quarterly")
_ADDRESS = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_MOST_TOKENS = 6
_FIRST = 6
"""Blocks at the top of a page in which a masthead stands at most (skip links and menus stand above it)."""
_TOP_LIMIT = 200
"""Code points of a masthead with its edition at most."""
_LINE_LIMIT = 2_000


def masthead_witness(lines: tuple[Line, ...]) -> Witness | None:
    """Return the outlet's name as the masthead or the site's talk about itself gives it, None where neither does."""
    page = [line for line in lines if line.zone != "wrapper"]
    furniture = [line for line in page if line.zone not in ("body", "heading", "standfirst")]
    top = [line for line in page[:_FIRST] if line.zone != "body" and (line.above_headline or not line.in_story)]
    for line in top:
        if len(line.text) > _TOP_LIMIT or (line.zone == "headline" and not _PART.search(line.text)):
            continue
        end = len(_PART.split(line.text, maxsplit=1)[0].rstrip())
        name = line.text[:end]
        if _is_paper(name, sure=line is page[0] and (name.isupper() or _told(name, furniture))):
            return line.witness("outlet", 0, end, "page", "masthead")
    return _talk([line for line in furniture if line.zone == "boilerplate"])


def _is_paper(name: str, *, sure: bool) -> bool:
    tokens = _TOKEN.findall(name)
    if not 2 <= len(tokens) <= _MOST_TOKENS or " ".join(tokens) != " ".join(name.split()):
        return False
    if not all(token[0].isupper() or token.lower() in _SMALL for token in tokens):
        return False
    if _CREDIT.match(name):
        return False
    last = tokens[-1].lower().rsplit("-", 1)[-1]
    if last in PAPER_NOUNS:
        return True
    return sure and last in _OTHER_NOUNS and not all(token.lower() in _SECTIONS | _SMALL for token in tokens[:-1])


def _told(name: str, lines: list[Line]) -> bool:
    """Whether a name stands in more than one block beside other words."""
    beside = [line.text[:_LINE_LIMIT] for line in lines if len(line.text.strip()) > len(name)]
    return sum(name.casefold() in text.casefold() for text in beside) > 1


def _talk(lines: list[Line]) -> Witness | None:
    """Return a paper's name that the site's notices use more than once: `The Lune Post has …`, `the Lune Post needs …`.

    One word alone can be short for many names, or be another paper's: it counts only where the site speaks to its
    readers. The article belongs to the name where it is always capitalised.
    """
    found = [
        (line, match)
        for line in lines
        for match in _TALK.finditer(line.text, 0, _LINE_LIMIT)
        if match["name"].split()[-1].lower().rsplit("-", 1)[-1] in PAPER_NOUNS
    ]
    for line, match in found:
        same = [(other, one) for other, one in found if one["name"].casefold() == match["name"].casefold()]
        if len(same) < 2 or (" " not in match["name"] and not _own(match["name"], [other for other, _ in same])):
            continue
        start = match.start("the" if all(one["the"] == "The" for _, one in same) else "name")
        return line.witness("outlet", start, match.end(), "page", "notices of the site")
    return None


def _own(name: str, lines: list[Line]) -> bool:
    return name.lower() not in _SHORT_FORMS and any(_ADDRESS.search(line.text) for line in lines)
