"""What the rules of a grammar may make.

Each maker takes the named parts' values and gives a node, a value, or None: then the words don't go together ("30
February"), and the rule doesn't hold. A maker's name in the data files is that of its function.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import isfunction
from typing import Any

from backchannel.dates.grammar.makers import combined, counted, hours, numbers, partial

MAKERS: dict[str, Callable[..., Any]] = {
    name.rstrip("_"): made
    for module in (numbers, partial, hours, counted, combined)
    for name, made in vars(module).items()
    if isfunction(made) and made.__module__ == module.__name__
}
