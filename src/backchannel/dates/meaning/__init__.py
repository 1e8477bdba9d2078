"""From the tree of a time expression to days, with the reason in words."""

from backchannel.dates.meaning.frame import Frame, Reading, Told
from backchannel.dates.meaning.read import read

__all__ = ["Frame", "Reading", "Told", "read"]
