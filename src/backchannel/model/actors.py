"""Who: actors, their mentions and roles, and which of them are one."""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

from backchannel.model.spans import UNKNOWN_DATE, DateRange
from backchannel.model.words import ActorType, MentionForm, RoleBasis, RoleSort, SuggestionState

_WORD = re.compile(r"[^\W_]+")


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


def role_id(actor: str, title: str, organisation: str | None) -> str:
    """Return the id of a role that texts attest: from who has it, and the words of its title and of whose it is."""
    words = ("-".join(_WORD.findall(text.casefold())) for text in (title, organisation or ""))
    return f"role-{hashlib.sha256('|'.join((actor, *words)).encode()).hexdigest()[:16]}"


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
