"""Given names that tell whether somebody is a woman or a man: facts of usage, gathered for this project."""

from __future__ import annotations

from functools import cache
from typing import Literal

from backchannel.directory.fold import plain
from backchannel.directory.tables import given_names

Sex = Literal["f", "m"]


@cache
def sexes() -> dict[str, Sex]:
    """Return what each given name tells; names that women and men bear are not among them."""
    return {name: "f" if sex == "f" else "m" for name, sex in given_names()}


def sex_of(name: str) -> Sex | None:
    """Return what the first of a person's names tells; None for one that both bear or that isn't known.

    Of `Jean-Claude Juncker` that is `jean-claude`, of a name whose first part alone is known (`Anne-Britt`) that part.
    """
    words = name.split()
    if not words:
        return None
    first = plain(words[0])
    return sexes().get(first) or sexes().get(first.split("-")[0])
