"""Which outlet published a page, where its own text says so."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from backchannel.model import Witness
from backchannel.read.metadata._blocks import Line
from backchannel.read.metadata._names import PAPER_NOUNS, words
from backchannel.read.metadata.wires import AGENCY

_NAME = r"(?<![\w-])(?:The\s)?[^\W\d_a-z][\w’'&-]{0,30}(?:\s(?:of\s|the\s|in\s)?[^\W\d_a-z][\w’'&-]{0,30}){0,4}"
_SELF = re.compile(
    rf"(?:[Jj]ournalists|[Nn]ewsroom|[Ee]ditors|[Rr]eaders|[Ss]ubscribers|[Ss]taff|[Tt]eam) (?:of|at) (?P<a>{_NAME})|"
    rf"(?:©|\(c\)|[Cc]opyright)\s?(?:©\s?)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by\s)?(?P<b>{_NAME})|"
    rf"(?:[Ss]ubscribe|[Dd]onate|[Ss]ign up) (?:to|for) (?P<c>{_NAME})|"
    rf"[Ss]upport (?P<d>The\s{_NAME})|(?P<e>(?:The\s){_NAME}), an independent|"
    rf"[Ss]kip to more (?P<f>{_NAME}) (?:sites|pages)|"
    rf"(?P<g>{_NAME}) (?:is an independent|is (?:published|printed) (?:by|at|in|daily|weekly)|"
    rf"newsletters?\b)"
)
_SOURCE = re.compile(rf"\W*(?:[Ss]ource|[Pp]ublication|[Nn]ewspaper|[Oo]utlet|[Pp]ublisher)\s?:\W*(?P<name>{_NAME})\W*")
_TAIL = re.compile(r"\s(?:All Rights|Rights|Ltd|LLC|Inc|Limited|GmbH|Media Group|Newsletters?)\b.*$")
_PUBLIC_SECOND = words("co com org net gov ac edu or ne gob")
_TOKEN = re.compile(r"\w+(?:\.\w+)*+")
_GENERIC = words("the our this news us we all rights your my new a an")
_NAME_LIMIT = 45
_LINE_LIMIT = 2_000


def outlet_witnesses(line: Line) -> list[Witness]:
    """Return the outlet that a notice of the site names: `we, the journalists of …`, `© 2011 …`."""
    if line.zone not in ("boilerplate", "wrapper", "byline"):
        return []
    found = []
    if (source := _SOURCE.fullmatch(line.text[:_LINE_LIMIT])) and _is_paper(source["name"]):
        found.append(line.witness("outlet", *source.span("name"), "page", "source line"))
    for match in _SELF.finditer(line.text, 0, _LINE_LIMIT):
        start, end = match.span(match.lastgroup or 0)
        name = _TAIL.sub("", line.text[start:end])
        if name.lower() not in _GENERIC and len(name) <= _NAME_LIMIT and not AGENCY.fullmatch(name):
            found.append(line.witness("outlet", start, start + len(name), "page", "notice of the site"))
    return found


def _is_paper(name: str) -> bool:
    return not AGENCY.fullmatch(name) and name.split()[-1].lower().rsplit("-", 1)[-1] in PAPER_NOUNS


def domain(url: str) -> str | None:
    """Return the registered part of an address's host (`dw.com`, `bbc.co.uk`), None where there is no host.

    A rule of thumb in place of the public suffix list: two labels, or three under `co.uk`-like endings.
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = [label for label in host.split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit():
        return None
    kept = 3 if len(labels) > 2 and labels[-2] in _PUBLIC_SECOND and len(labels[-1]) == 2 else 2
    return ".".join(labels[-kept:])


def named_like(host: str, lines: tuple[Line, ...]) -> Witness | None:
    """Return the words of the page, outside its story, that spell its own domain: `DW` for `dw.com`."""
    label = host.split(".")[0].replace("-", "")
    whole = host.replace("-", "")
    for line in lines:
        if line.zone in ("body", "caption", "wrapper"):
            continue
        tokens = list(_TOKEN.finditer(line.text, 0, _LINE_LIMIT))
        for index, first in enumerate(tokens):
            joined = ""
            for last in tokens[index : index + 5]:
                joined += last.group().lower()
                if joined in (label, whole) and first.group()[0].isupper() and "@" not in line.text:
                    article = index == 1 and tokens[0].group() in ("The", "THE")
                    alone = _is_name(line.text) and (article or not index)
                    start = tokens[0].start() if article else first.start()
                    end = len(line.text.rstrip()) if alone else last.end()
                    return line.witness("outlet", start, end, "page", "name like the address")
                if len(joined) > len(whole):
                    break
    return None


def _is_name(text: str) -> bool:
    """Whether a block is nothing but a few capitalised words."""
    return len(text) <= _NAME_LIMIT and all(word[0].isupper() and word.isalnum() for word in text.split())
