"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_whole(target: Path, write: Callable[[BinaryIO], object], *, prefix: str) -> None:
    """Write a file under a temporary name in the same folder, and give it its own name when it is on the disk.

    `prefix` begins the temporary name. Whatever goes wrong, what was at `target` before is still there.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        settle(Path(name), target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def settle(file: Path, target: Path) -> None:
    """Give a finished file its own name, and see to it that the name is on the disk too."""
    file.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
