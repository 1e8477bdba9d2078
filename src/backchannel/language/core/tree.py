"""The best dependency tree of a sentence: the maximum spanning arborescence with exactly one root.

Chu & Liu (1965), Edmonds (1967); the single root by a penalty on every root arc, which leaves the order of trees with
one root as it is and puts all others behind them (Stanojević & Cohen, "A Root of a Problem", EMNLP 2021).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Heads = NDArray[np.int64]

ROOT = -1


def heads(scores: Scores) -> Heads:
    """Return the head of each word [n], counted from 0, ROOT for the one root.

    `scores` [n, 1 + n] has the score of each head of each word, the root in column 0. A word is never its own head.
    """
    count = len(scores)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    best = _arborescence(square)
    # What is best of all trees has one root already, but for one sentence in some dozens.
    if np.count_nonzero(best[1:] == 0) != 1:
        finite = square[np.isfinite(square)]
        square[1:, 0] -= (count + 1) * (float(finite.max() - finite.min()) + 1.0)
        best = _arborescence(square)
    found: Heads = best[1:] - 1
    return found


def _arborescence(scores: Scores) -> Heads:
    """Return the best head of each node; node 0 is the root (its own head), `scores` [node, head].

    The best heads of all nodes are mostly a tree at once; where some run in a circle, the circle becomes one node.
    """
    best: Heads = scores.argmax(axis=1)
    best[0] = 0
    cycle = _cycle(best)
    if cycle is None:
        return best
    count = len(scores)
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    contracted = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(rest, rest)]
    out_of = scores[np.ix_(rest, cycle)]
    contracted[:-1, -1] = out_of.max(axis=1)
    into = scores[np.ix_(cycle, rest)] - scores[cycle, best[cycle]][:, None]
    contracted[-1, :-1] = into.max(axis=0)
    found = _arborescence(contracted)
    leaving = cycle[out_of.argmax(axis=1)]
    made: Heads = best.copy()
    made[rest] = np.where(found[:-1] == len(rest), leaving, rest[np.minimum(found[:-1], len(rest) - 1)])
    entered = cycle[into[:, found[-1]].argmax()]
    made[entered] = rest[found[-1]]
    return made


def _cycle(best: Heads) -> Heads | None:
    """Return the nodes of one cycle among best heads, or None."""
    reached, leap = best, 1
    while leap < len(best):
        reached, leap = reached[reached], leap * 2
    lost = np.flatnonzero(reached)
    if lost.size == 0:
        return None
    node = start = int(reached[lost[0]])
    nodes = [node]
    while (node := int(best[node])) != start:
        nodes.append(node)
    return np.array(nodes)
