"""One report as a language pipeline reads it, to be looked at.

parsed(reading, …)  → `Parsed`: sentences, words, entities, chains, attribution, in plain classes
screen(parsed, …)   → lines for a terminal
render(parsed, …)   → one self-contained HTML file
as_json(parsed)     → one JSON object
"""

from backchannel.export.parse.page import render
from backchannel.export.parse.parsed import Parsed, as_json, parsed
from backchannel.export.parse.screen import screen

__all__ = ["Parsed", "as_json", "parsed", "render", "screen"]
