"""Coreference: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1, over mentions with exactly the same words.

Vilain et al. (1995), Bagga and Baldwin (1998), Luo (2005); how mentions that only one side has are counted follows
Pradhan et al. (2014), "Scoring Coreference Partitions of Predicted Mentions". As there, the counts of all documents are
added up before anything is divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from model.language.evaluate.scores import NOTHING, Score, overlap
from model.language.examples import Example
from scipy.optimize import linear_sum_assignment

from backchannel.language.core.analysis import Analysis

Chain = frozenset[Hashable]
"""The mentions of one thing. A mention is anything that tells it from the others, such as its first and last word."""


@dataclass(frozen=True)
class Coreference:
    """The three metrics, and how many mentions are the same."""

    muc: Score = NOTHING
    b_cubed: Score = NOTHING
    ceaf_e: Score = NOTHING
    mentions: Score = NOTHING

    @property
    def f1(self) -> float:
        """The CoNLL F1: the mean of the three F1 values, 0 to 1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def __add__(self, other: Coreference) -> Coreference:
        """Add the counts of two documents."""
        return Coreference(
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf_e + other.ceaf_e,
            self.mentions + other.mentions,
        )


def score(key: Iterable[Chain], response: Iterable[Chain], *, singletons: bool) -> Coreference:
    """Score one document. Without `singletons`, mentions that are alone in their chain are left out on both sides."""
    least = 1 if singletons else 2
    asked = [chain for chain in key if len(chain) >= least]
    given = [chain for chain in response if len(chain) >= least]
    mentions = overlap(frozenset().union(*asked), frozenset().union(*given))
    return Coreference(muc(asked, given), b_cubed(asked, given), ceaf_e(asked, given), mentions)


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Count the links that join each chain's mentions into one, and those of them that the other side also makes."""
    asked, given = sum(len(chain) - 1 for chain in key), sum(len(chain) - 1 for chain in response)
    return Score(_links(key, response), given, asked, _links(response, key))


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Count for each mention the share of its chain that the other side's chain of the mention holds too."""
    asked, given = sum(map(len, key)), sum(map(len, response))
    return Score(_shares(key, response), given, asked, _shares(response, key))


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Score:
    """Pair the chains of both sides one to one so that the similarity 2|K and R| / (|K| + |R|) (phi 4) is greatest."""
    if not key or not response:
        return Score(0.0, len(response), len(key))
    similar = np.zeros((len(key), len(response)))
    of = _chain_of(response)
    for row, chain in enumerate(key):
        for column, shared in Counter(of[m] for m in chain if m in of).items():
            similar[row, column] = 2 * shared / (len(chain) + len(response[column]))
    rows, columns = linear_sum_assignment(similar, maximize=True)
    return Score(float(similar[rows, columns].sum()), len(response), len(key))


def key_chains(example: Example) -> list[Chain]:
    """Return the chains of an example that marks coreference; a span that stands in two chains counts in the first."""
    return _chains((mention.chain, (mention.start, mention.end)) for mention in example.mentions or ())


def response_chains(analysis: Analysis, types: frozenset[str]) -> list[Chain]:
    """Return the chains that were found, without mentions of types that the set doesn't mark."""
    return _chains((one.chain, (one.start, one.end)) for one in analysis.mentions if one.type in types)


def measure(gold: Iterable[Example], found: Iterable[Analysis], *, singletons: bool) -> Coreference:
    """Score documents; those that don't mark coreference are passed over."""
    result = Coreference()
    for example, analysis in zip(gold, found, strict=True):
        if example.mentions is not None:
            response = response_chains(analysis, example.mention_types)
            result = result + score(key_chains(example), response, singletons=singletons)
    return result


def _links(chains: Sequence[Chain], others: Sequence[Chain]) -> int:
    """Size of each chain less the number of parts that the other side cuts it into; an unknown mention is a part."""
    of = _chain_of(others)
    links = 0
    for chain in chains:
        known = [of[m] for m in chain if m in of]
        links += len(known) - len(set(known))
    return links


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> float:
    of = _chain_of(others)
    shares = 0.0
    for chain in chains:
        parts = Counter(of[m] for m in chain if m in of)
        shares += sum(part * part for part in parts.values()) / len(chain)
    return shares


def _chain_of(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _chains(mentions: Iterable[tuple[Hashable, Hashable]]) -> list[Chain]:
    chains: dict[Hashable, set[Hashable]] = {}
    seen: set[Hashable] = set()
    for chain, mention in mentions:
        if mention not in seen:
            seen.add(mention)
            chains.setdefault(chain, set()).add(mention)
    return [frozenset(chain) for chain in chains.values()]
