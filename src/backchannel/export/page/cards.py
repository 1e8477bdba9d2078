"""Events and the accounts of them, in the words that the page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from backchannel.export.page import words as w
from backchannel.export.page.against import Against, against, of_event
from backchannel.export.page.days import MANY_CANDIDATES, in_words, lag_in_words
from backchannel.export.page.index import Index, Named, Words, year_of
from backchannel.model import (
    Actor,
    Channel,
    Claim,
    DateRange,
    Disclosure,
    Event,
    Participant,
    Quote,
    Role,
    Secrecy,
    Where,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class When:
    """A date to show: in words, as EDTF (None where it lists very many days), why, and the phrase it is read from."""

    words: str
    edtf: str | None
    reason: str
    phrase: Words | None


@dataclass(frozen=True, slots=True)
class Who:
    """One participant: name, role in words ("" for a plain party), its words, and whether the text names it."""

    actor: Named
    role: str
    words: Words | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the place's name and the words that name it."""

    name: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class Maker:
    """Who or what made an object, how sure it is, and whether that is less than even."""

    by: str
    confidence: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """Secrecy in words, with the words of the reports that tell of it."""

    existence: str
    content: str
    until: str | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says at one place. None and empty where its event already says the same, words included."""

    id: str
    letter: str
    chain: tuple[Named, ...]
    evidence: tuple[Words, ...]
    facts: tuple[str, ...]
    when: When | None
    who: tuple[Who, ...]
    where: Place | None
    secrecy: Hidden | None
    outcome: str | None
    maker: Maker


@dataclass(frozen=True, slots=True)
class Known:
    """One disclosure: when, how long after, by whom, how, and the words that show it."""

    when: When
    lag: str | None
    by: tuple[Named, ...]
    sort: str
    words: tuple[Words, ...]
    maker: Maker


@dataclass(frozen=True, slots=True)
class Card:
    """One event. `signs` are the icons that stand for what sets it apart; `actors` are ids, for the filter.

    `disputed` says that an account of it is in a contradiction about its date.
    """

    id: str
    number: int
    label: str
    year: str
    layer: str
    when: When
    who: tuple[Who, ...]
    where: Place | None
    status: str
    status_words: str
    existence: str
    secrecy: Hidden
    how: tuple[str, ...]
    channel: str | None
    chains: tuple[tuple[Named, ...], ...]
    origins: str
    first_public: When | None
    lag: str | None
    known: tuple[Known, ...]
    outcome: str | None
    codes: str
    part_of: tuple[int, str] | None
    accounts: tuple[Account, ...]
    maker: Maker
    actors: tuple[str, ...]
    signs: tuple[str, ...]
    against: tuple[Against, ...]
    disputed: bool


def cards(index: Index) -> tuple[Card, ...]:
    """Return all events in time order."""
    disclosed: dict[str, list[Disclosure]] = {}
    for disclosure in index.contents.disclosures:
        for event in disclosure.events:
            disclosed.setdefault(event, []).append(disclosure)
    found = (_card(event, disclosed.get(event.id, []), index) for event in index.events)
    return _told_apart(found)


def _told_apart(found: Iterable[Card]) -> tuple[Card, ...]:
    """Give an account that stands under several events an id of its own under each but the first."""
    seen: set[str] = set()
    kept: list[Card] = []
    for card in found:
        own = tuple(replace(a, id=f"{card.id}--{a.id}") if a.id in seen else a for a in card.accounts)
        seen.update(a.id for a in own)
        kept.append(replace(card, accounts=own))
    return tuple(kept)


def loose_accounts(index: Index) -> tuple[Account, ...]:
    """Return the accounts that no event was concluded from."""
    joined = {claim for event in index.events for claim in event.claims}
    return tuple(account(c, index) for c in index.in_order([c for c in index.claims.values() if c.id not in joined]))


def account(claim: Claim, index: Index, event: Event | None = None) -> Account:
    """Return one claim as the page shows it; of an event's account, only what the event does not already say."""
    document = claim.document
    who, place = _who(claim.participants, index, document), _where(claim.where, index, document)
    date, secrecy = when(claim.when, index, document), _secrecy(claim.secrecy, index, document)
    facts = [] if event and claim.layer == event.layer else [w.LAYER[claim.layer]]
    facts += [] if event and claim.status == event.status else [w.STATUS[claim.status]]
    facts += [w.CERTAINTY[claim.certainty]]
    facts += [w.MEDIUM[claim.medium]] if claim.medium else []
    facts += [w.DIRECTNESS[claim.directness]] if claim.directness else []
    return Account(
        id=w.safe_id(claim.id),
        letter=index.letter(document),
        chain=index.chain(claim),
        evidence=tuple(index.words(span, document) for span in claim.evidence),
        facts=tuple(facts),
        when=None if event and date == when(event.when, index, document) else date,
        who=() if event and who == _who(event.participants, index, document) else who,
        where=None if event and place == _where(event.where, index, document) else place,
        secrecy=secrecy if secrecy.words and not (event and secrecy == _secrecy(event.secrecy, index)) else None,
        outcome=None if event and claim.outcome == event.outcome else claim.outcome,
        maker=maker_of(claim),
    )


