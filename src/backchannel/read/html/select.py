"""Which blocks an extractor would choose: its choice is aligned back onto our own text, and only hints at it.

trafilatura (Barbaresi 2021) is asked twice, in its precision and in its recall mode. What it returns is cut into runs
of four words; the share of a block's own runs that are found there says how much of the block was chosen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import numpy as np
import trafilatura

from backchannel.read.zones.features import Matrix
from backchannel.read.zones.words import WORD

_RUN = 4
_MAX_DEPTH = 200
"""Deeper pages are not given to lxml: at about 255 nested tags it returns an empty document, without an error."""
_MAX_CHARACTERS = 5_000_000
_MAX_BLOCKS = 2000
"""Its time grows with the square of a page's paragraphs: 10 s for 5,000. The largest measured page has 1,274 blocks."""
_JSON_LD = re.compile(r"<script[^<>]{0,300}ld\+json[^<>]{0,300}>", re.IGNORECASE)


def too_deep(depth: int) -> bool:
    """Whether elements are nested too deep for lxml, which the extractor is built on."""
    return depth > _MAX_DEPTH


def choices(source: str, depth: int, blocks: int) -> tuple[str, str]:
    """What trafilatura extracts in precision and in recall mode; empty where it can't, or would take too long."""
    if too_deep(depth) or len(source) > _MAX_CHARACTERS or blocks > _MAX_BLOCKS:
        return "", ""
    return _extract(source, precision=True), _extract(source, precision=False)


def shares(lines: Sequence[str], chosen: str) -> Matrix:
    """How much of each line is in the text `chosen`, 0 to 1. A line of under four words must be a whole line there."""
    runs = set(_runs(WORD.findall(chosen.lower())))
    whole = {" ".join(WORD.findall(line.lower())) for line in chosen.splitlines()}
    return np.array([_share(WORD.findall(line.lower()), runs, whole) for line in lines], dtype=np.float32)


def declared_body(source: str) -> str:
    """The `articleBody` that the page's own JSON-LD (schema.org) gives, "" where it gives none."""
    bodies: list[str] = []
    for match in _JSON_LD.finditer(source):
        end = source.find("</script", match.end())
        try:
            bodies.extend(_bodies(json.loads(source[match.end() : end if end >= 0 else len(source)], strict=False)))
        except (ValueError, RecursionError):
            continue
    return max(bodies, key=len, default="")


def _extract(source: str, *, precision: bool) -> str:
    """Ask trafilatura; no failure of it is ours."""
    try:
        return trafilatura.extract(
            source, favor_precision=precision, favor_recall=not precision, include_comments=False
        ) or ""  # fmt: skip
    except Exception:  # it is a hint, and whatever goes wrong in lxml must not end a reading
        return ""


def _bodies(value: object) -> Iterable[str]:
    """Every `articleBody` in a JSON value."""
    if isinstance(value, dict):
        body = value.get("articleBody")
        if isinstance(body, str):
            yield re.sub(r"<[^<>]*>", " ", body)
        for inner in value.values():
            yield from _bodies(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _bodies(inner)


def _runs(tokens: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """All runs of four words."""
    return zip(*(tokens[start:] for start in range(_RUN)), strict=False)


def _share(tokens: Sequence[str], runs: set[tuple[str, ...]], whole: set[str]) -> float:
    """See `shares`."""
    if " ".join(tokens) in whole and tokens:
        return 1.0
    own = list(_runs(tokens))
    return sum(1 for run in own if run in runs) / len(own) if own else 0.0
