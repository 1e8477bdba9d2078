"""How well quotations, actors and roles are read: `python -m benchmarks.readings [--shared ../shared] [--open]`.

Builds a record of the held-out reports that have a reading, exports it, and prints the figures of the scorer given by
--shared and its own: how many of the reading's mentions of each form the record has, and has tied to the right actor;
addressees; chains of those who tell. `--open` takes the reports that the rules were made with; `--errors` lists the
faults there. Those of the held-out ones are never listed: they quote texts that nobody looks at.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from benchmarks.reading_scores import Scored, score
from benchmarks.reading_texts import OPEN, Reading, gold, readings

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.run import build

_JOBS = 2


def export(originals: dict[str, bytes], folder: Path) -> Path:
    """Build a record of files, given by name, in an empty folder, and return the place of its export."""
    for name, content in originals.items():
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / name).write_bytes(content)
    build([folder / "in"], folder / "record", jobs=_JOBS)
    place = folder / "export.jsonl"
    with reading(folder / "record") as record, place.open("wb") as out:
        jsonl.write(record, out)
    return place


def measure(found: Sequence[Reading], shared: Path, folder: Path) -> Scored:
    """Build a record of the texts of readings in an empty folder, and score it."""
    place = export({f"{one.id}.txt": one.original for one in found}, folder)
    golds, said = {one.id: gold(one) for one in found}, {one.id: one.marked.quotes for one in found}
    return score(place, golds, shared, said)


def _print(scored: Scored) -> None:
    print(f"{'':40}{'P':>7}{'R':>7}{'F1':>7}")
    for name, figure in scored.figures.items():
        print(f"{name:40}" + "".join(f"{figure[part]:7.3f}" for part in ("precision", "recall", "f1")))
    for name, share in scored.shares.items():
        print(f"{name:40}{share.value:7.3f}  {share.right} of {share.asked}")
    print(f"violations of integrity: {len(scored.violations)}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--open", action="store_true", help="the reports in sight instead of the held-out ones")
    parser.add_argument("--errors", action="store_true", help="list what is missed, spurious or wrong (with --open)")
    given = parser.parse_args()
    if given.errors and not given.open:
        parser.error("the faults of held-out reports are never listed: give --open too")
    found = readings(OPEN) if given.open else readings()
    with tempfile.TemporaryDirectory() as folder:
        scored = measure(found, given.shared, Path(folder))
    if given.json:
        print(json.dumps({"figures": scored.figures, "shares": msgspec.to_builtins(scored.shares)}))
    else:
        print(f"{len(found)} texts")
        _print(scored)
    for fault in scored.faults if given.errors else ():
        print(f"{fault.file[:3]} {fault.measure}: {fault.about!r} expected {fault.expected!r} found {fault.found!r}")


if __name__ == "__main__":
    main()