def when(date: DateRange, index: Index, document: str | None = None) -> When:
    """Return a date as the page shows it; `document` is the one that its phrase stands in."""
    phrase = None if date.phrase is None else index.words(date.phrase, document)
    many = date.candidates is not None and len(date.candidates) > MANY_CANDIDATES
    return When(in_words(date), None if many else date.edtf, date.reason, phrase)


def signs(status: str, existence: str) -> tuple[str, ...]:
    """Return the names of the icons that mark a status and secrecy."""
    return (*([status] if status != "happened" else []), *(["secret"] if existence == "secret" else []))


def _card(event: Event, disclosures: list[Disclosure], index: Index) -> Card:
    claims, contradictions = index.claims_of(event), of_event(event, index)
    how = [w.MEDIUM[claim.medium] for claim in claims if claim.medium]
    how += [w.DIRECTNESS[claim.directness] for claim in claims if claim.directness]
    numbers = index.numbers
    codes = [f"PLOVER {event.type}"] if event.type else []
    codes += [f"mode {mode}" for mode in event.modes] + [f"context {context}" for context in event.contexts]
    codes += [f"CAMEO {event.cameo}"] if event.cameo else []
    return Card(
        id=w.safe_id(event.id),
        number=numbers[event.id],
        label=event.label,
        year=year_of(event.when),
        layer=w.LAYER[event.layer],
        when=when(event.when, index),
        who=_who(event.participants, index),
        where=_where(event.where, index),
        status=event.status,
        status_words=w.STATUS[event.status],
        existence=event.secrecy.existence,
        secrecy=_secrecy(event.secrecy, index),
        how=_once(how),
        channel=None if event.channel is None else w.safe_id(event.channel),
        chains=_once(index.chain(claim) for claim in claims),
        origins=_origins(event, len(claims)),
        first_public=None if event.first_public is None else when(event.first_public, index),
        lag=None if event.lag_days is None else lag_in_words(event.lag_days),
        known=tuple(_known(disclosure, index) for disclosure in disclosures),
        outcome=event.outcome,
        codes=", ".join(codes),
        part_of=(numbers[event.part_of], w.safe_id(event.part_of)) if event.part_of in numbers else None,
        accounts=tuple(account(claim, index, event) for claim in claims),
        maker=maker_of(event),
        actors=_once(w.safe_id(participant.actor) for participant in event.participants),
        signs=signs(event.status, event.secrecy.existence),
        against=tuple(against(one, index) for one in contradictions),
        disputed=any(one.about == "date" for one in contradictions),
    )


def _origins(event: Event, accounts: int) -> str:
    origins = w.plural(event.independent_origins, "independent origin")
    return f"{w.plural(accounts, 'account')} from {origins}"


def _known(disclosure: Disclosure, index: Index) -> Known:
    return Known(
        when=when(disclosure.when, index, disclosure.document),
        lag=None if disclosure.lag_days is None else lag_in_words(disclosure.lag_days),
        by=tuple(index.named(actor) for actor in disclosure.by),
        sort=w.SORT[disclosure.sort],
        words=tuple(index.words(span, disclosure.document) for span in disclosure.evidence),
        maker=maker_of(disclosure),
    )


def _who(participants: Iterable[Participant], index: Index, document: str | None = None) -> tuple[Who, ...]:
    """Return participants by role, each actor once in each role, with the first words that name it there."""
    found: dict[tuple[str, str], Who] = {}
    for part in sorted(participants, key=lambda p: w.ROLE_ORDER.index(p.role)):
        words = None if part.span is None else index.words(part.span, document)
        key = (part.actor, w.ROLE[part.role])
        if key not in found or (found[key].words is None and words is not None):
            found[key] = Who(index.named(part.actor), w.ROLE[part.role], words, part.stated)
    return tuple(found.values())


def _where(place: Where | None, index: Index, document: str | None = None) -> Place | None:
    if place is None:
        return None
    name = f"{place.place} ({place.country})" if place.country else place.place
    return Place(name, None if place.span is None else index.words(place.span, document))


def _secrecy(secrecy: Secrecy, index: Index, document: str | None = None) -> Hidden:
    return Hidden(
        existence=w.EXISTENCE[secrecy.existence],
        content=w.CONTENT[secrecy.content],
        until=None if secrecy.until is None else in_words(secrecy.until),
        words=tuple(index.words(span, document) for span in secrecy.spans),
    )


def maker_of(made: Claim | Event | Disclosure | Channel | Quote | Role | Actor) -> Maker:
    """Return who or what made an object, and how sure it is."""
    return Maker(w.made_by(made.made_by), w.confidence(made.confidence), w.doubtful(made.confidence))


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
