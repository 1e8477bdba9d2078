"""The whole way: folders in, a record out. Safe to kill at any moment and to run again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from backchannel.directory import using
from backchannel.errors import RecordError
from backchannel.model import Claim
from backchannel.places.country import is_country
from backchannel.read.limits import Limits
from backchannel.reconcile import Evidence, conclude
from backchannel.reconcile.actors import join
from backchannel.record.plan import Plan, Shard
from backchannel.record.published import in_short
from backchannel.record.record import BUILDING, Record, now, writing
from backchannel.run import own_directory, shards
from backchannel.run.dating import datings
from backchannel.run.identity import tie
from backchannel.run.intake import Taken, no_room, take_in
from backchannel.run.local import Engine, LocalEngine
from backchannel.run.progress import Progress, Silent
from backchannel.run.roles import roles
from backchannel.run.stages import Seconds
from backchannel.run.versions import CONCLUDING, READING

CONCLUDED = "concluded"
"""The remark that conclusions were drawn from all that is loaded: a hash of the code that drew them, or nothing."""


class Built(Struct, frozen=True, kw_only=True):
    """What a build came to. `read` counts sources read in this build; the others count what the record now holds."""

    files: int
    new: int
    read: int
    problems: int
    documents: int
    failures: int
    claims: int
    quotes: int
    events: int
    seconds: Seconds


def build(
    paths: Iterable[Path],
    root: Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    engine: Engine | None = None,
    directory: Path | None = None,
) -> Built:
    """Build the record at `root` of the files under `paths`, or add them to it.

    What was read before is not read again. Raises `RecordError` where the record can't be written, `RecordBusy` where
    another build writes it. Bad files never raise: they are in the record's failures and problems. `directory` is a
    user's own directory of actors, which the record keeps; one that can't be read raises before anything is done.
    """
    progress = progress or Silent()
    if directory is not None:
        own_directory.check(directory)
    try:
        with writing(root) as record:
            if directory is not None:
                own_directory.keep(record.folder, directory)
            with using(record.folder.users_directory()):
                record.set_state(BUILDING, now())
                taken = take_in(record, paths, progress, limits)
                seconds: Seconds = {}
                read = _read_and_load(record, engine or LocalEngine(jobs), progress, limits, seconds)
                _conclude(record, progress, limits)
                return _built(record, taken, read, seconds)
    except sqlite3.DatabaseError as error:
        raise RecordError(
            f"{root}: the record can't be written ({error})",
            advice="Make room (or give the right to write), then run the same command again. If the record is damaged,"
            " `backchannel verify` says where.",
        ) from error
    except OSError as error:
        raise no_room(error, root) from error


def _read_and_load(record: Record, engine: Engine, progress: Progress, limits: Limits, seconds: Seconds) -> int:
    """Make the shards that are missing and load them; a shard that turns out damaged is made once more."""
    read = 0
    for _ in range(2):
        read += _read(record, engine, progress, limits, seconds)
        damaged = _load(record, progress)
        if not damaged:
            return read
    raise RecordError(
        f"{damaged[0]}: the shard file is damaged again as soon as it is made",
        advice="Check the disk, then run the same build again.",
    )


def _read(record: Record, engine: Engine, progress: Progress, limits: Limits, seconds: Seconds) -> int:
    """Make the shards that are missing; return how many sources were read."""
    shards.clear_unfinished(record.folder.shards)
    plan = Plan(record.connection, own_directory.versions_of(record.folder, READING))
    with record.transaction():
        plan.extend(record.sources.to_read())
    _clear_abandoned(record, plan)
    missing = [name for name in plan.names() if not shards.path_of(record.folder.shards, name).exists()]
    planned = [plan.shard(name) for name in missing]
    total = sum(len(shard.entries) for shard in planned)
    progress.stage("reading", total)
    for report in engine.run(_tasks(record, planned, limits)):
        progress.advance(report.documents + report.failures)
        for stage, spent in report.seconds.items():
            seconds[stage] = seconds.get(stage, 0.0) + spent
    return total


def _tasks(record: Record, planned: Iterable[Shard], limits: Limits) -> Iterator[shards.Task]:
    users = record.folder.users_directory()
    for shard in planned:
        yield shards.Task(
            shard=shard, originals=str(record.folder.originals), shards=str(record.folder.shards), limits=limits,
            directory=None if users is None else str(users),
        )  # fmt: skip


def _clear_abandoned(record: Record, plan: Plan) -> None:
    """Remove the shards of earlier versions of the stages: nothing refers to them any more."""
    planned = set(plan.names())
    for file in record.folder.shards.glob("*.jsonl"):
        if file.stem not in planned:
            file.unlink()


def _load(record: Record, progress: Progress) -> list[Path]:
    """Put the results of every shard that is not in the record yet into it, one transaction a shard.

    A shard file that does not hold what it should is removed, so that it is made again; those are returned.
    """
    plan = Plan(record.connection, own_directory.versions_of(record.folder, READING))
    waiting = plan.names(loaded=False)
    progress.stage("loading", len(waiting))
    damaged = []
    for name in waiting:
        try:
            with record.transaction():
                for result in shards.results(record.folder.shards, plan.shard(name)):
                    record.results.put(result)
                plan.mark_loaded(name)
                record.set_state(CONCLUDED, "")
        except shards.Damaged:
            damaged.append(shards.path_of(record.folder.shards, name))
            damaged[-1].unlink(missing_ok=True)
        progress.advance()
    return damaged


def _conclude(record: Record, progress: Progress, limits: Limits) -> None:
    """Conclude everything anew, unless nothing has changed since the last time."""
    if record.state(CONCLUDED) == own_directory.versions_of(record.folder, CONCLUDING):
        record.set_state(BUILDING, "")
        return
    with record.transaction():
        record.conclusions.clear()
        record.conclusions.put_datings(datings(record, progress, limits))
        progress.stage("joining accounts into events", None)
        tie(record)
        record.conclusions.put_actors(join(record.results.document_actors()))
        record.conclusions.put_roles(roles(record))
        found = conclude(_evidence(record), record.conclusions.actors())
        record.conclusions.put_events(found.events)
        record.conclusions.put_channels(found.channels)
        record.conclusions.put_disclosures(found.disclosures)
        record.set_state(CONCLUDED, own_directory.versions_of(record.folder, CONCLUDING))
        record.set_state(BUILDING, "")


def conclude_anew(record: Record, progress: Progress | None = None) -> None:
    """Conclude everything anew though no report is: a person has judged."""
    record.set_state(CONCLUDED, "")
    _conclude(record, progress or Silent(), Limits())


def _evidence(record: Record) -> Evidence:
    """Return where concluding finds claims, documents' names and their days of publication."""
    published = record.results.published()
    inferred = {
        document: in_short(published[document], found)
        for document, found in groupby(record.conclusions.datings(), key=lambda dating: dating.document)
    }

    def disclosing(document: str) -> list[Claim]:
        return [c for c in record.results.claims(document) if c.layer == "disclosure"]

    def claim(id: str) -> Claim:
        found = record.results.claim(id)
        if found is None:
            raise RecordError(f"claim {id} is gone from the record", advice="Run the same build again.")
        return found

    return Evidence(
        claims=record.results.claims,
        claim=claim,
        disclosing=disclosing,
        name_of=record.results.names().__getitem__,
        published=(published | inferred).__getitem__,
        inferred=inferred.get,
        is_country=is_country,
    )


def _built(record: Record, taken: Taken, read: int, seconds: Seconds) -> Built:
    def count(table: str) -> int:
        (found,) = record.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(found)

    return Built(
        files=taken.files,
        new=taken.new,
        read=read,
        problems=count("problem"),
        documents=count("document"),
        failures=count("failure"),
        claims=count("claim"),
        quotes=count("quote"),
        events=count("event"),
        seconds=seconds,
    )
