"""How fast a build is, how much memory it takes, and where the time goes.

    python benchmarks/build.py [--sizes 250 500 1000] [--jobs 2]

Builds records of copies-with-changes of the examples, each in a process of its own, and prints for every size:
documents a CPU second, the peak memory of the parent and of the largest other process, and the share of CPU time of
each stage. Then the whole build's CPU time over that of trafilatura alone on the same HTML files, measured in the same
run: a ratio that can be compared between machines.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from msgspec import Struct

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "libya-2011"
MEGABYTE = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of `ru_maxrss`."""


class Measured(Struct, frozen=True, kw_only=True):
    """One build: wall-clock and CPU seconds, peak memory in bytes, CPU seconds by stage."""

    documents: int
    wall: float
    cpu: float
    parent: int
    largest: int
    seconds: dict[str, float]


def main() -> None:
    """Measure each size and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000])
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--measure", type=Path, nargs=2, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        sys.stdout.buffer.write(msgspec.json.encode(measure(given.measure[0], given.measure[1], given.jobs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, size in enumerate(given.sizes):
            inputs, record = Path(folder, f"in-{size}"), Path(folder, f"record-{size}")
            write_copies(inputs, size)
            done = subprocess.run(
                [sys.executable, __file__, "--jobs", str(given.jobs), "--measure", str(inputs), str(record)],
                check=True, stdout=subprocess.PIPE,
            )  # fmt: skip
            found = msgspec.json.decode(done.stdout, type=Measured)
            tell(found, given.jobs, peer_seconds(inputs) if number == 0 else None)
            shutil.rmtree(inputs)
            shutil.rmtree(record)


def measure(inputs: Path, record: Path, jobs: int) -> Measured:
    """Build one record in this process and return what that took."""
    from backchannel.run import build

    began = time.perf_counter()
    built = build([inputs], record, jobs=jobs)
    wall = time.perf_counter() - began
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(
        documents=built.documents,
        wall=wall,
        cpu=own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        parent=own.ru_maxrss * RSS_UNIT,
        largest=others.ru_maxrss * RSS_UNIT,
        seconds=built.seconds,
    )


def write_copies(folder: Path, count: int) -> None:
    """Write `count` copies of the examples' files in turn, each changed so that its bytes and words are its own."""
    folder.mkdir()
    originals = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html", ".pdf", ".docx"))
    for number in range(count):
        original = originals[number % len(originals)]
        (folder / f"{number:05}{original.suffix}").write_bytes(_changed(original, number))


def _changed(original: Path, number: int) -> bytes:
    content = original.read_bytes()
    sentence = f"This is edition {number} of the report."
    if original.suffix == ".txt":
        return content + f"\n\n{sentence}\n".encode()
    if original.suffix == ".html":
        return content.replace(b"</p>", f" {sentence}</p>".encode(), 1)
    # A comment after the end: another file for the store, the same report for the reader.
    if original.suffix == ".pdf":
        return content + f"% {number}\n".encode()
    return content[:-2] + len(str(number)).to_bytes(2, "little") + str(number).encode()


def peer_seconds(folder: Path) -> tuple[float, int]:
    """Return the CPU seconds that trafilatura alone takes for the HTML files of a folder, and how many those are."""
    import trafilatura

    pages = [page.read_bytes() for page in sorted(folder.glob("*.html"))]
    trafilatura.extract(pages[0])
    began = time.process_time()
    for page in pages:
        trafilatura.extract(page, favor_precision=True)
    return time.process_time() - began, len(pages)


def tell(found: Measured, jobs: int, peer: tuple[float, int] | None) -> None:
    """Print the figures of one size."""
    total = sum(found.seconds.values()) or 1.0
    shares = ", ".join(f"{stage} {spent / total:.0%}" for stage, spent in found.seconds.items())
    print(
        f"{found.documents:6} documents, {jobs} jobs: {found.wall:6.1f} s,"
        f" {found.documents / found.cpu:5.1f} documents a CPU second;"
        f" peak memory: parent {found.parent / MEGABYTE:.0f} MB, largest other {found.largest / MEGABYTE:.0f} MB;"
        f" stages are {total / found.cpu:.0%} of all CPU time: {shares}"
    )
    if peer:
        seconds, pages = peer
        ratio = (found.cpu / found.documents) / (seconds / pages)
        print(f"       the whole way takes {ratio:.1f} times trafilatura's CPU time for a page alone ({pages} pages)")


if __name__ == "__main__":
    main()
