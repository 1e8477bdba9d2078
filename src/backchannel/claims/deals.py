"""Agreements, offers of talks, proposals, calls for talks and refusals: one pattern each, with its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from backchannel.claims.codes import Codes
from backchannel.claims.scene import Scene
from backchannel.model import Layer

_ADJ = r"(?:[\w'’-]+\s+){0,5}?"
_PAPER = (
    r"(?:documents?|papers?|road ?maps?|road-maps?|cease-?fires?|truces?|peace (?:deals?|plans?|agreements?|"
    r"accords?|treaty|treaties)|"
    r"frameworks?|texts?|declarations?|principles|protocols?|memorandums?|memoranda|agreements?|accords?|deals?|"
    r"treaty|treaties|pacts?|"
    r"charter|communiqu[eé]s?|timetables?|agenda|prisoner (?:swap|exchange)s?|understandings?|compromises?|"
    r"cessation of hostilities|"
    r"settlements?|terms|armistice|plans?|statement|withdrawal|de-escalation)"
)
_TALKS = (
    r"(?:talks|negotiations?|meetings?|dialogue|discussions|summit|consultations|mediation|"
    r"peace conference|ceasefire|cease-fire|truce)"
)
_PLAN = (
    r"(?:peace (?:plans?|proposals?|initiatives?|formula)|road ?maps?|plans?|proposals?|initiatives?|drafts?|"
    r"draft agreement|frameworks?|terms|"
    r"peace package|blueprint)"
)
_GO = (
    r"(?:to )?(?:hold|host|mediate|facilitate|broker|arrange|help (?:to )?(?:mediate|broker|arrange|end)|"
    r"act as (?:a )?(?:mediator|go-between)|meet|negotiate|talk)"
)


class Deal(Struct, frozen=True, kw_only=True):
    """A pattern found: the verb from `start` to `verb_end`, the whole to `end`. `doer_mediates` for `brokered`."""

    start: int
    verb_end: int
    end: int
    layer: Layer
    type: str
    cameo: str
    doer_mediates: bool = False
    passive: bool = False
    requested: bool = False
    offers: str | None = None

    @property
    def codes(self) -> Codes:
        """The codes of the claim."""
        return Codes(layer=self.layer, type=self.type, cameo=self.cameo)


class Pattern(Struct, frozen=True):
    """A pattern with the codes that it gives."""

    name: str
    expression: re.Pattern[str]
    layer: Layer
    type: str
    cameo: str


def _pattern(name: str, expression: str, layer: Layer, kind: str, cameo: str) -> Pattern:
    return Pattern(
        name,
        re.compile(rf"\b(?P<verb>{expression.split('||')[0]})\b{expression.split('||')[1]}", re.I),
        layer,
        kind,
        cameo,
    )


_PATTERNS = (
    _pattern("offer", rf"offer(?:ed|s|ing)?||"
        rf"(?:\s+on\s+\w+)?(?:,[^,]{{1,60}},)?\s+{_ADJ}(?P<what>{_GO})\b(?:\s+{_ADJ}{_TALKS})?",
             "offer", "AGREE", "039"),
    _pattern("good-offices", r"offer(?:ed|s)?||\s+(?:its|his|her|their)\s+(?:good offices|mediation|"
        r"services)", "offer", "AGREE", "039"),
    _pattern("proposed-talks", rf"propos(?:ed|es)||\s+(?:holding\s+)?{_ADJ}{_TALKS}\b(?! plan|"
        rf" proposal)", "offer", "AGREE", "036"),
    _pattern("invited", rf"invit(?:ed|es)||\s+[^,;.]{{3,80}}?\s(?:to|"
        rf"for)\s+{_ADJ}(?:hold\s+)?{_TALKS}\b", "offer", "AGREE", "036"),
    _pattern("refused", rf"reject(?:ed|s)?|refus(?:ed|es)|rul(?:ed|es) out|turn(?:ed|s) down|spurn(?:ed|s)||"
        rf"\s+(?:to\s+)?{_ADJ}"
             rf"(?:{_TALKS}|negotiate|meet|talk|(?:peace )?(?:plan|proposal|offer)|conditions?|"
             rf"preconditions)\b", "response", "REJECT", "125"),
    _pattern("called-for-talks", rf"call(?:ed|s) for|urg(?:ed|es)|appeal(?:ed|s) for|demand(?:ed|s)||"
        rf"\s+{_ADJ}{_TALKS}\b", "statement", "REQUEST", "106"),
    _pattern("requested", r"at the request||\s+of\s", "statement", "REQUEST", "106"),
    _pattern("signed", rf"sign(?:ed|s|ing)?|initial(?:l?ed|s)|ink(?:ed|s)||"
        rf"\s+(?:off on\s+)?{_ADJ}(?P<what>{_PAPER})", "agreement", "SUPPORT", "057"),
    _pattern("agreed", rf"agree(?:d|s|ing)?(?: in principle)?||\s+(?:on\s+|upon\s+|to\s+)?(?:implement\s+|"
        rf"observe\s+)?{_ADJ}(?P<what>{_PAPER})\b",
             "agreement", "AGREE", "032"),
    _pattern("reached", rf"reach(?:ed|es)|str(?:uck|ikes)|clinch(?:ed|es)|conclud(?:ed|es)|hammer(?:ed|s) out|"
        rf"finali[sz](?:ed|es)|secured?|"
             rf"brokered|mediated||\s+{_ADJ}(?P<what>{_PAPER})\b", "agreement", "AGREE", "032"),
    _pattern("presented", rf"present(?:ed|s|ing)|tabl(?:ed|es)|submit(?:ted|s)|unveil(?:ed|s)|put(?:s)? forward|"
        rf"outlin(?:ed|es)|float(?:ed|s)|"
             rf"propos(?:ed|es)|hand(?:ed|s) over||"
             rf"\s+{_ADJ}(?:[A-Z][\w-]+(?:'s?)?\s+){{0,3}}{_PLAN}\b", "proposal", "CONSULT", "045"),
)  # fmt: skip

_PASSIVE = re.compile(
    rf"\b(?P<what>{_PAPER})\b(?:\s+(?:between|to|for|on|in)\s[^,;.]{{2,80}}?)?\s+(?:was|were|has been|had been|"
    rf"is|will be|to be)\s+(?:\w+\s)?"
    r"(?P<verb>signed|initial?led|agreed|reached|concluded|brokered|mediated|sealed|struck)\b",
    re.I,
)
_FALSE = re.compile(r"\b(?:agreed? to (?:disagree|differ)|signs? of|sign that|terms with)\b", re.I)


def deals(scene: Scene) -> Iterator[Deal]:
    """Yield the deals that a sentence tells of, in order, without overlaps."""
    found: list[Deal] = []
    for pattern in _PATTERNS:
        for match in pattern.expression.finditer(scene.text):
            if _FALSE.search(match.group()) or any(d.start < match.end() and match.start() < d.end for d in found):
                continue
            if any(s.start <= match.start() < s.end for s in scene.spots):
                continue
            if pattern.name == "agreed" and not _agreed_on(match):
                continue
            found.append(_deal(pattern, match))
    for match in _PASSIVE.finditer(scene.text):
        if not any(d.start < match.end() and match.start() < d.end for d in found):
            found.append(_passive(match))
    yield from sorted(found, key=lambda d: d.start)


def _agreed_on(match: re.Match[str]) -> bool:
    """Tell whether `agreed` has the paper as its object: `agreed on a road map`, not `agreed to sign one`."""
    between = match.group()[len(match["verb"]) :]
    return not re.match(
        r"\s+to\s+(?!a\b|an\b|the\b|\w+\s*-?\s*(?:ceasefire|truce|cease))(?!implement|observe|extend)", between
    )


def _deal(pattern: Pattern, match: re.Match[str]) -> Deal:
    verb = match["verb"].casefold()
    what = (match.groupdict().get("what") or "").casefold()
    cameo, kind = pattern.cameo, pattern.type
    if pattern.name == "offer":
        cameo = "036" if re.search(r"\b(?:meet|negotiate|talk|hold)\b", what) else "039"
    if pattern.name == "agreed" and ("fire" in what or "truce" in what):
        cameo = "0356"
    offers = what if pattern.layer == "offer" else None
    return Deal(
        start=match.start(), verb_end=match.end("verb"), end=match.end(), layer=pattern.layer, type=kind, cameo=cameo,
        doer_mediates=verb in ("brokered", "mediated"), offers=offers, requested=pattern.name == "requested",
    )  # fmt: skip


def _passive(match: re.Match[str]) -> Deal:
    signed = match["verb"].casefold().startswith(("sign", "init"))
    return Deal(
        start=match.start(), verb_end=match.end("what"), end=match.end(), layer="agreement",
        type="SUPPORT" if signed else "AGREE", cameo="057" if signed else "032", passive=True,
    )  # fmt: skip
