"""The words that a reading may use beside those of the interchange form: PLOVER's, and the scorer's for its own lists.

PLOVER: Open Event Data Alliance, manual of 2023, with the modes of the 2024 codebook. "Future" CONSULT, SUPPORT,
COOPERATE and AID are AGREE there, a promised RETREAT is CONCEDE.
"""

from __future__ import annotations

from backchannel.model.words import ActorType, QuoteForm, Status
from corpus.form import PositionSort

MODES: dict[str, frozenset[str]] = {
    kind: frozenset(modes.split())
    for kind, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release return disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture execute sexual assassinate targeted destroy primitive firearms explosives "
        "suicide-attack aerial drone heavy-weapons crowd-control cleansing massacre unconventional",
    }.items()
}
"""PLOVER's event types, and the modes of each."""

CONTEXTS = frozenset({
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory",
    "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology",
    "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
})  # fmt: skip

SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
})  # fmt: skip

_PLANNED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}

KINDS: dict[ActorType, str] = {
    "person": "person", "state": "state", "government": "government", "military": "military",
    "armed_group": "rebel group", "delegation": "delegation", "igo": "IGO", "ngo": "ngo", "party": "party",
    "coalition": "coalition", "commission": "commission", "outlet": "news outlet", "agency": "news agency",
    "group": "group", "unnamed": "person (unnamed)",
}  # fmt: skip
"""The scorer's word for a type of actor (it has none for `ngo`, and then doesn't score the type)."""

FORMS: dict[QuoteForm, str] = {
    "direct": "direct", "mixed": "partial", "document": "document quotation", "indirect": "indirect"
}  # fmt: skip
"""The scorer's word for a form of quotation."""

STANCES: dict[PositionSort, str] = {
    "acceptance": "agreed text",
    "conditional_acceptance": "counter-precondition",
    "absence_of_support": "absence of support",
    "assessment": "interpretation",
}
"""The scorer's word for a sort of position, where it is another."""


def plover(deed: str | None, status: Status) -> str | None:
    """Return PLOVER's type for a deed that has this status."""
    return _PLANNED.get(deed or "", deed) if status == "planned" else deed
