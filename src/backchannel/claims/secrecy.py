"""Secrecy of talks, by the words that tell it."""

from __future__ import annotations

import re
from datetime import timedelta

from backchannel.claims.scene import Scene
from backchannel.claims.triggers import Trigger
from backchannel.language.words import word_set
from backchannel.model import DateRange, Document, Existence, Secrecy, Status

_SECRET = re.compile(
    r"\b(?:in (?:all|total|great|complete|utmost|strict|deep) secrecy|in secret|secretly|secret|"
    r"clandestine(?:ly)?|covert(?:ly)?|"
    r"back[- ]?channels?|behind[- ]the[- ]scenes|behind the scenes|undisclosed|hush-hush|unannounced|"
    r"discreet(?:ly)?|without telling (?:the public|anyone|the press)|unknown to (?:the public|nearly everyone)|"
    r"quiet (?:meetings?|talks|diplomacy|contacts?|channel)|"
    r"confidential(?:ly)?|unpublici[sz]ed|away from the public eye|under the radar|out of the public eye|secrecy)\b",
    re.IGNORECASE,
)
_REVEALED = re.compile(
    r"\s(?:[^,;.]{1,40}\s)?(?:was|were|has been|have been|had been|is|are)\s(?:only\s|first\s|later\s|finally\s)?"
    r"(?P<word>revealed|disclosed|made public|uncovered|leaked|kept (?:quiet|from the public|under wraps))\b|"
    r"\s(?:[^,;.]{1,40}\s)?(?P<light>came to light|became known)\b"
)
_NOT_SECRET = re.compile(
    r"\b(?:no secret|no longer secret|not secret|open secret|secret (?:police|service|services|ballot|agents?|"
    r"weapon))\b",
    re.I,
)
_CLOSED = re.compile(
    r"\b(?:behind closed doors|closed-door|gave no details|details? (?:of .{1,40})?(?:were|"
    r"was) not (?:disclosed|released)|"
    r"(?:none|neither) of the \w+ (?:discussed|disclosed) details)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:summit|news conference|press conference|open meeting|public(?:ly)? (?:meeting|talks)|trilateral|"
    r"on a visit|during a visit)\b"
)
_THINGS = word_set(
    "document documents files weapons prisons prison cables cable report letter letters deal number sum illness"
)
_FRESH = timedelta(days=10)
"""How old talks may be that a report tells of as news, and that were therefore public at the time."""


def secrecy(document: Document, scene: Scene, start: int, end: int, trigger: Trigger | None) -> Secrecy:
    """Return the secrecy that the words from `start` to `end` of a view tell; unknown where they tell none."""
    spans = tuple(
        scene.span(document, match.start(), match.end())
        for match in _SECRET.finditer(scene.text, start, end)
        if not _NOT_SECRET.search(scene.text[max(0, match.start() - 12) : match.end() + 10])
        and not _elsewhere(scene, match, trigger)
    )
    shown = _REVEALED.match(scene.text, trigger.end, end) if trigger is not None and trigger.noun else None
    if shown is not None:
        group = "word" if shown["word"] else "light"
        spans = (*spans, scene.span(document, shown.start(group), shown.end(group)))
    closed = tuple(scene.span(document, m.start(), m.end()) for m in _CLOSED.finditer(scene.text, start, end))
    existence: Existence = "secret" if spans else "unknown"
    return Secrecy(existence=existence, content="undisclosed" if closed else "unknown", spans=(*spans, *closed))


def _elsewhere(scene: Scene, match: re.Match[str], trigger: Trigger | None) -> bool:
    """Tell whether a word of secrecy stands beside another noun (`secret documents`) and not the talks."""
    if trigger is None or match.group().casefold() not in ("secret", "confidential", "undisclosed", "covert"):
        return False
    following = re.match(r"\s+([a-z-]+)(?:\s+([a-z-]+))?", scene.text[match.end() :])
    return following is not None and following.group(1) in _THINGS


def openly(
    found: Secrecy, scene: Scene, status: Status, when: DateRange, document: Document, *, at_hand: bool
) -> Secrecy:
    """Return `open` where talks without a word of secrecy were public.

    They were if they had been announced, were held in public, or are told as news; `at_hand` says that the report was
    written where they were held.
    """
    if found.existence != "unknown":
        return found
    published = document.published.earliest
    fresh = published is not None and when.earliest is not None and timedelta() <= published - when.earliest <= _FRESH
    fresh = fresh or (when.weekday is not None and when.earliest is None and published is None)
    public = at_hand or status in ("planned", "ongoing") or fresh or _PUBLIC.search(scene.text)
    if not public:
        return found
    return Secrecy(existence="open", content=found.content, spans=found.spans, until=found.until)
