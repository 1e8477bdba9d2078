"""Gradient-boosted trees read from the shipped model file and evaluated with numpy.

The file (`zones.npz`, no pickle) holds named forests. A forest is arrays over all nodes of all trees: the feature asked
about, the threshold, the two children (index within the whole array; a leaf is its own child), the leaf's value; and
`roots`, `baseline`, `steps` (the depth of the deepest tree). A row's score is the sum of the leaves that it falls into
plus the baseline; its probability is the logistic function of that (Friedman 2001, binomial deviance).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from backchannel.read.zones.features import Matrix, shifted, window_mean

MODEL_FILE = "zones.npz"
_CHUNK = 512
"""Rows that go down the trees together; bounds the memory."""


class Forest(Struct, frozen=True, kw_only=True):
    """One ensemble of trees; see the module for the arrays."""

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    roots: npt.NDArray[np.int32]
    baseline: float
    steps: int

    def probabilities(self, rows: Matrix) -> Matrix:
        """The probability of each row, between 0 and 1."""
        parts = [self._some(rows[start : start + _CHUNK]) for start in range(0, len(rows), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)

    def _some(self, rows: Matrix) -> Matrix:
        """The probabilities of a few rows: all trees go down one step at a time."""
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        flat = rows.astype(np.float32).ravel()
        base = (np.arange(len(rows), dtype=np.int64) * rows.shape[1])[:, None]
        for _ in range(self.steps):
            goes_left = flat[base + self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        score = self.value[node].astype(np.float64).sum(axis=1) + self.baseline
        probability: Matrix = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
        return probability


class Stack(Struct, frozen=True, kw_only=True):
    """One forest or two: the first looks at a line, the second also at what the first says of the lines around it."""

    first: Forest
    second: Forest | None
    threshold: float

    def probabilities(self, rows: Matrix) -> Matrix:
        """The probability that each line is of the article's text, in the light of its neighbours."""
        own = self.first.probabilities(rows)
        return own if self.second is None else self.second.probabilities(np.hstack([rows, context(own)]))


def context(probability: Matrix) -> Matrix:
    """What the second forest sees of the first one's probabilities: own, neighbours', means, share before and after."""
    if not len(probability):
        return np.zeros((0, 14), dtype=np.float32)
    column = probability[:, None]
    mass = np.cumsum(probability, dtype=np.float64)
    before = (mass - probability) / max(1e-6, float(mass[-1]))
    return np.hstack([
        column,
        shifted(column, (-3, -2, -1, 1, 2, 3)),
        *(window_mean(probability, reach)[:, None] for reach in (1, 3, 6, 12)),
        before[:, None].astype(np.float32),
        np.full_like(column, mass[-1]),
        np.full_like(column, probability.max()),
    ]).astype(np.float32)  # fmt: skip


@cache
def stack(name: str) -> Stack:
    """Read one of the shipped stacks: `text` or `html`."""
    with files("backchannel.read.zones").joinpath(MODEL_FILE).open("rb") as handle, np.load(handle) as arrays:
        return Stack(
            first=_forest(arrays, f"{name}.first"),
            second=_forest(arrays, f"{name}.second") if f"{name}.second.roots" in arrays else None,
            threshold=float(arrays[f"{name}.threshold"]),
        )


def _forest(arrays: np.lib.npyio.NpzFile, name: str) -> Forest:
    """One forest of the file."""
    return Forest(
        feature=arrays[f"{name}.feature"],
        threshold=arrays[f"{name}.threshold"],
        left=arrays[f"{name}.left"],
        right=arrays[f"{name}.right"],
        value=arrays[f"{name}.value"],
        roots=arrays[f"{name}.roots"],
        baseline=float(arrays[f"{name}.baseline"]),
        steps=int(arrays[f"{name}.steps"]),
    )
