"""Where talks were held: the place that the clause of the talks names."""

from __future__ import annotations

import re

from backchannel.claims.clauses import Clause, clause_at
from backchannel.claims.scene import Scene
from backchannel.claims.triggers import Trigger
from backchannel.model import Document, Where
from backchannel.places import Located

_TOPIC = re.compile(
    r"\b(?:war|wars|conflict|crisis|fighting|peace|situation|violence|bloodshed|operation|uprising|ceasefire|"
    r"truce|elections?|"
    r"interests?|role|intervention|bombing|settlement|solution|power|transition|troops|forces|stability|"
    r"democracy|rights|"
    r"reconciliation|unrest|coup|involvement|embassy|ambassador|headquarters|rebels|mission|strikes?|began|born|"
    r"based) $"
)
_HELD = frozenset(("in", "at", "near", "outside", "inside", "within", "talks"))
_GOING = re.compile(r"\b(?:visit\w*|trip|travel\w*|flew|fly|flown|went|arriv\w+|came|return\w*|journey\w*|tour)\b")


def venue(document: Document, scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> Where | None:
    """Return the place of the talks; None where the clause names none."""
    number = clause_at(parts, trigger.start)
    part = parts[number]
    found = _best(scene, part.start, part.end, trigger)
    if found is None and part.opener == "where":
        ahead = [p for p in scene.places if p.end <= part.start]
        found = ahead[-1] if ahead else None
    if found is None and number + 1 < len(parts) and parts[number + 1].opener in ("when", "where", "while", "but"):
        found = None
    if found is None and number > 0 and parts[0].opener == "" and part.opener in ("and", "main", "resume"):
        found = _best(scene, parts[number - 1].start, parts[number - 1].end, trigger)
    return found.where(document, scene.sentence) if found is not None else None


def _best(scene: Scene, start: int, end: int, trigger: Trigger) -> Located | None:
    """Choose the nearest place after the trigger, else before; a city before the country that it is in."""
    usable = [p for p in scene.places if start <= p.start and p.end <= end and _holds(scene, p, trigger)]
    after = [p for p in usable if p.start >= trigger.end]
    before = [p for p in usable if p.end <= trigger.start]
    for row in (after, list(reversed(before))):
        cities = [p for p in row if not p.is_country]
        if row:
            return cities[0] if cities and (row[0].is_country or cities[0] is row[0]) else row[0]
    return None


def _holds(scene: Scene, place: Located, trigger: Trigger) -> bool:
    """Tell whether a place can be where the talks were: not a topic (`the war in X`), not a way (`from X`)."""
    before = scene.text[: place.start]
    lead = re.sub(r"(?:\b(?:in|at|near|the|a|an|to|of)\b ?|[\w-]+'s )+$", "", before[-60:])
    if _TOPIC.search(lead) or re.search(r"\b(?:look|looks|looked|arrived) at $", before):
        return False
    if place.preposition == "talks":
        return 0 <= trigger.start - place.end <= 30 and "," not in scene.text[place.end : trigger.start]
    if place.preposition in _HELD:
        return not (place.preposition == "at" and place.is_country)
    if place.preposition.startswith("visit"):
        return True
    if place.preposition == "to":
        return trigger.kind == "visit" or bool(_GOING.search(scene.text[max(0, place.start - 50) : place.start]))
    return trigger.kind == "visit" and place.preposition != "from" and place.start - trigger.end < 12
