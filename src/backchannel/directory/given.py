"""Given names that tell whether somebody is a woman or a man: facts of usage, gathered for this project."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Literal

from backchannel.directory.fold import fold

Sex = Literal["f", "m"]


@cache
def _sexes() -> dict[str, Sex]:
    place = resources.files(__package__).joinpath("data", "given.csv")
    with place.open(encoding="utf-8", newline="") as file:
        return {row["name"]: "f" if row["sex"] == "f" else "m" for row in csv.DictReader(file)}


def sex_of(name: str) -> Sex | None:
    """Return what the first of a person's names tells; None for one that both bear or that isn't known.

    Of `Jean-Claude Juncker` that is `jean-claude`, of a name whose first part alone is known (`Anne-Britt`) that part.
    """
    words = name.split()
    if not words:
        return None
    first = fold(words[0])
    return _sexes().get(first) or _sexes().get(first.split("-")[0])
