"""All claims of talks in a document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from backchannel.actors import outlet_of
from backchannel.claims.context import disclosed_after, in_context
from backchannel.claims.disclosures import disclosures
from backchannel.claims.draft import Draft
from backchannel.claims.memory import remembered
from backchannel.claims.mood import certainty
from backchannel.claims.political import any_political
from backchannel.claims.scene import Scene, scenes
from backchannel.claims.secrecy import openly
from backchannel.claims.talks import Reader, drafts
from backchannel.dates import Calendar
from backchannel.language import Sentence
from backchannel.language.paragraphs import unbroken
from backchannel.model import Actor, Certainty, Claim, DateRange, Document, Secrecy, Span

Tellers = Callable[[int, int], tuple[str, ...]]
"""Gives the chain of those who tell what stands at characters of the document, outlet first."""

_ZONES = frozenset(("headline", "standfirst", "heading", "body"))


def extract(
    document: Document,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    calendar: Calendar | None = None,
    tellers: Tellers | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of talks that the sentences make, in the order of the text.

    `calendar` is that of the same sentences, where there is one already; `tellers` gives for characters of the document
    the chain of actor ids from the outlet inwards to whoever tells what stands there.

    Confidence is coarse and not calibrated: it starts at 0.8 where two named parties stand at the verb, and a tenth is
    taken off for each thing that is guessed (no verb, one party, parties of an earlier sentence).
    """
    calendar = calendar or Calendar.of(document, sentences)
    stage = scenes(document, sentences, actors, calendar)
    reader = Reader(document=document, calendar=calendar, outlet=outlet_of(document, actors))
    telling = [scene for scene in stage if scene.sentence.zone in _ZONES]
    talks = remembered(calendar, stage, [draft for scene in telling for draft in drafts(reader, scene)])
    known = {actor.id: actor for actor in actors}
    talks = tuple(in_context(document, stage, talks, known))
    talks = tuple(d for d in talks if any_political(known[p.actor] for p in d.participants if p.actor in known))
    first_secret = next((d.scene for d in talks if d.secrecy.existence == "secret"), None)
    told = [
        disclosed_after(draft, talks)
        for scene in telling
        for draft in disclosures(reader, scene, first_secret is not None and first_secret <= scene.number)
    ]
    written_at = next((s.text.casefold() for s in stage if s.sentence.zone == "dateline"), None)
    made: dict[str, Claim] = {}
    for draft in sorted([*talks, *told], key=lambda d: (d.scene, d.at, d.codes.layer)):
        claim = _claim(document, stage[draft.scene], draft, written_at, tellers)
        made.setdefault(claim.id, claim)
    return tuple(made.values())


def _claim(
    document: Document, scene: Scene, draft: Draft, written_at: str | None, tellers: Tellers | None
) -> Claim:  # fmt: skip
    evidence = _evidence(document, scene, draft)
    chain = draft.attribution
    if tellers is not None:
        predicate = scene.span(document, draft.at, draft.at + 1)
        told = tellers(predicate.start, predicate.end)
        chain = told if len(told) > 1 else chain
    attributed = len(chain) > 1
    sure: Certainty = "hedged" if draft.hedged else certainty(scene, attributed)
    secret = draft.secrecy
    if draft.codes.layer in ("offer", "response", "statement") and secret.existence == "unknown":
        secret = Secrecy(existence="open", content=secret.content, spans=secret.spans)
    elif draft.codes.layer in ("talk", "agreement", "proposal"):
        told_there = written_at is not None and draft.where is not None and not draft.timing.when.earliest
        public = told_there and draft.where is not None and draft.where.place.casefold() in (written_at or "")
        secret = openly(secret, scene, draft.status, draft.timing.when, document, at_hand=bool(public))
    elif draft.codes.layer == "disclosure":
        secret = Secrecy(existence="open", content="disclosed")
    return Claim(
        id=claim_id(document.id, evidence, draft.codes.layer, draft.codes.type), document=document.id,
        evidence=evidence, layer=draft.codes.layer, type=draft.codes.type, modes=draft.codes.modes,
        contexts=("diplomatic",) if draft.codes.type else (), cameo=draft.codes.cameo,
        participants=draft.participants, when=_when(document, scene, draft), where=draft.where,
        status=draft.status, certainty=sure, attribution=chain, secrecy=secret,
        medium=draft.codes.medium, directness=draft.codes.directness,
        made_by=f"rule:{draft.rule}", confidence=max(0.1, draft.confidence),
    )  # fmt: skip


def _when(document: Document, scene: Scene, draft: Draft) -> DateRange:
    """Return the date of a draft with the words that give it: also a distance, if it is what was counted by."""
    when, phrase = draft.timing.when, draft.timing.phrase
    if when.phrase is not None or phrase is None or draft.timing.offset is None:
        return when
    # A day that was taken over from other talks has a reason of its own.
    counted = f"'{' '.join(phrase.text.split())}'" in when.reason
    return replace(when, phrase=scene.span(document, phrase.start, phrase.end)) if counted else when


def _evidence(document: Document, scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Return the words of a draft, cut where something else (a caption, a page's head) stands between them.

    The piece that holds the predicate comes first.
    """
    bounds = unbroken(document, scene.sentence.view, draft.begin, draft.end)
    bounds.sort(key=lambda bound: not bound[0] <= draft.at < bound[1])
    return tuple(scene.span(document, i, j) for i, j in bounds)


def claim_id(document: str, evidence: Sequence[Span], layer: str, kind: str | None) -> str:
    """Return the id of a claim: the same words of a document, read as the same sort of thing, give the same id."""
    offsets = ",".join(f"{span.start}-{span.end}" for span in sorted(evidence, key=lambda s: (s.start, s.end)))
    seed = "|".join((document, offsets, layer, kind or ""))
    return "claim-" + hashlib.sha256(seed.encode()).hexdigest()[:16]
