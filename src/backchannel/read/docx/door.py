"""The door: from a DOCX file to its text."""

from __future__ import annotations

from pathlib import Path

from backchannel.errors import ReadError
from backchannel.model import Hints, Notice
from backchannel.read.blocks import Blocks
from backchannel.read.docx.parts import Package
from backchannel.read.docx.properties import property_witnesses
from backchannel.read.docx.story import Story
from backchannel.read.docx.styles import Styles
from backchannel.read.extract import Extract

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"


def read_docx(path: Path, hints: Hints) -> Extract:
    """Read a DOCX: heads, main text, notes, feet; each paragraph is a block with its part and number as element.

    Tags are HTML's: `h1` to `h6` by style, `li`, `td`, `figcaption`, `aside` (notes), `header` and `footer`.
    Raises `ReadError`: `docx-damaged`, `docx-hostile`, `archive-bomb`, `no-text`.
    """
    with Package(path, hints) as package:
        styles = Styles(package)
        blocks = Blocks()
        hidden = stray = 0
        for part, tag in _parts(package):
            story = Story(package, part)
            hidden += story.hidden
            stray += story.stray
            for paragraph in story.paragraphs:
                element = f"{part}/p[{paragraph.number}]"
                blocks.add(paragraph.text, tag=tag or paragraph.tag(styles), element=element)
        witnesses = tuple(property_witnesses(package))
        commented = package.has("word/comments.xml")
    if not blocks.blocks:
        raise ReadError(
            "no-text",
            f"{hints.name} holds no text",
            advice="The original is kept. If it holds pictures of text, run text recognition (OCR) on them.",
        )
    return Extract(
        media_type=MEDIA_TYPE,
        text=blocks.text(),
        blocks=tuple(blocks.blocks),
        locators=tuple(blocks.locators),
        witnesses=witnesses,
        notices=_notices(hidden, stray, commented),
        language=next((witness.value for witness in witnesses if witness.field == "language"), None),
    )


def _parts(package: Package) -> list[tuple[str, str | None]]:
    """Return the parts that hold text, in reading order, each with the tag of all its paragraphs if they have one."""
    parts: list[tuple[str, str | None]] = [(name, "header") for name in package.names("word/header")]
    parts.append((_MAIN, None))
    parts += [(name, "aside") for name in ("word/footnotes.xml", "word/endnotes.xml") if package.has(name)]
    return parts + [(name, "footer") for name in package.names("word/footer")]


def _notices(hidden: int, stray: int, commented: bool) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    if hidden:
        notices.append(Notice(code="hidden-text", message=f"{hidden} characters are hidden in the file and not read"))
    if stray:
        notices.append(Notice(code="silent-loss", message=f"{stray} characters stand in no paragraph and are not read"))
    if commented:
        notices.append(Notice(code="comments-left-out", message="comments in the margin are not read"))
    return tuple(notices)
