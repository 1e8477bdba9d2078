"""Something that doesn't hold."""

from __future__ import annotations

from typing import NamedTuple


class Broken(NamedTuple):
    """`where` names a report, a process or a file; `says` tells what doesn't hold."""

    where: str
    says: str

    def __str__(self) -> str:
        """Write it as `where: what`."""
        return f"{self.where}: {self.says}"
