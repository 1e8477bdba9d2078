"""What a sentence leaves out because the ones before have said it: parties, place, day and secrecy of known talks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from backchannel.claims.draft import Draft
from backchannel.claims.scene import Scene
from backchannel.claims.timing import Timing
from backchannel.dates import Calendar, offset_of, shifted
from backchannel.model import Document, Participant, Secrecy, Where

_OTHER_TIME = re.compile(
    r"\b(?:also|again|later|earlier|before|previously|since|twice|once|often|regularly|several times|many times|always|"
    r"has|have|had|then|afterwards)\b",
    re.IGNORECASE,
)
_BEFORE, _SAME = "as the sentence before says", "the same talks as told before"
_UNITS = {"day": 1, "week": 7}
_MOST = 100
_REACH = 12
"""How many sentences back talks are remembered: about five paragraphs of news."""


def remembered(calendar: Calendar, scenes: Sequence[Scene], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Complete drafts, in order, from the ones before them; drafts that stay without parties are left out."""
    document = calendar.document
    done: list[Draft] = []
    floating: Draft | None = None
    for draft in drafts:
        draft, floating = _grounded(scenes, draft, floating), draft
        known = _antecedent(draft, done)
        full = _complete(document, scenes, draft, known)
        full = _counted(calendar, scenes, full, known)
        if full.participants and (full.status != "hypothetical" or draft.explicit):
            _reveal(scenes, done, full, known)
            done.append(full)
    return tuple(draft for draft in _counted_back(done) if draft.status != "hypothetical")


def _grounded(scenes: Sequence[Scene], draft: Draft, floating: Draft | None) -> Draft:
    """Give talks the day that the sentence before gave for them: `The meeting was on 3 May. Envoys met in ...`."""
    if floating is None or floating.participants or not floating.timing.given or floating.codes.layer != "talk":
        return draft
    near = draft.scene - floating.scene == 1
    if not near or scenes[draft.scene].sentence.paragraph != scenes[floating.scene].sentence.paragraph:
        return draft
    if draft.codes.layer != "talk" or draft.timing.given or draft.status != floating.status:
        return draft
    when = replace(floating.timing.when, reason=_once(_BEFORE, floating.timing.when.reason))
    return replace(draft, timing=Timing(when=when, given=True), secrecy=_kept(draft.secrecy, floating.secrecy))


def _reveal(scenes: Sequence[Scene], done: list[Draft], draft: Draft, known: Draft | None) -> None:
    """Make known talks secret where later words, told of the same talks, say that they were."""
    if known is None or draft.codes.layer != "talk" or draft.secrecy.existence != "secret":
        return
    if not draft.definite and not _goes_on(scenes, draft, known):
        return
    for at, other in enumerate(done[-_MOST:], max(0, len(done) - _MOST)):
        untold = other.secrecy.existence == "unknown" and other.codes.layer == "talk"
        near = draft.scene - other.scene <= _REACH
        if untold and (other is known or (near and _same_talks(other, known))):
            done[at] = replace(other, secrecy=draft.secrecy)


def _goes_on(scenes: Sequence[Scene], draft: Draft, known: Draft) -> bool:
    """Tell whether a sentence says more of the talks just told of: `They met without telling anyone`."""
    same = draft.kind == known.kind and draft.status == known.status and draft.scene - known.scene == 1
    own = draft.timing.given or draft.where is not None or draft.timing.offset is not None
    return same and draft.stands_for is not None and not own and not _OTHER_TIME.search(scenes[draft.scene].text)


