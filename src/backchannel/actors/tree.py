"""What the tree of a sentence tells of a verb or a noun: who does it, whether it is said to be so, its words.

Trees are Universal Dependencies (de Marneffe et al., 2021) as the language core gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backchannel.actors.rolewords import RoleWords, Verbs
from backchannel.language.trees import children

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_SHARING = frozenset(("conj", "xcomp"))


def subject(verb: Token, words: RoleWords) -> Token | None:
    """Return the subject of a verb, of a passive too: its own, that of the verb it shares it with, or its noun.

    `X, who leads Y`, `X, elected in May` and `X said he led Y and spoke for Z` all have one.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [c for c in children(verb, "nsubj") if c.dep_ != "nsubj:outer"]
        if own:
            return _antecedent(verb, own[0], words)
        if verb.dep_ == "acl" or (verb.dep_ == "acl:relcl" and verb.head.pos_ in ("PROPN", "NOUN", "PRON")):
            return verb.head
        if verb.dep_ in _SHARING or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
            verb = verb.head
            continue
        return None
    return None


def _antecedent(verb: Token, found: Token, words: RoleWords) -> Token:
    if found.lower_ not in words.links.relative:
        return found
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ in ("acl:relcl", "acl") else found


def passive(verb: Token) -> bool:
    """Tell whether a verb is a passive: with its auxiliary, or a participle that hangs on a noun."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    return passive(verb.head) if verb.dep_ == "conj" else verb.dep_ in ("acl", "amod", "advcl")


def told_as_fact(token: Token, words: Verbs) -> bool:
    """Tell whether a verb, or a noun with a copula, is told of as so: not denied, asked, wanted or to come."""
    for child in token.children:
        word = child.lower_.replace("'", "").replace("\u2019", "")
        if child.i != token.i and (word in words.denying or word in words.open):
            return False
        if child.dep_.startswith("aux") and (child.lemma_.lower() in words.unreal or word in words.unreal):
            return False
    if token.dep_ == "root" or token.head.i == token.i:
        return True
    if token.dep_ == "ccomp" and token.head.lemma_.lower() in words.disowning:
        return False
    infinitive = any(c.tag_ == "TO" and c.dep_ == "mark" for c in token.children)
    if token.dep_ == "xcomp" or infinitive:
        return token.head.lemma_.lower() in words.opening and told_as_fact(token.head, words)
    if token.dep_ == "conj" and not children(token, "nsubj", "aux"):
        return told_as_fact(token.head, words)
    return True


def phrase(token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return a word with all that hangs on it, in order, but for the children of its own with a relation in `without`.

    Marks, relative clauses and appositions at the end are left out too.
    """
    left_out = without | {"acl:relcl", "appos", "parataxis", "conj", "cc"}
    found, stack = [token], [c for c in token.children if c.dep_ not in left_out and c.i != token.i]
    while stack:
        one = stack.pop()
        found.append(one)
        stack.extend(c for c in one.children if c.i != one.i and c.dep_ not in ("acl:relcl", "appos", "parataxis"))
    found.sort(key=lambda one: one.i)
    while found and found[-1].is_punct and found[-1].i != token.i:
        found.pop()
    while found and found[0].is_punct and found[0].i != token.i:
        found.pop(0)
    return found


def written(tokens: list[Token]) -> str:
    """Return tokens as one text, with a space where the text has one after a token or leaves something out."""
    parts = []
    for k, token in enumerate(tokens):
        apart = k + 1 < len(tokens) and (bool(token.whitespace_) or tokens[k + 1].i != token.i + 1)
        parts.append(token.text + (" " if apart else ""))
    return " ".join("".join(parts).split())
