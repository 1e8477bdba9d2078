"""Who holds the title that a text names: by a name beside it, an apposition, a copula or a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backchannel.actors.given import Given, of_title
from backchannel.actors.roles import TITLE_PLURALS
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.titles import Title, is_title, title
from backchannel.actors.tree import passive, phrase, subject, told_as_fact
from backchannel.actors.trust import ALONE, BESIDE, BY_TREE
from backchannel.actors.whose import Named, Whose
from backchannel.language.trees import case_of, children
from backchannel.model import RoleSort

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Doc, Token

_STOPS = frozenset((",", ".", ";", ":", ")", "\u2014", "\u2013", "-", '"'))


def titled(whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Yield what every title of a document gives, and to whom."""
    for token in whose.cast.reading.doc:
        if not is_title(token, whose, words) or token.i in whose.names:
            continue
        found = title(token, whose, words)
        if found is None:
            continue
        given = list(_holders(token, found, whose, words))
        yield from given or _nominal(token, found, whose, words)


def _holders(token: Token, found: Title, whose: Whose, words: RoleWords) -> Iterator[Given]:
    sort: RoleSort = "process" if among(token, words.titles.process) else "office"
    named = beside(token, found, whose)
    if named is not None:
        for one in _joined(named, token, whose):
            single = _singular(token, found)
            yield of_title(one.actor, single, sort, "title", BESIDE, start=one.start, end=one.end)
        return
    named = apposed(token, found, whose)
    if named is not None:
        yield of_title(named.actor, found, sort, "apposition", BESIDE, start=named.start, end=named.end)
        return
    if children(token, "cop"):
        for one in _each(subject(token, words), whose, sort):
            if told_as_fact(token, words.verbs):
                yield of_title(one.actor, found, sort, "copula", BY_TREE, start=one.start, end=one.end)
        return
    yield from _by_verb(token, found, whose, words, sort)


def _singular(token: Token, found: Title) -> Title:
    """Return the title of one of several: `President` of `Presidents X and Y`."""
    if token.tag_ not in ("NNS", "NNPS"):
        return found
    rest, space, noun = found.core.rpartition(" ")
    one = TITLE_PLURALS.get(noun.lower(), noun.lower().removesuffix("s"))
    core = rest + space + (one.capitalize() if noun[:1].isupper() else one)
    return replace(found, text=core + found.text[len(found.core) :], core=core)


def _joined(named: Named, token: Token, whose: Whose) -> Iterator[Named]:
    """Yield a name, and after a title in the plural those that are joined to it: `Presidents X and Y`."""
    yield named
    if token.tag_ in ("NNS", "NNPS"):
        for i in (named.start, token.i):
            joined = [whose.names.get(c.i) for c in children(token.doc[i], "conj")]
            yield from (one for one in joined if one is not None and one.start != named.start)


def beside(token: Token, found: Title, whose: Whose) -> Named | None:
    """Return the name right after a title: `Foreign Minister X`, `Secretary of State X`."""
    after = found.end if found.end > token.i else token.i + 1
    for place in (token.i + 1, after):
        named = whose.names.get(place)
        if named is not None and named.start == place:
            return named
    return None


def apposed(token: Token, found: Title, whose: Whose) -> Named | None:
    """Return the name that a comma divides from a title: `X, the envoy of Chad,` or `its leader, X,`."""
    doc = token.doc
    first = token
    while first.dep_ == "conj" and first.head.i < first.i and first.head.i not in whose.names:
        first = first.head
    if first.dep_ == "appos" and (named := whose.names.get(first.head.i)) is not None:
        return _nearest(doc, found, whose) or named
    if first.dep_ == "appos" and first.head.i + 1 < found.start:
        named = whose.names.get(first.head.i + 1)
        if named is not None and named.start == first.head.i + 1 and doc[named.start].head.i == first.head.i:
            return named
    for child in children(token, "appos", "flat"):
        if child.i > token.i and (named := whose.names.get(child.i)) is not None:
            return named
    if not _is_one(token, found):
        return None
    return _following(doc, found, whose) or (_nearest(doc, found, whose) if token.dep_ == "conj" else None)


def _following(doc: Doc, found: Title, whose: Whose) -> Named | None:
    """Return the name between a title's comma and the next mark, whatever the tree hangs it on."""
    at = found.end
    named = whose.names.get(at + 1) if at < len(doc) and doc[at].text in (",", ":") else None
    if named is None or named.start != at + 1:
        return None
    return named if named.end >= len(doc) or doc[named.end].text in _STOPS else None


def _nearest(doc: Doc, found: Title, whose: Whose) -> Named | None:
    """Return the name that stands right before a title and its comma, whatever the tree hangs the title on."""
    at = found.start - 1
    while at > 0 and doc[at].pos_ == "DET":
        at -= 1
    named = whose.names.get(at - 1) if at > 0 and doc[at].text == "," else None
    return named if named is not None and named.end == at else None


def _is_one(token: Token, found: Title) -> bool:
    """Tell whether a title is somebody's: with an article, an owner or a body, and no subject of its own."""
    return token.tag_ != "NNS" and (found.body is not None or bool(children(token, "det", "nmod:poss")))


def _each(holder: Token | None, whose: Whose, sort: RoleSort) -> Iterator[Named]:
    """Yield who a subject is, and who is joined to it; bodies only where they can have the role."""
    if holder is None:
        return
    for one in (holder, *children(holder, "conj")):
        actor = whose.anybody(one) if sort == "process" else whose.person(one)
        if actor is not None:
            words = phrase(one, frozenset(("case", "det", "acl")))
            yield whose.names.get(one.i) or Named(actor, words[0].i, words[-1].i + 1)


def _by_verb(token: Token, found: Title, whose: Whose, words: RoleWords, sort: RoleSort) -> Iterator[Given]:
    """Read `X became minister`, `X was elected president`, `they named X envoy`, `X served as`, `X resigned as`."""
    verb, verbs = token.head, words.verbs
    if verb.i == token.i or verb.pos_ not in ("VERB", "AUX") or not told_as_fact(verb, verbs):
        return
    as_role = bool(words.links.role & case_of(token))
    ending = as_role and among(verb, verbs.ending) is not None
    giving = among(verb, verbs.giving) is not None and token.dep_ in ("xcomp", "obl", "obj", "advcl", "ccomp")
    being = among(verb, verbs.being) is not None and token.dep_ in ("xcomp", "obj")
    if not (ending or giving or being or (as_role and among(verb, verbs.serving))):
        return
    holder = subject(verb, words)
    if (giving or (ending and among(verb, verbs.removing))) and not passive(verb):
        holder = next((c for c in children(verb, "obj", "iobj") if c.i != token.i), None)
    for one in _each(holder, whose, sort):
        given = of_title(one.actor, found, sort, "verb", BY_TREE, start=one.start, end=one.end)
        yield replace(given, verb=verb.i, ending=ending)


def _nominal(token: Token, found: Title, whose: Whose, words: RoleWords) -> Iterator[Given]:
    """Read `the NATO chief`, where the document or the directory tells who that is."""
    actor = whose.cast.heads.get(token.i)
    person = whose.actors.get(actor) if actor is not None else None
    if person is None or person.type != "person" or token.tag_ == "NNS" or not _is_one(token, found):
        return
    sort: RoleSort = "process" if among(token, words.titles.process) else "office"
    given = of_title(person.id, found, sort, "title", ALONE, start=found.start, end=found.end)
    yield replace(given, weak=True)
