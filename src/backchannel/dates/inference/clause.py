"""The words about a time, up to the next mark on either side, and the names that stand in its sentence."""

from __future__ import annotations

import re

from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.tree import Expression

_REACH = 90
"""Characters before and after a time within which its clause is looked for; as in `tense`."""
_MARK = re.compile(r"[,;:—–()\"“”]|\s-\s|\n")
_NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w’']*|(?:[^\W\d_]\.){2,})(?:[ -][^\W\d_a-zß-ÿ][\w’']*)*")


def clause_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause about the characters `start` to `end` begins and ends."""
    begin, stop = sentence_at(text, start)
    begin, stop = max(begin, start - _REACH), max(end, min(stop, end + _REACH))
    before = text[begin:start].rstrip(" ,")
    marks = [match.end() for match in _MARK.finditer(before)]
    skipped = len(text[end:stop]) - len(text[end:stop].lstrip(" ,"))
    after = _MARK.search(text, end + skipped, stop)
    return begin + (marks[-1] if marks else 0), after.start() if after else stop


def clause_about(text: str, expression: Expression) -> tuple[str, tuple[str, ...]]:
    """Return the words about a time without the time itself, and the names in the rest of its sentence."""
    first, last = clause_span(text, expression.start, expression.end)
    clause = f"{text[first : expression.start]} {text[expression.end : last]}"
    begin, end = sentence_at(text, expression.start)
    return clause, names_in(f"{text[begin:first]} | {text[last:end]}")


def names_in(words: str) -> tuple[str, ...]:
    """Return the names that stand in some words, each once."""
    return tuple(dict.fromkeys(match.group() for match in _NAME.finditer(words)))
