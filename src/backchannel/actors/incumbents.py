"""Offices named without their holder, and lone surnames: whom the directory knows for the day that is told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.actors.rolewords import role_words
from backchannel.actors.trust import ALONE, DRAWN
from backchannel.dates import Calendar
from backchannel.directory import Person, Term, directory
from backchannel.language import Sentence, sentence_at
from backchannel.language.reading import Reading
from backchannel.model import Actor, Code, DateRange, Mention

OFFICE = "rule:office"
"""What made an actor that stands for an office whose holder the document doesn't name."""

SAME_TIME = timedelta(days=60)
"""A time that lies further back than this is another than the report's. By judgement, not tuned."""
_KNOWN_BEFORE, _KNOWN_AFTER = timedelta(days=5 * 366), timedelta(days=366)
"""How long before and after a term of office news calls its holder by surname alone. By judgement, not tuned."""


def incumbents(
    found: Sequence[Actor], sentences: Sequence[Sentence], calendar: Calendar
) -> Iterator[tuple[str, Actor]]:  # fmt: skip
    """Yield for each unnamed office the id that it has and the actor who held it on the days told of.

    Nothing where the document doesn't tell the day, where several held the office then, or where the words say that it
    was another time (`then`, `former`).
    """
    for actor in found:
        if actor.made_by != OFFICE or actor.type != "unnamed" or actor.part_of is None:
            continue
        title = actor.name.rpartition(" (")[0]
        holders = {h[0].id: h for m in actor.mentions if (h := _at(actor.part_of, title, m, sentences, calendar))}
        if len(holders) == 1 and actor.mentions:
            ((person, _term),) = holders.values()
            yield actor.id, _as_actor(person, actor.part_of, actor.mentions, "rule:office-in-time", DRAWN)


def _at(
    body: str, title: str, mention: Mention, sentences: Sequence[Sentence], calendar: Calendar
) -> tuple[Person, Term] | None:
    sentence = sentence_at(sentences, mention.start)
    published = calendar.document.published
    if sentence is None or published.earliest is None or published.latest is None:
        return None
    if role_words().tells_of_other_days(sentence.view.text):
        return None
    first, last = _told_of(sentence, published, calendar)
    return directory().holder(body, title, first, last)


def _told_of(sentence: Sentence, published: DateRange, calendar: Calendar) -> tuple[date, date]:
    """Return the days that a sentence tells of: its own, where they lie well before the report's, else the report's."""
    assert published.earliest is not None
    assert published.latest is not None
    ranges = [calendar.resolve(time, sentence, "past") for time in calendar.find(sentence)]
    earlier = [
        (r.earliest, r.latest) for r in ranges
        if r.earliest is not None and r.latest is not None and published.earliest - r.latest > SAME_TIME
    ]  # fmt: skip
    if earlier:
        return min(first for first, _ in earlier), max(last for _, last in earlier)
    return published.earliest, published.latest


def by_surname(reading: Reading, heads: dict[int, str]) -> Iterator[Actor]:
    """Yield the office-holders whom a document names by surname alone, where only one of that name can be meant."""
    published = reading.document.published
    if published.earliest is None or published.latest is None:
        return
    alone: dict[str, list[Mention]] = {}
    for words in reading.doc.ents:
        if words.label_ == "PER" and len(words) == 1 and words.start not in heads and words.text[:1].isupper():
            span = reading.span(words.start, words.end)
            mention = Mention(document=reading.document.id, start=span.start, end=span.end, text=span.text, form="name")
            alone.setdefault(words.text, []).append(mention)
    for surname, mentions in alone.items():
        people = [
            p for p in directory().people.by_surname(surname) if _in_the_news(p, published.earliest, published.latest)
        ]
        if len(people) == 1:
            yield _as_actor(people[0], None, tuple(mentions), "rule:surname", ALONE)


def _in_the_news(person: Person, first: date, last: date) -> bool:
    return any(
        term.may_hold(first - _KNOWN_BEFORE, last + _KNOWN_AFTER) for term in directory().terms.of_person(person.id)
    )


def _as_actor(person: Person, body: str | None, mentions: tuple[Mention, ...], rule: str, confidence: float) -> Actor:
    return Actor(
        id=person.id, name=person.name, type="person", code=Code(country=person.country),
        identifiers={"wikidata": person.wikidata} if person.wikidata else {}, part_of=body, mentions=mentions,
        made_by=rule, confidence=confidence,
    )  # fmt: skip


def joined(found: Sequence[Actor], replaced: dict[str, Actor]) -> tuple[Actor, ...]:
    """Return the actors with those replaced that stood for an office: the holder's mentions go with his others."""
    kept: dict[str, Actor] = {actor.id: actor for actor in found if actor.id not in replaced}
    for actor in replaced.values():
        held = kept.get(actor.id)
        if held is None:
            kept[actor.id] = actor
            continue
        mentions = sorted({*held.mentions, *actor.mentions}, key=lambda m: (m.start, m.end, m.form))
        kept[actor.id] = replace(held, mentions=tuple(mentions))
    return tuple(kept[id] for id in sorted(kept))
