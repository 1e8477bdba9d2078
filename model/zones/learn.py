"""Fitting and cross-validating the two stacks of forests (see `backchannel.read.zones.forest` for how they are used).

scikit-learn's histogram gradient boosting grows the trees. The second forest of a stack is fitted on what first forests
say of pages that they have not seen (stacking, Wolpert 1992). No site is ever on both sides of a split.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from model.zones.pages import Page, marks
from msgspec import Struct
from sklearn.ensemble import HistGradientBoostingClassifier

from backchannel.read.extract import Block
from backchannel.read.html.flow import Flow, flow
from backchannel.read.html.traits import block_features
from backchannel.read.zones.features import Matrix
from backchannel.read.zones.forest import context
from backchannel.read.zones.labelling import rows_of

Forests = tuple[HistGradientBoostingClassifier, ...]
"""Forests that differ in their random choices of features; the mean of their scores counts."""

SEED = 0
FORESTS = {"html": 3}
"""How many forests are averaged; one where nothing is said."""
INNER_FOLDS = 3
STACKED = ("text",)
"""Kinds with a second forest. It helps where there is no markup; on HTML it was no better (.964 to .968, 3 folds)."""
THRESHOLD = {"html": 0.5, "text": 0.45}
"""Probability from which a line is article text: where the cross-validated F1 is highest (flat from .35 to .55)."""
_SETTINGS = {
    "max_iter": 120, "max_leaf_nodes": 15, "learning_rate": 0.08, "l2_regularization": 5.0, "min_samples_leaf": 40,
    "max_features": 0.3, "early_stopping": False,
}  # fmt: skip


class Sample(Struct, frozen=True, kw_only=True):
    """One page as one of the two models sees it: its blocks, their features, their marks and weights."""

    page: Page
    text: str
    blocks: tuple[Block, ...]
    rows: Matrix
    marks: Matrix
    weights: Matrix
    read: Flow


class Fitted(Struct, frozen=True, kw_only=True):
    """A fitted stack."""

    first: Forests
    second: Forests | None

    def probabilities(self, rows: Matrix) -> Matrix:
        """What the stack says of a page's rows."""
        own = _ask(self.first, rows)
        return own if self.second is None else _ask(self.second, np.hstack([rows, context(own)]))


def html_sample(page: Page) -> Sample:
    """The page as HTML: its blocks with their markup."""
    read = flow(page.source)
    blocks = tuple(Block(start=block.start, end=block.end) for block in read.blocks)
    return _sample(page, read, read.text, blocks, block_features(page.source, read))


def text_sample(page: Page) -> Sample:
    """The page as a plain-text dump: the lines of our text of it, alternative texts among them, and no markup."""
    read = flow(page.source)
    blocks = []
    position = 0
    for line in read.text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(start=start, end=position + len(line.rstrip())))
        position += len(line) + 1
    words = [read.text[block.start : block.end] for block in blocks]
    return _sample(page, read, read.text, tuple(blocks), rows_of(words))


def folds_of(samples: Sequence[Sample], folds: int) -> npt.NDArray[np.int64]:
    """The fold of each page; all pages of a site are in one."""
    sites = sorted({sample.page.site for sample in samples})
    order = np.random.RandomState(SEED).permutation(len(sites))
    fold = {site: int(order[index]) % folds for index, site in enumerate(sites)}
    return np.array([fold[sample.page.site] for sample in samples])


def fit(kind: str, samples: Sequence[Sample]) -> Fitted:
    """Fit the stack of a kind."""
    first = _forests(kind, samples, [sample.rows for sample in samples])
    return Fitted(first=first, second=_second(samples) if kind in STACKED else None)


def _second(samples: Sequence[Sample]) -> Forests:
    """Fit a second forest."""
    inner = folds_of(samples, INNER_FOLDS)
    unseen: list[Matrix] = [np.zeros(0, dtype=np.float32)] * len(samples)
    for fold in range(INNER_FOLDS):
        seen = [sample for sample, own in zip(samples, inner, strict=True) if own != fold]
        model = _forests("inner", seen, [sample.rows for sample in seen])
        for index in map(int, np.flatnonzero(inner == fold)):
            unseen[index] = _ask(model, samples[index].rows)
    rows = [np.hstack([sample.rows, context(own)]) for sample, own in zip(samples, unseen, strict=True)]
    return _forests("second", samples, rows)


def cross_validate(kind: str, samples: Sequence[Sample], folds: int) -> list[Matrix]:
    """The probabilities of every page's lines by a stack that saw no page of its site."""
    fold = folds_of(samples, folds)
    out: list[Matrix] = [np.zeros(0, dtype=np.float32)] * len(samples)
    for number in range(folds):
        model = fit(kind, [sample for sample, own in zip(samples, fold, strict=True) if own != number])
        for index in map(int, np.flatnonzero(fold == number)):
            out[index] = model.probabilities(samples[index].rows)
    return out


def _sample(page: Page, read: Flow, text: str, blocks: tuple[Block, ...], rows: Matrix) -> Sample:
    """Mark the blocks; a line weighs the root of its share of the article's words, so that long pages don't rule."""
    lines = [text[block.start : block.end] for block in blocks]
    marked = marks(lines, page.gold)
    length = np.array([max(1, len(line.split())) for line in lines], dtype=np.float32)
    article = float((length * marked).sum()) or 500.0
    return Sample(
        page=page, text=text, blocks=blocks, rows=rows, marks=marked, weights=np.sqrt(length / article), read=read
    )


def _forests(part: str, samples: Sequence[Sample], rows: Sequence[Matrix]) -> Forests:
    """Fit the forests of one part of a stack."""
    weights = np.concatenate([sample.weights for sample in samples])
    marked = np.concatenate([sample.marks for sample in samples])
    together = np.vstack(rows)
    return tuple(
        HistGradientBoostingClassifier(**_SETTINGS, random_state=SEED + number).fit(
            together, marked, sample_weight=weights / weights.mean()
        )
        for number in range(FORESTS.get(part, 1))
    )


def _ask(forests: Forests, rows: Matrix) -> Matrix:
    """The probabilities of one page's rows."""
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    score = np.mean([forest.decision_function(rows) for forest in forests], axis=0)
    answer: Matrix = (1.0 / (1.0 + np.exp(-score))).astype(np.float32)
    return answer
