"""What the tree of a sentence tells about one of its words: its phrase, who does it, its verb group.

Trees are Universal Dependencies (de Marneffe et al., 2021) as the language core gives them. Stretches are of tokens,
end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.language.trees import agent, children

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Doc, Token

Stretch = tuple[int, int]

QUOTING = frozenset("\"“”„«»‘’'")
"""Tokens that are quotation marks."""

_EDGES = frozenset((",", ".", ";", ":", "—", "–", "-", "--"))
_GROUP = frozenset(("aux", "aux:pass", "advmod", "compound:prt", "cop"))
_LEFT = frozenset(("det", "amod", "case", "compound", "nummod", "aux", "aux:pass", "mark", "cc", "nmod:poss", "flat"))
"""What a word hangs on the one after it by, within one phrase."""
_CLOSE = frozenset(("flat", "compound", "compound:prt", "fixed", "goeswith"))
_REPAIRS = 4
"""Phrases within phrases that are completed, one after the other; more were never met."""


def phrase(token: Token, without: frozenset[int] = frozenset()) -> Stretch:
    """Return the stretch of a word with all that hangs on it, but for the subtrees of the tokens `without`.

    Where what is left out lies inside, the stretch is the part that holds the word itself.
    """
    own = set(_subtree(token, without))
    first = last = token.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return trimmed(token.doc, (first, last + 1))


def pieces(token: Token, without: frozenset[int]) -> tuple[Stretch, ...]:
    """Return all stretches of a word with what hangs on it, but for the subtrees of the tokens `without`."""
    own = sorted(set(_subtree(token, without)))
    runs: list[list[int]] = []
    for i in own:
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    made = (trimmed(token.doc, (start, end)) for start, end in runs)
    return tuple((a, b) for a, b in made if any(t.is_alpha for t in token.doc[a:b]))


def _subtree(token: Token, without: frozenset[int]) -> Iterator[int]:
    stack = [token]
    while stack:
        one = stack.pop()
        yield one.i
        stack.extend(child for child in one.children if child.i not in without and child.i != one.i)


def trimmed(doc: Doc, stretch: Stretch) -> Stretch:
    """Return a stretch without commas, dashes, stops and white space at its ends; marks of quotation stay."""
    start, end = stretch
    while start < end - 1 and (doc[start].is_space or doc[start].text in _EDGES):
        start += 1
    while end - 1 > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES):
        end -= 1
    return start, end


def completed(doc: Doc, stretch: Stretch) -> Stretch:
    """Return a stretch that breaks off within a phrase with the rest of that phrase.

    It does where its last word hangs on a later one that itself hangs on the stretch (`an aide to the incoming |
    leadership`), or where all of it hangs on the next word (`has since | said`). The rest goes as far as the later
    word, with what follows that word closely.
    """
    start, end = stretch
    for _ in range(_REPAIRS):
        word = doc[end - 1]
        while end < len(doc) and doc[end].dep_ in _CLOSE and start <= doc[end].head.i < end:
            end += 1
            word = doc[end - 1]
        later = _later(word, end)
        if later is None or later.sent.start != word.sent.start:
            break
        end = max((later.i + 1, *(c.i + 1 for c in later.children if c.dep_ in _CLOSE)))
    return start, end


def _later(word: Token, end: int) -> Token | None:
    """Return the word outside that a left-hand word of a phrase belongs to, None where the phrase is whole."""
    head = word.head
    if head.i < end or word.dep_ not in _LEFT:
        return None
    return head if all(doc_token.dep_ != "punct" for doc_token in word.doc[end : head.i]) else None


def doer(verb: Token) -> Token | None:
    """Return who does what a verb tells: its own subject, an agent, or the subject that it shares.

    A verb joined to another (`warned X and said`), opened by another (`wants to say`) or hanging on a clause or a noun
    (`…, saying that`, `a letter saying that`) shares the subject of that.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:outer", "csubj")]
        passive = children(verb, "nsubj:pass")
        if own:
            return own[0]
        if passive:
            return agent(verb)
        if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl"):
            return agent(verb)
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBZ", "VBP", "VBD"):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "parataxis") or verb.head.i == verb.i:
            return None
        if verb.dep_ in ("ccomp", "parataxis") or (verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VB")):
            return None
        verb = verb.head
    return None


def verb_group(verb: Token) -> Stretch:
    """Return a verb with the auxiliaries, negation, adverbs and particle that adjoin it."""
    own = {verb.i} | {child.i for child in verb.children if child.dep_ in _GROUP and child.pos_ != "SCONJ"}
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return first, last + 1
