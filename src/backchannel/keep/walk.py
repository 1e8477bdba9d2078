"""Finding the files of the folders that a user names, always in the same order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct


class Found(Struct, frozen=True, kw_only=True):
    """A file to take in, or (with `problem`) a path that can't be: `problem` says why, `advice` what to do."""

    path: Path
    problem: str | None = None
    advice: str = ""


def shown(path: Path) -> str:
    """Return a path as text that can be stored and printed; bytes of a name that are no UTF-8 are written `\\xff`."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def walk(paths: Iterable[Path], exclude: Path) -> Iterator[Found]:
    """Give each regular file named or under a folder named, once, in code-point order of the paths as given.

    Folders that are reached by a symbolic link are not entered (they may be loops), nor are records; links to files
    are followed. What lies under `exclude` (the record being built) is passed over, as are names that begin with a dot.
    """
    record = _identity(exclude.stat()) if exclude.exists() else None
    seen: set[Path] = set()
    given = set(paths)
    waiting = sorted(given, key=os.fsencode, reverse=True)
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            status = path.stat()
            if _identity(status) == record:
                continue
            mode = status.st_mode
            linked = path.is_symlink() and path not in given
            if stat.S_ISDIR(mode) and not linked and not _is_record(path):
                waiting += sorted(_inside(path), key=os.fsencode, reverse=True)
                continue
        except OSError as error:
            problem = f"can't be read ({error.strerror})"
            yield Found(path=path, problem=problem, advice="Check that it is there and that you may read it.")
            continue
        yield _leaf(path, mode)


def _identity(status: os.stat_result) -> tuple[int, int]:
    """What tells that two paths lead to one file."""
    return status.st_dev, status.st_ino


def _inside(folder: Path) -> list[Path]:
    """Return what lies in a folder, hidden names left out."""
    with os.scandir(folder) as entries:
        return [folder / entry.name for entry in entries if not entry.name.startswith(".")]


def _leaf(path: Path, mode: int) -> Found:
    if stat.S_ISDIR(mode):
        return Found(
            path=path,
            problem="is a record, or a link to a folder; it was not entered",
            advice="Name the folder of reports itself; to copy a record, copy its folder.",
        )
    if stat.S_ISREG(mode):
        return Found(path=path)
    return Found(path=path, problem="is not a regular file", advice="Save its content as a file.")


def _is_record(path: Path) -> bool:
    return (path / "record.sqlite").is_file() and (path / "originals").is_dir()
