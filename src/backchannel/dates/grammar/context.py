"""What stands around words and makes them something else than a time: a name, a sum, an age."""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.dates.tree import Expression, Feast, Fields, Period, Shift, Unit, Vague, core

_REACH = 60
"""Characters before and after an expression that are looked at."""


_NEW_YEAR = "new_years_day"
_SHORT = 4
"""Letters of an abbreviated month, which is a first name as well: `Jan`."""


class Context(Struct, frozen=True):
    """A language's patterns, each for the text right before or right after an expression.

    `name_*` hold for all expressions that can stand in names; the others for bare years, bare days of a month, lengths
    of time, and feasts and seasons without a year. What follows a `*_dated` one is a time all the same.
    """

    name_before: re.Pattern[str]
    name_after: re.Pattern[str]
    name_dated: re.Pattern[str]
    feast_after: re.Pattern[str]
    feast_before: re.Pattern[str]
    small_name_after: re.Pattern[str]
    bare_year_before: re.Pattern[str]
    bare_year_after: re.Pattern[str]
    bare_year_dated: re.Pattern[str]
    counted_after: re.Pattern[str]
    bare_day_after: re.Pattern[str]
    bare_month_after: re.Pattern[str]
    bare_month_dated: re.Pattern[str]
    length_before: re.Pattern[str]
    length_after: re.Pattern[str]
    open_end: re.Pattern[str]
    share_after: re.Pattern[str]
    vague_after: re.Pattern[str]
    season_after: re.Pattern[str]

    @classmethod
    def of(cls, patterns: dict[str, str]) -> Context:
        """Make the context of the patterns of a grammar's data file; what is missing never matches."""
        return cls(**{name: re.compile(patterns.get(name, "(?!)")) for name in cls.__struct_fields__})

    def is_time(self, text: str, expression: Expression) -> bool:
        """Say whether an expression is a time where it stands."""
        before = text[max(0, expression.start - _REACH) : expression.start]
        after = text[expression.end : expression.end + _REACH]
        if self.name_before.search(before) or self._is_open(expression, after):
            return False
        node = core(expression.node)
        if isinstance(node, Fields | Feast | Period) and self.name_after.match(after):
            whole = isinstance(node, Fields) and node.day is not None and node.year is not None
            return whole or (isinstance(node, Fields) and self.name_dated.search(before) is not None)
        if isinstance(node, Feast) and node.year is None and self._is_other_feast(node, before, after):
            return False
        if isinstance(node, Vague):
            return self.vague_after.match(after) is None
        if isinstance(node, Period):
            return not (node.unit is Unit.QUARTER and self.share_after.match(after)) and not (
                self.length_after.match(after) or self.length_before.search(before)
            )
        return not isinstance(node, Fields) or self._is_date(node, expression, before, after)

    def _is_open(self, expression: Expression, after: str) -> bool:
        """Say whether what is counted from follows in words that are no time: "three days before the summit"."""
        node = expression.node
        if not isinstance(node, Shift) or node.base != "told" or not self.open_end.search(expression.text):
            return False
        return re.match(r"\s+\w", after) is not None

    def _is_other_feast(self, node: Feast, before: str, after: str) -> bool:
        """Say whether a feast names something else ("the Christmas bombing"), or is another people's New Year."""
        if self.feast_after.match(after):
            return True
        return node.name == _NEW_YEAR and self.feast_before.search(before) is not None

    def _is_date(self, node: Fields, expression: Expression, before: str, after: str) -> bool:
        if node == Fields(year=node.year) and expression.text.isdigit():
            if self.bare_year_after.match(after) and not self.bare_year_dated.search(before):
                return False
            return not (self.bare_year_before.search(before) and self.counted_after.match(after))
        if node == Fields(month=node.month) and self.bare_month_after.match(after):
            # "April Glaspie", "Jan Petersen"; but "in April Gaddafi said"
            return len(expression.text) > _SHORT and self.bare_month_dated.search(before) is not None
        if node.day is not None and node.year is None and self.small_name_after.match(after):
            return False
        if node == Fields(day=node.day):
            return self.bare_day_after.match(after) is None
        return node.season is None or node.year is not None or self.season_after.match(after) is None
