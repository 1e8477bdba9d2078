"""Who is said to have said what: spans of sources, cues and contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from backchannel.language.core.analysis import NamedSpan
from backchannel.language.core.viterbi import Grammar, best_path, spans

_O: Final = 0


def attribution(logits: NDArray[np.float32], starts: Sequence[int], kinds: Sequence[str]) -> tuple[NamedSpan, ...]:
    """Return the spans of each kind in the order of the text; spans of different kinds may share words.

    `logits` [n, kinds, 3] are those of O, B and I; `starts` are the sentences' first words. A span may go on into the
    next sentence (a quotation of several), so each sentence is decoded with what the one before ended in. Within a
    sentence no span begins right after another of its kind: what somebody says is not cut in two. The confidence is
    the mean probability of the span's tags.
    """
    found: list[NamedSpan] = []
    for kind, name in enumerate(kinds):
        scores = _log_softmax(logits[:, kind])
        grammar = Grammar.bio(("O", f"B-{name}", f"I-{name}"), adjoin=False)
        path = _path(scores, starts, grammar)
        sure = np.exp(scores[np.arange(len(path)), path])
        found.extend(
            NamedSpan(s.start, s.end, s.label, float(sure[s.start : s.end].mean())) for s in spans(path, grammar)
        )
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _path(scores: NDArray[np.float32], starts: Sequence[int], grammar: Grammar) -> NDArray[np.int64]:
    if (scores.argmax(axis=1) == _O).all():
        return np.zeros(len(scores), dtype=np.int64)
    anything = np.ones(len(grammar.tags), dtype=bool)
    parts: list[NDArray[np.int64]] = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        goes_on = bool(parts) and parts[-1][-1] != _O
        parts.append(best_path(scores[start:end], grammar, anything if goes_on else grammar.begins))
    return np.concatenate(parts)


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    scores: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return scores
