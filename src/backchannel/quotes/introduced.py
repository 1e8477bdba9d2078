"""Quotations without a word of saying that the sentence before introduces: `An aide remembers it otherwise. "…"`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backchannel.actors.figures import is_figure
from backchannel.actors.rolewords import role_words
from backchannel.language.reading import ReadSentence
from backchannel.language.trees import case_of
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.syntax import Stretch, doer, phrase, verb_group
from backchannel.quotes.utterances import Text, stands_alone

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Span, Token

_SURE, _LIKELY = 0.6, 0.4
"""Confidence after a colon, and after a full stop. By judgement, not calibrated."""
_LONE = 4
"""Words of a quotation at least: shorter ones alone in their sentence are labels and headings."""
_CLOSING = 3
"""Tokens before a colon in which whose words follow may be named: a name with a mark."""


def introduced(text: Text, found: Sequence[Attribution], words: Lexicon) -> tuple[Attribution, ...]:
    """Return an attribution for each quotation of whole sentences that stands in no content and is introduced.

    It is so by the sentence before it in its paragraph, or by a paragraph before that ends with a colon.
    """
    reading = text.reading
    inside = Overlaps((*c, k) for k, one in enumerate(found) for c in one.contents)
    outer = [piece for piece in text.quotations if not piece.depth]
    sentences = list(reading.sentences())
    made: list[Attribution] = []
    for number, piece in enumerate(outer):
        own = (bisect_left(reading.starts, piece.first), bisect_left(reading.starts, piece.last))
        if piece.resumes or own[0] >= own[1] or not stands_alone(text, piece.start, piece.end):
            continue
        around = (found[k].cue for _, _, k in inside.at(*own))
        if any(cue is not None and not own[0] <= cue[0] < own[1] for cue in around):
            continue
        before = _before(text, piece.start, sentences)
        if before is None or text.written[piece.first : piece.last].count(" ") + 1 < _LONE:
            continue
        if number and outer[number - 1].end > reading.starts[before.start]:
            continue  # the sentence has a quotation of its own, and this one goes on with that
        one = _given_by(before, own, words)
        if one is not None:
            made.append(one)
    return tuple(made)


def _before(text: Text, start: int, sentences: Sequence[ReadSentence]) -> Span | None:
    """Return the sentence before a quotation that may introduce it."""
    reading = text.reading
    last = bisect_left(reading.starts, start) - 1
    while last >= 0 and reading.doc[last].is_space:
        last -= 1
    if last < 0:
        return None
    same = text.line_of(reading.starts[last]) == text.line_of(start)
    if not same and reading.doc[last].text != ":":
        return None
    number = bisect_right(sentences, last, key=lambda sentence: sentence.start) - 1
    return reading.doc[sentences[number].start : sentences[number].end] if number >= 0 else None


def _given_by(before: Span, own: Stretch, words: Lexicon) -> Attribution | None:
    verb = before.root
    who = doer(verb) if verb.pos_ in ("VERB", "AUX") else None
    colon = before.text.rstrip().endswith(":")
    named = _at_the_end(before, words) if colon else None
    if who is None or not (named is not None or _speaks(who)):
        return None
    group = verb_group(verb)
    source, through = (phrase(named), phrase(who)) if named is not None else (phrase(who, frozenset((verb.i,))), None)
    return Attribution(
        source=source, cue=group, head=verb.i, contents=(own,), through=through, by="marks",
        confidence=_SURE if colon else _LIKELY,
    )  # fmt: skip


def _at_the_end(before: Span, words: Lexicon) -> Token | None:
    """Return whose words a colon announces: `carries these comments from X:`."""
    for token in before:
        if (
            token.right_edge.i >= before.end - _CLOSING
            and case_of(token) & words.grammar.makers
            and token.dep_ in ("nmod", "obl")
        ):
            return token
    return None


def _speaks(who: Token) -> bool:
    return (
        who.pos_ == "PROPN"
        or is_figure(who, role_words())
        or who.lower_ in role_words().people.he | role_words().people.she
    )
