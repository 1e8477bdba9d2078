"""The frozen data classes that flow from stage to stage.

Data goes one way: `Source` → `Document` → `Sentence` → `Actor`, `Claim` → `Event`, `Channel`, `Disclosure`. A stage
takes some of these and returns others; none changes what it was given. What leaves the system (`INTERCHANGE` form) is
built from these classes and from nothing else.

Offsets are Unicode code points into `Document.text`, end exclusive, wherever nothing else is said. Days are
`datetime.date`. `None` means unknown; the empty string is never used for it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

ZoneName = Literal[
    "headline", "byline", "dateline", "standfirst", "body", "heading", "caption", "wrapper", "boilerplate"
]
"""What a stretch of a document's text is. Only headline, dateline, standfirst, body and heading tell the story."""

ActorType = Literal[
    "person", "state", "government", "military", "armed_group", "delegation", "igo", "ngo", "party", "coalition",
    "commission", "outlet", "agency", "group", "unnamed",
]  # fmt: skip
MentionForm = Literal["name", "title", "nominal", "pronoun"]
Layer = Literal[
    "talk", "statement", "offer", "response", "proposal", "agreement", "decision", "action", "cognition", "state",
    "process", "role_change", "disclosure",
]  # fmt: skip
ParticipantRole = Literal[
    "actor", "recipient", "participant", "mediator", "host", "go_between", "object", "speaker", "addressee"
]
Status = Literal["happened", "ongoing", "planned", "not_happened", "hypothetical", "denied"]
Certainty = Literal["asserted", "attributed", "hedged", "inferred"]
Existence = Literal["secret", "open", "unknown"]
Content = Literal["disclosed", "undisclosed", "partly", "unknown"]
Medium = Literal["in_person", "phone", "letter", "message_through_third_party", "public_statement"]
Directness = Literal["direct", "indirect"]
DisclosureSort = Literal["admission", "denial", "leak", "interview", "memoir", "report", "announcement"]
ContradictionAbout = Literal[
    "date", "place", "number", "speaker", "wording", "label", "identity", "outcome", "status", "position", "purpose",
    "attribution", "secrecy",
]  # fmt: skip
ContradictionScope = Literal["within_document", "between_documents", "between_parties", "wrapper_and_article"]
RoleSort = Literal["office", "process", "recognition"]
RoleBasis = Literal["text", "directory"]
SuggestionState = Literal["made", "open", "blocked"]
QuoteForm = Literal["direct", "mixed", "indirect", "document"]
Manner = Literal[
    "said", "admitted", "claimed", "denied", "warned", "promised", "demanded", "asked", "judged", "refused",
    "predicted", "believed", "wanted", "shown",
]  # fmt: skip
"""How what is attributed stands to the truth, or to the will of whom it is attributed to, by the cue's word."""
WitnessField = Literal[
    "title", "headline", "outlet", "url", "archived_from", "author", "agency", "published", "modified", "captured",
    "language", "description",
]  # fmt: skip
WitnessVia = Literal[
    "wrapper", "json-ld", "opengraph", "meta", "markup", "page", "dateline", "url", "mail", "archive", "properties"
]


class Span(Struct, frozen=True, kw_only=True):
    """Words of a document: `text` is exactly the document's `text[start:end]`, and is never empty.

    `document` is set (an id) only inside an object that belongs to no single document, such as an event.
    """

    start: int
    end: int
    text: str
    document: str | UnsetType = UNSET

    def within(self, document: str) -> Span:
        """Return the same words, saying which document they stand in."""
        return replace(self, document=document)


