"""When a text was published, from the text itself, the other documents of its folder, or the calendar of public events.

A temporal constraint network over days; docs/decisions/0009-date-from-text.md says what was chosen and measured.
"""

from backchannel.dates.inference.answer import Trace, infer, trace
from backchannel.dates.inference.folder import Neighbour

__all__ = ["Neighbour", "Trace", "infer", "trace"]
