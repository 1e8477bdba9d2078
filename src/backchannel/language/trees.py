"""What a tree tells of one word: what hangs on it, its prepositions, who does what a passive tells of.

Trees are Universal Dependencies (de Marneffe et al., 2021) as the language core gives them.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

BY: frozenset[str] = frozenset(("by",))
"""What stands before the agent of a passive in English, the one language that the core reads."""


def children(token: Token, *relations: str) -> list[Token]:
    """Return what hangs on a token by one of the relations or by a finer one of the same, in order; never itself.

    `nsubj` stands for `nsubj:pass` too, `nsubj:pass` only for itself.
    """
    return [c for c in token.children if c.i != token.i and (c.dep_ in relations or c.dep_.split(":")[0] in relations)]


def case_of(token: Token) -> frozenset[str]:
    """Return the prepositions of a noun in small letters; of `on behalf of X` also those of `behalf`."""
    own = {c.lower_ for c in token.children if c.dep_ in ("case", "mark", "fixed")}
    own |= {f.lower_ for c in token.children if c.dep_ == "case" for f in c.children}
    return frozenset(own)


def agent(verb: Token, before: Set[str] = BY) -> Token | None:
    """Return the agent of a passive: the noun with one of the prepositions `before`; None where there is none."""
    return next((c for c in children(verb, "obl", "nmod") if before & case_of(c)), None)
