"""What each line of a document is, where no structure says it.

label(text, blocks)   → one zone for every block that is not blank

A line model (`features`, `forest`; trained by `model/zones`) gives each line the probability that it is the article's
own text, from its form, its words and its neighbours. Rules (`wrapper`, `credits`, `head`, `assign`) then tell
headline, byline, date line, standfirst, crossheads, captions, an archive's wrapper, and leave the rest as boilerplate.
"""

from backchannel.read.zones.labelling import label

__all__ = ["label"]
