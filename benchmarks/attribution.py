"""How well attribution is read: `python -m benchmarks.attribution [--shared ../shared] [--weights FOLDER] [--json]`.

Prints F1 of exact spans and of words for source, cue and content, and how often the source of a given content is right
(shares a word with the right one), on PolNeAR's development part (measure only), on the reports of this project held
out to choose on, and on held-out ones that are never looked at. What is measured is what quotations are made of: tagger
and trees together, outermost attributions. Raw text in, its lines taken for paragraphs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from model.language.data import reports
from model.language.evaluate import polnear
from model.language.evaluate.attribution import Attribution as Scores
from model.language.evaluate.attribution import of_characters
from model.language.evaluate.spans import Labelled
from msgspec import Struct
from tests.language.documents import body

from backchannel.language.core import pipeline
from backchannel.language.core.doc import Pipeline
from backchannel.language.reading import Line, Reading
from backchannel.language.view import View
from backchannel.model import Document
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.joined import attributions, outermost
from backchannel.quotes.lexicon import lexicon

BLIND = Path(__file__).parents[1] / "tests" / "quality" / "attribution" / "blind"
KINDS = ("source", "cue", "content")

Stretch = tuple[int, int]


class Given(Struct, frozen=True):
    """A text with its marked spans (characters), and for each content of a known source both."""

    text: str
    spans: tuple[Labelled, ...]
    linked: tuple[tuple[Stretch, tuple[Stretch, ...]], ...]


class Figures(Struct, frozen=True):
    """F1 by kind, in percent, of exact spans and of words; `speakers` right of so many contents with a source."""

    texts: int
    exact: dict[str, float]
    words: dict[str, float]
    speakers: tuple[int, int]


def of_polnear(data: Path) -> Iterator[Given]:
    """Yield the articles."""
    for article in polnear.articles(data):
        pairs = tuple((content, one.sources) for one in article.linked for content in one.contents)
        yield Given(article.text, article.spans, pairs)


def of_reports(found: Iterable[reports.Report]) -> Iterator[Given]:
    """Yield reports of this project; nested attributions are left out, as the guidelines do."""
    for report in found:
        own = [one for one in report.attributions if not one.nested]
        spans = tuple(
            (kind, *span)
            for one in own
            for kind, pieces in zip(KINDS, (one.source, one.cue, one.content), strict=True)
            for span in pieces
        )
        yield Given(report.text, spans, tuple((c, one.source) for one in own if one.source for c in one.content))


def reading(text: str, nlp: Pipeline) -> Reading:
    """Read a raw text, every line a paragraph."""
    document: Document = body(text.replace("\n", " "))
    lines, start = [], 0
    for number, row in enumerate(text.split("\n")):
        if row.strip():
            lines.append(Line(zone="body", paragraph=number, start=start, end=start + len(row)))
        start += len(row) + 1
    doc = nlp(text)
    view = View(text=text, offsets=tuple(range(len(text))))
    return Reading(document=document, view=view, lines=tuple(lines), doc=doc, starts=tuple(t.idx for t in doc))


def measure(given: Iterable[Given], nlp: Pipeline) -> Figures:
    """Measure texts."""
    words, scores, texts, right, asked = lexicon(), Scores(), 0, 0, 0
    for one in given:
        texts += 1
        read = reading(one.text, nlp)
        found = attributions(read, words)
        scores = scores + of_characters(one.text, one.spans, frozenset(_labelled(outermost(found), read)))
        for content, sources in one.linked:
            asked += 1
            right += _source_is_right(content, sources, found, read)
    return Figures(
        texts,
        {kind: round(100 * scores.exact.of(kind).f1, 2) for kind in KINDS},
        {kind: round(100 * scores.tokens.of(kind).f1, 2) for kind in KINDS},
        (right, asked),
    )


def _labelled(found: Sequence[Attribution], read: Reading) -> Iterator[Labelled]:
    for one in found:
        for kind, stretches in zip(KINDS, ((one.source,), (one.cue,), one.contents), strict=True):
            for stretch in stretches:
                if stretch is not None:
                    yield kind, *_characters(stretch, read)


def _characters(stretch: Stretch, read: Reading) -> Stretch:
    start, end = stretch
    return read.starts[start], read.starts[end - 1] + len(read.doc[end - 1].text)


def _source_is_right(
    content: Stretch, sources: Sequence[Stretch], found: Sequence[Attribution], read: Reading
) -> bool:  # fmt: skip
    """Say whether the attribution that shares most of a content has a source that shares a word with the right one."""
    best, most = None, 0
    for one in found:
        shared = sum(_shared(content, _characters(own, read)) for own in one.contents)
        if shared > most:
            best, most = one, shared
    if best is None or best.source is None:
        return False
    return any(_shared(source, _characters(best.source, read)) > 0 for source in sources)


def _shared(a: Stretch, b: Stretch) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def blind() -> Iterator[reports.Report]:
    """Yield the held-out reports, which are never looked at."""
    for file in sorted(BLIND.glob("*.txt")):
        yield reports.parse(file.stem, file.read_text(encoding="utf-8"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", help="other weights of the core than the shipped ones")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    nlp = pipeline(given.weights)
    sets = {
        "PolNeAR dev (measure only)": of_polnear(given.shared / "data"),
        "reports held out to choose on": of_reports(reports.reports("dev")),
        "held-out reports, never looked at": of_reports(blind()),
    }
    for name, texts in sets.items():
        figures = measure(texts, nlp)
        if given.json:
            print(json.dumps({"set": name, **{k: getattr(figures, k) for k in figures.__struct_fields__}}))
            continue
        right, asked = figures.speakers
        print(f"{name}, {figures.texts} texts")
        for kind in KINDS:
            print(f"  {kind:8} exact {figures.exact[kind]:6.2f}   words {figures.words[kind]:6.2f}")
        print(f"  source of a given content right: {right} of {asked} ({100 * right / max(1, asked):.1f}%)")


if __name__ == "__main__":
    main()
