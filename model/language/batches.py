"""Encoded examples are cut into windows, and windows packed into batches of about one size."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from model.language.encode import ROOT, SILENT, Encoded
from model.language.examples import cuts
from numpy.typing import NDArray
from torch import Tensor

from backchannel.language.core.windows import LIMIT


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` (exclusive) of an example."""

    source: Encoded
    start: int
    end: int
    pieces: int


@dataclass(frozen=True)
class Batch:
    """Windows [B] of words [W] and pieces [T]; labels as in `Encoded`, with word indexes counted within the window.

    `arc` counts the root as 0 and words from 1. `document` is set where the windows are running text of one example:
    then `places` [N, 2] says in which window, and where in it, each of its words stands, from word `offset` on.
    """

    pieces: Tensor
    features: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    start: Tensor
    tags: Tensor
    lemma: Tensor
    arc: Tensor
    relation: Tensor
    entity: Tensor
    mention: Tensor
    span: Tensor
    kind: Tensor
    attribution: Tensor
    factuality: Tensor
    document: Encoded | None = None
    places: Tensor | None = None
    offset: int = 0

    def to(self, device: torch.device) -> Batch:
        """Return the batch with its tensors on a device."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(self, **{name: value.to(device) for name, value in held.items() if isinstance(value, Tensor)})


def windows(source: Encoded, rng: random.Random, shortest: int, longest: int, alike: bool = False) -> list[Window]:
    """Cut an example into windows of whole sentences, of a random size, so that the network meets every length.

    `alike` draws one size for the whole example, so that its windows fill a batch of their own without much padding.
    """
    sizes = [len(p) for p in source.pieces]
    starts = cuts(source.example)
    made: list[Window] = []
    begin, total = starts[0], 0
    target = _target(rng, shortest, longest)
    for start, end in zip(starts, [*starts[1:], len(sizes)], strict=True):
        size = sum(sizes[start:end])
        if total and total + size > target:
            made.append(Window(source, begin, start, total))
            begin, total, target = start, 0, target if alike else _target(rng, shortest, longest)
        total += size
        if total > LIMIT:
            begin, total = end, 0
    if total:
        made.append(Window(source, begin, len(sizes), total))
    return made


def _target(rng: random.Random, shortest: int, longest: int) -> float:
    """Draw a window's size in pieces, evenly on a scale of logarithms: short windows are many, as short texts are.

    By judgement, not tuned.
    """
    return float(np.exp(rng.uniform(np.log(shortest), np.log(longest))))


def running(made: Sequence[Window], rng: random.Random, words: int) -> list[Window]:
    """Choose windows that follow each other without a gap, of at most `words` words together (at least one window)."""
    total = made[-1].end - made[0].start
    latest = max((i for i, w in enumerate(made) if made[-1].end - w.start >= min(words, total) * 0.9), default=0)
    chosen = [made[rng.randint(0, latest)]]
    for window in made[made.index(chosen[0]) + 1 :]:
        if window.start != chosen[-1].end or window.end - chosen[0].start > words:
            break
        chosen.append(window)
    return chosen


def packed(made: Sequence[Window], rng: random.Random, budget: int) -> Iterator[list[Window]]:
    """Pack windows of like length together until `budget` pieces, padding included; the order of batches is random."""
    ordered = sorted(made, key=lambda w: (w.pieces + rng.uniform(0, 12), rng.random()))
    groups: list[list[Window]] = [[]]
    for window in ordered:
        group = groups[-1]
        if group and (window.pieces + 2) * (len(group) + 1) > budget:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    yield from (group for group in groups if group)


def collate(group: Sequence[Window], document: bool = False, cls: int = 101, sep: int = 102) -> Batch:
    """Make tensors of windows."""
    size = len(group)
    length = max(w.pieces for w in group) + 2
    count = max(w.end - w.start for w in group)
    tags = group[0].source.tags.shape[1]
    pieces = np.zeros((size, length), dtype=np.int64)
    features = np.zeros((size, length, group[0].source.rows.shape[1]), dtype=np.int64)
    first, last = np.zeros((size, count), dtype=np.int64), np.zeros((size, count), dtype=np.int64)
    silent = {
        name: np.full((size, count, *more), SILENT)
        for name, more in (("sentence", ()), ("start", ()), ("tags", (tags,)), ("lemma", ()), ("arc", ()),
                           ("relation", ()), ("mention", ()), ("span", (2,)), ("kind", ()), ("attribution", (3,)),
                           ("factuality", ()))
    }  # fmt: skip
    silent["entity"] = np.zeros((size, count), dtype=np.int64)
    places: list[tuple[int, int]] = []
    for row, window in enumerate(group):
        _place(row, window, pieces, features, first, last, cls, sep)
        words = slice(window.start, window.end)
        own = slice(0, window.end - window.start)
        source = window.source
        for name in (
            "sentence",
            "start",
            "tags",
            "lemma",
            "relation",
            "entity",
            "mention",
            "kind",
            "attribution",
            "factuality",
        ):
            silent[name][row, own] = getattr(source, name)[words]
        silent["start"][row, 0] = SILENT
        head = source.head[words]
        inside = (head >= window.start) & (head < window.end)
        silent["arc"][row, own] = np.where(head == ROOT, 0, np.where(inside, head - window.start + 1, SILENT))
        span = source.span[words]
        within = (span >= window.start) & (span < window.end)
        silent["span"][row, own] = np.where(within, span - window.start, SILENT)
        places.extend((row, i) for i in range(window.end - window.start))
    tensors = {name: torch.from_numpy(array) for name, array in silent.items()}
    return Batch(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        first=torch.from_numpy(first),
        last=torch.from_numpy(last),
        document=group[0].source if document else None,
        places=torch.tensor(places) if document else None,
        offset=group[0].start,
        **tensors,
    )


def _place(
    row: int,
    window: Window,
    pieces: NDArray[np.int64],
    features: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    cls: int,
    sep: int,
) -> None:
    pieces[row, 0] = cls
    at = 1
    for position, word in enumerate(range(window.start, window.end)):
        own = window.source.pieces[word]
        pieces[row, at : at + len(own)] = own
        features[row, at : at + len(own)] = window.source.rows[word]
        first[row, position], last[row, position] = at, at + len(own) - 1
        at += len(own)
    pieces[row, at] = sep
