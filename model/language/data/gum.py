"""GUM, the Georgetown University Multilayer corpus: syntax, names, coreference and attribution of whole documents.

Zeldes 2017, https://gucorpling.org/gum/. The annotations are CC BY 4.0; the texts have licences of their own, and only
genres whose texts may go into a model under CC BY-SA are read (`GENRES`).
Parts are the corpus' own, with more news and interviews held out for test (see `splits`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from model.language.data import conllu, gum_attribution, gum_mentions, gum_names, splits
from model.language.examples import Example

FOLDER = "language/UD_English-GUM/not-to-release/sources"
GENRES = {
    "academic": "CC BY",
    "bio": "CC BY-SA",
    "court": "CC BY",
    "interview": "CC BY",
    "news": "CC BY",
    "speech": "public domain",
    "textbook": "CC BY",
    "vlog": "CC BY",
    "voyage": "CC BY-SA",
}
"""Genres that are read, with the licence of their texts. Non-commercial ones (whow, fiction, reddit …) are not."""


def genre(example_id: str) -> str:
    """Return the genre of an example's id: `news` of `GUM_news_nasa`."""
    return example_id.split("_")[1]


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield the documents of train, dev or test. `root` is the folder of data sets."""
    files = {path.stem.removeprefix("GUM_"): path for path in (root / FOLDER).glob("GUM_*.conllu")}
    files = {name: path for name, path in files.items() if name.partition("_")[0] in GENRES}
    for name, own in splits.parts(files).items():
        if own == part:
            for document in conllu.documents(files[name]):
                yield _example(document)


def _example(document: conllu.Document) -> Example:
    example = conllu.example("gum", document)
    marks = gum_mentions.brackets(document)
    example = replace(
        example,
        entities=gum_names.entities(example, marks),
        annotated=gum_names.ANNOTATED,
        mentions=gum_mentions.mentions(example, marks),
    )
    return replace(example, attribution=gum_attribution.spans(document, example))
