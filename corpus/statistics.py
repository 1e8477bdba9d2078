"""What the corpus holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from backchannel.model.words import Layer, Status
from corpus.catalogue import catalogue
from corpus.form import Reading, Split
from corpus.words import MODES

OURS: tuple[Split, ...] = ("train", "dev", "test")


class Count(NamedTuple):
    """A count; `least` is what the corpus is to hold at least, where that is set."""

    name: str
    number: int
    least: int | None = None


def texts(splits: Iterable[Split] = OURS) -> Iterator[Count]:
    """Count the reports: their number, body sentences, words, processes, clusters of reports on one event."""
    made = [catalogue(split) for split in splits]
    reports = [report for one in made for report in one.reports]
    other = sum(report.process.startswith("other") for report in reports)
    body = sum(unit.zone == "body" for report in reports for unit in report.units)
    yield Count("reports", len(reports), 100)
    yield Count("body sentences", body, 2500)
    yield Count("processes", len({r.process for r in reports if not r.process.startswith("other")}), 25)
    yield Count("reports about something else", other, len(reports) // 6)
    yield Count("reports with furniture of a page", sum(report.furniture for report in reports), len(reports) // 4)
    yield Count("reports whose page tells no day", sum(not report.dated for report in reports))
    yield Count("clusters of reports on one event", sum(len(one.clusters) for one in made), 30)
    sorts = Counter(relation.sort for report in reports for relation in report.relations)
    yield from (Count(f"reports that are or make a {sort} of another", number) for sort, number in sorts.most_common())
    yield from (Count(f"genre {genre}", n) for genre, n in Counter(r.genre for r in reports).most_common())


def readings(found: Iterable[Reading]) -> Iterator[Count]:
    """Count what is read, with the least that the corpus is to hold of each."""
    every = list(found)
    claims = [claim for reading in every for claim in reading.claims]
    types, layers, statuses = (Counter(getattr(c, name) for c in claims) for name in ("type", "layer", "status"))
    yield Count("claims", len(claims))
    yield Count("events", len({(r.doc.process, claim.event) for r in every for claim in r.claims}))
    yield from (Count(f"type {name}", types[name], 15) for name in MODES)
    yield Count("without a type", types[None])
    yield from (Count(f"layer {name}", layers[name], 40) for name in get_args(Layer))
    yield from (Count(f"status {name}", statuses[name], 40) for name in get_args(Status))
    yield Count("planned", statuses["planned"], 120)
    yield Count("denied or absent", statuses["denied"] + statuses["not_happened"], 80)
    yield Count("secret", sum(claim.secrecy.existence == "secret" for claim in claims), 60)
    parts = [part.role for claim in claims for part in claim.participants]
    yield Count("mediators", parts.count("mediator") + parts.count("go_between"), 80)
    yield Count("indirect attributions", sum(len(reading.indirect) for reading in every), 400)
    for name, counted in (
        ("quotations", [r.quotes for r in every]), ("positions", [r.positions for r in every]),
        ("papers", [r.documents for r in every]), ("channels", [r.channels for r in every]),
        ("disclosures", [r.disclosures for r in every]), ("contradictions", [r.contradictions for r in every]),
        ("roles", [r.roles for r in every]), ("actors", [r.actors for r in every]),
    ):  # fmt: skip
        yield Count(name, sum(len(things) for things in counted))
    yield Count("mentions of actors", sum(len(actor.mentions) for r in every for actor in r.actors))
