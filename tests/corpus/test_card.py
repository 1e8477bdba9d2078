"""The data card: what it says is counted is what the corpus holds, and the corpus holds what it is to hold."""

from __future__ import annotations

import re

from click.testing import CliRunner, Result
from corpus.agreement import Figures, compare
from corpus.catalogue import HERE, SECOND
from corpus.commands import main
from corpus.store import readings

WANTED = {("claims located", "F1"): 0.75, ("type", "kappa"): 0.7, ("date the same", "share"): 0.8}
"""The least that two readers are to agree, by field and sort of figure."""


def block(name: str) -> str:
    """Return what the card holds under a mark."""
    found = re.search(rf"<!-- {name} -->\n```\n(.*?)```", (HERE / "CARD.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"the card has no block {name}"
    return found[1]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def twice() -> Figures:
    """Return how well the readers agree who read the same reports."""
    first = {reading.doc.file: reading for reading, _ in readings()}
    return compare((first[second.doc.file], second) for second, _ in readings(folder=SECOND))


def test_the_card_says_what_the_corpus_holds() -> None:
    counted = run("count")
    assert counted.exit_code == 0, "it holds less than it is to hold"
    assert counted.output == block("count")


def test_readers_agree_as_they_are_to() -> None:
    figures = {(row.name, row.sort): row.value for row in twice().rows()}
    for field, least in WANTED.items():
        assert figures[field] >= least, field


def test_a_fifth_is_read_twice() -> None:
    ours = list((HERE / "readings").glob("*/*.json"))
    assert len(list(SECOND.glob("*/*.json"))) * 5 >= len(ours)
