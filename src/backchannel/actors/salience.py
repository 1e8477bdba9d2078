"""Whom `he`, `she`, `the envoy` and `the 61-year-old` mean: who stands foremost in the sentences before.

News goes on with the subject of the sentence before, whoever was named last (Grosz, Joshi and Weinstein's centering,
1995; weights of salience after Lappin and Leass, 1994). The chains of the core count as one witness among others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.actors.binding import others
from backchannel.actors.figures import bounds, introduced, is_aged, is_figure, nouns_of, sex_of_mention, wanted
from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import RoleWords
from backchannel.actors.scene import Scene
from backchannel.directory.given import Sex, sex_of
from backchannel.language.reading import Reading
from backchannel.language.trees import children
from backchannel.model import Actor

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

_REACH = 4
"""Sentences back in which somebody is looked for."""
_MOST = 80
"""Places back at most: in a text that is one quotation all stands in one sentence, as it were."""
_BESIDE = 8
"""Tokens beside a quotation in which the subject of a verb is who speaks: a comma, a mark, a title with a name."""
FIGURE = "figure-"
"""How the names begin that people without a name have here."""


class Weights(Struct, frozen=True):
    """What counts for or against somebody, in sentences.

    Chosen by a random search on the 18 reports in sight (`tests/quality/attribution/open`): 213 of 263 pronouns right,
    against 176 with weights set by hand and about half with the core's chains alone.
    """

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
    """One place where somebody stands: token of the head, sentence, quotation (0 for none), who it is."""

    head: int
    sentence: int
    quotation: int
    who: str
    standing: float


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
        self.doc, self.words, self.weights = reading.doc, words, weights
        self._heads, self._actors = heads, actors
        self._scene = Scene.of(reading)
        self._places: list[Place] = []
        self._at: dict[int, str] = {}
        self._sex: dict[str, Sex] = {}
        self._called: dict[str, str] = {}
        self._chains: dict[str, set[str]] = {}
        self._speakers: dict[int, str | None] = {}

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
            elif is_aged(token, self.words):
                yield from self._described(token, anybody=True)
            elif is_figure(token, self.words):
                yield from self._figure(token)

    def _named(self, token: Token, id: str) -> None:
        actor = self._actors.get(id)
        named = actor is not None and actor.type == "person" and " " in actor.name
        if actor is None or actor.type not in ("person", "unnamed") or token.tag_ == "NNS":
            return
        self._stand(token, id, sex_of_mention(token, self.words) or (sex_of(actor.name) if named else None))
        self._called.update(dict.fromkeys(nouns_of(token, self.words), id))

    def _pronoun(self, token: Token, sex: Sex) -> Iterator[Tie]:
        who = self._best(token, sex)
        if who is not None:
            self._stand(token, who, sex)
            yield Tie(start=token.i, end=token.i + 1, head=token.i, who=who)

    def _figure(self, token: Token) -> Iterator[Tie]:
        """Yield a person without a name, or the one told of before whom `the envoy` means."""
        how, alike = introduced(token, self.words), self._alike(token)
        if alike is not None:
            yield self._tie(token, alike)
            return
        if how == "known" and token.dep_.startswith("nsubj") and self._may_stand_for_a_name(token):
            found = list(self._described(token, anybody=False))
            if found:
                yield from found
                return
        who = f"{FIGURE}{token.i}"
        start, end = bounds(token)
        self._called[token.lemma_.lower()] = who
        self._stand(token, who, sex_of_mention(token, self.words))
        yield Tie(start=start, end=end, head=token.i, who=who)

    def _alike(self, token: Token) -> str | None:
        """Return who was told of by the noun of `the envoy`."""
        told_of = introduced(token, self.words) == "known" and self._is_bare(token)
        return self._called.get(token.lemma_.lower()) if told_of else None

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

    def _stand(self, token: Token, who: str, sex: Sex | None) -> None:
        if sex is not None:
            self._sex.setdefault(who, sex)
        chain = self._scene.chain.get(token.i)
        if chain is not None and wanted(token) is None:
            self._chains.setdefault(who, set()).add(chain)
        self._at[token.i] = who
        place = Place(
            head=token.i, sentence=self._scene.sentence(token.i), quotation=self._scene.quotation[token.i], who=who,
            standing=self._standing(token),
        )  # fmt: skip
        self._places.append(place)

    def _best(self, token: Token, sex: Sex | None, *, near: bool = False) -> str | None:
        """Return who stands foremost before a token; `near` asks for the subject of the sentence before."""
        barred = self._barred(token)
        scene, sentence = self._scene, self._scene.sentence(token.i)
        best: tuple[float, int, str] | None = None
        for place in reversed(self._places[-_MOST:]):
            behind = scene.told[sentence] - scene.told[place.sentence]
            if behind > _REACH:
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
        w, scene = self.weights, self._scene
        score = place.standing - w.sentence * behind
        score -= w.paragraph * (scene.paragraphs[scene.sentence(token.i)] != scene.paragraphs[place.sentence])
        score += w.same_sex * (sex is not None and self._sex.get(place.who) == sex)
        score += w.chain * (scene.chain.get(token.i, "") in self._chains.get(place.who, ()))
        score += w.unnamed * place.who.startswith(FIGURE)
        score += w.quoted * (place.quotation not in (0, scene.quotation[token.i]))
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
        """Return who can't be meant: who does something to `him`, and who says it."""
        if token.lower_ in self.words.people.reflexive:
            return set()
        speaker = self._speaker(self._scene.quotation[token.i])
        barred = {self._at[i] for i in others(token) if i in self._at} if wanted(token) is not None else set()
        return barred | {speaker} if speaker is not None else barred

    def _speaker(self, quotation: int) -> str | None:
        """Return who speaks in a quotation: the subject right beside it, else who stands foremost before it."""
        if not quotation:
            return None
        if quotation not in self._speakers:
            self._speakers[quotation] = None
            self._speakers[quotation] = self._beside(quotation)
        return self._speakers[quotation]

    def _beside(self, quotation: int) -> str | None:
        first, last = self._scene.bounds[quotation]
        ahead = range(last, min(last + _BESIDE, len(self.doc)))
        behind = range(first - 1, max(first - 1 - _BESIDE, -1), -1)
        for i in (*ahead, *behind):
            token = self.doc[i]
            if self._scene.quotation[i] or not token.dep_.startswith("nsubj") or token.head.pos_ != "VERB":
                continue
            id = self._heads.get(i)
            if id is None and is_figure(token, self.words):
                return self._alike(token) or f"{FIGURE}{i}"
            return id or self._best(self.doc[first], wanted(token))
        return self._best(self.doc[first], None) if self.doc[first].is_sent_start else None