class DateRange(Struct, frozen=True, kw_only=True):
    """A day or an interval, with the reason for it.

    `earliest` and `latest` are both inclusive; None is no bound. `candidates` names the possible days where only some
    days within the bounds are possible. `weekday` is ISO (1 = Monday) where it is known. `edtf` is EDTF level 0-2
    (Library of Congress, 2019). `anchor` is the ISO day, or the id of the object, that the phrase was read against.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    candidates: tuple[date, ...] | None = None
    weekday: int | None = None
    phrase: Span | None = None
    anchor: str | None = None
    reason: str


def edtf_between(earliest: date | None, latest: date | None) -> str | None:
    """Return bounds in EDTF: one day, or an interval, open (`..`) where there is no bound; None for no bounds."""
    if earliest is None and latest is None:
        return None
    if earliest is not None and earliest == latest:
        return earliest.isoformat()
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"


UNKNOWN_DATE = DateRange(reason="no date is given")


class Hints(Struct, frozen=True, kw_only=True):
    """What is known of a source before it is opened, from where it was found.

    `name` is the file's or member's own name without folders; `media_type` what its container declared; `url` and
    `captured` what an archive (WARC, MHTML) says of the capture.
    """

    name: str
    media_type: str | None = None
    url: str | None = None
    captured: date | None = None


class Source(Struct, frozen=True, kw_only=True):
    """The original bytes of one file or archive member. `sha256` (64 hex digits) is its identity; `size` in bytes."""

    sha256: str
    size: int


class Entry(Struct, frozen=True, kw_only=True):
    """One source as the per-document stages get it: its SHA-256, and what is known of it from where it was found.

    Where a source came from several places, the hints are those of the first path in code-point order, so that they do
    not depend on the order of adding.
    """

    source: str
    hints: Hints


class Provenance(Struct, frozen=True, kw_only=True):
    """One place that a source came from: a path given, or a member of a container that is itself a source.

    `path` is the path as given on the command line; for a member it is the container's path, `!` and the member's own
    path or record number. `container` is the container's SHA-256. `added` is the time of adding, ISO 8601 in UTC.
    """

    source: str
    path: str
    container: str | None
    hints: Hints
    added: str


class Zone(Struct, frozen=True, kw_only=True):
    """One block (paragraph, line, cell) of a document and what it is. Blocks never overlap; gaps are white space."""

    start: int
    end: int
    zone: ZoneName


class Locator(Struct, frozen=True, kw_only=True):
    """Where a stretch of a document's text stands in the original: the map back.

    `source_start` and `source_end` are code points into the decoded original (text and HTML); `element` is the path
    of the element there (`html/body/div[2]/p[1]`, `word/document.xml/p[4]`); `page` counts from 1 and `box` is left,
    bottom, right, top in PDF points. `exact` is False where the text here is not literally what stands there (an
    entity or a ligature decoded, white space folded, a piece placed by search).
    """

    start: int
    end: int
    exact: bool = True
    source_start: int | None = None
    source_end: int | None = None
    element: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Witness(Struct, frozen=True, kw_only=True):
    """What one place says about the document: metadata are claims too.

    `span` is set where the words stand in the document's text; `where` says in words where else they stand (a `meta`
    element, a PDF property, a WARC header). `source_start`/`source_end` are code points into the decoded original.
    """

    field: WitnessField
    value: str
    via: WitnessVia
    span: Span | None = None
    where: str | None = None
    source_start: int | None = None
    source_end: int | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """Something that a person should know about a reading that did not stop it. `code` is a stable short name."""

    code: str
    message: str


class Document(Struct, frozen=True, kw_only=True):
    """What was read out of one source: its canonical text, the map back, what each block is, and what is said of it.

    `id` is `doc-` and the first 16 hex digits of the source's SHA-256. `title` is the article's own headline, never the
    wrapper's title. `published` is the day by its witnesses, weighed (what a record concludes beyond is a `Dating`),
    `published_claimed` what the page says in its text.
    """

    id: str
    source: str
    media_type: str
    text: str
    zones: tuple[Zone, ...]
    locators: tuple[Locator, ...]
    witnesses: tuple[Witness, ...]
    title: str | None
    outlet: str | None
    url: str | None
    archived_from: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    language: str | None
    published: DateRange
    published_claimed: Span | None
    captured: date | None
    notices: tuple[Notice, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """Why a source gave no document. The source is kept; `code` is a stable short name; `advice` says what to do."""

    source: str
    stage: str
    code: str
    message: str
    advice: str


class Mention(Struct, frozen=True, kw_only=True):
    """Words that name an actor in one document."""

    document: str
    start: int
    end: int
    text: str
    form: MentionForm


class Code(Struct, frozen=True, kw_only=True):
    """PLOVER code of an actor: ISO 3166-1 alpha-3 country and PLOVER sectors."""

    country: str | None = None
    sectors: tuple[str, ...] = ()


class Actor(Struct, frozen=True, kw_only=True):
    """Who. As a stage returns it, with the mentions of one document; in the record, with those of all documents.

    The id is the directory's, or made from the folded name, or (unnamed actors) from the document and the place.
    """

    id: str
    name: str
    type: ActorType
    code: Code = Code()
    identifiers: dict[str, str] = {}
    part_of: str | None = None
    mentions: tuple[Mention, ...]
    made_by: str
    confidence: float | None = None


class Participant(Struct, frozen=True, kw_only=True):
    """An actor's part in a claim. `span` is None and `stated` False where the text only implies it."""

    actor: str
    role: ParticipantRole
    span: Span | None
    stated: bool = True


class Where(Struct, frozen=True, kw_only=True):
    """A place: its name, its words, ISO 3166-1 alpha-3 country, GeoNames id."""

    place: str
    span: Span | None
    country: str | None = None
    geonames: int | None = None


