"""When: the day a document was published, and the times that it tells of."""

from backchannel.dates.clashes import contradictions
from backchannel.dates.document import Calendar, language_of
from backchannel.dates.find import Dated, find
from backchannel.dates.meaning.frame import Tense
from backchannel.dates.offsets import Offset, deed_in, offset_of, shifted
from backchannel.dates.publication import publication_date
from backchannel.dates.ranged import ranged
from backchannel.dates.tree import Expression

__all__ = [
    "Calendar",
    "Dated",
    "Expression",
    "Offset",
    "Tense",
    "contradictions",
    "deed_in",
    "find",
    "language_of",
    "offset_of",
    "publication_date",
    "ranged",
    "shifted",
]