def _same_talks(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts are of the same day and have the same two or more parties."""
    mine, theirs = ({p.actor for p in draft.participants} for draft in (one, other))
    if not one.timing.given or not other.timing.given or mine != theirs or len(mine) < 2:
        return False
    a, b = one.timing.when, other.timing.when
    return a.earliest is not None and (a.earliest, a.latest) == (b.earliest, b.latest)


def _antecedent(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """Return the last draft that this one can be speaking of: talks or an offer of talks, at no other place."""
    refers = draft.definite or draft.stands_for is not None or not draft.participants
    if not refers or (draft.explicit and not draft.definite):
        return None
    if not draft.definite and draft.stands_for is None:
        return _same_kind(draft, done)
    near = [d for d in _recent(draft, done, _REACH) if _may_mean(draft, d)]
    papers = draft.codes.layer == "talk" and not draft.stands_for
    talks = [d for d in near if not (papers and d.codes.layer == "agreement")]
    return talks[-1] if talks else near[-1] if near else None


def _may_mean(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft can be speaking of the talks, offer or agreement of an earlier one."""
    if other.codes.layer not in ("talk", "offer", "agreement") or other.status == "denied":
        return False
    if other.status == "not_happened" and draft.status != other.status:
        return False
    if other.status == "planned" and draft.status == "happened" and draft.stands_for and draft.timing.given:
        return False
    at_once = draft.definite and draft.scene - other.scene <= 1
    if _places_differ(draft.where, other.where) and other.codes.layer != "offer" and not at_once:
        return False
    return not draft.explicit or _share(draft, other)


def _recent(draft: Draft, done: Sequence[Draft], reach: int) -> list[Draft]:
    """Return the drafts of the last sentences, in order; never more than a hundred."""
    return [d for d in done[-_MOST:] if draft.scene - d.scene <= reach]


def _same_kind(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """Return what `Talks went on` goes on from: the last that was called the same, however long ago."""
    usable = [d for d in _recent(draft, done, 2 * _REACH) if d.codes.layer in ("talk", "offer")]
    same = [d for d in usable if d.kind == draft.kind and not _places_differ(draft.where, d.where)]
    near = [d for d in usable if draft.scene - d.scene <= 2 and not _places_differ(draft.where, d.where)]
    return same[-1] if same else near[-1] if near else None


def _share(draft: Draft, other: Draft) -> bool:
    mine = {p.actor for p in draft.participants}
    return len(mine & {p.actor for p in other.participants}) >= min(2, len(mine))


def _places_differ(a: Where | None, b: Where | None) -> bool:
    """Tell whether two places exclude one another: a city does not exclude its own country."""
    if a is None or b is None or a.place == b.place:
        return False
    return a.country != b.country or (a.geonames is not None and b.geonames is not None and a.country is None)


def _complete(document: Document, scenes: Sequence[Scene], draft: Draft, known: Draft | None) -> Draft:
    """Take over from the known talks what the draft doesn't say."""
    if draft.stands_for is not None and draft.stands_for.text.casefold() in ("he", "she"):
        return _with_person(document, scenes, draft)
    if known is None:
        return draft
    participants = draft.participants
    if not draft.explicit:
        participants = _merged(document, scenes, draft, known)
    agreed = draft.codes.layer == "agreement" and draft.scene - known.scene <= 2 and known.codes.layer == "talk"
    same = (draft.codes.layer == "talk" and draft.definite) or agreed
    planned = same and known.status == "planned" and draft.status == "happened" and not draft.told_past
    if planned:
        draft = replace(draft, status="planned", codes=replace(draft.codes, type="AGREE", modes=(), cameo="036"))
    return replace(
        draft,
        participants=participants,
        where=draft.where or _silent(known.where if _same_place(draft) else None),
        timing=_taken(draft, known) if same else draft.timing,
        secrecy=_kept(draft.secrecy, known.secrecy) if same else draft.secrecy,
        confidence=round(min(draft.confidence, known.confidence) - 0.1, 2),
    )


def _same_place(draft: Draft) -> bool:
    """Tell whether what is known of before was at the same place: the same talks, or what they agreed on."""
    if draft.codes.medium == "phone":
        return False
    return (draft.codes.layer == "talk" and draft.definite) or draft.codes.layer == "agreement"


def _silent(where: Where | None) -> Where | None:
    """Return a place without its words, which stand in another sentence."""
    return Where(place=where.place, span=None, country=where.country, geonames=where.geonames) if where else None


def _taken(draft: Draft, known: Draft) -> Timing:
    """Take the day of known talks where the draft gives none of its own and tells of the same time."""
    if draft.timing.given or not known.timing.given or (draft.status == "planned") != (known.status == "planned"):
        return draft.timing
    when = replace(known.timing.when, reason=_once(_SAME, known.timing.when.reason))
    return Timing(when=when, given=True, offset=draft.timing.offset, phrase=draft.timing.phrase)


def _once(words: str, reason: str) -> str:
    """Put words before a reason, but not again where what it was taken from has taken it, too."""
    return reason if reason.startswith((_BEFORE, _SAME)) else f"{words}; {reason}"


def _kept(own: Secrecy, known: Secrecy) -> Secrecy:
    if own.existence != "unknown" or known.existence != "secret":
        return own
    return Secrecy(existence="secret", content=own.content, spans=(*own.spans, *known.spans), until=own.until)


def _merged(document: Document, scenes: Sequence[Scene], draft: Draft, known: Draft) -> tuple[Participant, ...]:
    """Return the draft's own parties and those of the known talks, which are not stated here."""
    own = {p.actor for p in draft.participants}
    span = None
    if draft.stands_for is not None:
        scene = scenes[draft.scene]
        span = scene.span(document, draft.stands_for.start, draft.stands_for.end)
    made = list(draft.participants)
    for party in known.participants:
        if party.actor in own:
            continue
        role = party.role
        if known.codes.layer == "offer":
            role = "participant" if role == "recipient" else "host" if role == "actor" else role
        stated = span is not None and role in ("participant", "actor", "recipient")
        made.append(Participant(actor=party.actor, role=role, span=span if stated else None, stated=stated))
    return tuple(made)


def _with_person(document: Document, scenes: Sequence[Scene], draft: Draft) -> Draft:
    """Read `he` or `she` as the person named last before it, in this sentence or first in the one before."""
    phrase = draft.stands_for
    if phrase is None:
        return draft
    here = [s for s in scenes[draft.scene].spots if s.actor.type == "person" and s.end <= phrase.start]
    taken = {p.actor for p in draft.participants}
    before: list[str] = [s.actor.id for s in reversed(here)]
    for scene in reversed(scenes[max(0, draft.scene - 2) : draft.scene]):
        if scene.sentence.zone in ("body", "standfirst"):
            before += [s.actor.id for s in scene.spots if s.actor.type == "person"]
    chosen = next((actor for actor in before if actor not in taken), None)
    if chosen is None:
        return draft
    span = scenes[draft.scene].span(document, phrase.start, phrase.end)
    person = Participant(actor=chosen, role="participant", span=span)
    return replace(draft, participants=(person, *draft.participants), confidence=round(draft.confidence - 0.1, 2))


def _counted(calendar: Calendar, scenes: Sequence[Scene], draft: Draft, known: Draft | None) -> Draft:
    """Date `two days later` from the last day that the paragraph names before it."""
    offset, phrase = draft.timing.offset, draft.timing.phrase
    if offset is None or phrase is None or draft.timing.given or known is not None or offset.unit not in _UNITS:
        return draft
    here = scenes[draft.scene]
    for scene in reversed(scenes[max(0, draft.scene - 4) : draft.scene]):
        told = [e for e in scene.dates if offset_of(e.node) is None]
        if scene.sentence.paragraph != here.sentence.paragraph or not told:
            continue
        when = calendar.resolve(phrase, here.sentence, "past")
        if when.earliest is None:
            return draft
        return replace(draft, timing=Timing(when=when, given=True, offset=offset, phrase=phrase))
    return draft


def _counted_back(done: list[Draft]) -> list[Draft]:
    """Date talks that a dated one is said to come after or before (`met one day after X met`), in the same sentence."""
    chain: tuple[str, ...] = ()
    root = ""
    for k, draft in enumerate(done):
        phrases, chain = chain, ()
        offset = draft.timing.offset
        if offset is None or offset.unit not in _UNITS or k + 1 >= len(done):
            continue
        other = done[k + 1]
        days = offset.count * _UNITS[offset.unit] * (1 if offset.direction == "after" else -1)
        if other.scene != draft.scene or draft.timing.phrase is None or other.at < draft.timing.phrase.end:
            continue
        words = f"'{draft.timing.phrase.text}'"
        if _bounded(draft) and not other.timing.given:
            chain, root = (*phrases, words), root if phrases else draft.timing.when.reason
            when = shifted(draft.timing.when, -days, _between(chain, root))
            when = replace(when, phrase=draft.timing.when.phrase)
            done[k + 1] = replace(other, timing=replace(other.timing, when=when, given=True))
        elif _bounded(other) and not draft.timing.given:
            when = shifted(other.timing.when, days, _between((words,), other.timing.when.reason))
            when = replace(when, phrase=other.timing.when.phrase)
            done[k] = replace(draft, timing=replace(draft.timing, when=when, given=True))
    return done


def _bounded(draft: Draft) -> bool:
    """Tell whether a draft gives a date that another can be counted from."""
    when = draft.timing.when
    return draft.timing.given and (when.earliest is not None or when.latest is not None)


def _between(phrases: tuple[str, ...], reason: str) -> str:
    """Return why talks are of a day, with the distances from the dated ones to them, each said once."""
    which = "the two" if len(phrases) == 1 else "each and the next"
    return f"{', '.join(dict.fromkeys(phrases))} between {which}: {reason}"