class Secrecy(Struct, frozen=True, kw_only=True):
    """Secrecy of the event at the time (`existence`) and of what was said (`content`), with the words that tell it."""

    existence: Existence = "unknown"
    content: Content = "unknown"
    spans: tuple[Span, ...] = ()
    until: DateRange | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One account, at one place of one document. Never changes; events are concluded from claims.

    The first span of `evidence` holds the predicate. `attribution` is a chain of actor ids from the outlet inwards to
    the origin. `type`, `modes` and `contexts` are PLOVER's (2024), `cameo` a CAMEO code.
    """

    id: str
    document: str
    evidence: tuple[Span, ...]
    layer: Layer
    type: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    participants: tuple[Participant, ...] = ()
    when: DateRange = UNKNOWN_DATE
    where: Where | None = None
    status: Status = "happened"
    certainty: Certainty = "asserted"
    attribution: tuple[str, ...] = ()
    secrecy: Secrecy = Secrecy()
    medium: Medium | None = None
    directness: Directness | None = None
    outcome: str | None = None
    made_by: str
    confidence: float | None = None


class Attestation(Struct, frozen=True, kw_only=True):
    """One place where a text gives somebody a role: its words, and the day or days on which it says that he had it."""

    document: str
    start: int
    end: int
    text: str
    date: DateRange = UNKNOWN_DATE


class Role(Struct, frozen=True, kw_only=True, rename={"begun": "from"}):
    """A role of an actor: an office, a part in a process (mediator), or a recognition.

    `organisation` is the name of whose office it is, `body` its actor's id. Attested by texts (`basis` "text"), or
    known from the directory (`basis` "directory"): a day on which somebody is called minister is no term of office, so
    the two are never one object. `begun` (`from` outside) and `until` are only what a text or the directory says.
    """

    id: str
    actor: str
    title: str
    organisation: str | None = None
    body: str | None = None
    sort: RoleSort = "office"
    attested: tuple[Attestation, ...] = ()
    begun: DateRange | None = None
    until: DateRange | None = None
    basis: RoleBasis = "text"
    source: str | None = None
    made_by: str
    confidence: float | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """Words that a text gives to somebody.

    `spans` are the words without their marks. `form` is direct (an utterance in marks), mixed (some words of it in
    marks), indirect (told in the text's own words) or document (words of a paper). `speaker` is an actor's id, an
    unnamed one's where the text gives no name; None where it says nobody. `continues` is the quotation that it goes on
    from without a cue of its own. `attribution` is the chain of actor ids from the outlet inwards to the speaker.
    `manner` and `negated` are of the cue; `hedged` says that the text itself doesn't vouch for its being said
    (`reportedly`). `channel` are the words for the way by which it was said (`in a statement`), `said` when.
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    form: QuoteForm
    continues: str | None = None
    attribution: tuple[str, ...] = ()
    manner: Manner = "said"
    negated: bool = False
    hedged: bool = False
    said: DateRange = UNKNOWN_DATE
    medium: Medium | None = None
    channel: Span | None = None
    claims: tuple[str, ...] = ()
    made_by: str
    confidence: float | None = None


class Side(Struct, frozen=True, kw_only=True):
    """One side of a contradiction: what it says, in words, and where; each span names its document.

    `spans` is empty where what it says stands in no document's text, such as a page's metadata.
    """

    says: str
    spans: tuple[Span, ...] = ()


class Contradiction(Struct, frozen=True, kw_only=True):
    """What does not agree, kept as it stands: two or more sides, and the claims that it touches.

    The id is made from the spans and `about`. `note` says in a sentence what does not agree.
    """

    id: str
    about: ContradictionAbout
    scope: ContradictionScope
    claims: tuple[str, ...] = ()
    sides: tuple[Side, ...]
    note: str
    made_by: str
    confidence: float | None = None


class Result(Struct, frozen=True, kw_only=True):
    """All that the per-document stages give for one source: a document with what was found in it, or a failure."""

    source: str
    document: Document | None
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    failure: Failure | None = None


class ActorKey(Struct, frozen=True, kw_only=True, order=True):
    """An actor as one document has it, by that document's id for him; `document` is None for all that have this id."""

    actor: str
    document: str | None = None

    def __str__(self) -> str:
        """Write the key as commands take it: `actor@document`."""
        return self.actor if self.document is None else f"{self.actor}@{self.document}"


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's word on actors: whoever is in `one` is (`same`) or is not whoever is in `other`."""

    same: bool
    one: tuple[ActorKey, ...]
    other: tuple[ActorKey, ...]


class Suggestion(Struct, frozen=True, kw_only=True):
    """Two actors of two documents who may be one.

    `score` is how likely that is, 0 to 1; `reason` says in a sentence what agrees and what doesn't. `state` is `made`
    (they are one in the record), `open` (they are not, and a person should look) or `blocked` (a judgement, or the
    directory, keeps them apart).
    """

    id: str
    actors: tuple[ActorKey, ActorKey]
    score: float
    reason: str
    state: SuggestionState


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


Basis = Literal["text", "folder", "events", "together"]
"""What a day of publication was inferred from: the text alone, with the folder's other documents, with the calendar of
public events, or with both."""


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
