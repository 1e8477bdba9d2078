"""From text to time expressions: a context-free grammar, written as data, whose every rule makes a part of the tree.

The idea of a grammar whose rules build the meaning as they match is that of Bethard ("A Synchronous Context Free
Grammar for Time Normalization", EMNLP 2013).
"""

from backchannel.dates.grammar.scan import scan

__all__ = ["scan"]
