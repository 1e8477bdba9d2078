"""What holds of the whole tree: what is promised about modules and documents."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

from tests.support import ROOT

MODULES = sorted((ROOT / "src").rglob("*.py"))


def lines(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_are_small() -> None:
    lengths = {path: lines(path) for path in MODULES}
    assert max(lengths.values()) <= 500, max(lengths, key=lambda path: lengths[path])
    assert statistics.median(lengths.values()) < 150


def test_every_link_in_the_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert documents
    for document in documents:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_the_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {p.parent.name for p in (ROOT / "src" / "backchannel").glob("*/__init__.py")}
    assert rooms
    for room in rooms:
        assert f"`{room}/`" in text, room
