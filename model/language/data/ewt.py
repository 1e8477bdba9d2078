"""UD_English-EWT: weblogs, newsgroups, mails, reviews and answers with Universal Dependencies (CC BY-SA 4.0).

Where the UDS factuality set speaks of a sentence, its labels are attached (see `factuality`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from model.language.data import conllu, factuality
from model.language.examples import Example


def path(root: Path, part: str) -> Path:
    """Return where the treebank's file of train, dev or test is."""
    return root / f"language/UD_English-EWT/en_ewt-ud-{part}.conllu"


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield the documents of train, dev or test. `root` is the folder of data sets."""
    found = list(conllu.documents(path(root, part)))
    facts = factuality.labels(root, part, found)
    for document in found:
        yield replace(conllu.example("ewt", document), factuality=facts.get(document.id))
