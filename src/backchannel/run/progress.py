"""How a build tells what it is doing, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each stage, how much there is to do in it (None: not known), and each step done."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage; `total` counts what `advance` will count."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Some more of the stage is done."""
        ...


class Silent:
    """A listener that does not listen."""

    def stage(self, name: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""
