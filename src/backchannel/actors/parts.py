"""Roles that no title tells: parts in talks, leading a body, ruling, being recognised as somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.actors.given import Given
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.tree import passive, phrase, subject, told_as_fact, written
from backchannel.actors.trust import BY_TREE, DRAWN
from backchannel.actors.whose import Body, Whose
from backchannel.language.trees import agent, case_of, children
from backchannel.model import RoleSort

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token


def parts(whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Yield what the verbs of a document and its nouns for recognition give, and to whom."""
    for token in whose.cast.reading.doc:
        if token.pos_ == "VERB":
            yield from _recognised(token, whose, words)
            offered = _offered(token, words)
            if offered or told_as_fact(token, words.verbs):
                yield from _talking(token, whose, words, offered=offered)
            if told_as_fact(token, words.verbs):
                yield from _leading(token, whose, words)
                yield from _speaking(token, whose, words)
                yield from _playing(token, whose, words)
        elif token.pos_ == "NOUN" and among(token, words.recognition.nouns):
            yield from _recognised(token, whose, words)


def _offered(verb: Token, words: RoleWords) -> bool:
    """Tell whether a verb is what somebody offered to do."""
    if verb.dep_ not in ("xcomp", "ccomp", "acl") or not among(verb.head, words.process.offering):
        return False
    return told_as_fact(verb.head, words.verbs)


def _talking(verb: Token, whose: Whose, words: RoleWords, *, offered: bool) -> Iterator[Given]:
    """Read `X mediated`, `X offered to host talks`, `talks chaired by X`."""
    role = among(verb, words.verbs.talking)
    if role is None:
        return
    theme = _theme(verb, words)
    bare = theme is None and words.verbs.talking[role] == "mediator"
    if not bare and (theme is None or not among(theme, words.process.talks)):
        return
    title = words.verbs.talking[role] + (" (offered)" if offered else "")
    end = theme if theme is not None and theme.i > verb.i else verb
    yield from _given(_doer(verb, words), verb, end, title, None, "process", whose)


def _theme(verb: Token, words: RoleWords) -> Token | None:
    """Return what a verb is done to: its object, the subject of its passive, or the noun that it hangs on."""
    if passive(verb):
        while verb.dep_ == "conj":
            verb = verb.head
        return verb.head if verb.dep_ in ("acl", "amod") else subject(verb, words)
    return next(iter(children(verb, "obj")), None)


def _doer(verb: Token, words: RoleWords) -> Token | None:
    return agent(verb) if passive(verb) else subject(verb, words)


def _given(
    holder: Token | None, verb: Token, end: Token, title: str, body: Body | None, sort: RoleSort, whose: Whose
) -> Iterator[Given]:
    """Yield the role for a holder and those joined to him; only people have offices.

    Of a body's officials without names (`African Union leaders`) the body has the part.
    """
    if holder is None:
        return
    for one in (holder, *children(holder, "conj")):
        actor = whose.person(one) if sort == "office" else whose.sender(whose.anybody(one))
        if actor is not None and (body is None or body.id != actor):
            whole = [t.i for t in phrase(one, frozenset(("case", "det", "acl")))]
            places = (min(whole), max(whole), verb.i, end.i, *((body.start, body.end - 1) if body is not None else ()))
            near = [i for i in places if one.sent.start <= i < one.sent.end]
            yield Given(
                actor=actor, title=title, core=title, body=body, sort=sort, start=min(near), end=max(near) + 1,
                noun=verb.i, rule=sort if sort != "office" else "verb", confidence=BY_TREE, verb=verb.i,
            )  # fmt: skip


