"""When: the day a document was published, and the times that it tells of."""

from backchannel.dates.document import Calendar, Offset, offset_of, shifted
from backchannel.dates.find import Dated, find
from backchannel.dates.meaning.frame import Tense
from backchannel.dates.publication import publication_date
from backchannel.dates.ranged import ranged
from backchannel.dates.tree import Expression

__all__ = [
    "Calendar",
    "Dated",
    "Expression",
    "Offset",
    "Tense",
    "find",
    "offset_of",
    "publication_date",
    "ranged",
    "shifted",
]
