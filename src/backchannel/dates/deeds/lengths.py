"""Lengths of time that count from a deed: "three days after the vote", "two weeks into the truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from backchannel.dates.deeds.hanging import Hanging, Hung, alternatives, one
from backchannel.dates.tree import About, Bound, Expression, Node, Nth, Part, Period, Shift, Stretch, TimeOfDay, Unit

_EXACTLY = "exactly"


def offsets(site: Hanging) -> Iterator[Expression]:
    """Yield the lengths of time that go on with a deed, in order."""
    table = site.words.tables["offset"]
    for link in re.finditer(rf"(?<=\s)({alternatives(table)})\s+", site.text, re.IGNORECASE):
        length = site.length_before(link.start())
        found = _counted(site, length, one(link[1]), link.end()) if length is not None else None
        if found is not None:
            yield found
    within, links = site.words.tables["frame"]["within"], site.words.tables["frame"]["within_links"]
    follows = re.compile(rf"\s+(?:{links})\s+", re.IGNORECASE)
    for expression in site.expressions:
        node = expression.node
        if isinstance(node, Stretch) and node.base == "published" and expression.text.casefold().startswith(within):
            after = follows.match(site.text, expression.end)
            counted = _within(site, expression, node, after.end()) if after else None
            if counted is not None:
                yield counted


def _counted(site: Hanging, length: Expression, connector: str, start: int) -> Expression | None:
    direction = site.words.tables["offset"][connector]
    clausal = connector in site.words.tables["frame"]["before_clauses"].split("|") or direction.startswith(_EXACTLY)
    pronoun = _pronoun(site, start)
    if pronoun is not None and direction in ("after", "before"):
        return site.expression(length.start, pronoun, _around(length.node, direction, "told"))
    hung = site.hung(start, noun=not clausal)
    if hung is None or not _fits(site, hung, connector, clausal=clausal):
        return None
    return site.expression(length.start, hung.end, _around(length.node, direction, hung.node))


def _fits(site: Hanging, hung: Hung, connector: str, *, clausal: bool) -> bool:
    """Say whether a deed is one: "two days from the border" and "a mile into the hills" tell of no time."""
    plainly = clausal or connector in site.words.tables["frame"]["of_time"].split("|")
    return plainly or hung.dated or site.tells(hung.clause) or site.known(hung.clause) is not None


def _around(node: Node, direction: str, base: Node | Literal["told"]) -> Node:
    """Count a length from a base, inside of what stands around the length ("until three days after the vote")."""
    if isinstance(node, Bound | About | Part | TimeOfDay) and node.inner is not None:
        return replace(node, inner=_around(node.inner, direction, base))
    assert isinstance(node, Period)
    if direction == "into" and not isinstance(base, str):
        return Shift(node, "after", Nth(1, Unit.DAY, base))
    side: Literal["before", "after"] = "before" if direction.endswith("before") else "after"
    return Shift(node, side, base, exact=direction.startswith(_EXACTLY))


def _pronoun(site: Hanging, start: int) -> int | None:
    """Return where "that" or "this" ends which stands alone for what was told of before."""
    words = "|".join(sorted(site.words.words["pronouns"]))
    after = "|".join(sorted([*site.words.words["subjects"], site.words.tables["frame"]["pronoun_followers"]]))
    found = re.compile(rf"(?:{words})(?=\s*(?:[^\w\s]|$|(?:{after})\b))").match(site.text, start)
    return found.end() if found else None


def _within(site: Hanging, expression: Expression, node: Stretch, start: int) -> Expression | None:
    """Read "within days of the coup"."""
    hung = site.hung(start)
    if hung is None or not (hung.dated or site.tells(hung.clause) or site.known(hung.clause) is not None):
        return None
    return site.expression(expression.start, hung.end, replace(node, base=hung.node))
