"""Every mention of an actor in one document: names, and the nouns and pronouns that the language core ties to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backchannel.actors.apposition import explained, with_offices
from backchannel.actors.figures import acts, is_aged, is_figure, unnamed, wanted
from backchannel.actors.incumbents import by_surname, incumbents, joined
from backchannel.actors.roles import TITLE_HEADS
from backchannel.actors.rolewords import role_words
from backchannel.actors.salience import FIGURE, Salience, Tie
from backchannel.dates import Calendar
from backchannel.directory import directory
from backchannel.directory.fold import fold
from backchannel.language import Sentence
from backchannel.language.reading import Reading
from backchannel.model import Actor, Mention, MentionForm, Span

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_CHAINS = "coref_clusters_"
_ACTING = frozenset(("person", "organization", "place"))
_PLACES = frozenset(("LOC", "STATE"))
_LONGEST = 12
"""Words of a nominal mention at most: longer ones are phrases that hold an actor, such as a clause with its subject."""


class Cast(Struct, frozen=True, kw_only=True, eq=False):
    """The actors of a document with all of their mentions, and who is meant by which words.

    `named` are those that rules found, with the mentions that rules found alone. `heads` gives for the head token of a
    mention the actor's id, `spans` for the tokens of a mention (end exclusive).
    """

    reading: Reading
    actors: tuple[Actor, ...]
    named: tuple[Actor, ...]
    heads: dict[int, str]
    spans: dict[tuple[int, int], str]

    def meant_by(self, start: int, end: int) -> str | None:
        """Return the actor whom the words from token `start` to `end` mean: by their head, else by a mention alike."""
        exact = self.spans.get((start, end))
        if exact is not None:
            return exact
        words = self.reading.doc[start:end]
        return self.heads.get(words.root.i) if len(words) else None


def cast(reading: Reading, found: Sequence[Actor], sentences: Sequence[Sentence], calendar: Calendar) -> Cast:
    """Tie the mentions that the core found to the actors that rules found, and add people whom only the core saw.

    Offices without a name become those who held them on the days told of, where the directory knows them.
    """
    named = joined(found, dict(incumbents(found, sentences, calendar)))
    named = with_offices(reading, named, _placed(reading, named)[0])
    actors = {actor.id: actor for actor in named}
    heads, spans = _placed(reading, named)
    for actor in (*_people(reading, heads), *by_surname(reading, heads)):
        actors.setdefault(actor.id, actor)
        mine, where = _placed(reading, [actor])
        for head, id in mine.items():
            heads.setdefault(head, id)
        for place, id in where.items():
            spans.setdefault(place, id)
    added: dict[str, set[Mention]] = {}

    def tie(id: str, start: int, end: int, head: int, form: MentionForm) -> None:
        spans[start, end] = id
        heads.setdefault(head, id)
        added.setdefault(id, set()).add(_mention(reading.span(start, end), reading.document.id, form))

    for one in explained(reading, heads, actors, role_words()):
        if one.head not in heads:
            tie(one.who, one.start, one.end, one.head, "title")
    for other in _foremost(reading, heads, actors):
        tie(other.who, other.start, other.end, other.head, _form(reading.doc[other.start : other.end]))
    for id, words in _tied(reading, heads, spans):
        if _may_mean(words, actors[id]):
            tie(id, words.start, words.end, words.root.i, _form(words))
    made = tuple(_with(actors[id], added.get(id, set())) for id in sorted(actors))
    return Cast(reading=reading, actors=made, named=named, heads=heads, spans=spans)


def _may_mean(words: Words, actor: Actor) -> bool:
    """Tell whether a phrase that the core chained to an actor can mean it: by number, by article, by its noun.

    `He` and `she` are left to salience; `I` means whoever speaks, which is told by the quotation.
    """
    root, people = words.root, role_words().people
    if root.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return wanted(root) is None and _of_number(root, actor)
    small = {token.lower_ for token in words if token.head.i == root.i and token.dep_ == "det"}
    if small & people.new or any(token.dep_ == "nummod" for token in root.children):
        return False
    if root.ent_type_ in _PLACES and actor.type in ("outlet", "agency", "person", "unnamed"):
        return False
    if actor.type not in ("person", "unnamed"):
        return not is_figure(root, role_words())
    if root.tag_ in ("NNS", "NNPS"):
        return False
    return root.ent_type_ == "PER" or root.lemma_.lower() in people.nouns | TITLE_HEADS or is_aged(root, role_words())


def _of_number(pronoun: Token, actor: Actor) -> bool:
    many = "Plur" in pronoun.morph.get("Number", [])
    return "1" not in pronoun.morph.get("Person", []) and not (many and actor.type in ("person", "unnamed"))


def _form(words: Words) -> MentionForm:
    return "pronoun" if words.root.pos_ in ("PRON", "DET") and len(words) == 1 else "nominal"


def _placed(reading: Reading, found: Sequence[Actor]) -> tuple[dict[int, str], dict[tuple[int, int], str]]:
    """Return the actors by the head tokens and by the tokens of their mentions; the longer of two mentions is later."""
    heads: dict[int, str] = {}
    spans: dict[tuple[int, int], str] = {}
    rows = [(m.end - m.start, m.start, actor.id, m) for actor in found for m in actor.mentions]
    for _, _, id, mention in sorted(rows, key=lambda row: (-row[0], *row[1:3])):
        tokens = reading.tokens(mention.start, mention.end)
        if len(tokens):
            spans[tokens.start, tokens.stop] = id
            heads[reading.doc[tokens.start : tokens.stop].root.i] = id
    return heads, spans


def _people(reading: Reading, heads: dict[int, str]) -> Iterator[Actor]:
    """Yield the people of two names and more that the core saw and the rules did not."""
    for words in reading.doc.ents:
        if words.label_ != "PER" or len(words) < 2 or any(token.i in heads for token in words):
            continue
        span = reading.span(words.start, words.end)
        name = " ".join(span.text.split())
        if name.isupper() or not fold(name):
            continue
        person = directory().people.named(name)
        yield Actor(
            id=person.id if person is not None else f"actor-person-{fold(name)}", name=name, type="person",
            mentions=(_mention(span, reading.document.id, "name"),), made_by=reading.made_by,
            confidence=words._.confidence,
        )  # fmt: skip


def _tied(reading: Reading, heads: dict[int, str], spans: dict[tuple[int, int], str]) -> Iterator[tuple[str, Words]]:
    """Yield the nouns and pronouns of each chain with the actor whom they mean.

    In a chain that names several actors, which is a mistake somewhere, each goes with the name that stands last
    before it, or first after it.
    """
    for name in sorted(reading.doc.spans, key=lambda key: (len(key), key)):
        if not name.startswith(_CHAINS):
            continue
        chain = sorted(reading.doc.spans[name], key=lambda words: (words.start, words.end))
        known = [_actor_of(words, heads, spans) for words in chain]
        named = [id for id in known if id is not None]
        if not named:
            continue
        several = len(set(named)) > 1
        main = Counter(named).most_common(1)[0][0]
        last = named[0]
        for words, id in zip(chain, known, strict=True):
            last = id or last
            if id is not None or len(words) > _LONGEST or words.label_ not in _ACTING:
                continue
            yield (last if several else main), words


def _foremost(reading: Reading, heads: dict[int, str], actors: dict[str, Actor]) -> list[Tie]:
    """Return whom pronouns and descriptions mean; add the people without a name to `actors`.

    A figure that does nothing and is told of once is left out: he is no actor of the report.
    """
    ties = list(Salience(reading, heads, actors, role_words()).ties())
    told = Counter(tie.who for tie in ties)
    kept: list[Tie] = []
    names: dict[str, str] = {}
    for tie in ties:
        who = tie.who
        if who.startswith(FIGURE):
            if who not in names and told[who] == 1 and not acts(reading.doc[tie.head]):
                continue
            if who not in names:
                actor = unnamed(reading, tie.start, tie.end, heads)
                actors[actor.id], names[who] = actor, actor.id
            who = names[who]
        kept.append(replace(tie, who=who))
    return kept


def _actor_of(words: Words, heads: dict[int, str], spans: dict[tuple[int, int], str]) -> str | None:
    exact = spans.get((words.start, words.end))
    return exact if exact is not None else heads.get(words.root.i)


def _mention(span: Span, document: str, form: MentionForm) -> Mention:
    return Mention(document=document, start=span.start, end=span.end, text=span.text, form=form)


def _with(actor: Actor, added: set[Mention]) -> Actor:
    if not added:
        return actor
    every = {(m.start, m.end): m for m in (*sorted(added, key=lambda m: m.form), *actor.mentions)}
    return replace(actor, mentions=tuple(sorted(every.values(), key=lambda m: (m.start, m.end, m.form))))
