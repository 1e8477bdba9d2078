"""What a document says: claims, quotations, what does not agree; and all that was found in it."""

from __future__ import annotations

from msgspec import Struct

from backchannel.model.actors import Actor, Role
from backchannel.model.documents import Document, Failure
from backchannel.model.spans import UNKNOWN_DATE, DateRange, Span
from backchannel.model.words import (
    Certainty,
    Content,
    ContradictionAbout,
    ContradictionScope,
    Directness,
    Existence,
    Layer,
    Manner,
    Medium,
    ParticipantRole,
    QuoteForm,
    Status,
)


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
