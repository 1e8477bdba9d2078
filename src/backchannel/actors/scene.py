"""Where a token stands in a document: sentence, paragraph, quotation, and the core's chain; all read once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from backchannel.language.marks import marks_of
from backchannel.language.reading import Reading

_CHAINS = "coref_clusters_"


class Scene(Struct, frozen=True, kw_only=True, eq=False):
    """`starts` and `paragraphs` are the sentences' first tokens and paragraphs; `told` counts those before each.

    A sentence counts where it tells something outside of quotation marks: what is quoted doesn't part a pronoun from
    whom it means. `quotation` has for each token the number of the quotation that it stands in, 0 for none; `bounds`
    the tokens of each quotation (end exclusive). `chain` gives for a head the core's chain.
    """

    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    told: tuple[int, ...]
    quotation: tuple[int, ...]
    bounds: dict[int, tuple[int, int]]
    chain: dict[int, str]

    @classmethod
    def of(cls, reading: Reading) -> Scene:
        """Lay out a reading."""
        quotation, bounds = _quotations(reading)
        doc, sentences = reading.doc, list(reading.sentences())
        tells = [any(not quotation[i] and doc[i].is_alpha for i in range(s.start, s.end)) for s in sentences]
        return cls(
            starts=tuple(s.start for s in sentences), paragraphs=tuple(s.paragraph for s in sentences),
            told=tuple(_before(tells)), quotation=tuple(quotation), bounds=bounds, chain=_chains(reading),
        )  # fmt: skip

    def sentence(self, token: int) -> int:
        """Return the number of the sentence in which a token stands."""
        return max(bisect_right(self.starts, token) - 1, 0)


def _before(tells: list[bool]) -> Iterator[int]:
    total = 0
    for one in tells:
        yield total
        total += one


def _quotations(reading: Reading) -> tuple[list[int], dict[int, tuple[int, int]]]:
    numbers = [0] * len(reading.doc)
    bounds: dict[int, tuple[int, int]] = {}
    starts, number, k = reading.starts, 0, 0
    for piece in marks_of(reading).quotations:
        if piece.depth:
            continue
        number += not piece.resumes
        while k < len(starts) and starts[k] < piece.start:
            k += 1
        while k < len(starts) and starts[k] < piece.end:
            numbers[k] = number
            bounds[number] = (bounds.get(number, (k, k))[0], k + 1)
            k += 1
    return numbers, bounds


def _chains(reading: Reading) -> dict[int, str]:
    found: dict[int, str] = {}
    for name in reading.doc.spans:
        if name.startswith(_CHAINS):
            for words in reading.doc.spans[name]:
                found.setdefault(words.root.i, name)
    return found
