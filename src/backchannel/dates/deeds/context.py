"""What stands around a deed in its text: the names near it, from which side it is looked at, how late it may lie."""

from __future__ import annotations

import re
from datetime import date, timedelta

from backchannel.dates.deeds.clauses import clause
from backchannel.dates.events.lexicon import Lexicon
from backchannel.dates.events.told import Side
from backchannel.dates.tree import Deed

_BEFORE, _BEHIND = 400, 250
"""Characters around a deed in which the names stand that say who and where: some two sentences to each side."""
_AHEAD = timedelta(days=366)
"""How far after a report's day an event may lie that it tells of as coming."""
_LEAD = 20
"""Characters in which the word is looked for that a deed hangs on; "in the wake of the " has 19."""
_WORD = re.compile(r"\w+")


def passage(text: str, deed: Deed) -> str:
    """Return what stands around a deed, without it."""
    return text[max(deed.start - _BEFORE, 0) : deed.start] + "\n" + text[deed.end : deed.end + _BEHIND]


def _leads(text: str, deed: Deed) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[max(deed.start - _LEAD, 0) : deed.start])[-3:]]


def side_of(text: str, deed: Deed, words: Lexicon) -> Side | None:
    """Return from which side a deed is looked at, by the last word before it that tells so."""
    sides: tuple[Side, ...] = ("before", "after", "during")
    for lead in reversed(_leads(text, deed)):
        for side in sides:
            if lead in words.words[side]:
                return side
    return None


def latest(text: str, deed: Deed, published: date | None, words: Lexicon) -> date | None:
    """Return the day after which no event can be meant: the report's own, or a year later for what may lie ahead of it.

    A deed lies ahead where it has no verb of the past and stands after a word such as "before" or "until".
    """
    if published is None or words.words["ahead"].isdisjoint(_leads(text, deed)):
        return published
    found = clause(text, deed.start, words)
    if found is not None and found.past:
        return published
    return min(published, date.max - _AHEAD) + _AHEAD
