"""Who says so: the chain from the outlet inwards to the origin."""

from __future__ import annotations

import re

from backchannel.claims.clauses import Clause, clause_at
from backchannel.claims.scene import Scene, Spot
from backchannel.claims.words import SAYING

_SAY = re.compile(rf"\b{SAYING}\b")
_ACCORDING = re.compile(
    r"\b(?:according to|quoting|citing|as reported by|in the words of)\s+(?:the |a |an |several |three |two )*"
)
_BEFORE = re.compile(
    r"(?:'s)?(?:,[^,]{1,60},)?\s+(?:(?:has|have|had|also|later|now|himself|herself|on \w+day|news agency|"
    r"newspaper|agency|who|since|"
    r"never|publicly|finally|television|radio|said and|state) ?)*$"
)
_AFTER = re.compile(r"\s+(?:on \w+day\s+)?(?:the |a |an |its )?$")
_WHILE_THERE = re.compile(
    r"(?:\s(?:also|later|on \w+day))?\s(?:at|during|after|before|ahead of|following|in)\s(?:(?!\bthat\b)[^,;]){0,40}$|"
    r",\s+referring to\b"
)
_TOLD = re.compile(
    r"\s+(?:the |a |an |state |public )?(?:broadcaster |newspaper |daily |agency |television |news agency )*$"
)


def attribution(scene: Scene, parts: tuple[Clause, ...], at: int, outlet: str | None) -> tuple[str, ...]:
    """Return the chain of those who tell what stands at position `at`: outlet, relays, origin; no one twice."""
    chain = [outlet] if outlet else []
    relay, origin = _sayer(scene, parts, at)
    accorded = _according(scene)
    if accorded is not None and origin is None:
        origin = accorded
    elif accorded is not None and accorded.actor.type in ("outlet", "agency"):
        relay = accorded
    for spot in (relay, origin):
        if spot is not None and spot.actor.id not in chain:
            chain.append(spot.actor.id)
    return tuple(chain)


def _according(scene: Scene) -> Spot | None:
    match = _ACCORDING.search(scene.text)
    if match is None:
        return None
    return next((s for s in _all(scene) if match.start() < s.start <= match.end() + 2), None)


def _all(scene: Scene) -> list[Spot]:
    return sorted((*scene.spots, *scene.sources), key=lambda s: (s.start, -s.end))


def _sayer(scene: Scene, parts: tuple[Clause, ...], at: int) -> tuple[Spot | None, Spot | None]:
    """Return the relay (`told NRK`) and the speaker of the saying verb that governs a position."""
    number = clause_at(parts, at)
    best: tuple[Spot | None, Spot | None] = (None, None)
    for match in _SAY.finditer(scene.text):
        if not _governs(scene, parts, match, at, number):
            continue
        speaker = _speaker(scene, match)
        if speaker is not None and speaker.start < at < match.start():
            continue
        relay = next(
            (s for s in scene.sources if s.start >= match.end() and _TOLD.fullmatch(scene.text[match.end() : s.start])),
            None,
        )
        if speaker is not None and speaker.actor.type in ("outlet", "agency"):
            best = (best[0] or speaker, best[1])
        elif speaker is not None:
            best = (relay if match.group().startswith("t") else best[0], speaker)
    return best


def _governs(scene: Scene, parts: tuple[Clause, ...], match: re.Match[str], at: int, number: int) -> bool:
    """Tell whether a saying verb governs a position: it opens its clause, or trails the sentence after a comma."""
    if match.end() <= at:
        if _WHILE_THERE.match(scene.text[match.end() : at]):
            return False
        mine = clause_at(parts, match.start())
        return mine < number and all(
            parts[k].opener not in ("and", "main", "resume", "but") for k in range(mine + 1, number + 1)
        )
    tail = scene.text[at : match.start()]
    return bool(re.search(r"[,”\"][^,]{0,70}$", tail)) and not re.search(
        r"(?:\b(?:who|which|that)\b|,\s(?:and|but|while|as)\s)[^,]{0,70}$", tail
    )


def _speaker(scene: Scene, match: re.Match[str]) -> Spot | None:
    """Return the actor right before a saying verb, or right after it (`said X`)."""
    before = [s for s in _all(scene) if s.end <= match.start()]
    for spot in reversed(before[-3:]):
        if _BEFORE.fullmatch(scene.text[spot.end : match.start()]):
            return spot
    after = next((s for s in _all(scene) if s.start >= match.end()), None)
    if after is not None and match.group() == "said" and _AFTER.fullmatch(scene.text[match.end() : after.start]):
        return after
    return None
