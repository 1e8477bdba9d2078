"""Which of many texts a document is a copy of, without looking at all that it has in common with each.

Half the runs of the shorter text are shared by a copy, so one of its rarer half is too (the prefix filter of Chaudhuri,
Ganti & Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", ICDE 2006). Words that many texts have in
common, such as a page's furniture, are not in the rarer half of any of them unless they are most of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from backchannel.dates.inference.copies import COPY, Runs, copied_share


class CopyIndex:
    """The runs of texts by their ids, to be asked for those that another document is a copy of."""

    def __init__(self, texts: Mapping[str, Runs]) -> None:
        """Take all texts at once: which runs are rare is told by all of them."""
        self._texts = texts
        self._holding: dict[str, list[str]] = {}
        for id_ in sorted(texts):
            for run in texts[id_]:
                self._holding.setdefault(run, []).append(id_)
        self._rarer: dict[str, list[str]] = {}
        for id_ in sorted(texts):
            for run in self._rare(texts[id_]):
                self._rarer.setdefault(run, []).append(id_)

    def copies(self, runs: Runs) -> Iterator[tuple[str, float]]:
        """Yield the texts that a document with these runs is a copy of, and the share that both have."""
        found = {id_ for run in self._rare(runs) for id_ in self._holding.get(run, ())}
        found |= {id_ for run in runs for id_ in self._rarer.get(run, ())}
        for id_ in sorted(found):
            own = self._texts[id_]
            if share := copied_share(len(own), len(runs), len(own & runs)):
                yield id_, share

    def _rare(self, runs: Runs) -> Iterable[str]:
        """Return so many of the rarest runs that a text with the share of a copy has one of them."""
        ordered = sorted(runs, key=lambda run: (len(self._holding.get(run, ())), run))
        return ordered[: len(runs) - ceil(COPY * len(runs)) + 1]
