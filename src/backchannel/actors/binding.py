"""Who a pronoun can't mean by the grammar of its clause (Chomsky's second principle of binding, 1981)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backchannel.language.trees import children

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token


def others(pronoun: Token) -> list[int]:
    """Return the tokens for others than the pronoun: `X` of `X told him`, `X, who met him` and `X, his father`."""
    head, subject = pronoun.head, pronoun.dep_.startswith("nsubj")
    if pronoun.dep_ == "nmod:poss":
        return [head.head.i] if head.dep_ == "appos" else []
    found = [c.i for c in children(head, "nsubj", "obj", "iobj", "obl") if c.i != pronoun.i]
    if subject:
        return [i for i in found if i < pronoun.i]
    if not children(head, "nsubj") and head.dep_ in ("conj", "xcomp"):
        found += [c.i for c in children(head.head, "nsubj")]
    if head.dep_ == "acl:relcl":
        found.append(head.head.i)
    return found
