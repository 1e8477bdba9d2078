"""HTML as a stream of tokens, each with its place in the source, in linear time whatever the input.

The rules are those of the WHATWG HTML tokenizer (§13.2.5) as far as they decide what is text and what is not. The
standard library's `html.parser` is not used: in Python 3.11 it gives no offsets of its own and takes quadratic time
on broken markup (150 KB of `<a <a <a …` took 153 s; this takes 0.1 s). In two places this loses less than the
standard: a comment or a title that is never closed ends at once instead of swallowing the rest of the page.

Offsets are code points into the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

TokenKind = Literal["start", "end", "text", "raw", "comment"]

# Elements whose content is not markup. The content of `title` and `textarea` may hold entities, the others not.
RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"})
_MARKUP = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)|(!--)|[!?/])")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<close>>)|(?P<name>=?[^\s/>=]*+)(?:\s*+=\s*+"""
    r"""(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?|(?P<bare>[^\s>]*+)))?)"""
)
_COMMENT_END = re.compile(r"--!?>")


class Token(Struct, frozen=True):
    """One token: where it stands, and for tags the name (lower case) and the places of the attributes' values.

    `attributes` gives name → start and end of the value, without its quotes. A `raw` token is the content of an element
    named in `RAW_TEXT`, and has that element's name.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: dict[str, tuple[int, int]] = {}


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a page in order. Every character of the source is in exactly one token."""
    scanner = _Scanner(source)
    position = 0
    while position < len(source):
        token = scanner.next(position)
        yield token
        position = token.end
        if token.kind == "start" and token.name in RAW_TEXT:
            raw_end = scanner.raw_end(token.name, position)
            if raw_end is not None and raw_end > position:
                yield Token("raw", position, raw_end, token.name)
            position = raw_end if raw_end is not None else position


class _Scanner:
    """The source, and what was found not to come any more (so that no search for it is made twice)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.absent: set[str] = set()

    def next(self, position: int) -> Token:
        """Return the token that begins at `position`."""
        match = _MARKUP.match(self.source, position)
        if match is None:
            following = _MARKUP.search(self.source, position + 1)
            return Token("text", position, following.start() if following else len(self.source))
        if match[3]:
            return Token("comment", position, self._comment_end(match.end()))
        if not match[2]:
            return Token("comment", position, self._after(">", match.end()))
        end, attributes = self._attributes(match.end())
        return Token("end" if match[1] else "start", position, end, match[2].lower(), attributes)

    def raw_end(self, name: str, position: int) -> int | None:
        """Where the content of a raw-text element ends; None where a title or textarea is never closed."""
        if name not in self.absent:
            match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, position)
            if match:
                return match.start()
            self.absent.add(name)
        return None if name in ("title", "textarea") else len(self.source)

    def _attributes(self, position: int) -> tuple[int, dict[str, tuple[int, int]]]:
        """Read attributes up to and with the closing `>`; the end of the source closes too."""
        found: dict[str, tuple[int, int]] = {}
        while position < len(self.source):
            match = _ATTRIBUTE.match(self.source, position)
            if match is None or match.end() == position:
                position += 1
                continue
            position = match.end()
            if match["close"]:
                break
            for group in ("double", "single", "bare"):
                if match[group] is not None:
                    found.setdefault(match["name"].lower(), match.span(group))
                    break
            else:
                found.setdefault(match["name"].lower(), (match.end("name"), match.end("name")))
        return position, found

    def _comment_end(self, position: int) -> int:
        """Where a comment that opened just before `position` ends; at the next `>` where it is never closed."""
        if self.source.startswith((">", "->"), position):
            return self._after(">", position)
        if "-->" not in self.absent:
            match = _COMMENT_END.search(self.source, position)
            if match:
                return match.end()
            self.absent.add("-->")
        return self._after(">", position)

    def _after(self, mark: str, position: int) -> int:
        """Just after the next `mark`, or the end of the source."""
        found = self.source.find(mark, position)
        return len(self.source) if found < 0 else found + len(mark)
