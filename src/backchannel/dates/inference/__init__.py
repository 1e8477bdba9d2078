"""When a text was published, from the text itself, the other documents of its folder, or the calendar of public events.

A temporal constraint network over days; docs/decisions/0009-date-from-text.md says what was chosen and measured.
"""

from backchannel.dates.inference.answer import Answers, Trace, answers, infer, trace
from backchannel.dates.inference.asked import Asked, asked
from backchannel.dates.inference.neighbour import Neighbour
from backchannel.dates.inference.streamed import Folder

__all__ = ["Answers", "Asked", "Folder", "Neighbour", "Trace", "answers", "asked", "infer", "trace"]
