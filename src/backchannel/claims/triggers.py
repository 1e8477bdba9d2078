"""Where a sentence tells of talks: verbs of meeting, and nouns for talks with what carries them."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from backchannel.claims.scene import Scene
from backchannel.claims.verbs import Kind, verb_kind
from backchannel.claims.words import EVENT_VERB, MADE_PUBLIC, SUPPORT, TALK_NOUN, TALK_VERB

Carrier = Literal["verb", "participant", "host", "mediator", "event", "setting", "bare"]

_NOUN = re.compile(rf"\b(?P<noun>{TALK_NOUN})\b(?!-)", re.IGNORECASE)
_VERB = re.compile(rf"\b(?P<verb>{TALK_VERB})\b", re.IGNORECASE)
_MODIFIERS = (
    r"(?:(?:a|an|the|its|their|his|her|no|any|such|these|those|that|this|some|several|two|three|four|last|latest|first|"
    r"second|third|new|another|further|final|direct|indirect|secret|peace|face-to-face|bilateral|trilateral|"
    r"multilateral|"
    r"crisis|emergency|private|closed-door|high-level|top-level|technical|exploratory|preliminary|formal|informal|"
    r"long-awaited|rare|historic|unprecedented|crucial|key|follow-up|brief|proximity|ceasefire|cease-fire|truce|"
    r"nuclear|"
    r"round of|rounds of|series of|day of|days of|weeks of|hours of|separate|intensive|fresh|stalled|discreet|"
    r"clandestine|"
    r"confidential|back-channel|backchannel|behind-the-scenes|UN-backed|one-day|two-day|three-day|weekend|preparatory|"
    r"[“\"][\w\s-]{2,40}[”\"]|comprehensive|substantive|serious|tense|joint|official|political|diplomatic|"
    r"reconciliation|marathon|surprise|"
    r"telephone|phone|video|constructive|productive|planned|proposed|"
    r"\w+-(?:mediated|brokered|sponsored|led|hosted|backed|hour|day|week|way))\s+)"
)
_CARRIERS = tuple(
    (
        role,
        re.compile(
            rf"\b(?P<carrier>{words})\s+(?:the |an? )?(?:[A-Z][\w.-]+ (?:for )?|what (?:proved|"
            rf"turned out) to be )?{_MODIFIERS}{{0,6}}$"
        ),
    )
    for role, words in SUPPORT
)
_SETTING = re.compile(
    rf"\b(?P<preposition>[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Ff]ollowing|[Ff]rom|[Oo]n|[Ff]or)\s+{_MODIFIERS}{{0,6}}"
    r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)? )?$"
)
_NOT_TALKS = re.compile(
    r"\b(?:news|press|media|cabinet|board|shareholder|annual|prayer|rally|town hall|fact-finding|rescue|combat|"
    r"bombing|peacekeeping|"
    r"military|training|diplomatic|space|trade|hunger|its|observer|monitoring|on a|business|school|family|book|"
    r"their|his|her) $"
)


class Trigger(Struct, frozen=True, kw_only=True):
    """Words that tell of talks: the core from `start` to `end`, and what carries it.

    `carried` is where the carrying verb or preposition begins; for `event` it is the core itself.
    """

    start: int
    end: int
    word: str
    kind: Kind
    carrier: Carrier
    carried: int
    noun: bool


def triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Return the words in a sentence that can tell of talks, in order, verbs with the noun that they carry as one."""
    verbs = [_verb(scene, match) for match in _VERB.finditer(scene.text)]
    nouns = [_noun(scene, match) for match in _NOUN.finditer(scene.text)]
    found = [t for t in verbs if t is not None]
    taken = [(t.start, _reach(scene, t)) for t in found if t.kind != "visit"]
    for noun in nouns:
        if noun is None or any(a <= noun.start < b for a, b in taken) or any(t.start == noun.start for t in found):
            continue
        found.append(noun)
    return tuple(sorted(found, key=lambda t: t.start))


def _reach(scene: Scene, trigger: Trigger) -> int:
    """Return how far a verb's own noun may stand (`met for secret talks`)."""
    match = re.compile(
        rf"[^.;:]{{0,90}}?\b(?:for|in|at|during|to hold|to begin)\s+{_MODIFIERS}{{0,5}}(?:{TALK_NOUN})\b"
    ).match(scene.text, trigger.end)
    if match is None or re.search(r"\b(?:and|who|which|after|before|when|while)\b", match.group()):
        plain = re.compile(rf"\s+{_MODIFIERS}{{0,5}}(?:{TALK_NOUN})\b").match(scene.text, trigger.end)
        return plain.end() if plain else trigger.end
    return match.end()


