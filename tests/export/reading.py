"""A page read back as a program reads it: its links, its anchors, and the text of each report with its offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    """What was found: ids, addresses inside the page, elements, and per report the shown code point at each offset."""

    ids: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    shown: dict[str, dict[int, str]] = field(default_factory=dict)
    pieces: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    words: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.report: str | None = None
        self.at: int | None = None
        self.skipping = False
        self.block: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        self.read.tags.add(tag)
        self.read.attributes.update(values)
        if identity := values.get("id"):
            self.read.ids.append(identity)
        if (href := values.get("href")) and href.startswith("#"):
            self.read.links.add(href[1:])
        if "report" in classes:
            self.report = values["id"]
        if "z" in classes:
            self.at, self.block = int(values["data-s"] or -1), tag
        self.skipping = "ref" in classes
        if "s" in classes and self.report:
            piece = (int(values["data-s"] or -1), int(values["data-e"] or -1))
            assert piece[0] == self.at, "a piece begins where the text before it ends"
            self.read.pieces.setdefault(self.report, []).append(piece)

    def handle_endtag(self, tag: str) -> None:
        self.skipping = False
        if tag == self.block:
            self.at = self.block = None

    def handle_data(self, data: str) -> None:
        self.read.words += data
        if self.at is None or self.report is None or self.skipping:
            return
        shown = self.read.shown.setdefault(self.report, {})
        for point in data:
            shown[self.at] = point
            self.at += 1


def read_back(html: str) -> Read:
    """Return what a parser finds in the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.read
