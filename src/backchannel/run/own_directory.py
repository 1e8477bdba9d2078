"""The user's own directory of actors: kept in the record from the build that gives it, used by every later one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from backchannel.directory import using
from backchannel.errors import BackchannelError
from backchannel.keep.durable import write_whole
from backchannel.record.folder import Folder
from backchannel.run.versions import versions

_SUFFIXES = {".csv": ".csv", ".yaml": ".yaml", ".yml": ".yaml"}


def check(users: Path) -> None:
    """Read a user's directory to see that it can be used. Raises `BackchannelError` that names the file and the row."""
    if users.suffix.lower() not in _SUFFIXES:
        raise BackchannelError(
            f"{users}: its name ends neither in .csv nor in .yaml",
            advice="Save the directory as CSV or YAML. See docs/directory.md.",
        )
    with using(users):
        pass


def keep(folder: Folder, users: Path) -> None:
    """Copy a user's directory into a record, in the place of the one that it holds."""
    target = folder.directory(_SUFFIXES[users.suffix.lower()])
    content = users.read_bytes()
    write_whole(target, lambda file: file.write(content), prefix=".directory-")
    for other in set(_SUFFIXES.values()) - {target.suffix}:
        folder.directory(other).unlink(missing_ok=True)


def versions_of(folder: Folder, rooms: tuple[str, ...]) -> str:
    """Return a hash of all that can change what these rooms give: their versions, and the record's own directory."""
    users = folder.users_directory()
    if users is None:
        return versions(rooms)
    content = hashlib.sha256(users.read_bytes()).hexdigest()
    return hashlib.sha256(f"{versions(rooms)} {users.name} {content}".encode()).hexdigest()