def _verb(scene: Scene, match: re.Match[str]) -> Trigger | None:
    """Read a verb of meeting; None where it means something else here."""
    word = match["verb"].strip().casefold()
    inside = any(spot.start <= match.start() < spot.end for spot in scene.spots)
    if inside or re.search(r"(?:-|\bthe |\ba |\ban |'s )$", scene.text[: match.start()]):
        return None
    kind = verb_kind(scene, word, match.end())
    if kind is None:
        return None
    return Trigger(
        start=match.start(), end=match.end(), word=word, kind=kind, carrier="host" if kind == "host" else "verb",
        carried=match.start(), noun=False,
    )  # fmt: skip


def _noun(scene: Scene, match: re.Match[str]) -> Trigger | None:
    """Read a noun for talks with what carries it; None where it is no noun for talks here."""
    word = match["noun"].casefold()
    if any(spot.start <= match.start() < spot.end for spot in scene.spots) or _other_noun(scene.text, match, word):
        return None
    kind = _kind(word)
    carrier, carried = _carrier(scene.text, match, kind)
    return Trigger(
        start=match.start(), end=match.end(), word=word, kind=kind, carrier=carrier, carried=carried, noun=True
    )


def _other_noun(text: str, match: re.Match[str], word: str) -> bool:
    """Tell whether the words before or after make the noun another thing: a news conference, a Contact Group."""
    before = text[max(0, match.start() - 20) : match.start()]
    if word not in _PLAIN and _NOT_TALKS.search(before):
        return True
    if re.search(r"\b(?:news|press|media|cabinet|board|shareholders?'?|annual) $", before, re.IGNORECASE):
        return True
    return word == "mission" or (word.startswith("contact") and text.startswith(" Group", match.end()))


def _carrier(text: str, match: re.Match[str], kind: Kind) -> tuple[Carrier, int]:
    """Return what carries a noun (a verb, a preposition, its own verb, nothing), and where that begins."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in ";:") + 1
    clause = text[max(begin, match.start() - 120) : match.start()]
    offset = match.start() - len(clause)
    for role, pattern in _CARRIERS:
        carried = pattern.search(clause)
        if carried is not None and carried.group().startswith("made") and MADE_PUBLIC.match(text, match.end()):
            return "bare", match.start()
        if carried is not None:
            return role, offset + carried.start()
    had = _HAD_WITH.match(text, match.end()) if kind == "contact" else None
    if had is not None:
        return "participant", had.end()
    if EVENT_VERB.match(text, _after_complement(text, match.end())):
        return "event", match.start()
    setting = _SETTING.search(clause)
    return ("setting", offset + setting.start()) if setting is not None else ("bare", match.start())


_PLAIN = frozenset(("talks", "negotiations", "meeting", "visit", "meetings", "trip"))
_HAD_WITH = re.compile(r"\s+(?:that )?(?:he|she|they|[A-Z]\w+)\s+(?=had with\b)")
_COMPLEMENT = re.compile(
    r"(?: (?:between|with|of|in|at|on|over|about|to end|aimed at|among) [^,;.]{1,90}?)(?= (?:took|take|was|were|"
    r"had|has|have|will|would|"
    r"are|is|began|ended|continued|collapsed|broke|resumed|concluded|came|lasted|opened|failed|stalled|produced|"
    r"led|followed)\b)"
)


def _after_complement(text: str, at: int) -> int:
    """Return where the verb stands that a noun is the subject of: `talks between A and B` + `collapsed`."""
    match = _COMPLEMENT.match(text, at)
    return match.end() if match else at


def _kind(word: str) -> Kind:
    if "phone" in word or word.endswith(("call", "calls")):
        return "phone"
    if word.startswith(("visit", "trip", "tour")):
        return "visit"
    if word.startswith("negotiat"):
        return "negotiate"
    if word.startswith(("mediation", "shuttle")):
        return "mediate"
    if word.startswith(("summit", "peace conf")):
        return "summit"
    if word.startswith(("contact", "back", "diplomacy", "peace proc")):
        return "contact"
    return "meet" if word.startswith(("meeting", "encounter")) else "talk"
