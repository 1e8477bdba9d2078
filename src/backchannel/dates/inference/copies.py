"""Copies of a report: what stands word for word in another one was published at about the same time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.neighbour import Neighbour
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.wording import set_words

_SHINGLE = 5
COPY, _COPY_AT_LEAST = 0.5, 20
"""Share of the shorter text's runs of five words that the other has too, from which on one is a copy of the other, and
how many runs make a text long enough to say so (Broder 1997, "On the resemblance and containment of documents")."""
_WITHIN = 3
"""Days between two printings of an agency's report, by convention: it is printed the same day, or after a weekend."""
_WORD = re.compile(r"[^\W\d_]+")

Runs = frozenset[str]


def runs_of(text: str) -> Runs:
    """Return all runs of five words of a text."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def copied_share(one: int, other: int, shared: int) -> float:
    """Return which share of the shorter one of two texts the other has too, 0 where that is too little.

    The texts are of `one` and `other` runs, of which they have `shared` in common.
    """
    least = min(one, other)
    share = shared / least if least >= _COPY_AT_LEAST else 0.0
    return share if share >= COPY else 0.0


def links(text: str, folder: Sequence[Neighbour]) -> list[Link]:
    """Return what dated copies among the other documents say."""
    own = runs_of(text)
    found = []
    for place, neighbour in enumerate(folder):
        if neighbour.earliest is None or neighbour.latest is None:
            continue
        other = runs_of(neighbour.text)
        if share := copied_share(len(own), len(other), len(own & other)):
            days = between(neighbour.earliest, neighbour.latest)
            reason = (
                f"{round(100 * share)}% of it stands word for word in {neighbour.name}, published {set_words(days)}: "
                f"copies of a report as a rule come out within {_WITHIN} days"
            )
            found.append(
                Link(
                    source=f"copy of {place}",
                    days=days,
                    least=-_WITHIN,
                    most=_WITHIN,
                    rank=Rank.COPY,
                    basis="folder",
                    reason=reason,
                )
            )
    return found
