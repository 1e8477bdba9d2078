"""Sentences: what is between a document's characters and the words that a rule can read."""

from backchannel.language.sentences import Sentence, sentences
from backchannel.language.view import View

__all__ = ["Sentence", "View", "sentences"]
