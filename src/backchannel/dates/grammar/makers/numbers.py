"""Numbers and words that other rules put into times."""

from __future__ import annotations

from typing import Any


def number(value: int, more: int = 0) -> int:
    """Add the parts of a number in words."""
    return value + more


def hundreds(value: int) -> int:
    """Make a number of hundreds."""
    return value * 100


def spelled_year(hundreds: int, value: int, more: int = 0) -> int | None:
    """Make `nineteen ninety-six`."""
    return hundreds * 100 + value + more if 15 <= hundreds <= 19 else None


def constant(value: Any) -> Any:
    """Make what the rule says."""
    return value
