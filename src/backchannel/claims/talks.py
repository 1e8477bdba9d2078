"""Drafts of talks and of deals from one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from backchannel.claims.attribution import attribution
from backchannel.claims.clauses import Clause, clause_at, clauses, subject
from backchannel.claims.codes import talk_codes
from backchannel.claims.deals import Deal, deals
from backchannel.claims.draft import Draft, Phrase
from backchannel.claims.mood import certainty, status
from backchannel.claims.parties import Parties, Party, collect, parties
from backchannel.claims.political import any_political
from backchannel.claims.scene import Scene, Spot
from backchannel.claims.secrecy import secrecy
from backchannel.claims.telling import dated_by_telling
from backchannel.claims.timing import Timing, timing
from backchannel.claims.triggers import Trigger, triggers
from backchannel.claims.venue import venue
from backchannel.claims.words import BY_AGENT, CONTEST, OFFICE, SPORT_OR_TRADE
from backchannel.dates import Calendar
from backchannel.model import Document, Participant

_DEFINITE = re.compile(r"\b(?:the|that|this|those|these|their|its|both)\s+(?:[\w-]+\s+){0,3}$", re.I)
_PRESENT = re.compile(r"(?:,[^,]{1,60},)?\s(?:comes|is|are|takes|begins|starts|follows|will|would|aims|seeks|opens)\b")
_BEFORE_OR_AFTER = re.compile(r"(?:after|following|from|for)\b", re.I)
_COPULA = re.compile(r"\b(?:was|were|came with|came at|came in) (?:a|an|the|two|three|several)?\s?(?:[\w-]+ ){0,3}$")
_THE_TALKS = re.compile(r"\s(?:the|these|those) (?:\w+ )?(?:talks|negotiations|meeting|discussions)\b")
_DURING_THAT = re.compile(
    r"\b(?:during|at|in) (?:that|the|this)(?: same)? (?:meeting|talks|conversation|session|encounter)\b", re.I
)
_GROUP = re.compile(
    r"\b(?:the two (?:sides|men|leaders|delegations|ministers|governments|countries|teams|parties|presidents|"
    r"foes|rivals|envoys|women)|"
    r"both (?:sides|parties|delegations|men|leaders|teams)|the (?:warring|rival|two|conflicting) (?:parties|"
    r"sides|factions)|the parties|the sides|the delegations|"
    r"the rivals|the pair|the negotiators|they|he|she)\b",
    re.I,
)


class Reader(Struct, frozen=True, kw_only=True):
    """What is the same for all sentences of a document."""

    document: Document
    calendar: Calendar
    outlet: str | None


def drafts(reader: Reader, scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts of a sentence, in order."""
    parts = clauses(scene)
    made = [d for deal in deals(scene) if (d := _deal_draft(reader, scene, parts, deal)) is not None]
    covered = [(deal.start, deal.end) for deal in deals(scene)]
    for trigger in triggers(scene):
        if any(a <= trigger.start < b for a, b in covered):
            continue
        draft = _talk_draft(reader, scene, parts, trigger)
        if draft is not None:
            made.append(draft)
    return tuple(_apart(scene, _addressees(sorted(made, key=lambda d: d.at))))


def _addressees(made: list[Draft]) -> list[Draft]:
    """Give a proposal that is presented at a meeting the others who are at it as recipients."""
    setting = next((d for d in made if d.carrier == "setting" and len(d.participants) > 1), None)
    if setting is None:
        return made
    done = []
    for draft in made:
        own = {p.actor for p in draft.participants}
        if draft.codes.layer == "proposal" and len(own) == 1:
            others = [
                Participant(actor=p.actor, role="recipient", span=p.span, stated=p.stated)
                for p in setting.participants
                if p.actor not in own
            ]
            done.append(replace(draft, participants=(*draft.participants, *others)))
        else:
            done.append(draft)
    return done


