"""Who said what, to whom, through whom: quotations with their speakers and chains of attribution."""

from backchannel.quotes.find import Said, find

__all__ = ["Said", "find"]
