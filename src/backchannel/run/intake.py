"""Taking files in: originals kept, containers opened, where each came from noted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from backchannel.errors import ReadError, RecordError
from backchannel.keep.unpack import Unpacked, UnpackLimits, is_container, unpack
from backchannel.keep.walk import Found, walk
from backchannel.model import Entry, Hints, Provenance
from backchannel.read.limits import Limits, limited
from backchannel.read.sniff import media_type
from backchannel.record.record import Record, now
from backchannel.record.sources import Problem
from backchannel.run.progress import Progress
from backchannel.run.stages import OURS

BATCH = 64
"""Files per transaction: a kill loses at most the noting of this many, and their bytes are kept already."""

MAX_DEPTH = 3
"""Containers within containers that are opened; what lies deeper is kept and reported."""

UNPACK_SECONDS = 600
"""Wall-clock and CPU seconds for one container: a WARC of 4 GB unpacks in about a minute on a slow core."""

MAIL = "message/rfc822"
"""The one container that is a document as well: its attachments are members, its body is read."""


class Taken(Struct, frozen=True, kw_only=True):
    """What taking in came to: files looked at, sources whose bytes were new, paths that could not be taken in."""

    files: int
    new: int
    problems: int


def take_in(record: Record, paths: Iterable[Path], progress: Progress, limits: Limits) -> Taken:
    """Keep every file under the paths, open containers, and note where everything came from."""
    record.store.clear_incoming()
    shutil.rmtree(record.folder.work, ignore_errors=True)
    progress.stage("keeping the originals", None)
    files = new = problems = 0
    found = walk(paths, record.folder.root)
    while batch := list(islice(found, BATCH)):
        with record.transaction():
            for file in batch:
                kept = _keep(record, file)
                files += 1
                new += kept is True
                problems += kept is None
                progress.advance()
    new += _open_containers(record, progress, limits)
    return Taken(files=files, new=new, problems=problems)


def _keep(record: Record, found: Found) -> bool | None:
    """Keep one file. Return whether its bytes are new to the record; None where it can't be taken in."""
    path = str(found.path)
    record.sources.settle(path)
    if found.problem:
        problem = Problem(path=path, code="not-taken-in", message=f"{path}: {found.problem}", advice=found.advice)
        record.sources.report(problem)
        return None
    try:
        state = found.path.stat()
        if record.sources.seen(path, state.st_size, state.st_mtime_ns):
            return False
        checked = time.time_ns()
        source = record.store.add(found.path)
    except ReadError as error:
        record.sources.report(Problem(path=path, code=error.code, message=error.message, advice=error.advice))
        return None
    except OSError as error:
        _unreadable(record, found.path, error)
        return None
    provenance = Provenance(
        source=source.sha256, path=path, container=None, hints=Hints(name=found.path.name), added=now()
    )
    new = record.sources.add(source, provenance)
    record.sources.remember(path, state.st_size, state.st_mtime_ns, checked, source.sha256)
    return new


def _unreadable(record: Record, path: Path, error: OSError) -> None:
    """Report a file that can't be read; where it is the record that can't be written, end the build instead."""
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        message = f"{path}: can't be read ({error.strerror})"
        record.sources.report(
            Problem(
                path=str(path), code="unreadable", message=message, advice="Check its permissions, then build again."
            )
        )
        return
    raise error


def _open_containers(record: Record, progress: Progress, limits: Limits) -> int:
    """Open every container not yet opened, and the containers found in them; return how many new sources came out."""
    new = 0
    budgets: dict[str, UnpackLimits] = {}
    while waiting := list(record.sources.to_inspect()):
        progress.stage("looking into files", len(waiting))
        for entry, path in waiting:
            new += _inspect(record, entry, path, limits, budgets)
            progress.advance()
    return new


def _inspect(record: Record, entry: Entry, path: str, limits: Limits, budgets: dict[str, UnpackLimits]) -> int:
    """Look into one source; return how many new ones came out of it.

    `budgets` says how much may still come out of the containers that came out of one: what a bomb may spend is spent
    once, however deep it is nested.
    """
    original = record.store.path(entry.source)
    kind = _kind(original, entry.hints, limits)
    container = kind is not None and is_container(kind)
    budget = budgets.get(entry.source, UnpackLimits())
    unpacked: Unpacked | None = None
    problems: list[Problem] = []
    work = record.folder.work
    if container and record.sources.depth(entry.source) >= MAX_DEPTH:
        message = f"{path}: lies more than {MAX_DEPTH} containers deep and was not opened"
        problems.append(Problem(path=path, code="too-deep", message=message, advice="Unpack the outer ones yourself."))
    elif container and kind:
        work.mkdir(exist_ok=True)
        try:
            unpacked = limited(lambda: unpack(original, kind, work, budget), Unpacked, _patient(limits))
        except ReadError as error:
            if error.code in OURS:
                raise RecordError(error.message, advice=error.advice) from None
            problems.append(Problem(path=path, code=error.code, message=error.message, advice=error.advice))
    with record.transaction():
        new = 0
        if unpacked:
            for source, is_new in _members(record, entry, path, unpacked):
                budgets[source] = budget.after(unpacked)
                new += is_new
        for problem in problems:
            record.sources.report(problem)
        record.sources.inspected(entry.source, readable=not container or kind == MAIL)
    shutil.rmtree(work, ignore_errors=True)
    return new


def _kind(original: Path, hints: Hints, limits: Limits) -> str | None:
    """Return the media type of an original, None where that can't be told (reading it will say why)."""
    try:
        return limited(lambda: media_type(original, hints), str, limits)
    except ReadError:
        return None


def _patient(limits: Limits) -> Limits:
    """A container of gigabytes takes its time; what comes out of it is bounded by `UnpackLimits`."""
    return replace(limits, cpu_seconds=UNPACK_SECONDS, wall_seconds=UNPACK_SECONDS)


def _members(record: Record, entry: Entry, path: str, unpacked: Unpacked) -> Iterator[tuple[str, bool]]:
    """Keep the members of a container; give the hash of each and whether its bytes are new."""
    for problem in unpacked.problems:
        place = f"{path}!{problem.member}"
        record.sources.report(
            Problem(path=place, code=problem.code, message=f"{path}: {problem.message}", advice=problem.advice)
        )
    for member in unpacked.members:
        source = record.store.add(Path(member.path))
        provenance = Provenance(
            source=source.sha256,
            path=f"{path}!{member.name}",
            container=entry.source,
            hints=member.hints,
            added=now(),
        )
        yield source.sha256, record.sources.add(source, provenance)


def no_room(error: OSError, root: Path) -> RecordError:
    """Return what a failed write to the record means to the user."""
    return RecordError(
        f"{root}: can't be written ({error.strerror})",
        advice="Make room (or give the right to write), then run the same command again: it goes on where it stopped.",
    )