def _talk_draft(reader: Reader, scene: Scene, parts: tuple[Clause, ...], trigger: Trigger) -> Draft | None:
    """Make the draft of one trigger; None where the words around it tell of no talks."""
    found = parties(scene, parts, trigger)
    where = venue(reader.document, scene, parts, trigger)
    state = status(scene, parts, trigger)
    when = timing(scene, parts, trigger.start, state, reader.calendar)
    definite = trigger.noun and bool(_DEFINITE.search(scene.text[: trigger.start][-40:]))
    definite = definite or bool(trigger.kind == "mediate" and _THE_TALKS.match(scene.text, trigger.end))
    definite = definite or bool(_DURING_THAT.search(scene.text[: trigger.carried]))
    dated = when.phrase.start if when.phrase is not None else trigger.end
    if dated_by_telling(scene, trigger, dated):
        when = Timing(when=reader.calendar.undated("past"), given=False)
    phrase = _stand_in(scene, parts, trigger, found)
    located = where is not None or when.given
    if not _tells(scene, trigger, found, phrase, located, definite):
        return None
    chain = attribution(scene, parts, trigger.start, reader.outlet)
    begin, end = (
        parts[clause_at(parts, min(trigger.start, trigger.carried))].start,
        parts[clause_at(parts, trigger.start)].end,
    )
    codes = talk_codes(trigger, found.found, state, where, scene.text)
    return Draft(
        scene=scene.number, begin=begin, end=end, at=trigger.start, codes=codes,
        participants=_participants(reader, scene, found.found), explicit=len(found.found) > 1, definite=definite,
        where=where, timing=when, status=state, secrecy=secrecy(reader.document, scene, 0, len(scene.text), trigger),
        attribution=chain, rule=f"talk-{trigger.carrier}", confidence=_confidence(found, trigger),
        hedged=certainty(scene, attributed=False) == "hedged", carrier=trigger.carrier, stands_for=phrase,
        told_past=not _PRESENT.match(scene.text, trigger.end),
        kind=trigger.kind,
        zone=scene.sentence.zone,
    )  # fmt: skip


def _tells(
    scene: Scene, trigger: Trigger, found: Parties, phrase: Phrase | None, located: bool, definite: bool
) -> bool:
    """Tell whether a trigger with what was found around it tells of talks at all."""
    actors = {p.spot.actor.id for p in found.found}
    if _plays_or_trades(scene.text, len(actors)):
        return False
    if len(actors) > 1 and not any_political(p.spot.actor for p in found.found):
        return False
    several = len(actors) > 1
    if trigger.kind == "visit":
        known = bool(found.subject) or len(actors) == 1
        return known and trigger.carrier not in ("host", "mediator", "event") and (located or found.explicit)
    if not trigger.noun and definite and found.subject:
        return True
    if not trigger.noun:
        return several or phrase is not None or (bool(found.subject) and (located or _plural(found)))
    if trigger.kind == "contact" and trigger.carrier == "event" and definite:
        return True
    if trigger.kind == "contact":
        return several and (found.explicit or trigger.carrier == "participant")
    if trigger.carrier == "event":
        return bool(actors) or located or definite or trigger.kind in ("negotiate", "talk")
    if definite and actors and trigger.carrier in ("host", "mediator"):
        return True
    return _tells_noun(scene, trigger, found, phrase, located)


def _plays_or_trades(text: str, actors: int) -> bool:
    """Tell whether a sentence is one of a contest, or of business and sport beside fewer than two actors."""
    contest = CONTEST.search(text) and not OFFICE.search(text)
    return bool(contest or (SPORT_OR_TRADE.search(text) and actors < 2))


def _tells_noun(scene: Scene, trigger: Trigger, found: Parties, phrase: Phrase | None, located: bool) -> bool:
    """Tell whether a noun that does nothing itself tells of talks: by its verb, its setting or its parties."""
    actors = {p.spot.actor.id for p in found.found}
    several = len(actors) > 1
    if trigger.carrier in ("participant", "host", "mediator"):
        return several or phrase is not None or (bool(actors) and (located or _plural(found)))
    if trigger.carrier == "bare" and located and not actors and _COPULA.search(scene.text[: trigger.start]):
        return True
    if trigger.carrier == "setting" and not _BEFORE_OR_AFTER.match(scene.text, trigger.carried):
        return (found.explicit and bool(several or found.subject)) or (
            bool(found.subject) and located and trigger.kind not in ("talk", "negotiate")
        )
    if trigger.carrier == "setting" and located and not actors:
        return bool(re.search(r"\b(?:secret|clandestine|covert) (?:[\w-]+ )?$", scene.text[: trigger.start]))
    return found.explicit and several


def _plural(found: Parties) -> bool:
    return (
        any(s.actor.type in ("delegation", "group", "coalition", "igo") for s in found.subject)
        or len(found.subject) > 1
    )


def _stand_in(scene: Scene, parts: tuple[Clause, ...], trigger: Trigger, found: Parties) -> Phrase | None:
    """Return the words in the place of the subject, or after `between`, that stand for parties told of before."""
    part = parts[clause_at(parts, trigger.carried)]
    after = re.compile(r"\s+(?:between|with|of)\s+").match(scene.text, trigger.end)
    if after is not None and not found.explicit:
        match = _GROUP.match(scene.text, after.end())
        if match is not None:
            return Phrase(match.start(), match.end(), match.group())
    if found.subject or trigger.carrier in ("event", "setting", "bare"):
        return None
    match = _last_group(scene.text, part.start, trigger.carried)
    if match is None and part.opener in ("and", "but", "main", "resume", "mark") and part.start:
        match = _last_group(scene.text, 0, part.start)
    return Phrase(match.start(), match.end(), match.group()) if match is not None else None


