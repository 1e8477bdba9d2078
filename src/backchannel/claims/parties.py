"""Who takes part: the actors around the words for talks, each with the part that the sentence gives him."""

from __future__ import annotations

import re

from msgspec import Struct

from backchannel.claims.clauses import Clause, clause_at, group, subject
from backchannel.claims.scene import Scene, Spot
from backchannel.claims.triggers import Trigger
from backchannel.claims.words import BY_AGENT, MEDIATED_ADJECTIVE
from backchannel.model import ParticipantRole

_LINK = re.compile(
    r"(?:\s+(?:again|briefly|separately|secretly|privately|directly|face to face|face-to-face|discreetly|"
    r"quietly|informally|here|"
    r"on \w+day|in [A-Z]\w+))*\s+(?:with|between|among|of|involving|to|by|from|along with|and|that|"
    r"bringing together|gathering)?\s*"
)
_NP_WORDS = re.compile(
    r"(?:(?:with|between|both|the|his|her|their|its|a|an|to|of|among|former|then|various|visiting|senior|top|"
    r"some|several|two|"
    r"three|members|leaders|representatives|officials|heads|counterpart|counterparts|rival|warring|fellow|rebel|"
    r"opposition|"
    r"along|together|including|mainly|late|exiled|jailed|ousted|President|Prime|Minister|international|of state|from|"
    r"presidents|foreign|ministers|countries|neighbouring|highly|placed|delegation|delegations|envoys) )*"
)
_PAIR = re.compile(r"\s?[-–—]\s?|-")
_ARRANGES = re.compile(r"(?:establish|start|launch|arrang|open|organi[sz]|restart|resum)\w*\s")


class Party(Struct, frozen=True, kw_only=True):
    """An actor with a part in talks, and the words that give it."""

    spot: Spot
    role: ParticipantRole


class Parties(Struct, frozen=True, kw_only=True):
    """The parties of one trigger. `explicit` says that the words for talks name them themselves (`with`, `between`)."""

    found: tuple[Party, ...]
    explicit: bool
    subject: tuple[Spot, ...]


