"""What comes out of a container, and how much may."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model import Hints


class Member(Struct, frozen=True, kw_only=True):
    """One member of a container. `name` is its own path in there, made harmless; `path` where its bytes now lie."""

    name: str
    path: Path
    hints: Hints


class Problem(Struct, frozen=True, kw_only=True):
    """What was wrong with one member. `kept` is True where the member came out none the less."""

    member: str
    code: str
    message: str
    advice: str
    kept: bool = False


class Unpacked(Struct, frozen=True, kw_only=True):
    """All that came out of a container.

    `passed_over` counts the members that no reader could read (pictures, scripts, redirects), `size` is the bytes
    written.
    """

    members: tuple[Member, ...]
    problems: tuple[Problem, ...]
    passed_over: int
    size: int


class UnpackLimits(Struct, frozen=True, kw_only=True):
    """How much may come out of one container.

    `total` and `member` are bytes, `count` members. `ratio` is bytes out for each byte in, looked at once a member is
    larger than `ratio_from` bytes: DEFLATE reaches 1,032 at most, 381 news pages measured 2.6 to 17.
    """

    total: int = 4 * 1024**3
    member: int = 1024**3
    count: int = 50_000
    ratio: int = 200
    ratio_from: int = 16 * 1024**2

    def after(self, unpacked: Unpacked) -> UnpackLimits:
        """Return what is left for the containers that were found inside one."""
        return replace(self, total=max(0, self.total - unpacked.size), count=max(0, self.count - len(unpacked.members)))
