"""Whether a phrase tells of what was or of what is to come, by the verb that stands nearest before it.

Words decide, not a parse: this runs on every date of every report. Where the parse is there, a caller can say the tense.
"""

from __future__ import annotations

import re

from backchannel.dates.meaning.frame import Tense
from backchannel.language.words import word_set

_FUTURE = word_set(
    "will shall 'll ’ll won't won’t would upcoming forthcoming due scheduled planned planning plans plan intends intend hopes hope "
    "expected expects expect slated likely tentatively promises promise vows pledges proposes proposed invites aims "
    "should must could might can may prepares preparing looms deadline expires expire begins starts opens ends convenes "
    "meets resumes takes runs returns leaves arrives flies travels visits hosts chairs addresses votes signs receives attends"
)
"""Verbs and adjectives after which a day lies ahead; the bare present of talks ("the session opens on Monday") too."""

_PAST = word_set(
    "was were had did said told met went came held took made gave began left saw spoke sent wrote became led fell rose won lost fought "
    "kept brought got ran broke drove chose grew knew thought found sought built bought caught taught sold "
    "been has have having rejected agreed ended since"
)
_REPORTING = word_set("said told announced reported added declared stated noted")
"""Verbs that tell when it was said, and nothing of the time that is spoken of."""
_NOT_PAST = word_set("need seed speed indeed feed red bed shed exceed proceed succeed agreed-upon hundred sacred naked")
_AHEAD = re.compile(
    r"\b(?:is|are|was|were|be) (?:due|set|to|expected|scheduled|planned|slated|likely|about)\b|\bgoing to\b|\bto be (?:held|\w+ed)\b"
    r"|\b(?:has|have|had) until\b"
    r"|\b(?:plan|plans|planned|intend|intends|hope|hopes|agreed|expect|expects|vowed|promised|pledged|want|wants|wanted|ready|"
    r"prepared|preparing|invited|urged|asked|ordered|called on|proposed|threatened|deadline)\b[^.;]{0,40}\bto \w+",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"\bTO [A-Z]{3,}\b")
"""`GENERALS TO MEET SATURDAY`"""
_WORD = re.compile(r"[^\W\d_]+(?:[’'](?:t|ll))?|[’']ll")
_REACH = 160
"""Characters before a phrase in which its verb is looked for; a clause is seldom longer."""
_AFTER = 90


def tense_of(text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the verb that the characters `start` to `end` belong to, None where no verb is near.

    The last verb before the phrase decides ("said on Monday that talks will be held on Friday"), else the first after it.
    """
    begin = max(_sentence(text, start), start - _REACH)
    before = text[begin:start]
    found = _last(before)
    if found is not None:
        return found
    stop = re.search(r"[.;!?](?:\s|$)|\n", text[end : end + _AFTER])
    after = text[end : end + (stop.start() if stop else _AFTER)]
    return _first(after)


def _sentence(text: str, start: int) -> int:
    edge = max(
        text.rfind("\n", 0, start), text.rfind(". ", 0, start), text.rfind("; ", 0, start), text.rfind("? ", 0, start)
    )
    return edge + 1


def _last(words: str) -> Tense | None:
    ahead = sorted(match.end() for pattern in (_AHEAD, _HEADLINE) for match in pattern.finditer(words))
    verbs = [(match.start(), tense) for match in _WORD.finditer(words) if (tense := _tense(match.group()))]
    if ahead and (not verbs or ahead[-1] >= verbs[-1][0]):
        return "future"
    return verbs[-1][1] if verbs else None


def _first(words: str) -> Tense | None:
    ahead = _AHEAD.search(words)
    for match in _WORD.finditer(words):
        tense = _tense(match.group())
        if tense:
            return "future" if ahead and ahead.start() <= match.start() else tense
    return "future" if ahead else None


def _tense(word: str) -> Tense | None:
    key = word.casefold()
    if key in _REPORTING:
        return "present"
    if key in _FUTURE:
        return "future"
    if key in _PAST or (key.endswith("ed") and len(key) > 4 and key not in _NOT_PAST):
        return "past"
    return None
