"""The order of concluding: actors, events, channels, disclosures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from backchannel.model import Actor, Channel, Claim, DateRange, Disclosure, Event, Where
from backchannel.reconcile.account import Sides, Signature, signature
from backchannel.reconcile.channels import channels
from backchannel.reconcile.cluster import cluster
from backchannel.reconcile.disclosures import disclosures
from backchannel.reconcile.events import Lookups, event


class Conclusion(Struct, frozen=True, kw_only=True):
    """All that follows from a record's claims, each in order of ids."""

    events: tuple[Event, ...]
    channels: tuple[Channel, ...]
    disclosures: tuple[Disclosure, ...]


class Evidence(Struct, frozen=True, kw_only=True):
    """Where concluding finds what it reads: functions, so that a large record need not lie in memory.

    `claims` gives every claim; `claim` one by its id; `disclosing` a document's claims of the layer `disclosure`;
    `name_of` a document's name, `published` its date, `inferred` the same where no witness of it tells the day, else
    None; `is_country` tells whether a place is a whole country.
    """

    claims: Callable[[], Iterable[Claim]]
    claim: Callable[[str], Claim]
    disclosing: Callable[[str], Sequence[Claim]]
    name_of: Callable[[str], str]
    published: Callable[[str], DateRange]
    inferred: Callable[[str], DateRange | None]
    is_country: Callable[[Where], bool]


def conclude(evidence: Evidence, actors: Iterable[Actor]) -> Conclusion:
    """Conclude everything anew. The same claims give the same conclusions, in whatever order they come."""
    names, parents = {}, {}
    for actor in actors:
        names[actor.id], parents[actor.id] = actor.name, actor.part_of
    sides = Sides(parents.get)
    members: dict[Signature, list[str]] = defaultdict(list)
    documents: dict[Signature, set[str]] = defaultdict(set)
    for claim in evidence.claims():
        sign = signature(claim, sides, evidence.is_country)
        members[sign].append(claim.id)
        documents[sign].add(claim.document)
    lookups = Lookups(
        name_of=lambda id: names.get(id, id),
        document=evidence.name_of,
        published=evidence.published,
        inferred=evidence.inferred,
        is_country=evidence.is_country,
        side_of=sides.of,
    )
    events = []
    disclosed: list[Disclosure] = []
    for group in cluster(documents):
        claims = [evidence.claim(id) for sign in group for id in sorted(members[sign])]
        events.append(event(claims, lookups))
        disclosed += disclosures(events[-1], claims, evidence.disclosing, evidence.published)
    placed, tracks = channels(events, sides)
    return Conclusion(
        events=tuple(placed),
        channels=tuple(tracks),
        disclosures=tuple(sorted(disclosed, key=lambda d: d.id)),
    )
