"""The form of a reading: one JSON file for one report, in the form of the hand readings that records are scored with.

Offsets are Unicode code points into the report's text, ends exclusive. `claims` is the reading itself: one account at
one place. `events` is made from the claims (`corpus.events`), once for each event of the report, as scorers compare it.
In a stand-off reading, whose text is not in the corpus, spans have no words and `sentences` no text.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from backchannel.model.words import (
    ActorType,
    Certainty,
    Content,
    ContradictionAbout,
    ContradictionScope,
    Directness,
    DisclosureSort,
    Existence,
    Layer,
    Medium,
    MentionForm,
    ParticipantRole,
    QuoteForm,
    RoleSort,
    Status,
    ZoneName,
)

SCHEMA = "domain-gold/1"

PositionSort = Literal[
    "demand", "offer", "conditional_acceptance", "acceptance", "refusal", "precondition", "principle", "evasion",
    "recognition", "absence_of_support", "criticism", "advice", "authorisation", "assessment",
]  # fmt: skip
ProposalSort = Literal["proposal", "plan", "terms", "agreement", "resolution", "report", "charter", "other"]
ProposalStatus = Literal["mentioned", "presented", "under_study", "agreed", "signed", "rejected", "lapsed"]
LinkSort = Literal[
    "same_event", "part_of", "reply_to", "produces", "discloses", "follows", "confirms", "cancels", "denies",
    "characterises", "explains",
]  # fmt: skip
Split = Literal["train", "dev", "test", "outside"]


class Span(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of the report. `sent` is the number of the sentence that `start` lies in."""

    start: int
    end: int
    text: str | None = None
    sent: int


class When(Struct, frozen=True, kw_only=True):
    """Days, closed bounds; None is no bound. `weekday` is ISO (1 = Monday), of one day. `reason` is the reader's."""

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    weekday: int | None = None
    phrase: Span | None = None
    reason: str | None = None


class Where(Struct, frozen=True, kw_only=True):
    """A place: its name, ISO 3166-1 alpha-3 country where it is a real one, its words."""

    place: str
    country: str | None = None
    spans: tuple[Span, ...] = ()


class Secrecy(Struct, frozen=True, kw_only=True):
    """Whether it was secret at its time, whether what was said in it is known, and the words for that."""

    existence: Existence = "open"
    content: Content = "disclosed"
    spans: tuple[Span, ...] = ()


class Participant(Struct, frozen=True, kw_only=True):
    """An actor's part. `span` is None where the claim's sentence doesn't name him; those around make it plain."""

    actor: str
    role: ParticipantRole
    span: Span | None = None


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence, or a line of furniture, by the writer's own hand; `kind` is its zone."""

    id: int
    start: int
    end: int
    text: str | None = None
    kind: ZoneName


class Mention(Struct, frozen=True, kw_only=True):
    """Words for an actor."""

    start: int
    end: int
    text: str | None = None
    sent: int
    form: MentionForm


class Plover(Struct, frozen=True, kw_only=True):
    """PLOVER's code of an actor: ISO 3166-1 alpha-3 country, the first sector, all sectors."""

    code: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()


class Actor(Struct, frozen=True, kw_only=True):
    """Who. `kind` is the scorer's word for `type`."""

    id: str
    name: str
    kind: str
    type: ActorType
    plover: Plover = Plover()
    parent: str | None = None
    mentions: tuple[Mention, ...] = ()


class Role(Struct, frozen=True, kw_only=True):
    """A title that the text gives to somebody; `started` and `ended` only where it says so."""

    id: str
    actor: str
    role: str
    org: str | None = None
    kind: RoleSort
    started: str | None = None
    ended: str | None = None
    evidence: tuple[Span, ...]


class Claim(Struct, frozen=True, kw_only=True):
    """One account of one thing at one place. The first span of `evidence` holds the predicate.

    `type` is PLOVER's for the status (a planned meeting is AGREE), `deed` that of the thing itself (CONSULT).
    `attribution` runs from the outlet inwards. `event` is one key for one event in all reports of a process.
    """

    id: str
    event: str
    evidence: tuple[Span, ...]
    layer: Layer
    type: str | None = None
    deed: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    when: When = When()
    where: Where | None = None
    status: Status = "happened"
    certainty: Certainty = "asserted"
    attribution: tuple[str, ...] = ()
    secrecy: Secrecy = Secrecy()
    medium: Medium | None = None
    directness: Directness | None = None
    outcome: str | None = None


