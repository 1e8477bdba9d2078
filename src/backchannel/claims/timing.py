"""When talks were: the date expression of their clause, read in the tense that their status gives."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from backchannel.claims.clauses import Clause, clause_at
from backchannel.claims.scene import Scene
from backchannel.claims.words import SAYING
from backchannel.dates import Calendar, Expression, Offset, Tense, deed_in, offset_of
from backchannel.dates.tree import Bound
from backchannel.model import DateRange, Status

_SAID = re.compile(rf"\b{SAYING}(?:\s+[A-Z]\w+)*\s*$")
_DECIDED = re.compile(r"\b(?:agreed|announced|decided|promised|vowed|pledged)\b")
_PREPOSITION = re.compile(r"\b(?:on|in|at|of|during|over|throughout|through|for)\s+(?:the\s+)?$", re.IGNORECASE)
_FRONT = ("while", "when", "after", "before", "as", "during")


class Timing(Struct, frozen=True, kw_only=True):
    """When: the date, whether the text gives one, and the distance from something else where it gives that.

    `phrase` is the expression that was read; of a distance, that of the distance.
    """

    when: DateRange
    given: bool
    offset: Offset | None = None
    phrase: Expression | None = None


def timing(scene: Scene, parts: tuple[Clause, ...], at: int, status: Status, calendar: Calendar) -> Timing:
    """Return when the talks at position `at` of a sentence were."""
    tense: Tense = "future" if status in ("planned", "hypothetical") else "past"
    if tense == "past" and (hung := _hung(scene, at, calendar)) is not None:
        return hung
    chosen = _choose(scene, parts, at)
    if chosen is not None and tense == "future" and _DECIDED.search(scene.text, chosen.end, max(at, chosen.end)):
        chosen = None
    if chosen is None:
        return Timing(when=calendar.undated(tense), given=False)
    offset = offset_of(chosen.node)
    if offset is not None:
        undated = calendar.undated(tense)
        words = " ".join(chosen.text.split())
        reason = f"'{words}' is counted from what has no day here; {undated.reason}"
        return Timing(when=replace(undated, reason=reason), given=False, offset=offset, phrase=chosen)
    when = calendar.resolve(chosen, scene.sentence, tense)
    for later in scene.dates:
        if later.start > chosen.end and (offset := offset_of(later.node)) is not None:
            return Timing(when=when, given=True, offset=offset, phrase=later)
    return Timing(when=when, given=True, phrase=chosen)


def _hung(scene: Scene, at: int, calendar: Calendar) -> Timing | None:
    """Return the day of talks from which another time is counted: "a day after the envoys had met in Oslo"."""
    for expression in scene.dates:
        stretch = deed_in(expression)
        if stretch is not None and stretch[0] <= at < stretch[1]:
            when = calendar.deed(expression, scene.sentence)
            return Timing(when=when, given=True) if when is not None else None
    return None


def _choose(scene: Scene, parts: tuple[Clause, ...], at: int) -> Expression | None:
    """Choose the nearest expression of the clause, else one of the clause that frames it."""
    number = clause_at(parts, at)
    own = _within(scene, parts[number], at)
    if own:
        return own[0]
    following = parts[number + 1] if number + 1 < len(parts) else None
    if following is not None and following.opener in ("when", "while", "as"):
        framed = _within(scene, following, at)
        if framed:
            return framed[0]
    inserted = parts[number].opener == "resume"
    for k in range(number - 2 if inserted else number - 1, -1, -1):
        part = parts[k]
        framing = part.opener in _FRONT or (
            parts[k + 1].opener in ("when", "where", "and", "main", "resume") and k == number - 1
        )
        framing = framing or (inserted and k == number - 2)
        lead = k == 0 and number > 0 and parts[number].opener in ("and", "main", "resume", "where")
        if framing or lead:
            framed = _within(scene, part, at)
            if framed:
                return framed[0]
    return None


def _within(scene: Scene, part: Clause, at: int) -> list[Expression]:
    """Return the usable expressions of a clause, the likeliest first.

    An expression that opens the clause dates its verb; else those after the trigger come before those ahead of it.
    """
    found = [e for e in scene.dates if part.start <= e.start and e.start < part.end and _usable(scene, e)]
    leading = [
        e
        for e in found
        if not before_date(scene.text[part.start : e.start]).strip() and " and " not in scene.text[e.end : at]
    ]
    return sorted(
        found, key=lambda e: (offset_of(e.node) is not None, e not in leading, e.start < at, abs(e.start - at))
    )


def before_date(text: str) -> str:
    """Return what stands before a date without the preposition that belongs to it: "said on" without "on"."""
    return _PREPOSITION.sub("", text)


def _usable(scene: Scene, expression: Expression) -> bool:
    """Leave out dates of saying, of other nouns (`last week's report`), and of a state that has lasted."""
    before, after = before_date(scene.text[: expression.start]), scene.text[expression.end :]
    if _SAID.search(before[-40:]):
        return False
    if re.match(r"'s\s+(?!talks|meeting|summit|negotiations|session|round|call)", after):
        return False
    if isinstance(expression.node, Bound) and expression.node.name == "since":
        return bool(re.search(r"\b(?:talks|negotiati\w+|meeting|met|contacts?|consult\w+)\b", before[-60:]))
    return True
