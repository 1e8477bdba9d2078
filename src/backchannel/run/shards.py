"""Shard files: what the per-document stages found for one batch of sources.

A shard is JSON lines, one `Result` a source in the order of their hashes. It is written to a temporary name and renamed
when whole: a shard that is there is done.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from backchannel.errors import RecordError
from backchannel.keep.store import Store
from backchannel.model import Result
from backchannel.read.limits import Limits
from backchannel.record.plan import Shard
from backchannel.run.stages import Seconds, process_limited


class Task(Struct, frozen=True, kw_only=True):
    """What a worker needs to make one shard; plain paths, so that it can travel."""

    shard: Shard
    originals: str
    shards: str
    limits: Limits


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
    target = path_of(Path(task.shards), task.shard.name)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as file:
            for entry in task.shard.entries:
                outcome = process_limited(store.path(entry.source), entry, task.limits)
                file.write(encoder.encode(outcome.result) + b"\n")
                documents += outcome.result.document is not None
                for stage, spent in outcome.seconds.items():
                    seconds[stage] = seconds.get(stage, 0.0) + spent
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).rename(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Report(
        name=task.shard.name, documents=documents, failures=len(task.shard.entries) - documents, seconds=seconds
    )


def results(folder: Path, name: str) -> Iterator[Result]:
    """Give the results in a shard file. Raises `RecordError` where the file is damaged."""
    path = path_of(folder, name)
    decoder = msgspec.json.Decoder(Result)
    try:
        with path.open("rb") as file:
            for line in file:
                yield decoder.decode(line)
    except msgspec.DecodeError as error:
        raise RecordError(
            f"{path}: the shard file is damaged ({error})", advice="Delete it and run the same build again."
        ) from error


def clear_unfinished(folder: Path) -> None:
    """Remove half-made shards that a killed run left behind. Only the one writer of a record may call this."""
    for leftover in folder.glob(".making-*"):
        leftover.unlink()
