"""Who said it: the actor of a source, through pronouns and relative clauses; unnamed people in the text's own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from backchannel.actors.cast import Cast
from backchannel.actors.figures import unnamed
from backchannel.language.trees import children
from backchannel.model import Actor, ActorType
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.syntax import Stretch, doer, phrase, trimmed

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_PAPER_REACH = 80
"""Tokens back in which a paper was told of that is `the statement` now: three sentences. By judgement."""
_REACH = 3
"""Sentences back in which a pronoun without a chain may mean the last speaker. By judgement, not tuned."""


class Speakers:
    """Finds actors for the words of a document; `made` collects the unnamed ones that it had to make."""

    def __init__(self, cast: Cast, words: Lexicon) -> None:
        self.cast, self.words = cast, words
        self.made: dict[str, Actor] = {}
        self._heads: dict[int, str] = {}
        self._last: list[tuple[int, str]] = []
        self._people = frozenset(actor.id for actor in cast.actors if actor.type == "person")
        self._ends = [sentence.end for sentence in cast.reading.sentences()]

    def speaker(self, one: Attribution, around: str | None) -> str | None:
        """Return the actor of an attribution's source; `around` is the speaker of the words that it stands in."""
        if one.source is None:
            return None
        found = self.meant(one.source, around)
        if found is not None:
            insort(self._last, (one.source[0], found))
        return found

    def meant(self, stretch: Stretch, around: str | None = None) -> str | None:
        """Return the actor whom a phrase means, making an unnamed one of a noun for people; None for papers."""
        doc = self.cast.reading.doc
        start, end = trimmed(doc, stretch)
        head = doc[start:end].root
        if head.lower_ in self.words.grammar.first_person and around is not None:
            return around
        if head.pos_ == "PRON" and head.lower_ in self.words.grammar.third_person:
            return self._pronoun(head, start, end)
        known = self._named_beside(head, end) or self.cast.meant_by(start, end) or self._heads.get(head.i)
        if known is not None and head.lemma_.lower() not in self.words.papers:
            return known
        if head.lower_ in self.words.grammar.relatives and head.pos_ in ("PRON", "DET", "SCONJ"):
            return self._antecedent(head)
        inside = self._inside(start, end)
        if head.lemma_.lower() in self.words.papers:
            return self._owner(head) or self._author(head)
        if head.lemma_.lower() in self.words.outlets or head.pos_ in ("VERB", "AUX", "ADJ"):
            return inside or self._unnamed(start, end, head)
        return self._unnamed(start, end, head)

    def _named_beside(self, head: Token, end: int) -> str | None:
        """Return the person whose name explains a noun (`the minister of the day, X`): names err less than chains."""
        if head.pos_ != "NOUN":
            return None
        names = [c.i for c in children(head, "appos", "flat") if c.i < end and c.pos_ == "PROPN"]
        return next((self.cast.heads[i] for i in names if self._is_person(self.cast.heads.get(i))), None)

    def _inside(self, start: int, end: int) -> str | None:
        """Return the first actor named in a phrase (`the Interfax news agency`, `X, asked about it`)."""
        return next((self.cast.heads[i] for i in range(start, end) if i in self.cast.heads), None)

    def _pronoun(self, pronoun: Token, start: int, end: int) -> str | None:
        """Return whom a pronoun means: whom the cast ties it to, else who spoke last. `it` is no person."""
        is_thing = pronoun.lower_ in self.words.grammar.things
        found = self.cast.meant_by(start, end)
        if found is None:
            last, behind = self._last_before(pronoun)
            found = last if behind <= _REACH else None
        return None if found is not None and is_thing and self._is_person(found) else found

    def _is_person(self, actor: str | None) -> bool:
        return actor in self._people

    def _antecedent(self, relative: Token) -> str | None:
        """Return whom `who` means: the noun that its clause hangs on."""
        clause = relative.head
        while clause.dep_ != "acl:relcl" and clause.head.i != clause.i:
            clause = clause.head
        noun = clause.head
        if clause.dep_ != "acl:relcl":
            return None
        low, high = noun.left_edge.i, clause.left_edge.i
        return self.meant((low, max(high, noun.i + 1))) if low <= noun.i < max(high, noun.i + 1) else None

    def _last_before(self, token: Token) -> tuple[str | None, int]:
        """Return who spoke last before a token, and how many sentences before."""
        before = bisect_left(self._last, (token.i, ""))
        if not before:
            return None, 0
        at, actor = self._last[before - 1]
        return actor, bisect_right(self._ends, token.i) - bisect_right(self._ends, at)

    def _author(self, paper: Token) -> str | None:
        """Return who made the paper that `the statement` is, where the text told of it just before."""
        doc = paper.doc
        known = any(c.lower_ in self.words.grammar.known for c in children(paper, "det"))
        before = range(paper.i - 1, max(paper.i - _PAPER_REACH, -1), -1) if known else ()
        told = next((doc[i] for i in before if doc[i].lemma_.lower() == paper.lemma_.lower()), None)
        if told is None:
            return None
        who = doer(told.head) if told.head.pos_ == "VERB" else None
        return self._owner(told) or (self.meant(phrase(who)) if who is not None else None)

    def _owner(self, paper: Token) -> str | None:
        """Return whose a paper is: `NATO's statement`, `a letter from the ministry`; None where that isn't told."""
        for child in children(paper, "nmod:poss", "nmod", "compound"):
            linked = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.dep_ != "nmod" or linked & self.words.grammar.owners:
                known = self.cast.meant_by(child.left_edge.i, child.i + 1) or self.cast.heads.get(child.i)
                if known is not None:
                    return known
        return None

    def _unnamed(self, start: int, end: int, head: Token) -> str | None:
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return None
        actor = unnamed(
            self.cast.reading, start, end, self.cast.heads, type=self._type(head), made_by="rule:source"
        )  # fmt: skip
        id = actor.id
        self.made[id] = actor
        self._heads[head.i] = id
        return id

    def _type(self, head: Token) -> ActorType:
        if head.lemma_.lower() in self.words.outlets and head.tag_ != "NNS":
            return "outlet"
        return "group" if head.tag_ == "NNS" else "unnamed"
