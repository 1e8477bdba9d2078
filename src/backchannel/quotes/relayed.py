"""Words that somebody hands on: `Tass quoted him as saying …`, `X, quoted by Y as saying …`, `…, citing X`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backchannel.language.trees import agent, children
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Cue, Lexicon
from backchannel.quotes.syntax import QUOTING, Stretch, doer, phrase, pieces, trimmed, verb_group

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_CLAUSES = ("ccomp", "xcomp")
_SAID = Cue(manner="said", speech=True)
_LONGEST = 150
"""Tokens of a quotation at most that ends right before `Tass quoted him`: four long sentences."""
_SURE, _LIKELY = 0.8, 0.6
"""Confidence of `quoted X as saying`, and of `citing X`. By judgement, not calibrated."""


def relayed(verb: Token, words: Lexicon) -> tuple[Attribution, ...]:
    """Return what a verb of handing on attributes: the words are those of who is quoted, `through` who quotes."""
    saying = _saying(verb, words)
    quoted = next(iter(children(verb, "obj", "iobj", "nsubj:pass")), None)
    # A name between `quoted` and `as saying` is who is quoted, though the tree may call it a second subject.
    quoted = quoted or next((c for c in children(verb, "nsubj") if c.i > verb.i), None)
    if saying is not None and quoted is not None:
        return tuple(_quoted(verb, saying, quoted, words))
    return tuple(_citing(verb))


def is_relayed(verb: Token, words: Lexicon) -> bool:
    """Tell whether a verb is the `saying` of `quoted X as saying`."""
    return verb.head.lemma_ in words.grammar.relaying and _saying(verb.head, words) == verb


def _saying(verb: Token, words: Lexicon) -> Token | None:
    for child in children(verb, "advcl", "xcomp", "acl", "ccomp"):
        if child.pos_ in ("VERB", "AUX") and any(c.lower_ in words.grammar.relayed_as for c in child.children):
            return child
    return None


def _quoted(verb: Token, saying: Token, quoted: Token, words: Lexicon) -> Iterator[Attribution]:
    """Yield one attribution each for the verb and for `saying`: either may be what the tagger takes for the cue."""
    passive = quoted.dep_ == "nsubj:pass"
    teller = agent(verb) if passive else doer(verb)
    own = [c for c in children(saying, "ccomp", "parataxis", "xcomp", "obj") if c.i > saying.i]
    before = [c for c in children(verb, "ccomp", "parataxis") if c.i not in (saying.i, quoted.i)]
    contents = [phrase(c) for c in own] or [phrase(c) for c in before] or _hung_on(verb)
    cue = words.verbs.get(saying.lemma_, _SAID)
    one = Attribution(
        source=phrase(quoted, frozenset((saying.i,))), cue=trimmed(verb.doc, verb_group(saying)), head=saying.i,
        contents=tuple(sorted(contents)), manner=cue.manner, speech=True, by="parse", confidence=_SURE,
        through=phrase(teller) if teller is not None else None,
    )  # fmt: skip
    if contents:
        yield one
        yield replace(one, cue=trimmed(verb.doc, verb_group(verb)), head=verb.i)


def _hung_on(verb: Token) -> list[Stretch]:
    """Return the quotation that `quoted` hangs on as an aside, or that closes right before its clause."""
    if verb.dep_ == "parataxis":
        return list(pieces(verb.head, frozenset(c.i for c in verb.head.children if c.dep_ == "parataxis")))
    doc, last = verb.doc, verb.left_edge.i - 1
    if last < 0 or doc[last].text not in QUOTING:
        return []
    first = next((i for i in range(last - 1, max(last - _LONGEST, -1), -1) if doc[i].text in QUOTING), None)
    return [(first, last + 1)] if first is not None else []


def tells(citing: Token) -> Token | None:
    """Return the verb of telling beside which somebody is cited: `said, citing X`, `Reuters, citing X, said`."""
    head = citing.head
    if citing.dep_ == "acl" and head.dep_.startswith("nsubj"):
        return head.head
    return head if citing.dep_ == "advcl" and head.i != citing.i else None


def _citing(verb: Token) -> Iterator[Attribution]:
    """Read `…, citing X`: X is who said what the clause around it says."""
    cited, main = next(iter(children(verb, "obj")), None), tells(verb)
    if cited is None or main is None:
        return
    clauses = [phrase(clause) for clause in children(main, *_CLAUSES)]
    contents = tuple(clauses or _hung_on(main)) or pieces(main, frozenset((verb.i,)))
    if contents:
        yield Attribution(
            source=phrase(cited), cue=verb_group(verb), head=verb.i, contents=contents, by="parse", confidence=_LIKELY
        )  # fmt: skip
