"""When: the day a document was published, and the dates that it tells of."""

from backchannel.dates.expressions import Expression
from backchannel.dates.publication import publication_date
from backchannel.dates.resolved import Calendar, shifted

__all__ = ["Calendar", "Expression", "publication_date", "shifted"]
