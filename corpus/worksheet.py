"""What a reader works on: a report with its units numbered."""

from __future__ import annotations

from backchannel.model.words import ZoneName
from corpus.catalogue import Report
from corpus.layout import ZONES

_LETTERS: dict[ZoneName, str] = {zone: letter for letter, zone in ZONES.items()}


def worksheet(report: Report, text: str) -> str:
    """Return a report's units, one a line: number, zone's letter, words. An empty line where the text has a new one."""
    lines = [f"# {report.id}: {report.outlet}"]
    end = 0
    for number, unit in enumerate(report.units, 1):
        if "\n\n" in text[end : unit.start]:
            lines.append("")
        lines.append(f"{number} {_LETTERS[unit.zone]}| {text[unit.start : unit.end]}")
        end = unit.end
    return "\n".join(lines) + "\n"
