"""Lengths of time that count from a deed: what the grammar found, and the clause after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from backchannel.dates.hanging import Hanging, Hung, alternatives, one
from backchannel.dates.tree import Expression, Node, Nth, Period, Shift, Stretch, Unit

_ENDS_WITH = re.compile(r"\b(after|before)$", re.IGNORECASE)


def offsets(site: Hanging) -> Iterator[Expression]:
    """Yield the scanned lengths and points that go on with a deed, in order."""
    for expression in site.expressions:
        node = expression.node
        if isinstance(node, Period):
            found = _counted(site, expression, node)
        elif isinstance(node, Stretch) and node.base == "published" and expression.text.casefold().startswith("within"):
            found = _within(site, expression, node)
        else:
            found = _pointed(site, expression, node)
        if found is not None:
            yield found


def _counted(site: Hanging, expression: Expression, period: Period) -> Expression | None:
    """Read "three days after the vote", "two weeks into the truce", "eight days after that"."""
    table = site.words.tables["offset"]
    link = re.compile(rf"\s+({alternatives(table)})\s+", re.IGNORECASE).match(site.text, expression.end)
    if link is None:
        return None
    direction = table[one(link[1])]
    pronoun = _pronoun(site, link.end())
    if pronoun is not None and direction in ("after", "before"):
        return site.expression(expression.start, pronoun, Shift(period, _side(direction), "told"))
    hung = site.hung(link.end())
    if hung is None or not _fits(site, hung, one(link[1]), direction):
        return None
    return site.expression(expression.start, hung.end, _shifted(period, direction, hung.node))


def _fits(site: Hanging, hung: Hung, connector: str, direction: str) -> bool:
    """Say whether a deed is one: "two days from the border" and "a mile into the hills" tell of no time."""
    plain = direction in ("exactly after", "exactly before") or connector in (
        "after",
        "before",
        "following",
        "prior to",
    )
    return plain or hung.dated or site.tells(hung.clause) or site.known(hung.clause) is not None


def _shifted(period: Period, direction: str, base: Node) -> Node:
    if direction == "into":
        return Shift(period, "after", Nth(1, Unit.DAY, base))
    if direction.startswith("exactly"):
        # nothing but days makes the count exact to the day
        return Shift(replace(period, more=Period(Unit.DAY, 0)), _side(direction), base)
    return Shift(period, _side(direction), base)


def _side(direction: str):  # type: ignore[no-untyped-def]
    return "before" if direction.endswith("before") else "after"


def _pronoun(site: Hanging, start: int) -> int | None:
    """Return where "that" or "this" ends which stands alone for what was told of before."""
    words = "|".join(sorted(site.words.words["pronouns"]))
    found = re.compile(rf"(?:{words})(?=\s*(?:[^\w\s]|$|\n|(?:and|he|she|they|it|the|we|I)\b))").match(site.text, start)
    return found.end() if found else None


def _within(site: Hanging, expression: Expression, node: Stretch) -> Expression | None:
    """Read "within days of the coup"."""
    link = re.compile(r"\s+(?:of|after)\s+", re.IGNORECASE).match(site.text, expression.end)
    hung = site.hung(link.end()) if link else None
    if hung is None or not (hung.dated or site.tells(hung.clause) or site.known(hung.clause)):
        return None
    return site.expression(expression.start, hung.end, replace(node, base=hung.node))


def _pointed(site: Hanging, expression: Expression, node: Node) -> Expression | None:
    """Read "the day after" that goes on with a deed, and "a month to the day after"."""
    ends = _ENDS_WITH.search(expression.text)
    if ends is None or site.text[expression.end : expression.end + 1] not in (" ", "\n"):
        return None
    start = expression.end + len(site.text[expression.end :]) - len(site.text[expression.end :].lstrip())
    if isinstance(node, Shift) and node.base == "told":
        hung = site.hung(start)
        if hung is not None and (hung.dated or site.tells(hung.clause) or site.known(hung.clause)):
            return site.expression(expression.start, hung.end, replace(node, base=hung.node))
    if isinstance(node, Stretch) and re.search(r"to\s+the\s+day\s+\w+$", expression.text, re.IGNORECASE):
        hung = site.hung(start)
        if hung is not None:
            shifted = _shifted(node.period, f"exactly {ends[1].casefold()}", hung.node)
            return site.expression(expression.start, hung.end, shifted)
    return None
