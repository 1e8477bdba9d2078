"""Measure the zones on the marked pages: cross-validated by site, through the same rules that run in the package.

python -m model.zones.evaluate FOLDER [FOLDS]

Prints for each set and form the mean over pages of the token F1 of the text labelled as the article's (`TOLD`) against
the gold text, and for HTML the share of body paragraphs whose places in the source hold exactly their words.
"""

from __future__ import annotations

import html
import sys
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from model.zones.learn import THRESHOLD, Sample, cross_validate, html_sample, text_sample
from model.zones.pages import pages, token_f1
from msgspec import Struct

from backchannel.model import ZoneName
from backchannel.read.html.zoning import lines_of as html_lines
from backchannel.read.zones.assign import assign
from backchannel.read.zones.features import Matrix
from backchannel.read.zones.labelling import lines_of as text_lines

TOLD: tuple[ZoneName, ...] = ("body", "heading")
"""What counts as the article's text: the gold texts hold crossheads, seldom standfirsts, no headlines or captions."""


class Figure(Struct, frozen=True, kw_only=True):
    """One set in one form: mean F1 over its pages."""

    kind: str
    collection: str
    pages: int
    f1: float


def zones_of(kind: str, sample: Sample, probabilities: Matrix) -> list[ZoneName]:
    """The zones of a page's blocks, given the model's probabilities."""
    if kind == "html":
        return assign(html_lines(sample.read, probabilities), THRESHOLD[kind])
    return assign(text_lines(sample.text, sample.blocks, probabilities), THRESHOLD[kind])


def told(sample: Sample, zones: Sequence[ZoneName], names: Sequence[ZoneName] = TOLD) -> str:
    """The text of the blocks that have one of these zones."""
    return "\n".join(
        sample.text[block.start : block.end] for block, zone in zip(sample.blocks, zones, strict=True) if zone in names
    )


def figures(kind: str, samples: Sequence[Sample], probabilities: Sequence[Matrix]) -> list[Figure]:
    """The mean F1 of each set."""
    scores: dict[str, list[float]] = {}
    for sample, own in zip(samples, probabilities, strict=True):
        score = token_f1(told(sample, zones_of(kind, sample, own)), sample.page.gold)
        scores.setdefault(sample.page.collection, []).append(score)
    return [
        Figure(kind=kind, collection=name, pages=len(values), f1=float(np.mean(values)))
        for name, values in scores.items()
    ]


def placed(sample: Sample, zones: Sequence[ZoneName]) -> tuple[int, int]:
    """How many body blocks there are, and how many whose pieces, looked up in the source, give their text again."""
    body = {block.start: block for block, zone in zip(sample.blocks, zones, strict=True) if zone == "body"}
    starts = sorted(body)
    pieces: dict[int, list[str]] = {start: [] for start in starts}
    for locator in sample.read.locators:
        start = starts[max(0, bisect_right(starts, locator.start) - 1)] if starts else -1
        if 0 <= start <= locator.start and locator.end <= body[start].end:
            original = sample.page.source[locator.source_start : locator.source_end]
            pieces[start].append(original if locator.exact else shown(original))
    found = sum("".join(pieces[start]) == sample.text[start : body[start].end] for start in starts)
    return len(starts), found


def shown(original: str) -> str:
    """What a piece of source that is not literally the text stands for: white space, a line break, or an entity."""
    if original.isspace():
        return " "
    return "\n" if original.startswith("<") else html.unescape(original)


def main() -> None:
    """Measure both forms."""
    folder = Path(sys.argv[1])
    folds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    for kind, sample in (("html", html_sample), ("text", text_sample)):
        samples = [sample(page) for page in pages(folder)]
        probabilities = cross_validate(kind, samples, folds)
        for figure in figures(kind, samples, probabilities):
            print(f"{figure.kind} {figure.collection}/: token F1 {figure.f1:.4f} over {figure.pages} pages", flush=True)
        if kind == "html":
            counts = [placed(one, zones_of(kind, one, own)) for one, own in zip(samples, probabilities, strict=True)]
            total, found = (sum(column) for column in zip(*counts, strict=True))
            print(f"html: {found} of {total} body paragraphs are found word for word at their places", flush=True)


if __name__ == "__main__":
    main()
