"""Where a reader's words stand in the report."""

from __future__ import annotations

import re

from corpus.catalogue import Unit
from corpus.form import Span
from corpus.notation import Field, Problem, items

_WORDS = re.compile(r"(\d+) (.+?)(?: ?#(\d+))?$")
_ALIKE = str.maketrans("“”„‟‘’‚‛ʼ`\u00a0\u202f\u2013\u2014", "\"\"\"\"'''''' " + " --")
"""What a reader may write for a mark that keyboards lack, character for character."""


class Places:
    """A report's text and units, and what couldn't be found in them so far (`problems`)."""

    def __init__(self, text: str, units: tuple[Unit, ...]) -> None:
        """Take the text, and its units in order."""
        self._text = text
        self._units = units
        self.problems: list[Problem] = []

    def report(self, line: int, says: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(line=line, says=says))

    def spans(self, value: str, line: int) -> tuple[Span, ...]:
        """Return the places of `12 words | 13 other words`; what can't be found is a problem and left out."""
        found = (self.span(item, line) for item in items(value))
        return tuple(span for span in found if span is not None)

    def field(self, field: Field | None) -> tuple[Span, ...]:
        """Return the places that a field gives; none for no field."""
        return self.spans(field.value, field.line) if field is not None else ()

    def first(self, field: Field | None) -> Span | None:
        """Return the first place that a field gives, or None."""
        return next(iter(self.field(field)), None)

    def span(self, quoted: str, line: int) -> Span | None:
        """Return the place of `12 words` or, for words that stand there more than once, `12 words #2`."""
        found = _WORDS.match(quoted)
        if found is None:
            self.report(line, f"{quoted[:60]!r} is not `UNIT words`")
            return None
        number, words, which = int(found[1]), found[2], int(found[3] or 1)
        if not 1 <= number <= len(self._units):
            self.report(line, f"there is no unit {number}")
            return None
        unit = self._units[number - 1]
        found_at = starts(self._text[unit.start : unit.end], words)
        if len(found_at) < which:
            times = "" if which == 1 else f" {which} times"
            self.report(line, f"unit {number} does not hold{times}: {words[:80]!r}")
            return None
        start = unit.start + found_at[which - 1]
        end = start + len(words)
        return Span(start=start, end=end, text=self._text[start:end], sent=number)


def starts(text: str, words: str) -> list[int]:
    """Return where words begin in a text, as whole words; marks that look alike are the same."""
    alike, wanted = text.translate(_ALIKE), words.translate(_ALIKE)
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    return [found.start() for found in re.finditer(f"{before}(?={re.escape(wanted)}{after})", alike)]
