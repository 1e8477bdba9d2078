"""What must hold between reports: words stand where they are said to, and events that are named are told of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from corpus.across import ACROSS, Across, Quoted, read
from corpus.catalogue import reports
from corpus.checks.problem import Broken
from corpus.store import readings, text


def problems() -> Iterator[Broken]:
    """Return what doesn't hold of the files on processes."""
    told: dict[str, set[str]] = {}
    for reading, _ in readings():
        told.setdefault(reading.doc.process, set()).update(claim.event for claim in reading.claims)
    texts = {report.id: (report.process, text(split, report)) for split, report in reports("train", "dev", "test")}
    for file in sorted(ACROSS.glob("*.json")):
        try:
            made = read(file)
        except msgspec.ValidationError as error:
            yield Broken(file.name, f"not in the form: {error}")
            continue
        yield from (Broken(file.name, says) for says in _process(made, told.get(made.process, set()), texts))


def _process(made: Across, told: set[str], texts: dict[str, tuple[str, str]]) -> Iterator[str]:
    for event in _events(made):
        if event not in told:
            yield f"no report of the process tells of {event}"
    for quoted in _quoted(made):
        process, whole = texts.get(quoted.document, ("", ""))
        if process != made.process:
            yield f"{quoted.document} is no report of the process"
        elif whole[quoted.start : quoted.end] != quoted.text:
            yield f"{quoted.text!r} is not what stands at {quoted.start} of {quoted.document}"
    for contradiction in made.contradictions:
        if len(contradiction.sides) < 2 or not all(side.spans for side in contradiction.sides):
            yield "a contradiction has two sides or more, each with its words"
        elif contradiction.scope == "between_documents":
            documents = {span.document for side in contradiction.sides for span in side.spans}
            if len(documents) < 2:
                yield f"a contradiction about {contradiction.about} is of one report only"


def _events(made: Across) -> Iterator[str]:
    yield from (one.event for one in made.contradictions if one.event is not None)
    yield from (event for one in made.disclosures for event in one.events)
    yield from (event for one in made.near for event in one.events)


def _quoted(made: Across) -> Iterator[Quoted]:
    yield from (span for one in made.contradictions for side in one.sides for span in side.spans)
    yield from (span for one in made.disclosures for span in one.evidence)
