"""Backchannel: a folder of news reports becomes a checkable record of the negotiation that they tell of."""

__version__ = "0.1.0"
