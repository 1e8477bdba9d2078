"""Damages files of every format at random and reads them: nothing may crash, hang or eat the memory.

    python -m benchmarks.fuzz --count 1000 --seed 1 examples/*

Each damaged file goes the way of a real one: what it is, its members if it is a container, every stage from the text to
the claims, each step in a limited process. The report counts the outcomes by kind of file and gives the worst time and
memory of one step. The exit status is 1 if a step took over 30 seconds or 2 GB, gave a span that is not the words of
its document, or ended in a fault that no reader told in its own words (`crashed`, `timeout`, `out-of-memory`). With
`--keep FOLDER` the files with faults are kept there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.mutations import mutated

from backchannel.errors import ReadError
from backchannel.keep.unpack import Unpacked, UnpackLimits, is_container, unpack
from backchannel.model import Entry, Hints, Result
from backchannel.read import is_readable, media_type
from backchannel.read.limits import Limits, Spent, limited
from backchannel.record.grounds import misplaced, unfounded
from backchannel.run.stages import Outcome, prepare, process

LONGEST = 30.0
LARGEST = 2 * 1024**3
_MOST_MEMBERS = 20
_MOST_DEPTH = 3
_SIZE_LIMITS = UnpackLimits(total=256 * 1024**2, member=64 * 1024**2, count=2000)
_FAULTS = ("crashed", "timeout", "out-of-memory")

Answer = TypeVar("Answer")


@dataclass
class Report:
    """What came of all files: outcomes by kind of file, the worst step in seconds and bytes, and its file."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: tuple[float, str] = (0.0, "")
    memory: tuple[int, str] = (0, "")
    label: str = ""

    def note(self, spent: Spent) -> None:
        """Take what one step used."""
        self.seconds = max(self.seconds, (spent.seconds, self.label))
        self.memory = max(self.memory, (spent.memory, self.label))

    def bad(self) -> bool:
        """Tell whether the bar is missed."""
        return bool(self.faults) or self.seconds[0] > LONGEST or self.memory[0] > LARGEST


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Damage files at random and read them.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="whole files of any format that is read")
    parser.add_argument("--count", type=int, default=1000, help="damaged files to make (1000)")
    parser.add_argument("--seed", type=int, default=1, help="number that decides all chance (1)")
    parser.add_argument("--keep", type=Path, help="folder to keep the files in that led to faults")
    options = parser.parse_args(arguments)
    files = [path for path in options.files if path.is_file()]
    samples = [path.read_bytes() for path in files]
    report = Report()
    prepare()
    begun = time.monotonic()
    for number in range(options.count):
        chance = random.Random(f"{options.seed}/{number}")
        index = number % len(files)
        data = mutated(samples[index], samples, chance)
        report.label = f"{number}{files[index].suffix}"
        before = len(report.faults)
        _try(data, files[index].name, report)
        if options.keep and len(report.faults) > before:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / report.label).write_bytes(data)
        if (number + 1) % 50 == 0:
            print(f"{number + 1} of {options.count}, faults {len(report.faults)}", file=sys.stderr, flush=True)
    _print(report, options.count, time.monotonic() - begun)
    return 1 if report.bad() else 0


def _try(data: bytes, name: str, report: Report) -> None:
    """Take one damaged file the whole way."""
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "damaged"
        path.write_bytes(data)
        _go(path, Hints(name=name), folder, Path(name).suffix, report, 0)
    finally:
        shutil.rmtree(folder)


def _go(path: Path, hints: Hints, folder: Path, kind: str, report: Report, depth: int) -> None:
    """Read one file, and what is in it."""
    found = _step(lambda: media_type(path, hints), str, kind, report)
    if found is None:
        return
    if is_readable(found):
        entry = Entry(source="0" * 64, hints=hints)
        outcome = _step(lambda: process(path, entry), Outcome, kind, report)
        if outcome is not None:
            report.outcomes[(kind, "read")] += 1
            _check(outcome.result, report)
    if is_container(found) and depth < _MOST_DEPTH:
        into = folder / f"in-{depth}-{len(list(folder.iterdir()))}"
        result = _step(lambda: unpack(path, found, into, _SIZE_LIMITS), Unpacked, kind, report)
        if result is None:
            return
        report.outcomes[(kind, "unpacked")] += 1
        for problem in result.problems:
            report.outcomes[(kind, f"member: {problem.code}")] += 1
        for member in result.members[:_MOST_MEMBERS]:
            _go(member.path, member.hints, folder, kind, report, depth + 1)


def _step(work: Callable[[], Answer], answer: type[Answer], kind: str, report: Report) -> Answer | None:
    """Do one step in a limited process; None where it ended in an error, which is counted."""
    try:
        return limited(work, answer, Limits(), spent=report.note)
    except ReadError as error:
        report.outcomes[(kind, error.code)] += 1
        if error.code in _FAULTS:
            report.faults.append(f"{report.label}: {error.message}")
        return None


def _check(result: Result, report: Report) -> None:
    """Note where what came out could not be written into a record: a span that is not the words of its document."""
    document = result.document
    assert document is not None
    found = (result.actors, result.claims)
    wrong = misplaced(document) or unfounded(found, {document.id: document.text}.get, document.id)
    if wrong:
        report.faults.append(f"{report.label}: {wrong}")


def _print(report: Report, count: int, seconds: float) -> None:
    print(f"{count} damaged files in {seconds:.0f} s")
    for kind in sorted({kind for kind, _ in report.outcomes}):
        found = sorted((number, code) for (of, code), number in report.outcomes.items() if of == kind)
        print(f"  {kind:8}" + ", ".join(f"{code} {number}" for number, code in reversed(found)))
    print(f"worst time {report.seconds[0]:.1f} s ({report.seconds[1]})")
    print(f"worst memory {report.memory[0] // 1024**2} MB ({report.memory[1]})")
    print(f"faults {len(report.faults)}")
    for fault in report.faults[:50]:
        print(f"  {fault}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
