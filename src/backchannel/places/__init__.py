"""Where: countries, cities and venues in a sentence."""

from backchannel.places.find import Located, find, locate, nations
from backchannel.places.gazetteer import capitals

__all__ = ["Located", "capitals", "find", "locate", "nations"]
