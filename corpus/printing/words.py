"""How notes quote the report: the unit's number, the words, and which place where they stand more than once."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.form import Mention, Reading, Secrecy, Span, When
from corpus.place import starts


class Words:
    """The units of a report, to quote from."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading, whose sentences have their words."""
        self._units = {sentence.id: sentence for sentence in reading.sentences}

    def quoted(self, span: Span | Mention) -> str:
        """Return `12 words`, or `12 words #2`."""
        unit = self._units[span.sent]
        which = starts(unit.text or "", span.text or "").index(span.start - unit.start) + 1
        return f"{span.sent} {span.text}{f' #{which}' if which > 1 else ''}"

    def listed(self, spans: Iterable[Span | Mention]) -> str:
        """Return quoted words, split by bars."""
        return " | ".join(self.quoted(span) for span in spans)

    def at(self, spans: Iterable[Span | None]) -> str:
        """Return ` @ 12 words`, or nothing for no words."""
        found = [span for span in spans if span is not None]
        return f" @ {self.listed(found)}" if found else ""

    def days(self, when: When) -> str:
        """Return days as notes write them, with their words and the reader's remark."""
        reason = f" / {when.reason}" if when.reason else ""
        return f"{days(when)}{self.at([when.phrase])}{reason}"

    def secrecy(self, secrecy: Secrecy) -> list[str]:
        """Return the line on secrecy, or none where it is open and disclosed."""
        if secrecy == Secrecy():
            return []
        return [f"  secrecy: {secrecy.existence}, {secrecy.content}{self.at(secrecy.spans)}"]


def days(when: When) -> str:
    """Return bounds as notes write them."""
    if when.earliest is None and when.latest is None:
        return "?"
    if when.edtf is not None and "/" not in when.edtf:
        return when.edtf
    return f"{when.earliest or ''}..{when.latest or ''}"
