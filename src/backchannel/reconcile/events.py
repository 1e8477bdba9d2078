"""Making one event out of the claims that tell of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import UNSET, Struct
from msgspec.structs import replace

from backchannel.model import Claim, Content, DateRange, Event, Participant, Secrecy, Span, Where
from backchannel.reconcile.dates import first_public, lag, shared_date
from backchannel.reconcile.label import label
from backchannel.reconcile.origins import independent

MADE_BY = "rule:join"

ROLE_ORDER = ("actor", "participant", "speaker", "host", "recipient", "addressee", "object", "mediator", "go_between")


class Lookups(Struct, frozen=True, kw_only=True):
    """What making an event needs of other objects: an actor's name and side, a document's name and date.

    `inferred` gives a document's date only where no witness of it tells the day.
    """

    name_of: Callable[[str], str]
    document: Callable[[str], str]
    published: Callable[[str], DateRange]
    inferred: Callable[[str], DateRange | None]
    is_country: Callable[[Where], bool]
    side_of: Callable[[str], str]


def event(claims: Sequence[Claim], lookups: Lookups) -> Event:
    """Return the event that these claims tell of. Their order does not matter."""
    ordered = sorted(claims, key=_strength)
    lead = ordered[0]
    participants = _participants(ordered)
    when, where, secrecy = (
        shared_date(ordered, lookups.inferred),
        _where(ordered, lookups.is_country),
        _secrecy(ordered),
    )
    public = first_public([(lookups.document(c.document), lookups.published(c.document)) for c in ordered])
    happened = lead.status in ("happened", "ongoing")
    medium = next((c.medium for c in ordered if c.medium), None)
    confidences = [c.confidence for c in ordered if c.confidence is not None]
    return Event(
        id=_id(ordered),
        label=label(
            lead.layer,
            status=lead.status,
            secrecy=secrecy,
            medium=medium,
            participants=_spokesmen(ordered, participants, lookups.side_of),
            where=where,
            words=lead.evidence[0].text,
            name_of=lookups.name_of,
        ),
        layer=lead.layer,
        type=next((c.type for c in ordered if c.type), None),
        modes=_together(c.modes for c in ordered),
        contexts=_together(c.contexts for c in ordered),
        cameo=next((c.cameo for c in ordered if c.cameo), None),
        claims=tuple(sorted(c.id for c in ordered)),
        participants=participants,
        when=when,
        where=where,
        status=lead.status,
        secrecy=secrecy,
        channel=None,
        part_of=None,
        outcome=next((c.outcome for c in ordered if c.outcome), None),
        independent_origins=independent(ordered),
        first_public=public,
        lag_days=lag(when, public) if happened else None,
        made_by=MADE_BY,
        # The best account bears the event; more accounts do not make a wrong reading right.
        confidence=max(confidences, default=None),
    )


def _strength(claim: Claim) -> tuple[int, int, float, str]:
    """Sort key: the account that says most about the event comes first."""
    width = 99_999
    if claim.when.earliest and claim.when.latest:
        width = (claim.when.latest - claim.when.earliest).days
    said = len(claim.participants) + (claim.where is not None) + (claim.secrecy.existence != "unknown")
    return (-said, width, -(claim.confidence or 0.0), claim.id)


def _id(claims: Sequence[Claim]) -> str:
    """An event is named after the first of its claims in code-point order."""
    first = min(c.id for c in claims)
    return "event-" + hashlib.sha256(first.encode()).hexdigest()[:16]


def _participants(claims: Sequence[Claim]) -> tuple[Participant, ...]:
    """Each actor once, in the role that most accounts give, with the first words that state it."""
    roles: dict[str, Counter[str]] = {}
    stated: dict[str, Participant] = {}
    for claim in claims:
        for participant in claim.participants:
            roles.setdefault(participant.actor, Counter())[participant.role] += 1
            if participant.actor not in stated or not stated[participant.actor].stated:
                span = participant.span
                stated[participant.actor] = replace(participant, span=span.within(claim.document) if span else None)
    chosen = [
        replace(stated[actor], role=min(votes, key=lambda role: (-votes[role], ROLE_ORDER.index(role))))
        for actor, votes in roles.items()
    ]
    return tuple(sorted(chosen, key=lambda p: (ROLE_ORDER.index(p.role), p.actor)))


def _spokesmen(
    claims: Sequence[Claim], participants: Sequence[Participant], side_of: Callable[[str], str]
) -> list[Participant]:
    """One participant for each side, the one whom most accounts name: accounts name one delegation in many ways."""
    named = Counter(p.actor for claim in claims for p in claim.participants)
    chosen: dict[tuple[str, bool], Participant] = {}
    for participant in sorted(participants, key=lambda p: (-named[p.actor], ROLE_ORDER.index(p.role), p.actor)):
        aside = participant.role in ("mediator", "go_between")
        chosen.setdefault((side_of(participant.actor), aside), participant)
    return [p for p in participants if p in chosen.values()]


def _where(claims: Sequence[Claim], is_country: Callable[[Where], bool]) -> Where | None:
    """The narrowest place that an account names (a town before a country), of equals the one named most often."""
    places = [(c.where, c.document) for c in claims if c.where]
    if not places:
        return None
    counts = Counter(where.place for where, _ in places)
    where, document = min(places, key=lambda found: (is_country(found[0]), -counts[found[0].place], found[0].place))
    return replace(where, span=where.span.within(document) if where.span else None)


def _secrecy(claims: Sequence[Claim]) -> Secrecy:
    """Secret where any account says so (that another is silent does not make it open), with all the words."""
    known = [c for c in claims if c.secrecy.existence != "unknown"]
    secret = [c for c in known if c.secrecy.existence == "secret"]
    basis = secret or known
    if not basis:
        return Secrecy()
    spans = {_homed(span, c.document) for c in basis for span in c.secrecy.spans}
    contents: Counter[Content] = Counter(c.secrecy.content for c in basis if c.secrecy.content != "unknown")
    return Secrecy(
        existence=basis[0].secrecy.existence,
        content=min(contents, key=lambda word: (-contents[word], word)) if contents else "unknown",
        spans=tuple(sorted(spans, key=lambda s: (str(s.document), s.start, s.end))),
    )


def _homed(span: Span, document: str) -> Span:
    return span if span.document is not UNSET else span.within(document)


def _together(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({word for words in values for word in words}))
