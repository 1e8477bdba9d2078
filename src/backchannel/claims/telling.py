"""Telling of talks instead of holding them: `X made the call public in May` dates the disclosure, never the call."""

from __future__ import annotations

import re

from backchannel.claims.scene import Scene
from backchannel.claims.triggers import Trigger
from backchannel.claims.words import MADE_PUBLIC, TALK_NOUN

_NOUN_PHRASE = r"(?:(?:the|a|an|its|his|her|their|these|those|that|this|about|of|to the \w+)\s|[\w'’-]+\s){0,7}?"
_OBJECT_OF = re.compile(
    r"\b(?:reveal(?:ed|s|ing)?|disclos(?:ed|es|ing)|(?:told|tells?|telling|spoke|spoken|speaking)(?: \w+)? of|"
    r"uncover(?:ed|s|ing)|expos(?:ed|es|ing)|leak(?:ed|s|ing)|publici[sz](?:ed|es|ing)|"
    rf"(?:made|make|makes|making) public)\s{_NOUN_PHRASE}$"
)
_CLAUSE = re.compile(r"\b(?:that|how|why|when|where|who|which|held|met|after|before|and)\b")
_MADE = re.compile(r"\b(?:made|make|makes|making)\s(?:[\w'’.-]+\s){0,6}?$")
_BY_ITSELF = re.compile(
    r"\s(?:[^,;.]{1,80}\s)?(?:(?:was|were|has been|have been|had been|is|are)\s(?:\w+\s)?(?:revealed|disclosed|"
    r"made public|uncovered|leaked|confirmed|reported)|(?:became|become|went|gone) (?:known|public)|came to light|"
    r"came out)\b"
)
_HELD = re.compile(r"\b(?:held|that took|which took|taking|hosted|conducted|begun|started)\b")
_PUBLICISED = re.compile(
    rf"\b(?:ma(?:de|kes?|king) (?:[\w'’.-]+ ){{0,6}}?(?:{TALK_NOUN})(?: [\w'’.-]+){{0,10}}? public|"
    rf"(?:{TALK_NOUN})(?: (?:between|with|of|in|at) [^,;.]{{1,80}})? (?:only |later |first )?"
    r"(?:went|became|had become|had gone) public)\b",
    re.IGNORECASE,
)


def object_of_telling(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the talks are what someone told of: `revealed the talks`, `made the call to X public`."""
    if not trigger.noun:
        return False
    before = scene.text[: trigger.start]
    told = _OBJECT_OF.search(before)
    if told is not None and not _CLAUSE.search(told.group().split(" of ", 1)[-1]):
        return True
    return bool(_MADE.search(before) and MADE_PUBLIC.match(scene.text, trigger.end))


def dated_by_telling(scene: Scene, trigger: Trigger, date: int) -> bool:
    """Tell whether a date at index `date` is that of the telling and not of the talks that are told of.

    A date after a participle of holding (`revealed talks held in May`) stays with the talks.
    """
    if _BY_ITSELF.match(scene.text, trigger.end):
        return True
    return object_of_telling(scene, trigger) and not _HELD.search(scene.text, trigger.end, max(date, trigger.end))


def publicised(scene: Scene) -> re.Match[str] | None:
    """Return the words by which talks are said to have been made public, or to have become so."""
    return _PUBLICISED.search(scene.text)
