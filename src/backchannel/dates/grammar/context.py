"""What stands around words and makes them something else than a time: a name, a sum, an age."""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.dates.tree import Expression, Feast, Fields, Node, Period, Shift, core

_REACH = 60
"""Characters before and after an expression that are looked at."""


class Context(Struct, frozen=True):
    """A language's patterns, each for the text right before or right after an expression."""

    name_before: re.Pattern[str]
    name_after: re.Pattern[str]
    bare_year_before: re.Pattern[str]
    bare_year_after: re.Pattern[str]
    length_before: re.Pattern[str]
    length_after: re.Pattern[str]
    season_after: re.Pattern[str]

    @classmethod
    def of(cls, patterns: dict[str, str]) -> Context:
        """Make the context of the patterns of a grammar's data file; what is missing never matches."""
        return cls(**{name: re.compile(patterns.get(name, "(?!)")) for name in cls.__struct_fields__})

    def is_time(self, text: str, expression: Expression) -> bool:
        """Say whether an expression is a time where it stands."""
        before = text[max(0, expression.start - _REACH) : expression.start]
        after = text[expression.end : expression.end + _REACH]
        if self.name_before.search(before):
            return False
        if isinstance(expression.node, Shift) and expression.node.base == "told" and _is_open(expression.text, after):
            return False
        node = core(expression.node)
        if _can_name(node) and self.name_after.match(after):
            return False
        if isinstance(node, Fields) and _is_bare_year(node) and expression.text.isdigit():
            return not (self.bare_year_after.match(after) and not _is_dated(before)) and not self.bare_year_before_sum(
                before, after
            )
        if isinstance(node, Period):
            return not (self.length_after.match(after) or self.length_before.search(before))
        if (
            isinstance(node, Fields)
            and node.season is not None
            and node.year is None
            and self.season_after.match(after)
        ):
            return False
        return not (
            isinstance(node, Fields) and _is_bare_day(node) and re.match(r"\s+[^\W\d_]", after) and not _goes_on(after)
        )

    def bare_year_before_sum(self, before: str, after: str) -> bool:
        """Say whether a number of four digits counts things: "some 1800 …"."""
        return bool(self.bare_year_before.search(before)) and re.match(r"\s+[a-z]{3,}s\b", after) is not None


_GOES_ON = re.compile(
    r"\s+(?:and|or|the|a|an|of|to|in|at|on|by|when|after|before|with|was|were|had|has|he|she|they|it|we|his|her|their|as|for|from|until|but)\b"
)


def _is_open(text: str, after: str) -> bool:
    """Say whether what is counted from follows in words that are no time: "three days before the summit"."""
    return text.endswith((" before", " after")) and re.match(r"\s+\w", after) is not None


def _goes_on(after: str) -> bool:
    return _GOES_ON.match(after) is not None


def _is_dated(before: str) -> bool:
    return re.search(r"\b(?:in|since|by|of|until|during|from|to)\s$", before) is not None


def _can_name(node: Node) -> bool:
    return isinstance(node, Fields | Feast | Period)


def _is_bare_year(node: Fields) -> bool:
    return node == Fields(year=node.year)


def _is_bare_day(node: Fields) -> bool:
    return node == Fields(day=node.day)
