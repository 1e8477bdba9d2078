"""The corpus as it stands: nothing in it is broken, and every reading can be written out and compiled again."""

from __future__ import annotations

import pytest
from corpus.checks import problems
from corpus.compiling import compiled
from corpus.form import Reading
from corpus.store import readings

from corpus import catalogue, printing

READ = [(reading, text) for reading, text in readings("train", "dev", "test")]


def test_nothing_is_broken() -> None:
    assert [str(problem) for problem in problems()] == []


@pytest.mark.parametrize(("reading", "text"), READ, ids=[reading.doc.file for reading, _ in READ])
def test_readings_survive_being_written_out(reading: Reading, text: str) -> None:
    report = next(r for _, r in catalogue.reports(reading.doc.split) if f"{r.id}.txt" == reading.doc.file)
    again, found = compiled(printing.notes(reading), text, report, reading.doc.split, reader=reading.doc.reader)
    assert [str(problem) for problem in found] == []
    assert again == reading
