"""What gives our reports away: a classifier told to tell them from the news of GUM by words alone.

Windows of sentences are compared, not whole reports, so that length tells nothing. Proper names and numbers are
masked, since the two sets are about different things. That leaves many words of the matter (talks, agreement, exhibit):
told by `MANNER` alone, the words that any text uses and its punctuation, only the manner is left. The figure is the
accuracy with equal numbers of both, over folds by report: 0.5 is chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from corpus.catalogue import reports
from corpus.form import Split
from corpus.store import Missing, text

WINDOW = 8
"""Body sentences a window: about a third of a report."""
MANNER = frozenset((*ENGLISH_STOP_WORDS, "said", "says", "s", "t", "Xx", "00", *".,;:!?()[]-–—/'’‘“”\""))
"""Words and marks that tell how a text is written, not what it is about."""
_WORD = re.compile(r"\w+|[^\w\s]")
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_NUMBER = re.compile(r"\d[\d.,:]*")


class Told(NamedTuple):
    """How well the two are told apart, from how many windows, and the words that tell most, on either side."""

    accuracy: float
    windows: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def windows(body: Sequence[str]) -> list[str]:
    """Return stretches of `WINDOW` sentences, names and numbers masked; a rest of less than half a window is left."""
    stretches = [body[at : at + WINDOW] for at in range(0, len(body), WINDOW)]
    return [masked(" ".join(one)) for one in stretches if len(one) * 2 >= WINDOW]


def masked(words: str) -> str:
    """Return words with names as `Xx` and numbers as `00`, so that only the manner is left."""
    first = re.sub(r"(^|[.!?]\s+[“\"‘']?)([A-Z])", lambda found: found[1] + found[2].lower(), words)
    return _NUMBER.sub("00", _NAME.sub("Xx", first))


def bodies(*splits: Split) -> Iterator[tuple[str, list[str]]]:
    """Return the name and body sentences of the splits' reports; those whose text isn't here are left out."""
    for split, report in reports(*splits):
        try:
            whole = text(split, report)
        except Missing:
            continue
        yield report.id, [whole[unit.start : unit.end] for unit in report.units if unit.zone == "body"]


def told(
    ours: Iterable[tuple[str, Sequence[str]]],
    theirs: Iterable[tuple[str, Sequence[str]]],
    *,
    manner: bool = False,
    seed: int = 2026,
) -> Told:
    """Tell our reports from theirs, each given by name and body sentences; `manner`: by the words of `MANNER` alone."""
    texts: list[str] = []
    groups: list[str] = []
    labels: list[int] = []
    for label, side in ((1, ours), (0, theirs)):
        for name, body in side:
            for window in windows(body):
                texts.append(_manner(window) if manner else window)
                groups.append(name)
                labels.append(label)
    chosen = _even(labels, seed)
    picked = [texts[n] for n in chosen]
    truth = np.array([labels[n] for n in chosen])
    model = make_pipeline(
        CountVectorizer(ngram_range=(1, 2), min_df=3, token_pattern=_WORD.pattern, lowercase=False),
        TfidfTransformer(sublinear_tf=True),
        LogisticRegression(C=10.0, max_iter=2000),
    )
    folds = GroupKFold(n_splits=8)
    guessed = cross_val_predict(model, picked, truth, groups=[groups[n] for n in chosen], cv=folds)
    model.fit(picked, truth)
    names = model[0].get_feature_names_out()
    order = np.argsort(model[2].coef_[0])
    return Told(
        accuracy=float((guessed == truth).mean()),
        windows=len(chosen),
        ours=tuple(names[order[::-1][:25]]),
        theirs=tuple(names[order[:25]]),
    )


def _manner(words: str) -> str:
    """Return the words with each that tells of the matter as `_`, so that only its place is left."""
    return " ".join(word if word.lower() in MANNER or word in MANNER else "_" for word in _WORD.findall(words))


def _even(labels: Sequence[int], seed: int) -> list[int]:
    """Return as many of both labels, drawn at random."""
    draw = np.random.default_rng(seed)
    sides = [[n for n, label in enumerate(labels) if label == side] for side in (0, 1)]
    least = min(len(side) for side in sides)
    return sorted(int(n) for side in sides for n in draw.choice(side, least, replace=False))
