"""How fast the whole core is, from text to a filled `Doc`, and what it needs; measured in fresh processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import msgspec
from model.language.evaluate.bench import Bench, is_news
from model.language.evaluate.boundaries import raw
from model.language.evaluate.figures import Figure

from backchannel.errors import BackchannelError
from backchannel.language.core.network import SHIPPED

LONG = 10_000
"""Words of the one long text whose reading is measured for memory alone."""


class Run(msgspec.Struct, frozen=True):
    """What one process took: see `fresh`."""

    load: float
    read: float
    memory: float


def speed(bench: Bench) -> Iterator[Figure]:
    """Sentences a second on one and two cores, load time, memory, and the size of the shipped files."""
    news = [one for part in ("train", "dev", "test") for one in bench.examples("gum", part) if is_news(one)]
    pages = [raw(one, paragraphs=True) for one in news]
    texts, sentences = [page.text for page in pages], [len(page.sentences) for page in pages]
    size, name = f"{len(texts)} texts, {sum(sentences)} sentences", "GUM news, each text once, raw to Doc"
    (alone,) = run([texts], 1, bench.weights)
    (long,) = run([[joined(texts, LONG)]], 1, bench.weights)
    ways = (
        ("one-thread", "speed, 1 thread", [alone], [sentences]),
        ("two-threads", "speed, 2 threads", run([texts], 2, bench.weights), [sentences]),
        ("two-workers", "speed, 2 processes", *_halves(bench, texts, sentences)),
    )
    for key, label, runs, counts in ways:
        # The treebank's sentences are counted, so that cutting texts into more of them isn't faster.
        rate = sum(sum(count) / one.read for one, count in zip(runs, counts, strict=True))
        yield Figure(f"speed.{key}", label, round(rate, 1), name, size, "sentences/s")
    yield Figure("speed.load", "load time", round(alone.load, 3), "fresh process, imports and weights", "once", "s")
    yield Figure("speed.memory", "memory", round(alone.memory, 1), "highest of a process, GUM news", size, "MB")
    whole = f"one text of {LONG:,} words"
    yield Figure("speed.memory-long", "memory, long text", round(long.memory, 1), "GUM news joined", whole, "MB")
    files = [path for path in (bench.weights or SHIPPED).rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    yield Figure("speed.size", "size", round(megabytes, 2), "all files of the weights", f"{len(files)} files", "MB")


def joined(texts: Sequence[str], words: int) -> str:
    """Join texts, again from the first where they don't suffice, to one of so many words (counted between spaces)."""
    held: list[str] = []
    left = words
    for text in cycle(texts):
        # Lines stay lines: the core reads them one by one.
        for line in text.splitlines():
            own = line.split()[:left]
            held.append(" ".join(own))
            left -= len(own)
            if not left:
                return "\n".join(held)
    return ""


def _halves(bench: Bench, texts: list[str], sentences: list[int]) -> tuple[list[Run], list[list[int]]]:
    """Let two processes read one half each."""
    parts = (slice(0, None, 2), slice(1, None, 2))
    return run([texts[part] for part in parts], 1, bench.weights), [sentences[part] for part in parts]


def run(shares: Sequence[list[str]], threads: int, weights: Path | None) -> list[Run]:
    """Read each share of the texts in a fresh process of its own, all at the same time.

    Raises BackchannelError where a process fails; what it says itself goes to stderr.
    """
    # What counts is what the package sets itself; libraries beside the network get no more cores than it has.
    counts = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(threads))
    with tempfile.TemporaryDirectory() as folder:
        processes = []
        for number, texts in enumerate(shares):
            place = Path(folder, f"{number}.json")
            place.write_text(json.dumps(texts), encoding="utf-8")
            command = [sys.executable, "-m", "model.language.evaluate.fresh", str(place), str(threads)]
            command += [str(weights)] if weights else []
            processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **counts}))
        answers = [process.communicate()[0] for process in processes]
    if any(process.returncode for process in processes):
        raise BackchannelError("a process that reads with the core has failed", advice="See what it says above.")
    return [msgspec.json.decode(answer, type=Run) for answer in answers]
