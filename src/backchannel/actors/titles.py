"""The words of a title around its noun, and whose office it is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.roles import TITLE_HEADS, TITLE_MODIFIERS
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.tree import phrase, written
from backchannel.actors.whose import Body, Whose
from backchannel.directory.fold import slug
from backchannel.language.trees import case_of, children

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Doc, Token

_LONGEST = 6
"""Words of a title after its noun at most: `special envoy on the crisis in the east`; longer ones tell a story."""


class Title(Struct, frozen=True, kw_only=True):
    """A title: `text` in the text's words, `core` its part up to the noun, `noun` that noun's token.

    `start` and `end` are the tokens (exclusive) with the words for the body. `over` says that the role is past.
    """

    noun: int
    start: int
    end: int
    text: str
    core: str
    body: Body | None
    over: bool


def is_title(token: Token, whose: Whose, words: RoleWords) -> bool:
    """Tell whether a token is the noun of a title, not a part of a longer one (`prime` of `prime minister`)."""
    titles, word = words.titles, token.lower_.rstrip(".")
    listed = TITLE_HEADS | titles.more | titles.affiliated
    if token.pos_ not in ("NOUN", "PROPN") and not (token.pos_ in ("ADJ", "VERB") and token.text[0].isupper()):
        return False
    if word not in listed and token.lemma_.lower() not in listed:
        return False
    if word in titles.unfit or token.lemma_.lower() in titles.unfit or token.ent_type_ in ("PER", "ORG"):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.i in whose.names:
        return True
    joined = following.text == "-" or following.lower_.rstrip(".") in listed
    below = following.pos_ != "PUNCT" and following.head.i in (token.i, token.head.i)
    return not (joined and (below or token.dep_ in ("compound", "amod", "nmod:desc", "flat", "punct")))


def title(token: Token, whose: Whose, words: RoleWords) -> Title | None:
    """Read the title whose noun a token is; None for a trade that means nothing without a body."""
    own, body, start = _before(token, whose, words)
    times = [t for t in own if t.lower_ in words.titles.times]
    core = written(own)
    after, body_after, end = _after(token, whose, words)
    body = body or _possessor(token, whose, words) or body_after or _shared(token, whose, words)
    if body is None and len(own) == 1 and not after and among(token, words.titles.affiliated):
        return None
    if any(t.lower_ in words.titles.ahead for t in times):
        return None
    if body is not None:
        start = min(start, body.start) if _near(body, token) else start
        end = max(end, body.end) if _near(body, token) else end
    return Title(
        noun=token.i, start=start, end=end, text=written([*own, *after]), core=core, body=body,
        over=any(t.lower_ in words.titles.past for t in times),
    )  # fmt: skip


def _near(body: Body, token: Token) -> bool:
    return token.sent.start <= body.start and body.end <= token.sent.end and abs(body.start - token.i) <= 2 * _LONGEST


def _before(token: Token, whose: Whose, words: RoleWords) -> tuple[list[Token], Body | None, int]:
    """Return the words of the title up to its noun, the body before it, and where that begins."""
    doc, body = token.doc, None
    own, i = [token], token.i - 1
    first = token.sent.start
    while i >= first:
        one = doc[i]
        listed = whose.bodies.get(i)
        if one.lower_ in words.titles.times or (one.text == "-" and i > first and own[0].i == i + 1):
            own.insert(0, one)
        elif listed is not None and body is None and listed.end == i + 1:
            body, i = _own_name(listed, doc, token, words), listed.start
        elif body is None and _modifies(one, token, words):
            own.insert(0, one)
        elif not (one.pos_ in ("ADJ", "ADV") and _hangs(one, token)):
            break
        i -= 1
    while own[0].text == "-":
        own.pop(0)
    return own, body, min(own[0].i, body.start if body is not None else token.i)


def _modifies(one: Token, token: Token, words: RoleWords) -> bool:
    word = one.lower_.rstrip(".")
    known = TITLE_MODIFIERS | TITLE_HEADS | words.titles.modifiers | words.titles.times
    if one.ent_type_ in ("ORG", "STATE", "PER") or one.dep_.startswith("nmod:poss"):
        return False
    return word in known or (one.dep_ == "compound" and one.pos_ == "NOUN" and one.head.i == token.i)


def _hangs(one: Token, token: Token) -> bool:
    return one.head.i == token.i or one.head.head.i == token.i


def _own_name(body: Body, doc: Doc, token: Token, words: RoleWords) -> Body:
    """Return the body before a title, which is the town itself (`the Paris mayor`) where the office is a town's."""
    text = doc[body.start : body.end].text
    town = among(token, words.titles.local) is not None and slug(text) not in slug(body.name)
    return Body(text, None, body.start, body.end) if town else body


