"""Whom `he`, `she`, `the envoy` and `the 61-year-old` mean: who stands foremost in the sentences before.

News goes on with the subject of the sentence before, whoever was named last (Grosz, Joshi and Weinstein's centering,
1995; weights of salience after Lappin and Leass, 1994). The chains of the core count as one witness among others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.figures import bounds, introduced, is_aged, is_figure, nouns_of, sex_of_mention, wanted
from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import RoleWords
from backchannel.directory.given import Sex, sex_of
from backchannel.language.marks import marks_of
from backchannel.language.reading import Reading
from backchannel.language.trees import children
from backchannel.model import Actor

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

REACH = 4
"""Sentences back in which somebody is looked for."""
_BESIDE = 8
"""Tokens beside a quotation in which the subject of a verb is who speaks: a comma, a mark, a title with a name."""


class Weights(Struct, frozen=True):
    """What counts for or against somebody. Chosen on the reports in sight (`tests/quality/attribution/open`)."""

    sentence: float = 1.0
    paragraph: float = 0.6
    subject: float = 1.4
    clause: float = 0.1
    object: float = 0.6
    owner: float = -0.75
    same_sex: float = 0.3
    chain: float = 0.6
    unnamed: float = -0.5
    quoted: float = -2.0
    least: float = -2.75
    """Score under which nobody is meant."""


WEIGHTS = Weights()


class Place(Struct, frozen=True, kw_only=True):
    """One place where somebody stands: token of the head, sentence, paragraph, quotation (0 for none), who it is."""

    head: int
    sentence: int
    paragraph: int
    quotation: int
    who: str
    standing: float
    pronoun: bool = False


class Tie(Struct, frozen=True, kw_only=True):
    """Tokens `start` to `end` mean somebody: an actor's id, or that of a figure (`figure-HEAD`) without a name."""

    start: int
    end: int
    head: int
    who: str


