"""Which country a report's conflict is in: what `the rebels`, `the government` and `the opposition` belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from backchannel.directory import Entry, Found, directory
from backchannel.directory.fold import fold

_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_AFTER = re.compile(
    r"(?:'s)? (?:civil |peace |bloody |long )?(?:war|conflict|crisis|warring|rebels?|rebellion|regime|"
    r"opposition|insurgents?|insurgency|uprising|peace|"
    r"ceasefire|truce|talks|guerrillas?|separatists?|government forces|army|fighting|negotiations|junta)\b"
)
_BEFORE = re.compile(
    r"(?:war|conflict|crisis|fighting|violence|peace|bloodshed|uprising|talks|ceasefire|situation|civilians) "
    r"(?:in|on|for|over|about) (?:\w+ )?$"
)


def theatre(texts: Sequence[str], found: Sequence[tuple[Found, ...]]) -> Entry | None:
    """Return the state that words of war and of peace-making point at most often; None where none leads.

    The name of a ruler counts half. A state that is only named counts a quarter: enough to choose where nothing else
    speaks, never against words of war.
    """
    weight: Counter[str] = Counter()
    entries: dict[str, Entry] = {}
    for text, items in zip(texts, found, strict=True):
        for item in items:
            entry = item.form.entry
            if entry.type != "state":
                continue
            entries[entry.id] = entry
            pointed = _AFTER.match(text, item.end) or _BEFORE.search(text, 0, item.start)
            weight[entry.id] += 4 if pointed else 1
    for text in texts:
        for word in _NAME.findall(text):
            known = directory().rulers.get(fold(word)) if len(word) > 4 else None
            if known is not None and f"actor-{known[1].lower()}" in directory().entries:
                entry = directory().entries[f"actor-{known[1].lower()}"]
                entries[entry.id] = entry
                weight[entry.id] += 2
    ranked = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) == 1:
        return entries[ranked[0][0]]
    if not ranked or ranked[0][1] < 4 or (len(ranked) > 1 and ranked[1][1] * 4 > ranked[0][1] * 3):
        return None
    return entries[ranked[0][0]]
