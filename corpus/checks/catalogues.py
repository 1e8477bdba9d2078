"""What must hold of the reports: texts are the catalogue's, units cover them, relations and clusters are whole."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from corpus.catalogue import Report, catalogue, digest, reports
from corpus.checks.problem import Broken
from corpus.form import Split
from corpus.store import Missing, text

_WEEKDAYS = tuple(day_name)
_MONTHS = tuple(month_name)[1:]
_DATED = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?(?:(\d{{1,2}}) ({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)}) (\d{{1,2}}))"
    r",? ((?:1[5-9]|20)\d\d)\b"
)


def problems() -> Iterator[Broken]:
    """Return what doesn't hold of the reports."""
    where: dict[str, set[Split]] = {}
    names = Counter(report.id for _, report in reports())
    by_name = {report.id: report for _, report in reports()}
    for split, report in reports():
        where.setdefault(report.process, set()).add(split)
        if names[report.id] > 1:
            yield Broken(report.id, "two reports have this name")
        try:
            whole = text(split, report)
        except Missing:
            continue
        yield from _text(report, whole)
        yield from _relations(report, by_name)
    for process, splits in where.items():
        if len(splits) > 1:
            yield Broken(process, f"a process is in one split, not in {', '.join(sorted(splits))}")
    yield from _clusters()


def _text(report: Report, whole: str) -> Iterator[Broken]:
    if digest(whole) != report.sha256:
        yield Broken(report.id, "the text is not the one whose hash the catalogue has")
        return
    edges = [(0, 0), *((unit.start, unit.end) for unit in report.units), (len(whole), len(whole))]
    for (_, before), (after, _) in pairwise(edges):
        if after < before or whole[before:after].strip():
            yield Broken(report.id, f"units don't meet at {before}: {whole[before:after]!r} lies between")
    for unit in report.units:
        if not whole[unit.start : unit.end].strip():
            yield Broken(report.id, f"the unit at {unit.start} is empty")
    for found in _DATED.finditer(whole):
        day, month = int(found[2] or found[5]), _MONTHS.index(found[3] or found[4]) + 1
        if date(int(found[6]), month, day).isoweekday() != _WEEKDAYS.index(found[1]) + 1:
            yield Broken(report.id, f"{found[0]!r} is another day of the week")
    for record in report.records:
        if _plain(record.words) not in _plain(whole):
            yield Broken(report.id, f"{record.words!r}, noted as words on record, is not in the text")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _relations(report: Report, by_name: dict[str, Report]) -> Iterator[Broken]:
    for relation in report.relations:
        other = by_name.get(relation.of)
        if other is None or other.process != report.process or other.id == report.id:
            yield Broken(report.id, f"{relation.sort} of {relation.of}: no other report of the process")


def _clusters() -> Iterator[Broken]:
    for split in ("train", "dev", "test"):
        made = catalogue(split)
        counted = Counter(name for report in made.reports for name in report.clusters)
        for name in sorted(set(counted) | set(made.clusters)):
            if counted[name] < 2:
                yield Broken(name, f"a cluster has two reports or more, not {counted[name]}")
            if name not in made.clusters:
                yield Broken(name, "the catalogue doesn't say what the cluster tells of")
