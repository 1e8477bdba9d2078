"""Text → tokens of a language's lexicon, each with the symbols that a rule may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

Value = object
"""What a symbol stands for: a number, a unit, a node, or the token's own text."""

_TOKEN = re.compile(
    r"(?P<STAMP>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)(?!\w)"
    r"|(?P<ISO>\d{4}-\d\d-\d\d)(?!\w)"
    r"|(?P<YMD>\d{4}(?P<y>[/.])\d{1,2}(?P=y)\d{1,2})(?![\w/-])"
    r"|(?P<NUMERIC>\d{1,2}(?P<n>[/.-])\d{1,2}(?P=n)(?:\d{4}|\d\d))(?![\w/-])"
    r"|(?P<CLOCK>\d\d:\d\d:\d\d|\d{1,2}[:.]\d\d(?!:\d))(?=[AaPp][Mm]\b|(?![\w:]|[.,]\d))"
    r"|(?P<SHORT_YEAR>['’]\d\d)(?!\w)"
    r"|(?P<DECADE>\d{3}0|['’]?\d0)['’]?s\b"
    r"|(?P<ORDINAL>\d{1,2})(?:st|nd|rd|th|(?<=[23])d)\b"
    r"|(?P<OTHER>\d+(?:[.,]\d+)+|\d{5,}|\d+(?![AaPp][Mm]\b)[^\W\d_]+)"
    r"|(?P<INT>\d{1,4})"
    r"|(?P<DOTTED>[^\W\d_]\.[^\W\d_](?:\.|\b))"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<MARK>[^\w\s])"
)
"""White space parts tokens. A number with a comma, a point or letters in it is no part of a date, but for `9am`.
Two letters with points are a word of the lexicon without them (`a.m.`, `B.C.`)."""

_SAME = str.maketrans({"—": "–", "‒": "–", "'": "’", "‘": "’"})
"""Marks that rules don't tell apart."""
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{5,}")
_MOST = 1_000_000
"""Counts end here: a million days from today lie beyond the calendar on either side."""
_NEVER = re.compile(r"(?!)")


class Token(Struct, frozen=True):
    """Characters `start` to `end` of the text; `key` is the word in small letters, `symbols` what it can stand for.

    A token that the lexicon doesn't know has no symbols but its own word.
    """

    start: int
    end: int
    key: str
    capital: bool
    symbols: tuple[tuple[str, Value], ...]


def tokens(
    text: str,
    words: Mapping[str, tuple[tuple[str, Value], ...]],
    dotted: frozenset[str],
    zone_after: re.Pattern[str] = _NEVER,
) -> Iterator[Token]:
    """Cut a text; `words` is the lexicon by small-letter word, `dotted` its words that may end in a full stop.

    A name before `zone_after` is that of a zone of time ("9 a.m. Tripoli time").
    """
    after = 0
    for match in _TOKEN.finditer(text):
        if match.start() < after:
            continue
        kind, found = match.lastgroup or "MARK", match.group()
        start, end = match.span()
        if kind == "WORD":
            key = found.casefold()
            if key in dotted and text[end : end + 1] == ".":
                end += 1
            after = end
            capital = found[0].isupper()
            symbols = tuple(s for s in words.get(key, ()) if capital or not s[0].endswith("^"))
            if capital and not symbols and zone_after.match(text, end):
                symbols = (("ZONE", key),)
            yield Token(start, end, key, capital, symbols)
        elif kind == "DOTTED":
            key = found.replace(".", "").casefold()
            yield Token(start, end, key, found[0].isupper(), words.get(key, ()))
        elif kind == "MARK":
            mark = found.translate(_SAME)
            yield Token(start, end, mark, False, words.get(mark, ()))
        else:
            yield Token(start, end, found.casefold(), False, tuple(_numbered(kind, match)))


def _numbered(kind: str, match: re.Match[str]) -> Iterator[tuple[str, Value]]:
    text = match.group()
    if kind == "INT":
        yield from _of_number(text)
    elif kind == "ORDINAL":
        number = int(match["ORDINAL"])
        yield "ORDINAL", number
        yield "NTH", number
        if 1 <= number <= 31:
            yield "DAY", number
    elif kind in ("SHORT_YEAR", "DECADE"):
        yield kind, int(match[kind].lstrip("'’"))
    elif kind == "OTHER":
        if _COUNT.fullmatch(text):
            yield "BIG", min(float(text.replace(",", "")), _MOST)
    else:
        yield kind, text


def _of_number(text: str) -> Iterator[tuple[str, Value]]:
    number = int(text)
    yield "INT", number
    if 1 <= number <= 31 and len(text) < 3:
        yield "DAY", number
    if len(text) == 2:
        yield "YY", number
    if len(text) == 4 and number >= 1000:
        yield "YEAR", number
    if len(text) == 4 and number // 100 < 24 and number % 100 < 60:
        yield "MILITARY", f"{text[:2]}:{text[2:]}"
