"""UD_English-PUD: news and encyclopedia sentences (Parallel Universal Dependencies; CC BY-SA 3.0). MEASURE ONLY.

Nothing is trained or tuned on it. A document is a few sentences of one page that need not follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model.language.data import conllu
from model.language.examples import Example

FILE = "language/UD_English-PUD/en_pud-ud-test.conllu"


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield PUD's documents. `root` is the folder of data sets; `part` must be "test"."""
    assert part == "test", "PUD is for measuring only: it has no part but test"
    for document in conllu.documents(root / FILE):
        yield conllu.example("pud", document)
