"""Words of a sentence view, as the rules for actors read them."""

from __future__ import annotations

import re

from msgspec import Struct

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|[^\W_]+(?:['+/&-][^\W_]+)*'?")


class Token(Struct, frozen=True):
    """One word: `text` without a possessive ending; `start` and `end` are indexes into the view's text."""

    text: str
    start: int
    end: int
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter, or is a name with a small particle such as `al-Islam`."""
        return self.text[0].isupper() or ("-" in self.text and self.text.rsplit("-", 1)[1][0].isupper())


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a view's text."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    word, start = match.group(), match.start()
    if word.endswith("'s"):
        return Token(word[:-2], start, match.end() - 2, True)
    if word.endswith("'"):
        return Token(word[:-1], start, match.end() - 1, word.endswith("s'"))
    return Token(word, start, match.end())


def close(text: str, left: Token, right: Token) -> bool:
    """Tell whether nothing but a space stands between two words, as inside a name."""
    return text[left.end : right.start] in (" ", "-")
