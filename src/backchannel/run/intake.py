"""Taking files in: originals kept, containers opened, where each came from noted."""

from __future__ import annotations

import errno
import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from backchannel.errors import ReadError, RecordError
from backchannel.keep.store import unreadable
from backchannel.keep.unpack import Unpacked, UnpackLimits, is_container, unpack
from backchannel.keep.walk import Found, shown, walk
from backchannel.model import Entry, Hints, Provenance
from backchannel.read.limits import Limits, limited
from backchannel.read.sniff import media_type
from backchannel.record.record import Record, now
from backchannel.record.sources import Problem, Waiting
from backchannel.run.progress import Progress
from backchannel.run.stages import ours
from backchannel.run.versions import UNPACKING, versions

BATCH = 64
"""Files per transaction: a kill loses at most the noting of this many, and their bytes are kept already."""

MAX_DEPTH = 3
"""Containers within containers that are opened; what lies deeper is kept and reported."""

UNPACK_SECONDS = 600
"""Wall-clock and CPU seconds for one container: a WARC of 4 GB unpacks in about a minute on a slow core."""

CLOCK_GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""

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
    path = shown(found.path)
    record.sources.settle(path)
    if found.problem:
        message = f"{path}: {found.problem}"
        record.sources.report(Problem(path=path, code="not-taken-in", message=message, advice=found.advice))
        return None
    try:
        state, changed = _state(found.path)
        before = record.sources.seen(path, state)
        if before is not None and record.store.path(before).exists():
            return False
        settled = time.time_ns() - changed > CLOCK_GRAIN
        source = record.store.add(found.path)
    except ReadError as error:
        record.sources.report(Problem(path=path, code=error.code, message=error.message, advice=error.advice))
        return None
    hints = Hints(name=shown(Path(found.path.name)))
    provenance = Provenance(source=source.sha256, path=path, container=None, hints=hints, added=now())
    new = record.sources.add(source, provenance)
    record.sources.remember(path, state, source.sha256, settled=settled)
    return new


def _state(file: Path) -> tuple[str, int]:
    """What tells that a file is still the one it was, and the time of its last change in nanoseconds."""
    try:
        found = file.stat()
    except OSError as error:
        raise unreadable(file, error) from error
    state = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_dev} {found.st_ino}"
    return state, max(found.st_mtime_ns, found.st_ctime_ns)


def _open_containers(record: Record, progress: Progress, limits: Limits) -> int:
    """Open every container not yet opened, and the containers found in them; return how many new sources came out."""
    new = 0
    while True:
        with record.transaction():
            record.sources.refresh_places()
        waiting = list(record.sources.to_inspect(_way))
        if not waiting:
            return new
        progress.stage("looking into files", len(waiting))
        for one in waiting:
            new += _inspect(record, one, limits)
            progress.advance()


def _way(waiting: Waiting) -> str:
    """What the result of looking into a source depends on: a hash of the code, its hints, its depth and its budget."""
    deep = waiting.depth >= MAX_DEPTH
    content = msgspec.json.encode((versions(UNPACKING), waiting.entry.hints, deep, waiting.budget))
    return hashlib.sha256(content).hexdigest()


def _inspect(record: Record, waiting: Waiting, limits: Limits) -> int:
    """Look into one source; return how many new ones came out of it."""
    entry, path = waiting.entry, waiting.path
    original = record.store.path(entry.source)
    kind = _kind(original, entry.hints, limits)
    container = kind is not None and is_container(kind)
    unpacked, problem = None, None
    if container and waiting.depth >= MAX_DEPTH:
        message = f"{path}: lies more than {MAX_DEPTH} containers deep and was not opened"
        problem = ("too-deep", message, "Unpack the outer ones yourself.")
    elif container and kind:
        try:
            unpacked = _unpack(record, original, kind, _budget(waiting), limits)
        except ReadError as error:
            problem = (error.code, f"{path}: {error.message}", error.advice)
    new = 0
    with record.transaction():
        record.sources.settle_members(entry.source)
        if unpacked:
            left = msgspec.json.encode(_budget(waiting).after(unpacked)).decode()
            new = sum(_members(record, entry, path, unpacked, left))
        if problem:
            code, message, advice = problem
            record.sources.report(Problem(path=path, code=code, message=message, advice=advice, source=entry.source))
        record.sources.inspected(entry.source, _way(waiting), readable=not container or kind == MAIL)
    shutil.rmtree(record.folder.work, ignore_errors=True)
    return new


def _budget(waiting: Waiting) -> UnpackLimits:
    """How much may come out: what a bomb may spend is spent once, however deep its containers are nested."""
    return msgspec.json.decode(waiting.budget, type=UnpackLimits) if waiting.budget else UnpackLimits()


def _unpack(record: Record, original: Path, kind: str, budget: UnpackLimits, limits: Limits) -> Unpacked:
    record.folder.work.mkdir(exist_ok=True)
    try:
        return limited(lambda: unpack(original, kind, record.folder.work, budget), Unpacked, _patient(limits))
    except ReadError as error:
        raise ours(error) from None


def _kind(original: Path, hints: Hints, limits: Limits) -> str | None:
    """Return the media type of an original, None where that can't be told (reading it will say why)."""
    try:
        return limited(lambda: media_type(original, hints), str, limits)
    except ReadError as error:
        ours(error)
        return None


def _patient(limits: Limits) -> Limits:
    """A container of gigabytes takes its time; what comes out of it is bounded by `UnpackLimits`."""
    return replace(limits, cpu_seconds=UNPACK_SECONDS, wall_seconds=UNPACK_SECONDS)


def _members(record: Record, entry: Entry, path: str, unpacked: Unpacked, left: str) -> Iterator[bool]:
    """Keep the members of a container; give for each whether its bytes are new. `left` is the budget for each."""
    for problem in unpacked.problems:
        record.sources.report(
            Problem(
                path=f"{path}!{problem.member}",
                code=problem.code,
                message=f"{path}: {problem.message}",
                advice=problem.advice,
                source=entry.source,
            )
        )
    for member in unpacked.members:
        source = record.store.add(Path(member.path))
        provenance = Provenance(
            source=source.sha256, path=member.name, container=entry.source, hints=member.hints, added=now()
        )
        yield record.sources.add(source, provenance, budget=left)


def no_room(error: OSError, root: Path) -> RecordError:
    """Return what an error of the file system means to the user, where it is not an input's."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    place = error.filename or root
    return RecordError(
        f"{place}: can't be written ({error.strerror})",
        advice=("Make room" if full else "Check the name, the disk and your rights to it")
        + ", then run the same command again: it goes on where it stopped.",
    )