class EventType(Struct, frozen=True, kw_only=True):
    """What sort of event: PLOVER's `event`, `mode` and `context`, and the layer."""

    plover: dict[str, str | list[str] | None]
    layer: Layer


class EventPart(Struct, frozen=True, kw_only=True):
    """An actor's part in an event; the role ends in `(implied)` where no claim of it names him."""

    actor: str
    role: str


class EventWhen(Struct, frozen=True, kw_only=True):
    """The days of the claim that knows them best."""

    edtf_text: str | None
    earliest_text: date | None
    latest_text: date | None


class EventWhere(Struct, frozen=True, kw_only=True):
    """The first place that a claim of it gives."""

    place: str
    spans: tuple[Span, ...]


class EventSecrecy(Struct, frozen=True, kw_only=True):
    """As in a claim."""

    existence_at_time: Existence
    content: Content


class Factuality(Struct, frozen=True, kw_only=True):
    """Status and certainty of the event's first claim."""

    status: Status
    certainty: Certainty


class Event(Struct, frozen=True, kw_only=True):
    """What the report's claims of one event say of it together."""

    id: str
    label: str
    claims: tuple[str, ...]
    type: EventType
    participants: tuple[EventPart, ...]
    mediator: str | None
    when: EventWhen
    where: EventWhere | None
    secrecy: EventSecrecy
    factuality: Factuality
    source_chain: tuple[str, ...]
    evidence: tuple[Span, ...]


class Quote(Struct, frozen=True, kw_only=True):
    """Words that the text gives to somebody; `kind` is the scorer's word for `form`."""

    id: str
    kind: str
    form: QuoteForm
    spans: tuple[Span, ...]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    continues: str | None = None
    source_chain: tuple[str, ...] = ()
    said: When = When()
    claims: tuple[str, ...] = ()


class Position(Struct, frozen=True, kw_only=True):
    """What a party wants, offers or refuses; `kind` is the scorer's word for `sort`."""

    id: str
    party: str
    addressee: str | None = None
    kind: str
    sort: PositionSort
    strength: Literal["firm", "soft"] | None = None
    issue: str | None = None
    stance: str | None = None
    condition: str | None = None
    source_chain: tuple[str, ...] = ()
    evidence: tuple[Span, ...]


class Proposal(Struct, frozen=True, kw_only=True):
    """A paper or plan."""

    id: str
    title: str
    kind: ProposalSort
    authors: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    when: When = When()
    status: ProposalStatus = "mentioned"
    content: tuple[str, ...] = ()
    evidence: tuple[Span, ...]


class Channel(Struct, frozen=True, kw_only=True):
    """A line of contact between two sides."""

    id: str
    between: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    initiated_by: tuple[str, ...] = ()
    medium: Medium | None = None
    directness: Directness | None = None
    secrecy: Secrecy = Secrecy()
    level: str | None = None
    place: str | None = None
    opened: When | None = None
    claims: tuple[str, ...] = ()
    evidence: tuple[Span, ...]


class Disclosure(Struct, frozen=True, kw_only=True):
    """Who brought what to light, and when; `what` are the claims of what it was."""

    id: str
    sort: DisclosureSort
    by: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    when: When = When()
    evidence: tuple[Span, ...]


class Side(Struct, frozen=True, kw_only=True):
    """One side of a contradiction, in the reader's words, and where it stands."""

    says: str
    spans: tuple[Span, ...]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two things in the report that can't both be so, or that sides put differently."""

    id: str
    about: ContradictionAbout
    scope: ContradictionScope
    claims: tuple[Side, ...]


class Link(Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """How one claim bears on another, where the text says so."""

    start: str
    end: str
    sort: LinkSort


class Published(Struct, frozen=True, kw_only=True):
    """The day of publication as far as the page itself tells it, and the words that do."""

    edtf: str | None = None
    basis: tuple[Span, ...] = ()


class Doc(Struct, frozen=True, kw_only=True):
    """The report: its file under `reports/`, the hash of its bytes, what it is, and who read it (`A`, `B`, …).

    `published` is what the page tells; `written_for` the day that its writer gave it, told or not.
    """

    file: str
    sha256: str
    n_chars: int
    outlet: str | None
    title: str | None
    published: Published
    written_for: date | None
    process: str
    genre: str
    split: Split
    furniture: bool
    reader: str


class Reading(Struct, frozen=True, kw_only=True):
    """Everything that one reader reads in one report."""

    schema: Literal["domain-gold/1"] = "domain-gold/1"
    doc: Doc
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    indirect: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    documents: tuple[Proposal, ...] = ()
    channels: tuple[Channel, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    links: tuple[Link, ...] = ()
