"""The closed sets of words that the classes use, as the interchange form has them."""

from __future__ import annotations

from typing import Literal

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

Basis = Literal["text", "folder", "events", "together"]
"""What a day of publication was inferred from: the text alone, with the folder's other documents, with the calendar of
public events, or with both."""
