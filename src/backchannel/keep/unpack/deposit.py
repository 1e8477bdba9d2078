"""Writing members out under numbered names while counting what comes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from backchannel.errors import ReadError
from backchannel.keep.unpack.members import Member, Problem, Unpacked, UnpackLimits
from backchannel.model import Hints

_CHUNK = 1 << 18
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_KEEP_ADVICE = "The container is kept. Unpack it by hand if you trust it, and add what is in it."


class Readable(Protocol):
    """What a member's bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


class TooLarge(Exception):
    """One member is larger than a member may be."""


class Deposit:
    """The folder that members go to, with the count of what went there."""

    def __init__(self, into: Path, limits: UnpackLimits) -> None:
        self.into = into
        self.limits = limits
        self.size = 0
        self.passed_over = 0
        self._members: list[Member] = []
        self._problems: list[Problem] = []
        self._number = 0

    def result(self) -> Unpacked:
        """Return all that came out."""
        return Unpacked(
            members=tuple(self._members),
            problems=tuple(self._problems),
            passed_over=self.passed_over,
            size=self.size,
        )

    def scratch(self) -> Path:
        """Return a path in the folder that no member has."""
        self._number += 1
        return self.into / f"{self._number:06d}"

    def write(self, stream: Readable, *, packed: int | None = None) -> Path:
        """Write out all that `stream` gives and return where it lies; `packed` is its size in the container.

        Raises `TooLarge` for this one; `ReadError` `archive-bomb` or `disk-full` where the container is not to be gone
        on with. What was begun is removed again on any error.
        """
        path = self.scratch()
        size = 0
        try:
            with path.open("xb") as file:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._check(size, packed)
                    _put(file, chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        self.size += size
        return path

    def admit(self, name: str, path: Path, hints: Hints) -> None:
        """Take the file at `path` as the member `name`. Raises `ReadError` `archive-bomb` where there are too many."""
        if len(self._members) >= self.limits.count:
            raise bomb(f"it holds more than {self.limits.count} members")
        self._members.append(Member(name=name, path=path, hints=hints))

    def problem(self, member: str, code: str, message: str, *, advice: str = _KEEP_ADVICE, kept: bool = False) -> None:
        """Report what is wrong with one member."""
        self._problems.append(Problem(member=member, code=code, message=message, advice=advice, kept=kept))

    def _check(self, size: int, packed: int | None) -> None:
        if self.size + size > self.limits.total:
            raise bomb(f"it unpacks to more than {self.limits.total // 1024**2} MB")
        if packed is not None and size > self.limits.ratio_from and size > packed * self.limits.ratio:
            raise bomb(f"a member unpacks to more than {self.limits.ratio} times its packed size")
        if size > self.limits.member:
            raise TooLarge


def _put(file: BinaryIO, chunk: bytes) -> None:
    """Write a piece out, and tell a full disk from a damaged archive."""
    try:
        file.write(chunk)
        file.flush()
    except OSError as error:
        raise ReadError(
            "disk-full",
            f"the members of the container can't be written out: {error.strerror}",
            advice="Nothing is lost. Make room on the disk and run the same command again.",
        ) from None


def too_large(deposit: Deposit, name: str) -> None:
    """Report a member that is larger than a member may be."""
    deposit.problem(name, "member-too-large", f"{name} is larger than {deposit.limits.member // 1024**2} MB")


def bomb(what: str) -> ReadError:
    """Return the error of a container that would fill the disk or the memory."""
    return ReadError("archive-bomb", f"the container was not unpacked: {what}", advice=_KEEP_ADVICE)


def harmless(name: str, report: Callable[[str], None]) -> str:
    """Return a member's name without what could lead out of a folder; `report` is told the reason if it was changed.

    The name is only shown, never used as a path.
    """
    shown = _UNPRINTABLE.sub("\ufffd", name)
    parts = [part for part in re.split(r"[/\\]+", shown) if part not in ("", ".", "..")]
    if parts and re.fullmatch(r"[A-Za-z]:", parts[0]):
        parts = parts[1:]
    safe = "/".join(parts) or "unnamed"
    if ".." in re.split(r"[/\\]+", name):
        report(f"the name {shown!r} leads out of the archive; it is read as {safe!r}")
    elif name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[/\\]", name):
        report(f"the name {shown!r} is an absolute path; it is read as {safe!r}")
    elif shown != name:
        report(f"the name holds characters that can't be shown; it is read as {safe!r}")
    return safe