def _last_group(text: str, start: int, end: int) -> re.Match[str] | None:
    found = list(_GROUP.finditer(text, start, end))
    return found[-1] if found else None


def _participants(reader: Reader, scene: Scene, found: tuple[Party, ...]) -> tuple[Participant, ...]:
    return tuple(
        Participant(actor=p.spot.actor.id, role=p.role, span=scene.span(reader.document, p.spot.start, p.spot.end))
        for p in found
    )


def _confidence(found: Parties, trigger: Trigger) -> float:
    """Return a coarse confidence: two named parties 0.8, one 0.6, none 0.5; a tenth less where no verb carries it."""
    base = 0.8 if len(found.found) > 1 else 0.6 if found.found else 0.5
    return round(base - (0.1 if trigger.carrier in ("setting", "bare") else 0.0), 2)


def _deal_draft(reader: Reader, scene: Scene, parts: tuple[Clause, ...], deal: Deal) -> Draft | None:
    """Make the draft of an agreement, offer, proposal, call or refusal; None where nobody political is its subject."""
    number = clause_at(parts, deal.start)
    end = parts[number].end
    lead = () if deal.passive or deal.requested else subject(scene, parts, number, deal.start)
    role = "mediator" if deal.doer_mediates else "participant" if deal.layer == "agreement" else "actor"
    found = [Party(spot=s, role=role) for s in lead]  # type: ignore[arg-type]
    others = _others(scene, deal, end)
    found += [
        Party(spot=s, role="participant" if deal.layer == "agreement" else "actor" if deal.requested else "recipient")
        for s in others
        if s not in lead
    ]
    found += [
        Party(spot=s, role="mediator")
        for m in BY_AGENT.finditer(scene.text, deal.start, end)
        for s in collect(scene, m.end(), end)
    ]
    unique = tuple({p.spot.actor.id: p for p in found}.values())
    phrase = None
    if not unique:
        match = next(_GROUP.finditer(scene.text, parts[number].start, deal.start), None)
        phrase = Phrase(match.start(), match.end(), match.group()) if match else None
    if not any_political(p.spot.actor for p in unique) and phrase is None:
        return None
    trigger = Trigger(
        start=deal.start, end=deal.verb_end, word="", kind="talk", carrier="verb", carried=deal.start, noun=False
    )
    state = status(scene, parts, trigger)
    if state == "hypothetical":
        return None
    when = timing(scene, parts, deal.start, state, reader.calendar)
    return Draft(
        scene=scene.number, begin=deal.start if deal.requested else parts[number].start, end=end,
        at=deal.start, codes=deal.codes,
        participants=_participants(reader, scene, unique), explicit=len(unique) > 1, definite=False,
        where=venue(reader.document, scene, parts, trigger), timing=when, status=state,
        secrecy=secrecy(reader.document, scene, parts[number].start, end, trigger),
        attribution=attribution(scene, parts, deal.start, reader.outlet), rule=f"deal-{deal.layer}",
        confidence=0.7 if len(unique) > 1 else 0.6 if unique else 0.5, carrier="deal", stands_for=phrase,
    )  # fmt: skip


def _others(scene: Scene, deal: Deal, end: int) -> tuple[Spot, ...]:
    """Return the actors after `with`, `between`, `to` (of a proposal) or `by` (of a passive)."""
    if deal.requested:
        return collect(scene, deal.end, end)
    link = (
        r"\b(?:by|between)\s+"
        if deal.passive
        else r"\b(?:with|between)\s+"
        if deal.layer == "agreement"
        else r"\b(?:between|with|(?<!according )to)\s+"
    )
    for match in re.compile(link).finditer(scene.text, deal.verb_end, end):
        found = collect(scene, match.end(), end)
        if found:
            return found
    return ()


def _apart(scene: Scene, made: list[Draft]) -> Iterator[Draft]:
    """Give each draft its evidence: the whole sentence for a single one, else its own stretch of the sentence."""
    if not made:
        return
    begins = [0]
    for last, draft in pairwise(made):
        begins.append(draft.begin if last.at < draft.begin <= draft.at else _cut(scene.text, last.at, draft.at))
    for draft, begin, end in zip(made, begins, [*begins[1:], len(scene.text)], strict=True):
        piece = scene.text[begin:end]
        first = begin + len(piece) - len(piece.lstrip(" ,;"))
        yield replace(draft, begin=first, end=begin + len(piece.rstrip(" ,;")))


def _cut(text: str, last: int, at: int) -> int:
    """Return where the words of a second trigger in one clause begin: after the `and` before it, else at itself."""
    joint = text.rfind(" and ", last, at)
    return joint + len(" and ") if joint >= 0 else at
