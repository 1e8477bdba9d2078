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


def walk(paths: Iterable[Path], exclude: Path) -> Iterator[Found]:
    """Give each regular file named or under a folder named, once, in code-point order of the paths as given.

    Folders that are reached by a symbolic link are not entered (they may be loops); links to files are followed. What
    lies under `exclude` (the record itself) is passed over, as are names that begin with a dot.
    """
    record = exclude.resolve()
    seen: set[Path] = set()
    for path in sorted(set(paths), key=str):
        for found in _under(path):
            where = found.path.resolve()
            if found.path not in seen and record not in where.parents:
                seen.add(found.path)
                yield found


def _under(path: Path) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        elif stat.S_ISREG(mode):
            yield Found(path=path)
            return
        else:
            yield Found(path=path, problem="is not a regular file", advice="Save its content as a file.")
            return
    except OSError as error:
        yield Found(
            path=path, problem=f"can't be read ({error.strerror})", advice="Check that it is there and yours to read."
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and entry.is_dir():
            yield Found(
                path=Path(entry.path),
                problem="is a link to a folder; it was not entered",
                advice="Name that folder itself.",
            )
            continue
        yield from _under(Path(entry.path))
