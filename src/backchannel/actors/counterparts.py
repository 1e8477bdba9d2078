"""`His Libyan counterpart X`: the office of whom he is counterpart to, of another state or body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backchannel.actors.given import Given, of_title
from backchannel.actors.holders import apposed, beside
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.titles import title
from backchannel.actors.tree import subject
from backchannel.actors.trust import DRAWN
from backchannel.actors.whose import Whose
from backchannel.language.trees import children

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token


def counterparts(given: Sequence[Given], whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Yield the offices of counterparts, by the offices that `given` has of those whose counterparts they are."""
    held: dict[str, list[Given]] = {}
    for one in given:
        if one.sort == "office" and not one.over and not one.weak and one.rule != "rule":
            held.setdefault(one.actor, []).append(one)
    for token in whose.cast.reading.doc:
        if token.pos_ != "NOUN" or token.tag_ == "NNS" or not among(token, words.titles.peers):
            continue
        found = title(token, whose, words)
        if found is None or found.body is None:
            continue
        named = beside(token, found, whose) or apposed(token, found, whose)
        holder = named.actor if named is not None else whose.person(token)
        if holder is None:
            continue
        office = next(
            (g for peer in _peers(token, whose, words) if peer != holder and (g := _office(token, held.get(peer, ())))),
            None,
        )
        if office is not None:
            start, end = (named.start, named.end) if named is not None else (token.i, token.i + 1)
            own = of_title(holder, found, office.sort, "counterpart", DRAWN, start=start, end=end)
            yield replace(own, title=office.core, core=office.core)


def _peers(token: Token, whose: Whose, words: RoleWords) -> Iterator[str]:
    """Yield who can be meant by `his`: whom the text names there, whom he is joined to, who does what he is in."""
    owners = children(token, "nmod:poss")
    yield from (whose.names[c.i].actor for c in owners if c.i in whose.names)
    if token.dep_ == "conj" and (joined := whose.person(token.head)) is not None:
        yield joined
    above = token
    while above.head.i != above.i:
        above = above.head
        doer = subject(above, words) if above.pos_ == "VERB" else None
        if doer is not None and (person := whose.person(doer)) is not None:
            yield person
    yield from (person for c in owners if (person := whose.person(c)) is not None)


def _office(token: Token, held: Sequence[Given]) -> Given | None:
    """Return which of the offices that a person is given stands last before a token, or first after it."""
    own = [g for g in held if g.body is not None] or held
    before = [g for g in own if g.noun < token.i]
    return max(before, key=lambda g: g.noun) if before else min(own, key=lambda g: g.noun, default=None)
