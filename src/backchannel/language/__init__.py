"""Sentences: what is between a document's characters and the words that a rule can read.

`sentences` finds them by rules; `reading` lets a language pipeline (see `language.core`) read the whole document.
"""

from backchannel.language.reading import Line, Reading, ReadSentence, reading
from backchannel.language.sentences import Sentence, sentence_at, sentences
from backchannel.language.view import View

__all__ = ["Line", "ReadSentence", "Reading", "Sentence", "View", "reading", "sentence_at", "sentences"]
