"""People in a text, whether named or not: which nouns tell of one person, of what sex, and how a noun is introduced."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import RoleWords, role_words
from backchannel.actors.tree import phrase
from backchannel.actors.trust import FIGURE
from backchannel.directory.fold import plain
from backchannel.directory.given import Sex, sex_of
from backchannel.language.reading import Reading
from backchannel.language.trees import BY, case_of, children
from backchannel.model import Actor, ActorType, Code, Mention

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

Introduced = Literal["known", "new", "owned"]
"""How a noun phrase is introduced: `the envoy`, `an envoy` (or without an article), `his envoy`."""

_SINGULAR = frozenset(("NN", "NNP"))


def is_figure(token: Token, words: RoleWords) -> bool:
    """Tell whether a noun means one person whom it doesn't name (`a diplomat`), here and not as somebody's title.

    What is said of somebody (`X was a doctor`), explains somebody (`X, a doctor`) or stands before a name doesn't.
    """
    if token.tag_ not in _SINGULAR or token.dep_ in ("appos", "compound", "flat", "nmod:desc"):
        return False
    if not (token.lemma_.lower() in words.people.nouns or token.lower_ in TITLE_HEADS) or token.ent_type_ == "PER":
        return False
    if children(token, "cop") or any(c.ent_type_ == "PER" for c in children(token, "flat", "appos")):
        return False
    return token.text[:1].islower() or token.is_sent_start is True or token.i == 0


def is_aged(token: Token, words: RoleWords) -> bool:
    """Tell whether a token ends `the 61-year-old`, which stands for somebody just named."""
    if token.dep_ == "amod" or not any(token.lower_.endswith(last) for last in words.people.aged):
        return False
    first = token.left_edge.i
    written = [t.lower_ for t in token.doc[first : token.i + 1] if t.lower_ not in words.people.known]
    return "".join(written).lstrip("0123456789") in words.people.ages and written[0][:1].isdigit()


def bounds(token: Token) -> tuple[int, int]:
    """Return the tokens of a noun with its article and what narrows it down, without clauses that tell more of it."""
    whole = {t.i for t in phrase(token, frozenset(("case", "acl", "cop", "nsubj", "advmod", "punct")))}
    first = last = token.i
    while first - 1 in whole:
        first -= 1
    while last + 1 in whole:
        last += 1
    return first, last + 1


def acts(token: Token) -> bool:
    """Tell whether a noun does what its clause tells, or has it done by a passive."""
    return token.dep_.startswith("nsubj") or (token.dep_.startswith("obl") and bool(case_of(token) & BY))


def unnamed(
    reading: Reading, start: int, end: int, actors: Mapping[int, str], *, type: ActorType = "unnamed",
    made_by: str = "rule:figure",
) -> Actor:  # fmt: skip
    """Return an actor for somebody whom the text doesn't name: tokens `start` to `end`, in the text's own words.

    `actors` are the actors by the head tokens of their mentions: whose he is, where the phrase names somebody.
    """
    words = reading.doc[start:end]
    span = reading.span(start, end)
    digest = hashlib.sha256(f"{reading.document.id}|{span.start}|{span.end}".encode()).hexdigest()[:12]
    mention = Mention(document=reading.document.id, start=span.start, end=span.end, text=span.text, form="nominal")
    return Actor(
        id=f"actor-{digest}", name=" ".join(span.text.split()), type=type, code=Code(),
        part_of=next((actors[t.i] for t in words if t.i in actors), None), mentions=(mention,), made_by=made_by,
        confidence=FIGURE,
    )  # fmt: skip


def introduced(token: Token, words: RoleWords) -> Introduced:
    """Return how a noun is introduced."""
    if children(token, "nmod:poss"):
        return "owned"
    return "known" if any(c.lower_ in words.people.known for c in children(token, "det")) else "new"


def nouns_of(token: Token, words: RoleWords) -> set[str]:
    """Return the nouns by which a mention tells what somebody is: before the name, explaining it, or said of it.

    None for one who was something (`former president X`): `the president` is another. A surname is no such noun.
    """
    start, end = bounds(token)
    near = [t for t in token.doc[start:end] if t.pos_ in ("NOUN", "ADJ") or (t.pos_ == "PROPN" and t.i < token.i)]
    near += [child for child in token.children if child.dep_ == "appos"]
    if any(t.lower_ in words.titles.past for t in near):
        return set()
    head = token.head
    said = token.dep_.startswith("nsubj") and children(head, "cop")
    if token.dep_ == "appos" or (said and not any(c.lemma_.lower() in words.verbs.denying for c in head.children)):
        near.append(head)
    known = words.people.nouns | TITLE_HEADS
    return {noun for t in near for noun in (t.lemma_.lower(), plain(t.text)) if noun in known}


def sex_of_mention(token: Token, words: RoleWords) -> Sex | None:
    """Return what a mention tells of somebody's sex: a title or a noun, else the given name. `token` is its head."""
    own = sorted({token, *children(token, "compound", "flat")}, key=lambda t: t.i)
    names = [t for t in own if t.pos_ == "PROPN"]
    telling = own[: own.index(names[0]) + 1] if len(names) > 1 else own
    for one in telling:
        bare = plain(one.text).rstrip(".")
        if bare in words.people.women:
            return "f"
        if bare in words.people.men:
            return "m"
    given = [t.text for t in names if plain(t.text) not in TITLE_HEADS]
    return sex_of(" ".join(given)) if len(given) > 1 else None


def wanted(pronoun: Token) -> Sex | None:
    """Return the sex that a pronoun of the third person asks for; None where it is no such pronoun."""
    words = role_words().people
    if pronoun.pos_ not in ("PRON", "DET"):
        return None
    return "f" if pronoun.lower_ in words.she else "m" if pronoun.lower_ in words.he else None
