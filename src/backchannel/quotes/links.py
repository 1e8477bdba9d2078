"""Attributions that the tree of a sentence shows: a verb or noun of saying with its subject and its clause.

The relations follow Universal Dependencies; where a quotation's cue hangs on the quotation as `parataxis`, the
quotation is the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.language.reading import Reading
from backchannel.language.trees import agent, children
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Cue, Lexicon
from backchannel.quotes.relayed import is_relayed, relayed
from backchannel.quotes.syntax import QUOTING, Stretch, doer, phrase, pieces, trimmed, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = ("ccomp", "xcomp")
_SURE, _LIKELY = 0.8, 0.6
"""Confidence of a clause that a verb of saying governs, and of what a noun names. By judgement, not calibrated."""
_ANNOUNCING = frozenset((":", '"', "“", "«", "„"))
_ASKED, _SAID, _JUDGED, _DEMANDED = (
    Cue(manner="asked", speech=True),
    Cue(manner="said", speech=True),
    Cue(manner="judged", speech=True),
    Cue(manner="demanded", speech=True),
)


def links(reading: Reading, words: Lexicon) -> tuple[Attribution, ...]:
    """Return the attributions that the trees show, in the order of their cues."""
    found: list[Attribution] = []
    for token in reading.doc:
        if token.pos_ == "ADV" and words.hearsay.fullmatch(token.text) is not None:
            found.extend(_hearsay(token))
        if token.lower_ == "according":
            found.extend(_according(token))
        elif token.lemma_ in words.grammar.relaying and token.pos_ == "VERB":
            found.extend(relayed(token, words))
        elif token.pos_ in ("VERB", "AUX") or (token.pos_ in ("ADJ", "NOUN") and token.tag_ in ("VBN", "VBG", "VBD")):
            found.extend(_by_verb(token, words))
        elif token.pos_ == "NOUN":
            found.extend(_by_noun(token, words))
    return tuple(found)


def _by_verb(verb: Token, words: Lexicon) -> Iterator[Attribution]:
    if is_relayed(verb, words) or (verb.dep_ == "xcomp" and verb.head.lemma_ in words.verbs):
        return  # `refused to say who`: it isn't said, and what is refused holds it
    cue = words.verbs.get(verb.lemma_)
    clauses = [clause for clause in children(verb, *_CLAUSES) if _is_content(clause, verb)]
    clauses += [c for c in children(verb, "parataxis") if c.i > verb.i and _announced(verb, c)]
    named = words.objects.get(verb.lemma_)
    called = _called(verb, words) if verb.lemma_ in words.grammar.calling else None
    if called is not None:
        yield _attributed(verb, words.objects.get(verb.lemma_, _JUDGED), [called], _LIKELY, words)
    elif verb.lemma_ in words.grammar.calling_for and (wanted := _for(verb, words)) is not None:
        yield _attributed(verb, _DEMANDED, [phrase(wanted)], _SURE, words)
    elif cue is not None and clauses:
        marks = [c.lower_ for clause in clauses for c in children(clause, "mark")]
        asks = any(_ends_asking(clause) for clause in clauses)
        if asks or any(mark in words.grammar.questions for mark in marks):
            cue = _ASKED if cue.manner == "demanded" else cue
        yield _attributed(verb, cue, [phrase(clause) for clause in clauses], _SURE, words)
    elif _hangs_on_quotation(verb) and (
        cue is not None or (verb.lemma_ in words.grammar.quoting and _in_marks(_around(verb), verb))
    ):
        yield _attributed(verb, cue or _SAID, _around(verb), _SURE, words)
    elif named is not None:
        things = children(verb, "obj") or [c for c in verb.children if c.dep_ == "nsubj:pass" and agent(verb)]
        if things and not _is_content_free(things[0], words):
            yield _attributed(verb, named, [phrase(things[0])], _LIKELY, words)


def _announced(verb: Token, clause: Token) -> bool:
    """Say whether a colon or a mark stands between a verb and what hangs on it: `told both sides: "…"`."""
    between = verb.doc[verb.i + 1 : clause.left_edge.i + 1]
    return any(token.text in _ANNOUNCING for token in between)


def _hearsay(adverb: Token) -> Iterator[Attribution]:
    """Read `reportedly`: nobody is named who says what the clause around it says."""
    clause = adverb.head
    while clause.pos_ not in ("VERB", "NOUN", "ADJ") and clause.head.i != clause.i:
        clause = clause.head
    contents = pieces(clause, frozenset((adverb.i,)))
    if contents and clause.i != adverb.i:
        yield Attribution(
            source=None, cue=(adverb.i, adverb.i + 1), head=adverb.i, contents=contents, hedged=True, by="parse",
            confidence=_LIKELY,
        )  # fmt: skip


def _ends_asking(clause: Token) -> bool:
    """Say whether a clause ends with a question mark, before or after a closing mark."""
    end = clause.right_edge.i + 1
    return any(token.text == "?" for token in clause.doc[max(end - 2, 0) : end + 2])


def _called(verb: Token, words: Lexicon) -> Stretch | None:
    """Return what is called what in `called the plan a trap`, `described it as a trap`: both are the content."""
    as_ = words.grammar.relayed_as
    thing = next(iter(children(verb, "obj")), None)
    name = next(iter(children(verb, "xcomp")), None) or next(
        (c for c in children(verb, "obl") if any(k.lower_ in as_ and k.dep_ == "case" for k in c.children)), None
    )
    if thing is None or name is None or name.i < thing.i:
        return None
    return phrase(thing)[0], phrase(name)[1]


def _for(verb: Token, words: Lexicon) -> Token | None:
    """Return what is called for: the noun or the clause after `for`."""
    for child in children(verb, "obl", "advcl", "xcomp"):
        if any(c.lower_ in words.grammar.wanted and c.dep_ in ("case", "mark") for c in child.children):
            return child
    return None


def _in_marks(stretches: list[Stretch], verb: Token) -> bool:
    return any(token.text in QUOTING for start, end in stretches for token in verb.doc[start:end])


def _hangs_on_quotation(verb: Token) -> bool:
    return verb.dep_ == "parataxis" and verb.head.i != verb.i and doer(verb) is not None


def _is_content(clause: Token, verb: Token) -> bool:
    """Say whether a clause is what was said: not the `to` of a mere auxiliary (`used to`, `is said to be`)."""
    return clause.i != verb.i and not (clause.dep_ == "xcomp" and verb.tag_ == "VBN" and agent(verb) is None and
                                       any(c.dep_ == "aux:pass" for c in verb.children))  # fmt: skip


def _is_content_free(thing: Token, words: Lexicon) -> bool:
    return thing.pos_ == "PRON" and thing.lower_ in words.grammar.itself


def _around(verb: Token) -> list[Stretch]:
    """Return the quotation that a cue stands after or within: the clause that it hangs on, without the cue."""
    head = verb.head
    while head.dep_ in _CLAUSES and head.head.i != head.i:
        head = head.head
    out = frozenset(child.i for child in head.children if child.dep_ == "parataxis")
    return list(pieces(head, out))


def _attributed(head: Token, cue: Cue, contents: list[Stretch], confidence: float, words: Lexicon) -> Attribution:
    doc = head.doc
    source = doer(head)
    group = verb_group(head)
    negated = any(child.lemma_ in words.grammar.negations and child.dep_ == "advmod" for child in head.children)
    taken = frozenset((head.i,))
    where = phrase(source, taken) if source is not None and source.lower_ not in words.grammar.nobody else None
    if where is not None and where[0] < group[1] and group[0] < where[1]:
        where = None
    return Attribution(
        source=where, cue=trimmed(doc, group), head=head.i, contents=tuple(sorted(contents)), manner=cue.manner,
        speech=cue.speech, negated=negated, hedged=_doubted(head, words), by="parse", confidence=confidence,
    )  # fmt: skip


def _doubted(head: Token, words: Lexicon) -> bool:
    """Say whether the text itself doesn't vouch for a cue: `allegedly said`."""
    return any(words.hearsay.fullmatch(child.text) is not None for child in head.children if child.dep_ == "advmod")


