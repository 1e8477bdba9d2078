"""From tokens to blocks: which elements are open, what of their text is shown, and where a paragraph ends.

The tree is never built. What an element inherits from its ancestors is computed when it opens, and paths are cut in the
middle, so that 100,000 nested elements cost no more than 100,000 elements in a row.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from msgspec import Struct

from backchannel.model import Locator
from backchannel.read.html.builder import Builder, HtmlBlock, Place
from backchannel.read.html.elements import (
    BLOCK,
    BY_NAME,
    CELL,
    CLOSES,
    ENDS_HEAD,
    HOLDS,
    KEEPS_P,
    UNSHOWN,
    VOID,
    Trait,
    is_archive_banner,
    words_of,
)
from backchannel.read.html.scan import Token, tokens

_ENTITY = r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
_FOLDED = re.compile(rf"([ \t\n\r\f]++)|({_ENTITY})|(?:&|[^& \t\n\r\f]++(?: [^& \t\n\r\f]++)*+)")
_PREFORMATTED = re.compile(rf"(\r\n?|\n)|({_ENTITY})|(?:&|[^&\r\n]++)")
_REACH = 256
"""How many open elements an end tag is searched for; keeps broken markup linear, and no real page nests deeper."""
_HEAD_OF_PATH, _TAIL_OF_PATH = 4, 12
"""Steps of an element's path that are written out when it is longer than both together."""
_FAMILY = 6
_LOOK_UP = 64
_MIN_ALT_WORDS = 2
"""An alternative text of one word names a thing (a logo, an icon) and tells nothing."""
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_CLASS = re.compile(r"(?:^|[\s_-])(?:hidden|hide|sr-only|visually-?hidden|screen-?reader)", re.IGNORECASE)
_TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "template"})


class Flow(Struct, frozen=True, kw_only=True):
    """What was read out of a page: its text, the blocks, the map back, and what the labels need beside.

    `title` is the `title` element's text, `language` the `lang` of `html`, `depth` the deepest nesting.
    """

    text: str
    blocks: tuple[HtmlBlock, ...]
    locators: tuple[Locator, ...]
    title: str | None
    language: str | None
    depth: int


def flow(source: str) -> Flow:
    """Read a page's text out of its source. Linear in its length; no markup is so broken that it fails."""
    reader = _Reader(source)
    for token in tokens(source):
        reader.take(token)
    return reader.finish()


class _Open(Struct):
    """An open element: its name, its step in the path, its own traits and those of all around it."""

    name: str
    step: str
    kin: str
    own: Trait
    around: Trait
    children: dict[str, int] | None = None


