"""Words in quotation marks that neither tagger nor a clause of saying explains: the verb and subject around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backchannel.language.marks import Quoted
from backchannel.language.reading import Reading
from backchannel.model import Manner
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.syntax import Stretch, doer, phrase, verb_group

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_SURE = 0.5
"""By judgement, not calibrated: most short quotations without a clause of saying are names and labels."""
_ACTING = frozenset(("PROPN", "PRON"))


def marked(
    reading: Reading, quotations: Sequence[Quoted], found: Sequence[Attribution], words: Lexicon
) -> tuple[Attribution, ...]:
    """Return an attribution for each outer quotation outside of all contents that somebody or a paper is said to word.

    It is somebody's word for a thing (`called them "decent people"`), or a paper's (`the resolution allowed "all
    means"`). Offsets of `quotations` count the characters of the reading's text.
    """
    inside = Overlaps(
        (*content, k) for k, one in enumerate(found) if one.cue is not None for content in one.contents
    )  # fmt: skip
    made: list[Attribution] = []
    for quotation in quotations:
        own = _tokens(reading, quotation)
        if quotation.depth or not len(own) or inside.at(own.start, own.stop):
            continue
        one = _worded((own.start, own.stop), reading, words)
        if one is not None:
            made.append(one)
    return tuple(made)


def _tokens(reading: Reading, quotation: Quoted) -> range:
    """Return the tokens that begin between the marks."""
    return range(bisect_left(reading.starts, quotation.first), bisect_left(reading.starts, quotation.last))


def _worded(content: Stretch, reading: Reading, words: Lexicon) -> Attribution | None:
    verb = _governing(reading.doc[content[0] : content[1]].root, content)
    who = doer(verb) if verb is not None else None
    if verb is None or who is None or content[0] <= who.i < content[1]:
        return None
    paper = who.lemma_.lower() in words.papers
    calls = verb.lemma_ in words.grammar.calling and (who.pos_ in _ACTING or not paper)
    if not paper and not calls:
        return None
    manner: Manner = "judged" if calls else "said"
    return Attribution(
        source=phrase(who, frozenset((verb.i,))), cue=verb_group(verb), head=verb.i, contents=(content,),
        manner=manner, by="marks", confidence=_SURE,
    )  # fmt: skip


def _governing(token: Token, content: Stretch) -> Token | None:
    """Return the nearest verb above a word that stands outside of the quotation."""
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        if token.pos_ == "VERB" and not content[0] <= token.i < content[1] and doer(token) is not None:
            return token
        token = token.head
    return None
