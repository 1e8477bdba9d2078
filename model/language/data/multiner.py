"""multiNER (Ranathunga et al., 2025), its English part: documents of Sri Lanka's government, marked with names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from model.language.data.columns import cut, sentences, spans
from model.language.data.countries import place_labels
from model.language.data.names import is_name, without_article, without_titles
from model.language.examples import ENTITY_LABELS, Entity, Example

NAME = "multiNER-en"
_ALL = frozenset(ENTITY_LABELS)
_ANNOTATED = frozenset(("PER", "ORG", "STATE", "LOC"))


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield the set's lines, all of them "train"; other parts are empty.

    Its MISC holds titles, acts, years and sums: optional. So are organisations that it marks but that aren't written as
    names (`vocational training centers`).
    """
    if part != "train":
        return
    with zipfile.ZipFile(root / "language" / "multiNER-en" / "nerannotateddatasets.zip") as archive:
        inside = next(n for n in archive.namelist() if n.endswith("Final_English.txt") and "MACOSX" not in n)
        text = archive.read(inside).decode("utf-8")
    for number, sentence in enumerate(sentences(Path(inside), text)):
        pieces = cut(sentence.tokens)
        entities = []
        for start, end, kind in spans(sentence.tags):
            first, last = pieces.span(start, end)
            first = without_article(pieces.words, first, last)
            if kind == "PER":
                first = without_titles(pieces.words, first, last)
            if first < last:
                labels = _labels(kind, pieces.words[first:last])
                entities.append(Entity(first, last, labels, optional=labels == _ALL))
        yield Example(NAME, str(number), pieces.words, pieces.breaks, entities=tuple(entities), annotated=_ANNOTATED)


def _labels(kind: str, words: tuple[str, ...]) -> frozenset[str]:
    if kind not in ("PER", "ORG", "LOC") or not is_name(words):
        return _ALL
    return place_labels(" ".join(words)) if kind == "LOC" else frozenset({kind})
