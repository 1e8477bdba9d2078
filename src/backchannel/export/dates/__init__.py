"""The times that one report tells of, to be looked at.

sightings(document, …)  → `Sighting`s: each time expression with its days, where it stands, and the words around it
set_aside(document)     → how many more stand where nothing is told
rows(sightings)         → their cells for a table on a terminal
"""

from backchannel.export.dates.screen import columns, is_narrow, rows
from backchannel.export.dates.sightings import Sighting, Time, place_name, set_aside, sightings

__all__ = ["Sighting", "Time", "columns", "is_narrow", "place_name", "rows", "set_aside", "sightings"]
