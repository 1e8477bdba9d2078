"""When something secret became public on this record, by whom, and how."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from backchannel.model import Claim, DateRange, Disclosure, DisclosureSort, Event
from backchannel.reconcile.dates import lag

MADE_BY = "rule:first-told"

_SORTS: tuple[tuple[str, DisclosureSort], ...] = (
    ("admi", "admission"), ("confirm", "admission"), ("acknowledg", "admission"), ("den", "denial"),
    ("leak", "leak"), ("memoir", "memoir"), ("biograph", "memoir"), ("autobiograph", "memoir"),
    ("told", "interview"), ("interview", "interview"), ("announc", "announcement"),
)  # fmt: skip
"""Beginnings of words in the disclosing sentence and the way of disclosure that they tell of; the first that fits."""


def disclosures(
    event: Event,
    claims: Sequence[Claim],
    disclosing: Callable[[str], Sequence[Claim]],
    published: Callable[[str], DateRange],
) -> list[Disclosure]:
    """Return how each document that tells of a secret event discloses it; nothing for an event that was not secret.

    `claims` are the event's; `disclosing` gives a document's claims of the layer `disclosure`.
    """
    if event.secrecy.existence != "secret" or event.layer == "disclosure":
        return []
    found = []
    for document in sorted({c.document for c in claims}):
        here = [c for c in claims if c.document == document]
        act = _nearest(here, disclosing(document))
        when = published(document)
        speaking = ("actor", "speaker")
        by = tuple(dict.fromkeys(p.actor for p in act.participants if p.role in speaking)) if act else ()
        evidence = (act or here[0]).evidence
        name = f"{event.id} {document}"
        found.append(
            Disclosure(
                id="disclosure-" + hashlib.sha256(name.encode()).hexdigest()[:16],
                events=(event.id,),
                document=document,
                by=by or here[0].attribution[:1],
                when=DateRange(
                    edtf=when.edtf,
                    earliest=when.earliest,
                    latest=when.latest,
                    reason=f"told in a report, whose date is: {when.reason}",
                ),
                sort=_sort(act),
                lag_days=lag(event.when, when),
                evidence=tuple(span.within(document) for span in evidence),
                made_by=MADE_BY,
                confidence=act.confidence if act else here[0].confidence,
            )
        )
    return found


def _nearest(claims: Sequence[Claim], disclosing: Sequence[Claim]) -> Claim | None:
    """Return the disclosing claim that stands nearest to the first words on the event, before or after."""
    place = min(c.evidence[0].start for c in claims)
    return min(disclosing, key=lambda c: (abs(c.evidence[0].start - place), c.id), default=None)


def _sort(act: Claim | None) -> DisclosureSort:
    words = " ".join(span.text for span in act.evidence).casefold().split() if act else []
    for beginning, sort in _SORTS:
        if any(word.startswith(beginning) for word in words):
            return sort
    return "report"