def _possessor(token: Token, whose: Whose, words: RoleWords) -> Body | None:
    """Return the body in `Norway's foreign minister`, `its foreign minister`."""
    for child in children(token, "nmod:poss"):
        found = whose.body(child)
        # Whose prime minister he is doesn't follow from where a person referred to by a pronoun belongs.
        if found is not None and not (child.pos_ == "PRON" and whose.person(child) is not None):
            return _own_name(found, token.doc, token, words)
    return None


def _after(token: Token, whose: Whose, words: RoleWords) -> tuple[list[Token], Body | None, int]:
    """Return the words of the title after its noun (`of state`, `to Libya`), the body there, and the end."""
    end = token.i + 1
    for child in children(token, "nmod"):
        links = case_of(child)
        if child.i < end or child.dep_ == "nmod:poss" or not links & words.links.after:
            continue
        row = list(takewhile(lambda t: t.i not in whose.names, phrase(child)))
        if not row or row[0].i != end or child.i in whose.names:
            continue
        body = whose.body(child)
        for_it = bool(links & words.links.purpose)
        spoken = for_it and body is not None and among(token, words.titles.spoken) is not None
        posted = (among(token, words.titles.posted) is not None and links & words.links.posted) or for_it
        if _is_field(child, links, whose, words):
            return _field(child, row, whose, words)
        if posted and not spoken and len(row) <= _LONGEST:
            return [t for t in row if t.pos_ != "DET" or t.i > child.i], None, row[-1].i + 1
        if body is None or links & words.links.apart:
            return [], None, end
        return [], body, max(end, body.end)
    doc = token.doc
    if end + 1 < len(doc) and doc[end].lower_ in words.links.whole and doc[end + 1].lower_ in words.titles.portfolios:
        return [doc[end], doc[end + 1]], None, end + 2
    return [], None, end


def _field(noun: Token, row: list[Token], whose: Whose, words: RoleWords) -> tuple[list[Token], Body | None, int]:
    """Return a field of work with what it is narrowed to (`of state for the region`), and the body after it."""
    for child in children(noun, "nmod"):
        body = whose.body(child) if case_of(child) & words.links.owner else None
        if body is not None:
            own = [t for t in row if t.i < child.left_edge.i]
            return own, body, max(own[-1].i + 1, body.end)
    return row[:_LONGEST], None, row[:_LONGEST][-1].i + 1


def _is_field(noun: Token, links: frozenset[str], whose: Whose, words: RoleWords) -> bool:
    """Tell whether a noun after `of` or `for` is a field of work (`of state`, `for foreign affairs`), and no body."""
    if not links & words.links.field or noun.i in whose.bodies:
        return False
    bare = not children(noun, "det", "nmod:poss")
    return bare and (noun.lower_ in words.titles.portfolios or noun.lemma_.lower() in words.titles.portfolios)


def _shared(token: Token, whose: Whose, words: RoleWords) -> Body | None:
    """Return the body of the title before, where two are joined: `Chad's foreign minister and chief negotiator`."""
    if token.dep_ != "conj" or not is_title(token.head, whose, words):
        return None
    if any(i in whose.names for i in range(token.head.i, token.i)):
        return None
    return _before(token.head, whose, words)[1] or _possessor(token.head, whose, words)
