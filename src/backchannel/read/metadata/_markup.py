"""The elements of an HTML source that carry metadata, with their places in it.

A tokenizer of its own, after the states of the HTML standard (13.2.5), because it must keep code points into the source
and stay linear on hostile input: the standard library's parser re-scans to the end of the file for every unclosed
comment (CPython issue 135462). Every regular expression here is possessive and every character is passed at most a
constant number of times. No tree is built, so depth of nesting means nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_OPENING = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?+")
_INNER_TAG = re.compile(r"<[^<>]*+>")
_CLOSING = re.compile(r"</([a-zA-Z][^\s/>]*+)")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_KEPT = ("html", "meta", "link", "time", "h1", "article", "base", "abbr")
_INNER_LIMIT = 400
"""Longest content, in code points, that is read as the words of a `time` or `itemprop` element."""
_ATTRIBUTE_LIMIT = 20_000
"""Longest tag whose attributes are read. Only embedded images and data islands are longer."""


class Attribute(Struct, frozen=True):
    """One attribute: its value with character references decoded, and where the raw value stands in the source."""

    value: str
    start: int
    end: int


class Element(Struct, frozen=True, kw_only=True):
    """A start tag, or a comment (`name` is `!`). `text` and its place are set for raw text and short elements."""

    name: str
    start: int
    attributes: dict[str, Attribute]
    text: str = ""
    text_start: int = 0
    text_end: int = 0

    def get(self, name: str) -> str:
        """Return an attribute's value without outer white space, or the empty string."""
        attribute = self.attributes.get(name)
        return attribute.value.strip() if attribute else ""


def elements(source: str) -> Iterator[Element]:
    """Yield comments, scripts and the elements that can carry metadata, in source order.

    What is not closed at the end of the source (a comment, a tag, a script) ends the walk, as it does in a browser.
    """
    position = 0
    while (start := source.find("<", position)) >= 0:
        if source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            if end < 0:
                return
            yield Element(name="!", start=start, attributes={}, text=source[start + 4 : end])
            position = end + 3
            continue
        tag = _TAG.match(source, start)
        if tag is None:
            if _OPENING.match(source, start):
                return
            position = start + 1
            continue
        position = tag.end()
        name = tag[2].lower()
        if tag[1]:
            continue
        if name in _RAW_END:
            close = _RAW_END[name].search(source, position)
            if close is None:
                return
            yield _raw(source, tag, name, close.start())
            position = close.end()
        elif name in _KEPT or "itemprop" in tag[3] or "datetime" in tag[3]:
            yield _element(source, tag, name)


def _attributes(tag: re.Match[str]) -> dict[str, Attribute]:
    if len(tag[3]) > _ATTRIBUTE_LIMIT:
        return {}
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(tag[3]):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 1)
        value = match[group] if group > 1 else ""
        offset = tag.start(3)
        found.setdefault(
            match[1].lower(), Attribute(html.unescape(value), offset + match.start(group), offset + match.end(group))
        )
    return found


def _raw(source: str, tag: re.Match[str], name: str, end: int) -> Element:
    text = source[tag.end() : end]
    return Element(
        name=name,
        start=tag.start(),
        attributes=_attributes(tag),
        text=html.unescape(text) if name == "title" else text,
        text_start=tag.end(),
        text_end=end,
    )


def _element(source: str, tag: re.Match[str], name: str) -> Element:
    """Return the element with its words, where they are few: up to its first end tag of that name."""
    attributes = _attributes(tag)
    window = source[tag.end() : tag.end() + _INNER_LIMIT]
    close = next((match.start() for match in _CLOSING.finditer(window) if match[1].lower() == name), -1)
    if close < 0:
        return Element(name=name, start=tag.start(), attributes=attributes)
    text = " ".join(html.unescape(_INNER_TAG.sub(" ", window[:close])).split())
    return Element(
        name=name,
        start=tag.start(),
        attributes=attributes,
        text=text,
        text_start=tag.end(),
        text_end=tag.end() + close,
    )
