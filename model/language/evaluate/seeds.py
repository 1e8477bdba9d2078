"""Sentence boundaries on real pages that a person has segmented: the readings in the folder `gold`.

What counts are the sentences that tell the story (headlines, standfirst, body), among everything else on the page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.language.evaluate.boundaries import Range, score
from model.language.evaluate.scores import Score

from backchannel.language import sentences
from backchannel.model import Document, Hints
from backchannel.read import read

_STORY = ("headline", "lead", "body")


@dataclass(frozen=True)
class Page:
    """A page as it was saved; `sentences` are all of the reader's, `story` those that tell the story (characters)."""

    path: Path
    text: str
    sentences: tuple[Range, ...]
    story: tuple[Range, ...]

    @property
    def region(self) -> Range:
        """From the first story sentence to the end of the last, with what stands between them."""
        return self.story[0][0], self.story[-1][1]


def pages(shared: Path) -> Iterator[Page]:
    """Yield the pages that have a reading, in the order of the readings' names."""
    for place in sorted((shared / "gold").glob("reading_*.json")):
        reading = json.loads(place.read_text(encoding="utf-8"))
        path = shared / "seeds" / reading["doc"]["file"]
        marked = [(s["start"], s["end"], s["kind"]) for s in reading["sentences"]]
        yield Page(
            path,
            path.read_bytes().decode("utf-8"),
            tuple((start, end) for start, end, _ in marked),
            tuple((start, end) for start, end, kind in marked if kind.startswith(_STORY)),
        )


def as_read(page: Page) -> list[Range]:
    """Return the sentences that the package itself makes of a page, as ranges of the saved file's characters.

    A dateline is a sentence of its own there and a part of its sentence in the readings: it is joined to what follows.
    """
    document = read(page.path, hashlib.sha256(page.path.read_bytes()).hexdigest(), Hints(name=page.path.name))
    found: list[Range] = []
    begin: tuple[int, int] | None = None
    for sentence in sentences(document):
        start = begin[1] if begin is not None and begin[0] == sentence.paragraph else sentence.start
        begin = (sentence.paragraph, sentence.start) if sentence.zone == "dateline" else None
        if begin is None:
            found.append((_source(document, start), _source(document, sentence.end - 1) + 1))
    return found


def score_story(page: Page, found: list[Range]) -> Score:
    """Score what was found on a page against its story sentences."""
    return score(page.text, page.sentences, found, among=page.story)


def _source(document: Document, offset: int) -> int:
    """Return where a character of the document stands in the saved file.

    Raises ValueError where the document doesn't say.
    """
    for locator in document.locators:
        if locator.start <= offset < locator.end and locator.exact and locator.source_start is not None:
            return locator.source_start + offset - locator.start
    raise ValueError(f"character {offset} of {document.id} has no place in the saved file")
