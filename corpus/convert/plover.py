"""Claims as PLOVER records: one JSON object for each claim that has a PLOVER type.

Field names are those of PLOVER's own coded examples (`PLOVER_GSR_CAMEO.txt`, Open Event Data Alliance): `source`,
`target`, `event`, `eventText`, `mode`, `context`. What PLOVER has no field for stands under `backchannel`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from corpus.form import Claim, Reading

_ACTORS = ("actor", "participant", "host", "speaker")
_RECIPIENTS = ("recipient", "addressee", "object")
_AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "not_happened": "negation", "denied": "negation"}


def records(reading: Reading) -> Iterator[str]:
    """Return the records of a reading, one JSON line each; claims without a PLOVER type have none."""
    for number, claim in enumerate(reading.claims, 1):
        if claim.type is not None:
            yield msgspec.json.encode(_record(reading, claim, number)).decode()


def _record(reading: Reading, claim: Claim, number: int) -> dict[str, object]:
    auxiliary = _AUXILIARY.get(claim.status)
    return {
        "id": f"{reading.doc.file.removesuffix('.txt')}-{number:03d}",
        "date": claim.when.latest,
        "source": [_party(reading, part.actor) for part in claim.participants if part.role in _ACTORS],
        "target": [_party(reading, part.actor) for part in claim.participants if part.role in _RECIPIENTS],
        "event": claim.type,
        "mode": [*claim.modes, *([auxiliary] if auxiliary else [])],
        "context": list(claim.contexts),
        "eventText": " … ".join(span.text or "" for span in claim.evidence),
        "text": " ".join(s.text or "" for s in reading.sentences if s.id in {span.sent for span in claim.evidence}),
        "language": "en",
        "publication": reading.doc.outlet,
        "backchannel": {
            "layer": claim.layer,
            "status": claim.status,
            "certainty": claim.certainty,
            "earliest": claim.when.earliest,
            "latest": claim.when.latest,
            "secrecy": claim.secrecy.existence,
            "mediators": [p.actor for p in claim.participants if p.role in ("mediator", "go_between")],
            "attribution": list(claim.attribution),
            "event": claim.event,
        },
    }


def _party(reading: Reading, actor: str) -> dict[str, str | None]:
    found = next(one for one in reading.actors if one.id == actor)
    return {"actorText": found.name, "code": found.plover.code, "sector": found.plover.sector}