def _leading(verb: Token, whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Read `X, who heads the Y mission`, `X commands the brigade`, `the group led by X`."""
    role, theme = among(verb, words.verbs.leading), _theme(verb, words)
    if role is None or theme is None or theme.i in whose.names:
        return
    body = whose.body(theme)
    noun = among(theme, words.process.bodies)
    if body is None and noun is None:
        return
    if body is not None and body.id is None and noun is None and not theme.ent_type_:
        return
    body = body or Body(written(phrase(theme, frozenset(("case", "det", "acl")))), None, theme.i, theme.i + 1)
    sort: RoleSort = "process" if among(theme, words.process.delegations) else "office"
    yield from _given(_doer(verb, words), verb, theme, words.verbs.leading[role], body, sort, whose)


def _speaking(verb: Token, whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Read `X speaks for Y`, `X negotiated on behalf of Y`, `X represents Y`."""
    speaks, represents = among(verb, words.process.speaking), among(verb, words.process.representing)
    if represents is not None and not passive(verb):
        for theme in children(verb, "obj"):
            body = whose.body(theme)
            if body is not None and body.id is not None:
                yield from _given(
                    subject(verb, words), verb, theme, words.process.representing[represents], body, "process", whose
                )
    if speaks is None or passive(verb):
        return
    for child in children(verb, "obl"):
        behalf, links = words.links.behalf, case_of(child)
        on_behalf = bool(links & behalf) or child.lower_ in behalf
        theme = next(iter(children(child, "nmod")), child) if child.lower_ in behalf else child
        if not on_behalf and not (links & words.links.purpose and words.process.speaking[speaks] == "spokesman"):
            continue
        body = whose.body(theme)
        if body is not None and (body.id is not None or theme.tag_ == "NNS"):
            yield from _given(subject(verb, words), verb, theme, words.process.speaking[speaks], body, "process", whose)


def _playing(verb: Token, whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Read `X plays a central role in the talks`."""
    if not among(verb, words.process.playing):
        return
    for part in children(verb, "obj"):
        kinds = [c for c in children(part, "amod", "compound") if c.lower_ in words.process.weights]
        if not kinds or not among(part, words.process.parts):
            continue
        about = [c for c in (*children(part, "nmod", "acl"), *children(verb, "advcl", "obl")) if c.i > part.i]
        matter = [t for c in about if words.links.matter & case_of(c) for t in phrase(c)]
        theme = next((t for t in matter if among(t, words.process.talks)), None)
        if theme is not None:
            yield from _given(
                subject(verb, words), verb, theme, f"{written(kinds)} {part.lower_}", None, "process", whose
            )


def _recognised(token: Token, whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Read `recognised X as Y's legitimate authority`, `X was recognised as`, `recognition of X as`."""
    if token.pos_ == "VERB":
        if not among(token, words.recognition.verbs) or not told_as_fact(token, words.verbs):
            return
        whom = _theme(token, words)
    else:
        whom = next((c for c in children(token, "nmod") if words.links.whole & case_of(c)), None)
    standing = next((t for t in _as_what(token, whom, words) if among(t, words.recognition.standings)), None)
    if whom is None or standing is None:
        return
    actor = whose.anybody(whom)
    kinds = [t for t in phrase(standing) if t.i < standing.i and t.lower_ in words.recognition.words]
    owners = [whose.body(c) for c in children(standing, "nmod", "amod")]
    owner = next((b for b in owners if b is not None and b.id not in (None, actor)), None)
    doer = subject(token, words) if token.pos_ == "VERB" and not passive(token) else None
    if actor is None or (not kinds and owner is None) or (doer is not None and whose.anybody(doer) == actor):
        return
    title = written([*kinds, standing])
    yield Given(
        actor=actor, title=title, core=title, body=owner, sort="recognition", start=min(token.i, whom.i),
        end=max(phrase(standing)[-1].i, standing.i) + 1, noun=token.i, rule="recognition",
        confidence=BY_TREE, verb=token.i,
    )  # fmt: skip


def _as_what(token: Token, whom: Token | None, words: RoleWords) -> list[Token]:
    """Return the nouns after `as` that hang on what recognises or on what is recognised."""
    own = [c for c in children(token, "obl", "xcomp", "advcl", "nmod") if words.links.role & case_of(c)]
    return own + [c for c in children(whom, "nmod") if words.links.role & case_of(c)] if whom is not None else own


def ruling(whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Yield the rulers that `X's regime`, `the X regime` and `his 41-year rule` tell of."""
    for token in whose.cast.reading.doc:
        if token.pos_ not in ("NOUN", "PROPN") or (kind := among(token, words.rule.nouns)) is None:
            continue
        for child in children(token, "nmod:poss", "compound"):
            actor = whose.person(child)
            if actor is None or (child.dep_ == "compound" and child.i not in whose.names):
                continue
            body = whose.body(child)
            title = words.rule.nouns[kind]
            state = whose.state(body) if body is not None else None
            named = whose.names.get(child.i)
            yield Given(
                actor=actor, title=title, core=title, body=state, sort="office",
                start=named.start if named is not None else child.i, end=token.i + 1, noun=token.i, rule="rule",
                confidence=DRAWN,
            )  # fmt: skip
