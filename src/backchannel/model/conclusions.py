"""What is concluded from claims, and a whole record in memory."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.actors import Actor, Role
from backchannel.model.claims import Claim, Contradiction, Participant, Quote, Secrecy, Where
from backchannel.model.documents import Document, Failure
from backchannel.model.spans import DateRange, Span
from backchannel.model.words import Basis, Directness, DisclosureSort, Layer, Medium, Status


class Event(Struct, frozen=True, kw_only=True):
    """What one or more claims tell of. Computed, and computed anew at any time."""

    id: str
    label: str
    layer: Layer
    type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    claims: tuple[str, ...]
    participants: tuple[Participant, ...]
    when: DateRange
    where: Where | None
    status: Status
    secrecy: Secrecy
    channel: str | None
    part_of: str | None
    outcome: str | None
    independent_origins: int
    first_public: DateRange | None
    lag_days: tuple[int, int] | None
    made_by: str
    confidence: float | None


class Channel(Struct, frozen=True, kw_only=True):
    """Who was in touch with whom, through whom: a track of events."""

    id: str
    between: tuple[str, ...]
    mediators: tuple[str, ...]
    medium: Medium | None
    directness: Directness | None
    secrecy: Secrecy
    level: str | None
    track: float | None
    initiated_by: tuple[str, ...]
    place: Where | None
    events: tuple[str, ...]
    opened: DateRange | None
    closed: DateRange | None
    evidence: tuple[Span, ...]
    made_by: str
    confidence: float | None


class Disclosure(Struct, frozen=True, kw_only=True):
    """When, by whom and how something secret became public, on this record."""

    id: str
    events: tuple[str, ...]
    document: str
    by: tuple[str, ...]
    when: DateRange
    sort: DisclosureSort
    lag_days: tuple[int, int] | None
    evidence: tuple[Span, ...]
    made_by: str
    confidence: float | None


class Dating(Struct, frozen=True, kw_only=True):
    """The days of publication that follow for a document without a witness of its day, and from what they follow."""

    document: str
    basis: Basis
    published: DateRange


class Contents(Struct, frozen=True, kw_only=True):
    """A whole record in memory, for what shows it at once (the page).

    `files` gives the path as given of each document, by its id, and of each source that gave none, by its hash.
    """

    generator: str
    documents: tuple[Document, ...]
    files: dict[str, str]
    actors: tuple[Actor, ...]
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    channels: tuple[Channel, ...]
    disclosures: tuple[Disclosure, ...]
    contradictions: tuple[Contradiction, ...]
    datings: tuple[Dating, ...]
    failures: tuple[Failure, ...]
