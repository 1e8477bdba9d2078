"""Spans of sources, cues and contents."""

from __future__ import annotations

import numpy as np
import pytest

from backchannel.language.core.attribution import attribution

KINDS = ("source", "cue", "content")


def logits(source: str, cue: str, content: str) -> np.ndarray[tuple[int, int, int], np.dtype[np.float32]]:
    rows = [["OBI".index(tag) for tag in tags] for tags in (source, cue, content)]
    made: np.ndarray[tuple[int, int, int], np.dtype[np.float32]] = np.eye(3, dtype=np.float32)[np.array(rows)] * 9
    return np.ascontiguousarray(made.transpose(1, 0, 2))


def test_a_source_a_cue_and_a_content() -> None:
    spans = attribution(logits("BIOOOO", "OOBOOO", "OOOBII"), [0], KINDS)
    assert [(s.start, s.end, s.label) for s in spans] == [(0, 2, "source"), (2, 3, "cue"), (3, 6, "content")]
    assert all(s.confidence == pytest.approx(1.0, abs=0.001) for s in spans)


def test_a_content_goes_on_into_the_next_sentence_and_another_begins_there() -> None:
    nothing = "O" * 6
    (one,) = attribution(logits(nothing, nothing, "OBIIIO"), [0, 3], KINDS)
    assert (one.start, one.end) == (1, 5)
    two = attribution(logits(nothing, nothing, "OBIBIO"), [0, 3], KINDS)
    assert [(s.start, s.end) for s in two] == [(1, 3), (3, 5)]


def test_nothing_is_inside_of_what_has_not_begun() -> None:
    (one,) = attribution(logits("OIIO", "OOOO", "OOOO"), [0], KINDS)
    assert (one.start, one.end, one.label) == (1, 3, "source")
    (one,) = attribution(logits("OOII", "OOOO", "OOOO"), [0, 2], KINDS)
    assert (one.start, one.end) == (2, 4)


def test_nothing_said_is_nothing_found() -> None:
    assert attribution(logits("OOO", "OOO", "OOO"), [0], KINDS) == ()