class Salience:
    """Goes through a document once and ties its pronouns and descriptions of one person to those who stand before."""

    def __init__(
        self, reading: Reading, heads: Mapping[int, str], actors: Mapping[str, Actor], words: RoleWords,
        weights: Weights = WEIGHTS,
    ) -> None:  # fmt: skip
        self.reading, self.words, self.weights = reading, words, weights
        self.doc = reading.doc
        self._heads, self._actors = heads, actors
        sentences = list(reading.sentences())
        self._starts = [s.start for s in sentences]
        self._paragraphs = [s.paragraph for s in sentences]
        self._bounds: dict[int, tuple[int, int]] = {}
        self._speakers: dict[int, str | None] = {}
        self._quotation = self._quotations()
        told = [any(not self._quotation[i] and self.doc[i].is_alpha for i in range(s.start, s.end)) for s in sentences]
        self._told = [0, *_running(told)]
        self._chain = self._chains()
        self._places: list[Place] = []
        self._sex: dict[str, Sex] = {}
        self._nouns: dict[str, set[str]] = {}
        self._chains_of: dict[str, set[str]] = {}

    def ties(self) -> Iterator[Tie]:
        """Yield what means somebody, in the order of the text: pronouns, descriptions, figures without a name."""
        for token in self.doc:
            id = self._heads.get(token.i)
            if id is not None:
                self._named(token, id)
                continue
            sex = wanted(token)
            if sex is not None:
                yield from self._pronoun(token, sex)
            elif is_aged(token):
                yield from self._described(token, anybody=True)
            elif is_figure(token, self.words):
                yield from self._figure(token)

    def _named(self, token: Token, id: str) -> None:
        actor = self._actors.get(id)
        named = actor is not None and actor.type == "person" and " " in actor.name
        if actor is None or actor.type not in ("person", "unnamed") or token.tag_ == "NNS":
            return
        self._stand(token, id, sex_of_mention(token, self.words) or (sex_of(actor.name) if named else None))
        self._nouns.setdefault(id, set()).update(nouns_of(token))

    def _pronoun(self, token: Token, sex: Sex) -> Iterator[Tie]:
        who = self._best(token, sex)
        if who is not None:
            self._stand(token, who, sex, pronoun=True)
            yield Tie(start=token.i, end=token.i + 1, head=token.i, who=who)

    def _figure(self, token: Token) -> Iterator[Tie]:
        """Yield a person without a name, or the one told of before whom `the envoy` means."""
        how = introduced(token, self.words)
        if how == "known" and self._is_bare(token):
            alike = token.lemma_.lower()
            who = next((p.who for p in reversed(self._places) if alike in self._nouns.get(p.who, ())), None)
            if who is not None:
                yield self._tie(token, who)
                return
        if how == "known" and token.dep_.startswith("nsubj") and self._may_stand_for_a_name(token):
            found = list(self._described(token, anybody=False))
            if found:
                yield from found
                return
        who = f"figure-{token.i}"
        start, end = bounds(token)
        self._nouns[who] = {token.lemma_.lower()}
        self._stand(token, who, sex_of_mention(token, self.words))
        yield Tie(start=start, end=end, head=token.i, who=who)

    def _is_bare(self, token: Token) -> bool:
        return not children(token, "nmod", "amod", "compound")

    def _may_stand_for_a_name(self, token: Token) -> bool:
        """Tell whether `the general`, `the former rebel` may be whoever was just named.

        An office may be another's, and `the source` is somebody without a name.
        """
        people = self.words.people
        former = any(c.lower_ in self.words.titles.past for c in children(token, "amod"))
        by_itself = token.lower_ in people.epithets or token.lower_ not in TITLE_HEADS
        return former or (by_itself and token.lower_ not in people.hidden)

    def _described(self, token: Token, *, anybody: bool) -> Iterator[Tie]:
        """Yield the tie of a description to who stands foremost right before it."""
        who = self._best(token, None, near=not anybody)
        if who is not None:
            yield self._tie(token, who)

    def _tie(self, token: Token, who: str) -> Tie:
        start, end = bounds(token)
        self._stand(token, who, None)
        return Tie(start=start, end=end, head=token.i, who=who)

    def _stand(self, token: Token, who: str, sex: Sex | None, *, pronoun: bool = False) -> None:
        if sex is not None:
            self._sex.setdefault(who, sex)
        chain = self._chain.get(token.i)
        if chain is not None and not pronoun:
            self._chains_of.setdefault(who, set()).add(chain)
        sentence = self._sentence(token.i)
        self._places.append(
            Place(
                head=token.i, sentence=sentence, paragraph=self._paragraphs[sentence],
                quotation=self._quotation[token.i], who=who, standing=self._standing(token), pronoun=pronoun,
            )
        )  # fmt: skip

    def _best(self, token: Token, sex: Sex | None, *, near: bool = False) -> str | None:
        """Return who stands foremost before a token; `near` asks for the subject of the sentence before."""
        barred = self._barred(token) if wanted(token) is not None else set()
        sentence = self._sentence(token.i)
        best: tuple[float, int, str] | None = None
        for place in reversed(self._places):
            behind = self._told[sentence] - self._told[place.sentence]
            if behind > REACH:
                break
            if place.who in barred or (sex is not None and self._sex.get(place.who, sex) != sex):
                continue
            if near and (behind > 1 or place.standing < self.weights.subject or place.quotation):
                continue
            score = self._score(place, token, behind, sex)
            if score >= self.weights.least and (best is None or (score, place.head) > best[:2]):
                best = (score, place.head, place.who)
        return best[2] if best is not None else None

    def _score(self, place: Place, token: Token, behind: int, sex: Sex | None) -> float:
        w = self.weights
        sentence = self._sentence(token.i)
        score = place.standing - w.sentence * behind
        score -= w.paragraph * (self._paragraphs[sentence] != place.paragraph)
        score += w.same_sex * (sex is not None and self._sex.get(place.who) == sex)
        chain = self._chain.get(token.i)
        score += w.chain * (chain is not None and chain in self._chains_of.get(place.who, ()))
        score += w.unnamed * place.who.startswith("figure-")
        if place.quotation != self._quotation[token.i] and place.quotation:
            score += w.quoted
        return score

    def _standing(self, token: Token) -> float:
        """Return how far forward its part in the sentence puts somebody."""
        w, relation = self.weights, token.dep_
        while relation in ("conj", "appos", "flat", "compound") and token.head.i != token.i:
            token = token.head
            relation = token.dep_
        if relation.startswith("nsubj"):
            verb = token.head
            inner = verb.dep_ in ("ccomp", "advcl", "acl", "acl:relcl", "xcomp", "csubj")
            return w.clause if inner else w.subject
        if relation == "nmod:poss":
            return w.owner
        return w.object if relation in ("obj", "iobj", "obl", "obl:agent", "root") else 0.0

    def _barred(self, token: Token) -> set[str]:
        """Return who can't be meant: one that does something to `him` is another (Chomsky's second principle)."""
        if token.lower_ in self.words.people.reflexive:
            return set()
        head = token.head
        speaker = self._speaker(self._quotation[token.i])
        barred = {speaker} if speaker is not None else set()
        if token.dep_ == "nmod:poss":
            # `X, his father`: a kinsman is another.
            return barred | ({p.who for p in self._places if p.head == head.head.i} if head.dep_ == "appos" else set())
        others = [c.i for c in children(head, "nsubj", "obj", "iobj", "obl") if c.i != token.i]
        if token.dep_.startswith("nsubj"):
            others = [i for i in others if i < token.i]
        elif not any(c.dep_.startswith("nsubj") for c in head.children) and head.dep_ in ("conj", "xcomp"):
            others += [c.i for c in children(head.head, "nsubj")]
        if head.dep_ == "acl:relcl" and not token.dep_.startswith("nsubj"):
            others.append(head.head.i)
        return barred | {p.who for p in self._places if p.head in others}

    def _speaker(self, quotation: int) -> str | None:
        """Return who speaks in a quotation: the subject right beside it, else who stands foremost before it."""
        if not quotation:
            return None
        if quotation not in self._speakers:
            self._speakers[quotation] = None
            self._speakers[quotation] = self._beside(quotation)
        return self._speakers[quotation]

    def _beside(self, quotation: int) -> str | None:
        first, last = self._bounds[quotation]
        ahead = range(last, min(last + _BESIDE, len(self.doc)))
        behind = range(first - 1, max(first - 1 - _BESIDE, -1), -1)
        for i in (*ahead, *behind):
            token = self.doc[i]
            if self._quotation[i] or not token.dep_.startswith("nsubj") or token.head.pos_ != "VERB":
                continue
            id = self._heads.get(i) or (f"figure-{i}" if is_figure(token, self.words) else None)
            return id or self._best(self.doc[first], wanted(token))
        return self._best(self.doc[first], None) if self.doc[first].is_sent_start else None

    def _sentence(self, i: int) -> int:
        return max(bisect_right(self._starts, i) - 1, 0)

    def _quotations(self) -> list[int]:
        """Return for each token the number of the quotation that it stands in, 0 for none."""
        numbers = [0] * len(self.doc)
        pieces = [piece for piece in marks_of(self.reading).quotations if piece.depth == 0]
        number, k = 0, 0
        starts = self.reading.starts
        for piece in pieces:
            number += not piece.resumes
            while k < len(starts) and starts[k] < piece.start:
                k += 1
            while k < len(starts) and starts[k] < piece.end:
                numbers[k] = number
                self._bounds[number] = (self._bounds.get(number, (k, k))[0], k + 1)
                k += 1
        return numbers

    def _chains(self) -> dict[int, str]:
        """Return the core's chain of each head."""
        found: dict[int, str] = {}
        for name in self.doc.spans:
            if name.startswith("coref_clusters_"):
                for words in self.doc.spans[name]:
                    found.setdefault(words.root.i, name)
        return found


def _running(told: list[bool]) -> Iterator[int]:
    total = 0
    for one in told:
        total += one
        yield total