def parties(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> Parties:
    """Return who takes part in the talks that a trigger tells of."""
    number = clause_at(parts, trigger.start)
    agents = _agents(scene, parts, trigger)
    named = _complements(scene, parts, trigger)
    between = trigger.noun and len(named) > 1
    before = _before_noun(scene, trigger) if trigger.noun else ()
    lead: tuple[Spot, ...] = ()
    if trigger.carrier in ("verb", "participant", "host", "mediator"):
        lead = subject(scene, parts, clause_at(parts, trigger.carried), trigger.carried)
    elif trigger.carrier == "setting":
        lead = _main_subject(scene, parts, number, trigger)
    role: ParticipantRole = {"host": "host", "mediator": "mediator"}.get(trigger.carrier, "participant")  # type: ignore[assignment]
    if trigger.kind == "mediate" and not trigger.noun:
        role = "mediator"
    if between and role == "participant" and _ARRANGES.match(scene.text, trigger.carried):
        role = "mediator"
    found = [Party(spot=s, role=_mediates(s) or role) for s in lead]
    found += [Party(spot=s, role=_mediates(s) or "participant") for s in (*before, *named)]
    explicit = bool(named or before)
    taken = {party.spot.actor.id for party in agents}
    rest = [party for party in found if party.spot.actor.id not in taken]
    return Parties(found=_unique([*rest, *agents]), explicit=explicit, subject=lead)


def _mediates(spot: Spot) -> ParticipantRole | None:
    """Return the part of those who are called mediators or go-betweens, whatever the sentence makes of them."""
    if spot.form == "name":
        return None
    words = set(spot.actor.name.casefold().split())
    if words & {"mediators", "mediator", "facilitators", "facilitator"}:
        return "mediator"
    return "go_between" if words & {"intermediaries", "intermediary", "go-betweens", "go-between"} else None


def _unique(found: list[Party]) -> tuple[Party, ...]:
    """Keep one part an actor, the most telling one, in the order of the words."""
    weight = {"mediator": 0, "go_between": 0, "host": 1}
    best: dict[str, Party] = {}
    for party in sorted(found, key=lambda p: (weight.get(p.role, 2), p.spot.start)):
        best.setdefault(party.spot.actor.id, party)
    return tuple(sorted(best.values(), key=lambda p: p.spot.start))


def _limit(parts: tuple[Clause, ...], at: int) -> int:
    return parts[clause_at(parts, at)].end


def collect(scene: Scene, at: int, end: int) -> tuple[Spot, ...]:
    """Return the actors that begin right at `at` (through articles and descriptions), with those joined to them."""
    spot = next((s for s in scene.spots if s.start >= at and s.end <= end), None)
    if spot is None:
        return ()
    gap = scene.text[at : spot.start]
    link = _LINK.match(gap)
    rest = gap[link.end() :] if link else gap
    if not _NP_WORDS.fullmatch(rest) and not _NP_WORDS.fullmatch(gap.lstrip()):
        return ()
    return group(scene, spot, end)


def _complements(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> tuple[Spot, ...]:
    """Return the actors after the trigger: direct objects, `with X`, `between X and Y`, `of X and Y`."""
    end = _limit(parts, trigger.start)
    if trigger.kind == "visit":
        return _visitor(scene, trigger, end) + _visited(scene, trigger, end)
    direct = collect(scene, trigger.end, end) if not trigger.noun or _takes_object(scene, trigger) else ()
    if direct and not re.match(r"\s+(?:from|by)\b", scene.text[trigger.end :]):
        return direct + _later(scene, direct[-1].end, end)
    return _later(scene, trigger.end, end)


def _takes_object(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun is a verb form here: `after meeting X`, `was meeting X`."""
    return trigger.word == "meeting" and bool(
        re.search(r"\b(?:after|before|by|is|are|was|were|been|upon|on|while|when|be) $", scene.text[: trigger.start])
    )


_WITH = re.compile(
    r"\b(?:with|between|among|involving|bringing together|gathering|along with|attended by|joined by)\s+"
)
_OF = re.compile(r"\s+of\s+(?=(?:the |both |foreign |leaders|[A-Z]))")


def _later(scene: Scene, at: int, end: int) -> tuple[Spot, ...]:
    """Return the actors after a later `with` or `between` of the same clause (`held talks in Rome with X`)."""
    if re.match(r"(?:\s+(?:also|later|again))?\s*(?:,|\.)\s*$", scene.text[at:end]):
        return ()
    of = _OF.match(scene.text, at, end)
    if of is not None:
        found = collect(scene, of.end(), end)
        if found:
            return found
    for match in _WITH.finditer(scene.text, at, end):
        if re.search(r"\b(?:agree|agreed|agreement|war|conflict|relations|ties|differences|accordance|compared|"
            r"border)\s+$",
                     scene.text[at : match.start()]):  # fmt: skip
            continue
        found = collect(scene, match.end(), end)
        if found:
            return found
    return ()


def _visitor(scene: Scene, trigger: Trigger, end: int) -> tuple[Spot, ...]:
    """Return who visits in `a trip by X to Y`."""
    match = re.compile(r"\s+by\s+").match(scene.text, trigger.end, end)
    return collect(scene, match.end(), end) if match and trigger.noun else ()


def _visited(scene: Scene, trigger: Trigger, end: int) -> tuple[Spot, ...]:
    """Return whom a visit is paid to: the state visited, or people met during it."""
    match = re.compile(r"\s+(?:to\s+)?(?:the\s+|see\s+|meet\s+)?").match(scene.text, trigger.end, end)
    return collect(scene, match.end() if match else trigger.end, end)[:1]


def _before_noun(scene: Scene, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the actors before the noun: `US-Libyan talks`, `Strand's meeting with`, `Contact Group meeting`."""
    near = [s for s in scene.spots if s.end <= trigger.start and trigger.start - s.end < 60]
    if not near:
        return ()
    last = near[-1]
    gap = scene.text[last.end : trigger.start]
    if re.fullmatch(r"'s? (?:[\w-]+ ){0,3}", gap):
        return (
            group_back(scene, last) if last.actor.type != "igo" or trigger.kind in ("meet", "summit", "visit") else ()
        )
    if not re.fullmatch(
        r" (?:(?:secret|peace|direct|nuclear|bilateral|indirect|crisis|high-level|proximity|ministerial) )*", gap
    ):
        return ()
    pair = [s for s in near[:-1] if _PAIR.fullmatch(scene.text[s.end : last.start])]
    if pair:
        return (pair[-1], last)
    body = last.actor.type in ("igo", "group", "coalition") and trigger.kind in ("meet", "summit")
    return (last,) if body and last.form == "name" else ()


def group_back(scene: Scene, last: Spot) -> tuple[Spot, ...]:
    """Return an actor with the one that `and` joins before it."""
    for spot in scene.spots:
        if spot.end < last.start and scene.text[spot.end : last.start] in (" and ", " and the "):
            return (spot, last)
    return (last,)


def _main_subject(scene: Scene, parts: tuple[Clause, ...], number: int, trigger: Trigger) -> tuple[Spot, ...]:
    """Return the subject of the clause that talks are the setting of: `At a meeting with X, Y said`."""
    part = parts[number]
    before = subject(scene, parts, number, trigger.carried)
    if before:
        return before
    if part.start == 0 or scene.text[part.start : trigger.carried].strip() == "":
        comma = re.compile(r",?\s+").search(scene.text, trigger.end)
        after = [s for s in scene.spots if s.start > trigger.end]
        inside = {s.start for s in _complements(scene, parts, trigger)}
        for spot in after:
            gap = scene.text[trigger.end : spot.start]
            follows = scene.text[spot.end :]
            if spot.start in inside or comma is None:
                continue
            if re.search(r"(?:, | last week | last month | on \w+day |in [A-Z]\w+ )(?:the |"
                r"a )?(?:international )?$", gap) and re.match(
                r"(?: of [A-Z]\w+)?(?: and [^,]{3,40})? (?:\w+ed|said|told|met|has|had|was|were|agreed|also)\b", follows
            ):  # fmt: skip
                return (*group(scene, spot, len(scene.text)), *_addressed(scene, spot))
            return ()
    if part.opener in ("say", "that") or number:
        return _speaker(scene, parts, number)
    return ()


_ADDRESSES = re.compile(
    r"(?: of [A-Z]\w+)?\s(?:urged|told|asked|pressed|warned|assured|informed|thanked|called on)\s+(?:the |a )?"
)


def _addressed(scene: Scene, spot: Spot) -> tuple[Spot, ...]:
    """Return whom the subject of the main clause speaks to: `In a phone call, X urged Y to ...`."""
    match = _ADDRESSES.match(scene.text, spot.end)
    return tuple(s for s in scene.spots if match is not None and s.start == match.end())


def _speaker(scene: Scene, parts: tuple[Clause, ...], number: int) -> tuple[Spot, ...]:
    """Return who speaks in `"...," X said at a meeting with Y`."""
    part = parts[number]
    if part.opener != "say":
        return ()
    ahead = [s for s in scene.spots if s.end <= part.start]
    if ahead and re.fullmatch(
        r" (?:also |later )?\w+(?: at the time)?(?: \w+)? *", scene.text[ahead[-1].end : part.start]
    ):
        return (ahead[-1],)
    return ()


def _agents(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> list[Party]:
    """Return hosts and mediators: `hosted by X`, `Qatar-mediated talks`, `under the auspices of X`."""
    end = _limit(parts, trigger.start)
    found: list[Party] = []
    for match in BY_AGENT.finditer(scene.text, trigger.end, end):
        verb = match["verb"] or ""
        role: ParticipantRole = "host" if verb in ("hosted", "convened", "organised", "organized") else "mediator"
        found += [Party(spot=s, role=role) for s in collect(scene, match.end(), end)]
    for spot in scene.spots:
        adjective = MEDIATED_ADJECTIVE.match(scene.text, spot.end)
        if adjective and spot.end < trigger.start and trigger.start - adjective.end() < 40:
            role = "host" if "host" in adjective.group() else "mediator"
            if "backed" not in adjective.group() or spot.actor.type == "igo":
                found.append(Party(spot=spot, role=role))
    return found