def _by_noun(noun: Token, words: Lexicon) -> Iterator[Attribution]:
    """Read `the claim that …`, `its pledge to …`, `a call by X for …`."""
    cue = words.nouns.get(noun.lemma_)
    if cue is None:
        return
    clauses = [c for c in children(noun, "acl", "ccomp") if any(m.lower_ in words.grammar.opening for m in
               children(c, "mark"))]  # fmt: skip
    if not clauses:
        return
    owner = next(iter(children(noun, "nmod:poss")), None) or _by(noun, words)
    owner = owner or _subject_of_light(noun, words)
    if owner is None:
        return
    yield Attribution(
        source=phrase(owner), cue=(noun.i, noun.i + 1), head=noun.i,
        contents=(phrase(clauses[0]),), manner=cue.manner, speech=cue.speech, by="parse", confidence=_LIKELY,
    )  # fmt: skip


def _by(noun: Token, words: Lexicon) -> Token | None:
    for child in children(noun, "nmod"):
        if any(c.dep_ == "case" and c.lower_ in words.grammar.makers for c in child.children):
            return child
    return None


def _subject_of_light(noun: Token, words: Lexicon) -> Token | None:
    """Return the subject of `made a claim that …`: who made it."""
    verb = noun.head
    return doer(verb) if noun.dep_ == "obj" and verb.lemma_ in words.grammar.light else None


def _according(token: Token) -> Iterator[Attribution]:
    """Read `according to X`: X is the source of the clause that it hangs on."""
    doc: Doc = token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return
    source = token.head
    while source.i in (token.i, token.i + 1) and source.head.i != source.i:
        source = source.head
    main = source.head
    if source.i <= token.i or main.i == source.i:
        return
    own = frozenset((token.i, token.i + 1))
    where = phrase(source, own)
    contents = pieces(main, frozenset((source.i,)))
    if any(content[0] < where[1] and where[0] < content[1] for content in contents):
        return
    yield Attribution(
        source=(max(where[0], token.i + 2), where[1]), cue=(token.i, token.i + 2), head=token.i, contents=contents,
        by="parse", confidence=_SURE,
    )  # fmt: skip
