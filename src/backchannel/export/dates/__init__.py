"""The times that one report tells of, to be looked at.

sightings(document, …)  → `Sighting`s: each time expression with its days, where it stands, and the words around it
set_aside(document)     → how many more stand where nothing is told
publication(…)          → `Publication`: the answers to when the report came out, where no witness of it tells the day
rows(…), publication_rows(…)  → the cells of either for a table on a terminal
"""

from backchannel.export.dates.publication import Publication, publication, publication_columns, publication_rows
from backchannel.export.dates.screen import columns, is_narrow, rows
from backchannel.export.dates.sightings import Sighting, Time, place_name, set_aside, sightings

__all__ = [
    "Publication",
    "Sighting",
    "Time",
    "columns",
    "is_narrow",
    "place_name",
    "publication",
    "publication_columns",
    "publication_rows",
    "rows",
    "set_aside",
    "sightings",
]
