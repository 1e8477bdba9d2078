"""Verbs that tell of talks: which kind of meeting each means, and what must stand after it for that."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from backchannel.claims.scene import Scene

Kind = Literal["meet", "talk", "negotiate", "phone", "visit", "mediate", "summit", "contact", "host"]
Check = Callable[[Scene, int], bool]

_SPEAKING_TO_PRESS = re.compile(
    r"\s*(?:to|with)?\s*(?:the |a |state )*(?:reporters|journalists|media|press|television|tv|lawmakers|"
    r"parliament|crowd|"
    r"supporters|students|troops|nation|public|on condition|on the condition|anonymously|out|about|in|during|at|of)\b"
)
_DIRECT_OBJECT = re.compile(r"\s+(?:with\s+)?(?:the |a |an |his |her |their |its |both |various )*$")
_WITH = re.compile(
    r"\s+(?:(?:by|on the|over the) (?:tele)?phone )?(?:again |directly |secretly |privately |briefly |separately )?"
    r"(?:with|to)\b"
)
_DEMANDS = re.compile(
    r"\s+(?:the|its|their|all|these|those|certain|strict|some|our|his|her)?\s*(?:[\w-]+ ){0,2}?(?:demands?|"
    r"needs?|conditions?|criteria|"
    r"deadlines?|requirements?|obligations?|targets?|goals?|expectations?|resistance|opposition|stiff|fierce|costs?|"
    r"difficulties|halfway)\b"
)
_PLACED = re.compile(r"\s+(?:again |secretly )?(?:in|at|on|for talks)\b")
_SEATED = re.compile(r"\s+(?:for talks )?(?:with|together|in|at|for)\b")


def verb_kind(scene: Scene, word: str, at: int) -> Kind | None:
    """Return the kind of talks that a verb ending at `at` tells of; None where it tells of none."""
    for stems, kind, check in _VERBS:
        if word.startswith(stems):
            if word.startswith("receiv") and re.match(r"\s+by\b", scene.text[at:]):
                return "meet"
            return kind if check(scene, at) else None
    return None


def _always(scene: Scene, at: int) -> bool:
    return at <= len(scene.text)


def _speaks_with(scene: Scene, at: int) -> bool:
    """Tell whether `spoke` is followed by someone who is not the press or the public."""
    match = _WITH.match(scene.text, at)
    return match is not None and not _SPEAKING_TO_PRESS.match(scene.text, match.end())


def _meets(scene: Scene, at: int) -> bool:
    return not _DEMANDS.match(scene.text, at)


def _mediates(scene: Scene, at: int) -> bool:
    return not re.match(r"\s*(?:by|$)", scene.text[at:])


def _sits(scene: Scene, at: int) -> bool:
    return bool(_SEATED.match(scene.text, at))


def _gathers(scene: Scene, at: int) -> bool:
    return bool(_PLACED.match(scene.text, at))


def _sees(scene: Scene, at: int) -> bool:
    return _person_follows(scene, at) and _plain_object(scene, at)


def _plain_object(scene: Scene, at: int) -> bool:
    """Tell whether the person after the verb is all that it takes: not `called on X to resign`, `saw X as`."""
    spot = next(s for s in scene.spots if s.start >= at)
    office = spot.form != "name" or spot.actor.part_of is not None or bool(spot.actor.code.sectors)
    return office and not re.match(
        r"(?:'s|\s+(?:to|as|and (?:his|her|others) to|for|not|"
        r"[a-z]+ing)\b)",
        scene.text[spot.end :],
    )


def _object_follows(scene: Scene, at: int) -> bool:
    """Tell whether an actor or a place follows at once."""
    near = [s.start for s in scene.spots if s.start >= at] + [p.start for p in scene.places if p.start >= at]
    return bool(near) and len(scene.text[at : min(near)].split()) <= 2


def _person_follows(scene: Scene, at: int) -> bool:
    """Tell whether people follow at once, so that `received` and `hosted` tell of guests."""
    spot = next((s for s in scene.spots if s.start >= at), None)
    return (
        spot is not None
        and bool(_DIRECT_OBJECT.fullmatch(scene.text[at : spot.start] or " "))
        and spot.actor.type in ("person", "unnamed", "delegation", "group")
        and not re.match(r"'s", scene.text[spot.end :])
    )


_VERBS: tuple[tuple[tuple[str, ...], Kind, Check], ...] = (
    (("spoke", "speak", "talk", "consult", "confer"), "talk", _speaks_with),
    (("negotiat",), "negotiate", _always),
    (("telephon", "phoned", "got", "rang", "put through"), "phone", _always),
    (("visit", "went", "flew", "flies", "fly", "travel", "journey", "return", "arriv"), "visit", _object_follows),
    (("mediat", "shuttl"), "mediate", _mediates),
    (("receiv", "hosted"), "host", _person_follows),
    (("saw", "called on"), "meet", _sees),
    (("gathered", "convened"), "meet", _gathers),
    (("sat", "sit"), "meet", _sits),
    (("met", "meet"), "meet", _meets),
    (("joined",), "meet", _person_follows),
    (("been in", "was in", "were in", "kept in", "stayed in"), "contact", _always),
)
