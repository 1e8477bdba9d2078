"""How well the record of the examples agrees with the reading in `examples/expected.json`.

    python -m tests.quality.example_figures

An expected event is found where a claim's evidence shares most of its words; its date is right where the claim's bounds
are the expected ones or lie within the widest right interval.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.run import build
from tests.support import EXAMPLES

Row = dict[str, Any]


def figures(rows: list[Row]) -> dict[str, tuple[int, int]]:
    """Return (right, asked for) of each figure."""
    expected = json.loads((EXAMPLES.parent / "expected.json").read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seen: set[str] = set()
    for report in expected["reports"]:
        document = _document(rows, report)
        if document and document["id"] in seen:
            continue
        seen.add(document["id"] if document else report["file"])
        for field, right in _metadata(report, document):
            total[field] += 1
            counts[field] += right
        claims = [r for r in rows if r["kind"] == "claim" and document and r["document"] == document["id"]]
        for event in report["events"]:
            for field, right in _event(event, claims):
                total[field] += 1
                counts[field] += right
        if not report["about_negotiation"]:
            total["silent on what is no negotiation"] += 1
            counts["silent on what is no negotiation"] += not claims
    return {field: (counts[field], total[field]) for field in total}


def _document(rows: list[Row], report: Row) -> Row | None:
    for row in rows:
        if row["kind"] == "document":
            path, _, member = row["file"].partition("!")
            same = report["member"] is None or report["member"] in (member, row["url"]) or member in report["member"]
            if path.endswith(report["file"]) and same:
                return row
    copies = {"saved/tidewater copy.txt": "02-tidewater-intelligencer.txt"}
    original = copies.get(report["member"] or "")
    return next((r for r in rows if r["kind"] == "document" and original and r["file"].endswith(original)), None)


def _metadata(report: Row, document: Row | None) -> list[tuple[str, bool]]:
    if document is None:
        return [("document", False)]
    day = (
        document["published"]["earliest"]
        if document["published"]["earliest"] == document["published"]["latest"]
        else None
    )
    return [
        ("document", True),
        ("headline", _fold(document["title"]) == _fold(report["headline"])),
        ("outlet", _fold(document["outlet"]) == _fold(report["outlet"])),
        ("published", day == report["published"]),
        ("published wrongly", day is not None and day != report["published"]),
        ("authors", sorted(map(_fold, document["authors"])) == sorted(map(_fold, report["authors"]))),
        ("agencies", sorted(map(_fold, document["agencies"])) == sorted(map(_fold, report["agencies"]))),
    ]


def _event(event: Row, claims: list[Row]) -> list[tuple[str, bool]]:
    words = set(re.findall(r"\w+", event["words"].casefold()))

    def shared(claim: Row) -> float:
        told = {w for span in claim["evidence"] for w in re.findall(r"\w+", span["text"].casefold())}
        return len(words & told) / len(words)

    near = [c for c in claims if shared(c) >= 0.6]
    if not near:
        return [("event found", False)]
    best = max(near, key=lambda c: (_date(event, c), c["status"] == event["status"], shared(c)))
    found = [("event found", True), ("its date", _date(event, best)), ("its status", best["status"] == event["status"])]
    if event["place"]:
        found.append(("its place", any(c["where"] and c["where"]["place"] == event["place"] for c in near)))
    if event["secrecy"] == "secret":
        found.append(("its secrecy", any(c["secrecy"]["existence"] == "secret" for c in near)))
    return found


def _date(event: Row, claim: Row) -> bool:
    bounds = [claim["when"]["earliest"], claim["when"]["latest"]]
    if bounds == [event["earliest"], event["latest"]]:
        return True
    widest = event.get("within")
    return bool(widest and all(bounds) and widest[0] <= bounds[0] and bounds[1] <= widest[1])


def _fold(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def rows_of(folder: Path) -> list[Row]:
    """Build the record of the examples in a folder and return the lines of its export."""
    build([EXAMPLES], folder / "record", jobs=2)
    with reading(folder / "record") as record, (folder / "export.jsonl").open("wb") as out:
        jsonl.write(record, out)
    return [json.loads(line) for line in (folder / "export.jsonl").read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        for field, (right, asked) in figures(rows_of(Path(folder))).items():
            sys.stdout.write(f"{field:34} {right:3} of {asked}\n")


if __name__ == "__main__":
    main()
