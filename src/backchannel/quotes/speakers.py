"""Who said it: the actor of a source, through pronouns and relative clauses; unnamed people in the text's own words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.cast import Cast
from backchannel.model import Actor, Code, Mention
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.syntax import Stretch, children, trimmed

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_FIRST = frozenset(("i", "we", "me", "us", "my", "our"))
_REACH = 3
"""Sentences back in which a pronoun without a chain may mean the last speaker. By judgement, not tuned."""


class Speakers(Struct, frozen=True, kw_only=True, eq=False):
    """Finds actors for the words of a document; `made` collects the unnamed ones that it had to make."""

    cast: Cast
    words: Lexicon
    made: dict[str, Actor]
    heads: dict[int, str]
    last: list[tuple[int, str]]

    @classmethod
    def of(cls, cast: Cast, words: Lexicon) -> Speakers:
        """Begin at the head of a document; ask in the order of its text."""
        return cls(cast=cast, words=words, made={}, heads={}, last=[])

    def speaker(self, one: Attribution, around: str | None) -> str | None:
        """Return the actor of an attribution's source; `around` is the speaker of the words that it stands in."""
        if one.source is None:
            return None
        found = self.meant(one.source, around)
        if found is not None:
            self.last.append((one.source[0], found))
        return found

    def meant(self, stretch: Stretch, around: str | None = None) -> str | None:
        """Return the actor whom a phrase means, making an unnamed one of a noun for people; None for papers."""
        doc = self.cast.reading.doc
        start, end = trimmed(doc, stretch)
        head = doc[start:end].root
        if head.lower_ in _FIRST and around is not None:
            return around
        known = self.cast.meant_by(start, end) or self.heads.get(head.i)
        if known is not None and head.lemma_.lower() not in self.words.papers:
            return known
        if head.lower_ in _RELATIVE and head.pos_ in ("PRON", "DET", "SCONJ"):
            return self._antecedent(head)
        if head.pos_ == "PRON":
            return self._salient(head)
        return self._owner(head) if head.lemma_.lower() in self.words.papers else self._unnamed(start, end, head)

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

    def _salient(self, pronoun: Token) -> str | None:
        """Return the last speaker, whom a pronoun of saying means where the chains don't tell."""
        if pronoun.lower_ not in ("he", "she", "they", "it"):
            return None
        sentence = sum(1 for s in self.cast.reading.sentences() if s.end <= pronoun.i)
        for at, actor in reversed(self.last):
            if at < pronoun.i:
                behind = sentence - sum(1 for s in self.cast.reading.sentences() if s.end <= at)
                return actor if behind <= _REACH else None
        return None

    def _owner(self, paper: Token) -> str | None:
        """Return whose a paper is: `NATO's statement`, `a letter from the ministry`; None where that isn't told."""
        for child in children(paper, "nmod:poss", "nmod", "compound"):
            linked = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.dep_ != "nmod" or linked & {"by", "from", "of", "'s"}:
                known = self.cast.meant_by(child.left_edge.i, child.i + 1) or self.cast.heads.get(child.i)
                if known is not None:
                    return known
        return None

    def _unnamed(self, start: int, end: int, head: Token) -> str | None:
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return None
        reading = self.cast.reading
        span = reading.span(start, end)
        name = " ".join(span.text.split())
        digest = hashlib.sha256(f"{reading.document.id}|{span.start}|{span.end}".encode()).hexdigest()[:12]
        id = f"actor-{digest}"
        body = next((self.cast.heads[t.i] for t in reading.doc[start:end] if t.i in self.cast.heads), None)
        mention = Mention(document=reading.document.id, start=span.start, end=span.end, text=span.text, form="nominal")
        self.made[id] = Actor(
            id=id, name=name, type="group" if head.tag_ == "NNS" else "unnamed", code=Code(), part_of=body,
            mentions=(mention,), made_by="rule:source",
            confidence=0.5,
        )  # fmt: skip
        self.heads[head.i] = id
        return id
