"""What a paragraph is by its style: styles have ids in the file's own language, but names in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.read.docx.parts import Package

_STYLES = "word/styles.xml"
_MOST_BASES = 20
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_TAGS = {"title": "h1", "subtitle": "h2", "caption": "figcaption", "quote": "blockquote", "intense quote": "blockquote"}


@dataclass(slots=True)
class _Style:
    """One style as the file defines it."""

    name: str = ""
    base: str | None = None
    level: int | None = None


class Styles:
    """The paragraph styles of a file."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, _Style] = {}
        self._current: _Style | None = None
        if package.has(_STYLES):
            package.parse(_STYLES, self._start, lambda _: None, lambda _: None)

    def tag(self, style: str | None, level: int | None = None) -> str | None:
        """Return the HTML tag for a style's id, or for the outline level (from 0) that a paragraph gives itself."""
        for _ in range(_MOST_BASES):
            known = self._styles.get(style or "")
            if known is None:
                break
            heading = _HEADING.fullmatch(known.name)
            if heading:
                return f"h{min(6, max(1, int(heading[1])))}"
            if known.name in _TAGS:
                return _TAGS[known.name]
            if known.name.startswith("list "):
                return "li"
            level = known.level if level is None else level
            style = known.base
        return f"h{min(6, level + 1)}" if level is not None and 0 <= level < 9 else None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        values = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        if local == "style":
            self._current = self._styles.setdefault(values.get("styleId", ""), _Style())
        elif self._current is None:
            return
        elif local == "name":
            self._current.name = values.get("val", "").strip().lower()
        elif local == "basedOn":
            self._current.base = values.get("val")
        elif local == "outlineLvl" and values.get("val", "").isascii() and values.get("val", "").isdigit():
            self._current.level = int(values["val"][:2])
