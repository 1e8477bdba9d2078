"""What the whole document says about its talks: the summary's details, the place of writing, who mediates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from backchannel.claims.draft import Draft
from backchannel.claims.scene import Scene
from backchannel.claims.timing import Timing
from backchannel.model import Actor, DateRange, Document, Participant
from backchannel.places import Located, capitals, locate

_EFFORT = re.compile(
    r"(?:'s)?\s(?:(?:has|had|have|also|secretly|quietly|itself|later)\s)*(?:secret\s|quiet\s|discreet\s|"
    r"failed\s|own\s)*"
    r"(?:launched|led|mediated|mediating|brokered|brokering|attempted|tried|acted|facilitated|offered|worked|"
    r"attempts?|efforts?|"
    r"mediation|initiative|peace (?:initiative|efforts?|attempts?)|role as (?:a )?mediator)\b"
)
_PEACE = re.compile(
    r"\b(?:peace\w*|mediat\w+|diplomacy|settling|settlement|negotiat\w+|talks|go-between|"
    r"facilitat\w+)\b"
)
_REACH = 110
_NEARBY = 100
"""How many accounts on either side are looked at."""


def in_context(
    document: Document, scenes: Sequence[Scene], drafts: Sequence[Draft], actors: Mapping[str, Actor]
) -> list[Draft]:
    """Complete drafts from what the document says elsewhere; nothing that a draft says itself is changed."""
    written_at = _dateline(scenes)
    brokers = _brokers(scenes)
    countries = frozenset(p.name for s in scenes for p in s.places if p.is_country)
    done: list[Draft] = []
    for k, draft in enumerate(drafts):
        full = _from_body(draft, drafts[k + 1 : k + 1 + _NEARBY]) if draft.zone in ("headline", "standfirst") else draft
        full = _at_dateline(document, countries, full, done[-_NEARBY:], written_at)
        full = _hosted_by_body(full, actors)
        done.append(_brokered(full, brokers))
    return done


def _from_body(draft: Draft, later: Sequence[Draft]) -> Draft:
    """Give talks in the headline or standfirst the day and place that the body gives for talks of the same parties."""
    mine = {p.actor for p in draft.participants}
    if draft.codes.layer != "talk" or len(mine) < 2:
        return draft
    for other in later:
        if (
            other.codes.layer != "talk"
            or other.status != draft.status
            or not mine <= {p.actor for p in other.participants}
        ):
            continue
        timing, where = draft.timing, draft.where
        if not timing.given and other.timing.given:
            when = replace(
                other.timing.when, phrase=None, reason=f"as the article tells below; {other.timing.when.reason}"
            )
            timing = Timing(when=when, given=True)
        if where is None and other.where is not None:
            where = replace(other.where, span=None)
        return replace(draft, timing=timing, where=where)
    return draft


def _dateline(scenes: Sequence[Scene]) -> tuple[Scene, Located] | None:
    """Return the place that the report was written from, by its dateline."""
    for scene in scenes:
        if scene.sentence.zone == "dateline":
            name = re.match(r"[^,(/—–]+", scene.text)
            written = name.group().strip() if name else ""
            found = locate(f"in {written.title()}", frozenset())
            if found and found[0].start == 3:
                place = found[0]
                return scene, replace(place, start=0, end=len(written))
            return None
    return None


def _at_dateline(
    document: Document,
    countries: frozenset[str],
    draft: Draft,
    before: Sequence[Draft],
    written: tuple[Scene, Located] | None,
) -> Draft:
    """Place talks in the city that the report was written from.

    That is done where the text names only its country, or where other talks of the same people are told to be there.
    """
    if written is None or draft.codes.layer not in ("talk", "proposal") or draft.status != "happened":
        return draft
    scene, place = written
    city = place.where(document, scene.sentence)
    if draft.where is not None:
        named_country = draft.where.country == city.country and draft.where.geonames != city.geonames
        if named_country and draft.where.place in countries:
            return replace(draft, where=city)
        return draft
    mine = {p.actor for p in draft.participants}
    if _filed_from(draft, place) and not draft.told_elsewhere(document.published.earliest):
        return replace(draft, where=replace(city, span=None), confidence=round(draft.confidence - 0.1, 2))
    there = any(
        d.where is not None and d.where.place == city.place and mine & {p.actor for p in d.participants} for d in before
    )
    if not there or draft.timing.given or draft.codes.medium == "phone":
        return draft
    return replace(draft, where=replace(city, span=None), confidence=round(draft.confidence - 0.1, 2))


def _filed_from(draft: Draft, place: Located) -> bool:
    """Tell whether the place of writing is likely that of the talks: no capital, where news is filed on any day."""
    if draft.codes.layer != "talk" or draft.kind in ("visit", "phone") or len(draft.participants) < 2:
        return False
    capital = capitals().get(place.country or "")
    return capital is not None and capital.geonames != place.geonames


def _hosted_by_body(draft: Draft, actors: Mapping[str, Actor]) -> Draft:
    """Let an organisation host what its leaders offered to host."""
    changed = []
    for party in draft.participants:
        actor = actors.get(party.actor)
        if (
            party.role == "host"
            and actor is not None
            and actor.type in ("group", "unnamed")
            and actor.part_of is not None
        ):
            body = actors.get(actor.part_of)
            if body is not None and body.type == "igo":
                changed.append(Participant(actor=body.id, role="host", span=None, stated=False))
                continue
        changed.append(party)
    return replace(draft, participants=tuple(changed))


def _brokers(scenes: Sequence[Scene]) -> dict[str, str]:
    """Return the states that the document says to mediate or to try for peace: country code to actor id."""
    found: dict[str, str] = {}
    for scene in scenes:
        if scene.sentence.zone == "dateline":
            continue
        for spot in scene.spots:
            country = spot.actor.code.country
            match = _EFFORT.match(scene.text, spot.end) if spot.actor.type == "state" else None
            if country and match and _PEACE.search(scene.text, match.start(), match.end() + _REACH):
                found.setdefault(country, spot.actor.id)
    return found


def _brokered(draft: Draft, brokers: Mapping[str, str]) -> Draft:
    """Name the mediating state for talks of others that were held in that state."""
    country = draft.where.country if draft.where is not None else None
    broker = brokers.get(country or "")
    sides = [p for p in draft.participants if p.role in ("participant", "actor")]
    roles = {p.role for p in draft.participants}
    if broker is None or draft.codes.layer != "talk" or len(sides) < 2 or roles & {"mediator", "host"}:
        return draft
    if (
        any(p.actor == broker or p.actor in broker for p in draft.participants)
        or "third-party" not in draft.codes.modes
    ):
        return draft
    mediator = Participant(actor=broker, role="mediator", span=None, stated=False)
    codes = replace(draft.codes, cameo="045")
    return replace(draft, participants=(*draft.participants, mediator), codes=codes)


def disclosed_after(draft: Draft, talks: Sequence[Draft]) -> Draft:
    """Bound an undated disclosure from below: nothing is told before it happened."""
    if draft.timing.given:
        return draft
    told = next((t for t in talks if t.scene == draft.scene and t.codes.layer == "talk" and t.timing.given), None)
    earliest, when = (told.timing.when.earliest if told else None), draft.timing.when
    if earliest is None or when.latest is None or earliest > when.latest:
        return draft
    bounded = DateRange(
        edtf=f"{earliest.isoformat()}/{when.latest.isoformat()}", earliest=earliest, latest=when.latest,
        anchor=when.anchor, reason=f"not before what it tells of; {when.reason}",
    )  # fmt: skip
    return replace(draft, timing=replace(draft.timing, when=bounded))
