"""Universal NER over the dev and test sentences of EWT: persons, organisations, places (CC BY-SA 4.0).

Mayhew et al. 2024, https://www.universalner.org. It has no train part: we train on the names of EWT's dev sentences and
measure on those of its test sentences. Layout comes from the treebank, whose syntax is left out. A handful of sentences
that the treebank has since tokenised anew are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from model.language.data import conllu, ewt
from model.language.data.countries import place_labels
from model.language.examples import Entity, Example

_PARTS = {"train": "dev", "test": "test"}
ANNOTATED = frozenset({"PER", "ORG", "STATE", "LOC"})


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield documents with their entities. `part` is train (EWT's dev) or test; `root` is the folder of data sets."""
    own = _PARTS[part]
    marked = dict(_sentences(root / f"language/UNER_English-EWT/en_ewt-ud-{own}.iob2"))
    for document in conllu.documents(ewt.path(root, own)):
        kept = tuple(s for s in document.sentences if _words(s) == [word for word, _ in marked.get(s.id, ())])
        if kept:
            found = conllu.example("uner", conllu.Document(document.id, kept))
            tags = [tag for sentence in kept for _, tag in marked[sentence.id]]
            # EWT's dev sentences choose between models, so their boundaries are not to be learned from.
            starts = None if part == "train" else found.starts
            own_entities = tuple(entities(found.words, tags))
            yield replace(found, starts=starts, syntax=None, entities=own_entities, annotated=ANNOTATED)


def entities(words: Sequence[str], tags: Sequence[str]) -> Iterator[Entity]:
    """Yield the entities of IOB2 tags; whether a place is a state its name says, or nothing does.

    A tag `I-X` with nothing of its kind before it begins an entity.
    """
    start = 0
    for end in range(1, len(tags) + 1):
        if end < len(tags) and tags[end][0] == "I" and tags[end][1:] == "-" + tags[start][2:]:
            continue
        if tags[start] != "O":
            yield Entity(start, end, _labels(tags[start][2:], " ".join(words[start:end])))
        start = end


def _labels(kind: str, name: str) -> frozenset[str]:
    if kind == "LOC":
        return place_labels(name)
    return frozenset({kind})


def _words(sentence: conllu.Sentence) -> list[str]:
    return [token.form for token in sentence.tokens]


def _sentences(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the id of each sentence with its words and tags."""
    with path.open(encoding="utf-8") as lines:
        for filled, block in groupby((line.rstrip("\n") for line in lines), key=bool):
            if filled:
                rows = list(block)
                name = next(row.partition("=")[2].strip() for row in rows if row.startswith("# sent_id"))
                yield name, [(row.split("\t")[1], row.split("\t")[2]) for row in rows if not row.startswith("#")]
