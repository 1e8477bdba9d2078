"""The record's codes in plain English, as the page shows them."""

from __future__ import annotations

STATUS = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "not_happened": "did not happen",
    "hypothetical": "hypothetical",
    "denied": "denied",
}
ROLE = {
    "actor": "",
    "recipient": "recipient",
    "participant": "",
    "mediator": "mediator",
    "host": "host",
    "go_between": "go-between",
    "object": "concerned",
    "speaker": "speaker",
    "addressee": "addressee",
}
ACTOR = {
    "person": "person",
    "state": "state",
    "government": "government",
    "military": "military",
    "armed_group": "armed group",
    "delegation": "delegation",
    "igo": "intergovernmental organisation",
    "ngo": "non-governmental organisation",
    "party": "party",
    "coalition": "coalition",
    "commission": "commission",
    "outlet": "news outlet",
    "agency": "news agency",
    "group": "group",
    "unnamed": "not named",
}
FORM = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in the report’s own words",
    "document": "words of a paper",
}
MANNER = {
    "said": ("said", "did not say"),
    "admitted": ("admitted", "did not admit"),
    "claimed": ("claimed", "did not claim"),
    "denied": ("denied", "did not deny"),
    "warned": ("warned", "did not warn"),
    "promised": ("promised", "did not promise"),
    "demanded": ("demanded", "did not demand"),
    "asked": ("asked", "did not ask"),
    "judged": ("judged", "did not judge"),
    "refused": ("refused", "did not refuse"),
    "predicted": ("predicted", "did not predict"),
    "believed": ("believed", "did not believe"),
    "wanted": ("wanted", "did not want"),
    "shown": ("showed", "did not show"),
}
"""How words are given to somebody, and the same where the cue is negated."""
ROLE_ORDER = (
    "actor", "speaker", "participant", "recipient", "addressee", "mediator", "go_between", "host", "object",
)  # fmt: skip
EXISTENCE = {"secret": "secret at the time", "open": "open", "unknown": "not known whether secret or open"}
CONTENT = {
    "disclosed": "what was said is public",
    "undisclosed": "what was said is not public",
    "partly": "what was said is partly public",
    "unknown": "",
}
MEDIUM = {
    "in_person": "in person",
    "phone": "by phone",
    "letter": "by letter",
    "message_through_third_party": "by message through a third party",
    "public_statement": "in public statements",
}
DIRECTNESS = {"direct": "direct", "indirect": "indirect"}
CERTAINTY = {
    "asserted": "as fact",
    "attributed": "as someone’s word",
    "hedged": "with a hedge",
    "inferred": "implied, not said outright",
}
LAYER = {
    "talk": "talk",
    "statement": "statement",
    "offer": "offer",
    "response": "response",
    "proposal": "proposal",
    "agreement": "agreement",
    "decision": "decision",
    "action": "action",
    "cognition": "thought or belief",
    "state": "state of things",
    "process": "process",
    "role_change": "change of office",
    "disclosure": "disclosure",
}
ZONE = {
    "headline": "headline",
    "byline": "byline",
    "dateline": "dateline",
    "standfirst": "standfirst",
    "body": "body",
    "heading": "heading",
    "caption": "caption",
    "wrapper": "wrapper",
    "boilerplate": "page furniture",
}
STORY_ZONES = frozenset({"headline", "byline", "dateline", "standfirst", "body", "heading"})
SORT = {
    "admission": "an admission",
    "denial": "a denial",
    "leak": "a leak",
    "interview": "an interview",
    "memoir": "a memoir",
    "report": "a report",
    "announcement": "an announcement",
}
ABOUT = {
    "date": "the date",
    "place": "the place",
    "number": "a number",
    "speaker": "who spoke",
    "wording": "the wording",
    "label": "what it is called",
    "identity": "who it was",
    "outcome": "the outcome",
    "status": "whether it happened",
    "position": "a position",
    "purpose": "the purpose",
    "attribution": "who says so",
    "secrecy": "whether it was secret",
}
SCOPE = {
    "within_document": "within one report",
    "between_documents": "between reports",
    "between_parties": "between the parties",
    "wrapper_and_article": "between an article and its wrapper",
}
_MAKERS = {"rule": "found by rule", "model": "found by model", "llm": "proposed by language model"}
DOUBTFUL_BELOW = 0.5
"""Below this a reading is more likely wrong than right, by the machine's own calibrated figure."""


def made_by(maker: str) -> str:
    """Return who or what made an object: `rule:meet` → "found by rule “meet”", `person:Ada` → "entered by Ada"."""
    kind, _, name = maker.partition(":")
    if kind == "person":
        return f"entered by {name}"
    return f"{_MAKERS[kind]} “{name}”" if kind in _MAKERS else maker


def confidence(value: float | None) -> str:
    """Return a confidence between 0 and 1 as a percentage, or say that there is none."""
    return "confidence not measured" if value is None else f"confidence {round(value * 100)}%"


def doubtful(value: float | None) -> bool:
    """Return whether a reading is more likely wrong than right."""
    return value is not None and value < DOUBTFUL_BELOW


def plural(number: int, unit: str) -> str:
    """Return a count with its noun: "1 report", "4 reports", "2,300 events"."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def clipped(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, cut at a word where there is one."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return f"{head[: cut if cut > limit // 2 else limit - 1].rstrip(' ,;:')}…"


def safe_id(identity: str) -> str:
    """Return an id as it stands in the page's `id` attributes and addresses: anything unusual becomes `_`.

    The record's own ids pass unchanged.
    """
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.:~") else "_" for c in identity)


def letters(index: int) -> str:
    """Return the mark of the report at `index`, counted from 0: A … Z, AA, AB …"""
    mark = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        mark = chr(ord("A") + rest) + mark
    return mark