class _Reader:
    """The open elements and the text so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = Builder(source)
        self.stack: list[_Open] = [_Open("", "", "", Trait(0), Trait(0))]
        self.count: dict[str, int] = {}
        self.title: str | None = None
        self.language: str | None = None
        self.alternatives: list[tuple[int, int]] = []
        self.depth = 0
        self.in_toolbar = False

    def take(self, token: Token) -> None:
        """Account for one token."""
        match token.kind:
            case "text":
                self._text(token.start, token.end)
            case "start":
                self._start(token)
            case "end":
                self._end(token.name, token.start, token.end)
            case "comment":
                self._comment(token)
            case "raw" if token.name == "title" and self.title is None and not self.count.get("svg"):
                self.title = " ".join(html.unescape(self.source[token.start : token.end]).split()) or None

    def finish(self) -> Flow:
        """Close what is open and give the outcome."""
        self._close_block()
        builder = self.builder
        return Flow(
            text=builder.text(),
            blocks=tuple(builder.blocks),
            locators=tuple(builder.locators),
            title=self.title,
            language=self.language,
            depth=self.depth,
        )

    def _text(self, start: int, end: int) -> None:
        """Characters of the page."""
        around = self.stack[-1].around
        if around & Trait.UNSHOWN:
            return
        linked = bool(around & Trait.LINK)
        preformatted = bool(around & Trait.PREFORMATTED)
        for match in (_PREFORMATTED if preformatted else _FOLDED).finditer(self.source, start, end):
            if match[1]:
                fold = self.builder.line_break if preformatted else None
                if fold:
                    fold(match.start(), match.end())
                else:
                    self.builder.space(match.start(), match.end(), linked=linked)
                continue
            made = html.unescape(match[2]) if match[2] else None
            place = self._place() if self.builder.empty else None
            self.builder.add(match.start(), match.end(), made if made != match[0] else None, place=place, linked=linked)

    def _start(self, token: Token) -> None:
        """An opening tag."""
        name = token.name
        self._close_before(name, token)
        if name == "br":
            self.builder.line_break(token.start, token.end)
        elif name == "img":
            self._image(token)
        elif name == "html" and self.language is None:
            self.language = self._attribute(token, "lang").strip() or None
        if name not in VOID:
            self._open(token)

    def _close_before(self, name: str, token: Token) -> None:
        """Close what an opening tag of this name ends."""
        if name in ENDS_HEAD:
            for foreign in ("head", "svg"):
                if self.count.get(foreign):
                    self._end(foreign, token.start, token.end)
        if name in BLOCK:
            self._close_block()
            if name not in KEEPS_P:
                self._close_implied(frozenset({"p"}), BLOCK)
        if name in CLOSES:
            self._close_implied(CLOSES[name], HOLDS - CLOSES[name])
        if name == "a" and self.count.get("a"):
            self._end("a", token.start, token.end)

    def _open(self, token: Token) -> None:
        """Put an element on the stack, with what it inherits."""
        parent = self.stack[-1]
        if parent.children is None:
            parent.children = {}
        number = parent.children[token.name] = parent.children.get(token.name, 0) + 1
        step = token.name if token.name in ("html", "head", "body") else f"{token.name}[{number}]"
        own = self._own(token)
        around = parent.around | own
        if token.name in UNSHOWN and "shadowrootmode" not in token.attributes:
            around |= Trait.UNSHOWN
        kin = f"{token.name}.{self._attribute(token, 'class')}" if token.name in BLOCK else ""
        self.stack.append(_Open(token.name, step, kin, own, around))
        self.count[token.name] = self.count.get(token.name, 0) + 1
        self.depth = max(self.depth, len(self.stack))

    def _own(self, token: Token) -> Trait:
        """The traits of an element itself."""
        own = BY_NAME.get(token.name, Trait(0))
        if not token.attributes or token.name in ("html", "body"):
            return own
        identifier = self._attribute(token, "id")
        if identifier and is_archive_banner(identifier):
            own |= Trait.ARCHIVE
        words = " ".join((self._attribute(token, "class"), identifier, self._attribute(token, "role"),
                          self._attribute(token, "itemprop")))  # fmt: skip
        own |= _words_of(words)
        hidden = "hidden" in token.attributes or self._attribute(token, "aria-hidden") == "true"
        if hidden or _HIDING_STYLE.search(self._attribute(token, "style")) or _HIDING_CLASS.search(words):
            own |= Trait.HIDDEN
        return own

    def _attribute(self, token: Token, name: str) -> str:
        """An attribute's value as written, "" where there is none."""
        place = token.attributes.get(name)
        return self.source[place[0] : place[1]] if place else ""

    def _end(self, name: str, start: int, end: int) -> None:
        """A closing tag (or what does the work of one)."""
        if name == "br":
            self.builder.line_break(start, end)
        if name in BLOCK:
            self._close_block()
        if not self.count.get(name):
            return
        crossed = False
        for index in range(len(self.stack) - 1, max(0, len(self.stack) - 1 - _REACH), -1):
            candidate = self.stack[index].name
            if candidate == name:
                self._leave(index, crossed=crossed)
                return
            if candidate in CELL and name not in _TABLE_PARTS:
                return
            crossed = crossed or (candidate in BLOCK and name not in BLOCK and name not in UNSHOWN)

    def _leave(self, index: int, *, crossed: bool) -> None:
        """Close the open element at `index`; an inline one that holds open blocks ends alone, as in a browser."""
        if not crossed:
            self._pop(index)
        elif self.stack[index].name == "a":
            self.count["a"] -= 1
            self.stack[index].name = ""
            for entry in self.stack[index:]:
                entry.around &= ~Trait.LINK

    def _pop(self, index: int) -> None:
        """Close the open element at `index` and all within it."""
        for entry in self.stack[index:]:
            if entry.name:
                self.count[entry.name] -= 1
            if entry.name in BLOCK:
                self._close_block()
        del self.stack[index:]

    def _close_implied(self, names: frozenset[str], stop: frozenset[str]) -> None:
        """Close the nearest open element of these names, if none of `stop` lies between."""
        for index in range(len(self.stack) - 1, max(0, len(self.stack) - 1 - _LOOK_UP), -1):
            name = self.stack[index].name
            if name in names:
                self._pop(index)
                return
            if name in stop:
                return

    def _image(self, token: Token) -> None:
        """Keep an image's alternative text for a block of its own, after the paragraph that the image stands in."""
        place = token.attributes.get("alt")
        if place and not self.stack[-1].around & Trait.UNSHOWN:
            if len(re.findall(r"\w+", self.source[place[0] : place[1]])) >= _MIN_ALT_WORDS:
                self.alternatives.append(place)
            if self.builder.empty:
                self._close_block()

    def _comment(self, token: Token) -> None:
        """Comments are not text; two of them mark the banner that the Wayback Machine puts into pages."""
        content = self.source[token.start : min(token.end, token.start + 60)]
        if "BEGIN WAYBACK TOOLBAR" in content:
            self.in_toolbar = True
        elif "END WAYBACK TOOLBAR" in content:
            self._close_block()
            self.in_toolbar = False

    def _close_block(self) -> None:
        """End the paragraph, and write the alternative texts of the images in it."""
        self.builder.close()
        waiting, self.alternatives = self.alternatives, []
        for start, end in waiting:
            place = self._place(tag="img")
            for match in _FOLDED.finditer(self.source, start, end):
                if match[1]:
                    self.builder.space(match.start(), match.end(), linked=False)
                    continue
                made = html.unescape(match[2]) if match[2] else None
                self.builder.add(
                    match.start(), match.end(), made if made != match[0] else None, place=place, linked=False
                )
            self.builder.close()

    def _place(self, tag: str | None = None) -> Place:
        """Where text that begins now stands."""
        index = len(self.stack) - 1
        lowest = max(0, index - _LOOK_UP)
        while index > lowest and self.stack[index].name not in BLOCK:
            index -= 1
        steps = [entry.step for entry in self.stack[1 : index + 1 if index > lowest else len(self.stack)]] \
            if len(self.stack) <= _HEAD_OF_PATH + _TAIL_OF_PATH else [
                *(entry.step for entry in self.stack[1 : 1 + _HEAD_OF_PATH]), "…",
                *(entry.step for entry in self.stack[max(1, index + 1 - _TAIL_OF_PATH) : index + 1])]  # fmt: skip
        near = Trait(0)
        for entry in self.stack[max(1, index - 2) :]:
            near |= entry.own
        around = self.stack[-1].around
        if self.in_toolbar:
            around |= Trait.ARCHIVE
        return Place(
            tag=tag or self.stack[index].name or "body",
            path="/".join(steps) or "html",
            family="/".join(entry.kin for entry in self.stack[max(1, index + 1 - _FAMILY) : index + 1]),
            depth=len(self.stack),
            near=near,
            around=around,
        )


@lru_cache(maxsize=4096)
def _words_of(words: str) -> Trait:
    """Remembered `words_of`: a page has thousands of elements and few different class attributes."""
    return words_of(words)
