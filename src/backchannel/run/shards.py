"""Shard files: what the per-document stages found for one batch of sources.

A shard is JSON lines, one `Result` a source in the order of their hashes. It is written to a temporary name and renamed
when whole: a shard that is there is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from backchannel.keep.durable import write_whole
from backchannel.keep.store import Store
from backchannel.model import Result
from backchannel.read.limits import Limits
from backchannel.record.plan import Shard
from backchannel.run.stages import Seconds, process_limited

MAKING = ".making-"
"""How the names of unfinished shards begin."""


class Task(Struct, frozen=True, kw_only=True):
    """What a worker needs to make one shard; plain paths, so that it can travel.

    `directory` is the user's own directory of actors, None where there is none.
    """

    shard: Shard
    originals: str
    shards: str
    limits: Limits
    directory: str | None = None


class Report(Struct, frozen=True, kw_only=True):
    """What making one shard came to. `seconds` are CPU seconds by stage, summed over its sources."""

    name: str
    documents: int
    failures: int
    seconds: Seconds


def path_of(folder: Path, name: str) -> Path:
    """Return where the shard of this name lies, whether it is there or not."""
    return folder / f"{name}.jsonl"


def make(task: Task) -> Report:
    """Read every source of a shard and write the shard file."""
    store = Store(Path(task.originals))
    encoder = msgspec.json.Encoder()
    documents, seconds = 0, dict[str, float]()
    users = None if task.directory is None else Path(task.directory)

    def write(file: BinaryIO) -> None:
        nonlocal documents
        for entry in task.shard.entries:
            outcome = process_limited(store.path(entry.source), entry, task.limits, users)
            file.write(encoder.encode(outcome.result) + b"\n")
            documents += outcome.result.document is not None
            for stage, spent in outcome.seconds.items():
                seconds[stage] = seconds.get(stage, 0.0) + spent

    write_whole(path_of(Path(task.shards), task.shard.name), write, prefix=MAKING)
    return Report(
        name=task.shard.name, documents=documents, failures=len(task.shard.entries) - documents, seconds=seconds
    )


class Damaged(Exception):
    """A shard file is not what was written: it is made again."""


def results(folder: Path, shard: Shard) -> Iterator[Result]:
    """Give the results of a shard's sources, one each. Raises `Damaged` where the file does not hold them all."""
    path = path_of(folder, shard.name)
    decoder = msgspec.json.Decoder(Result)
    wanted = {entry.source for entry in shard.entries}
    try:
        with path.open("rb") as file:
            for line in file:
                result = decoder.decode(line)
                if result.source in wanted:
                    wanted.remove(result.source)
                    yield result
    except (msgspec.DecodeError, UnicodeDecodeError, FileNotFoundError) as error:
        raise Damaged(str(path)) from error
    if wanted:
        raise Damaged(str(path))


def clear_unfinished(folder: Path) -> None:
    """Remove half-made shards that a killed run left behind. Only the one writer of a record may call this."""
    for leftover in folder.glob(f"{MAKING}*"):
        leftover.unlink()
