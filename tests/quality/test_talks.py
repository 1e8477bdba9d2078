"""Talks of many wars in short reports: floors on what is found and on what is made up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import pytest

from backchannel.actors import find
from backchannel.claims import extract
from backchannel.language import sentences
from backchannel.model import Actor, Claim, DateRange, Document, Zone
from tests.quality.talks_cases import CASES, Case, Wanted

FLOOR_RIGHT = 0.93
"""The floor is a little under what was measured when it was set (47 of 48); never lower it in silence."""


def report(text: str, published: date | None) -> Document:
    """Make a document of plain body text, one paragraph a line."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    zones, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone(start=at, end=at + len(line), zone="body"))
        at += len(line) + 1
    day = DateRange(reason="unknown")
    if published is not None:
        day = DateRange(edtf=published.isoformat(), earliest=published, latest=published, reason="given")
    return Document(
        id=f"doc-{sha[:16]}",
        source=sha,
        media_type="text/plain",
        text=text,
        zones=tuple(zones),
        locators=(),
        witnesses=(),
        title=None,
        outlet="The Example Courier",
        url=None,
        archived_from=None,
        authors=(),
        agencies=(),
        language="en",
        published=day,
        published_claimed=None,
        captured=None,
        notices=(),
    )


def read(case: Case) -> tuple[tuple[Claim, ...], dict[str, Actor]]:
    """Run the rooms from sentences to claims."""
    document = report(case.text, case.published)
    found = sentences(document)
    actors = find(document, found)
    return extract(document, found, actors), {actor.id: actor for actor in actors}


def misses(wanted: Wanted, claim: Claim, actors: dict[str, Actor]) -> Iterator[str]:
    """Yield what is wrong with a claim for one wanted."""
    names = {p.actor: f"{p.actor} {actors[p.actor].name} {actors[p.actor].code.country}" for p in claim.participants}
    for piece in wanted.actors:
        if not any(piece.casefold() in name.casefold() for name in names.values()):
            yield f"no {piece}"
    if claim.layer != wanted.layer:
        yield f"layer {claim.layer}"
    if claim.status != wanted.status:
        yield f"status {claim.status}"
    yield from wrong_time(wanted, claim)
    if wanted.place is not None and (claim.where is None or wanted.place not in claim.where.place):
        yield f"place {claim.where}"
    if wanted.secret is not None and (claim.secrecy.existence == "secret") != wanted.secret:
        yield f"secrecy {claim.secrecy.existence}"
    mediators = [names[p.actor] for p in claim.participants if p.role == "mediator"]
    if wanted.mediator is not None and not any(wanted.mediator in name for name in mediators):
        yield f"mediators {mediators}"
    if wanted.cameo is not None and claim.cameo != wanted.cameo:
        yield f"cameo {claim.cameo}"
    if wanted.medium is not None and claim.medium != wanted.medium:
        yield f"medium {claim.medium}"


def wrong_time(wanted: Wanted, claim: Claim) -> Iterator[str]:
    """Yield what is wrong with the date of a claim."""
    if wanted.earliest is not None and (claim.when.earliest, claim.when.latest) != (wanted.earliest, wanted.latest):
        yield f"when {claim.when.earliest}..{claim.when.latest}"
    if wanted.undated and (claim.when.earliest, claim.when.latest) != (None, None):
        yield f"bounds {claim.when.edtf}"
    if wanted.weekday is not None and claim.when.weekday != wanted.weekday:
        yield f"weekday {claim.when.weekday}"


def judged(case: Case) -> tuple[int, list[str], list[str]]:
    """Return how many claims match a wanted one, what was missed, and the claims that match none."""
    claims, actors = read(case)
    used: set[str] = set()
    right, missed = 0, []
    for wanted in case.wanted:
        faults = {claim.id: list(misses(wanted, claim, actors)) for claim in claims if claim.id not in used}
        good = next((key for key, wrong in faults.items() if not wrong), None)
        if good is None:
            missed.append(
                f"{case.name}: {wanted.layer} {wanted.actors}: {min(faults.values(), key=len, default=['none'])}"
            )
        else:
            used.add(good)
            right += 1
    extra = [
        f"{case.name}: {claim.layer} {claim.status} {claim.evidence[0].text}"
        for claim in claims
        if claim.id not in used and (case.none or claim.layer == "talk") and len(case.wanted) == 0
    ]
    return right, missed, extra


@pytest.fixture(scope="module")
def results() -> list[tuple[int, list[str], list[str]]]:
    return [judged(case) for case in CASES]


def test_most_talks_are_found_with_day_place_parties_and_secrecy(
    results: list[tuple[int, list[str], list[str]]],
) -> None:
    right = sum(result[0] for result in results)
    missed = [miss for result in results for miss in result[1]]
    share = right / (right + len(missed))
    print(f"talks found and right in every field asked for: {right} of {right + len(missed)}", *missed, sep="\n")
    assert share >= FLOOR_RIGHT, missed


def test_nothing_is_found_where_there_are_no_talks(results: list[tuple[int, list[str], list[str]]]) -> None:
    assert [extra for result in results for extra in result[2]] == []
