"""What an undated text asks of other documents: of whom it may be a copy, and what they could date in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from backchannel.dates.inference.content import Content, content
from backchannel.dates.inference.copies import Runs, runs_of
from backchannel.dates.inference.lasting import lastings
from backchannel.dates.inference.retold import open_tellings
from backchannel.dates.inference.sentences import sentence_at
from backchannel.dates.inference.told import tellings
from backchannel.dates.inference.words import Words, words_of

_MOST = 100
"""Questions of one text at most, the first ones, so that a text made to stall can't slow down the look at every other
document. The most of 403 reports is 8."""


class Question(Struct, frozen=True):
    """A sentence that another document can date, by its content.

    Told without a year, or, with `doing`, of what has lasted; then one of the names `needed` must be shared.
    """

    about: Content
    doing: frozenset[str]
    needed: frozenset[str]


class Asked(Struct, frozen=True):
    """All that a text asks: its runs of five words, and its questions, each once. By default it asks nothing."""

    runs: Runs = frozenset()
    questions: tuple[Question, ...] = ()


def asked(text: str, language: str = "en") -> Asked:
    """Return what a text asks; without words for its language only who is a copy of it."""
    words = words_of(language)
    if words is None:
        return Asked(runs_of(text))
    once = {(*sorted(one.about), "", *sorted(one.doing), "", *sorted(one.needed)): one for one in _all(text, words)}
    return Asked(runs_of(text), tuple(islice(once.values(), _MOST)))


def _all(text: str, words: Words) -> Iterator[Question]:
    told = tellings(text, words)
    for telling in open_tellings(told):
        yield Question(content(text[slice(*telling.sentence)], words), frozenset(), frozenset())
    for lasting in lastings(text, told, words):
        about = content(text[slice(*sentence_at(text, lasting.start))], words)
        yield Question(about, lasting.doing, lasting.inside | lasting.around)
