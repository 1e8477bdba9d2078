"""A claim in the making: what one sentence gives, before the sentences before it are asked for what is missing."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.claims.codes import Codes
from backchannel.claims.timing import Timing
from backchannel.model import Participant, Secrecy, Status, Where

_NEWS = 10


class Phrase(Struct, frozen=True):
    """Words that stand for parties told of before: `the two sides`, `they`, `he`."""

    start: int
    end: int
    text: str


class Draft(Struct, frozen=True, kw_only=True):
    """One account. `begin` and `end` bound its evidence in the view of scene `scene`; `at` is where its core stands.

    `definite` says that it speaks of talks as known (`the talks`). `stands_for` are words for parties told of before.
    `told_past` says that its verb is in a past tense.
    """

    scene: int
    begin: int
    end: int
    at: int
    codes: Codes
    participants: tuple[Participant, ...]
    explicit: bool
    definite: bool
    where: Where | None
    timing: Timing
    status: Status
    secrecy: Secrecy
    attribution: tuple[str, ...]
    rule: str
    confidence: float
    hedged: bool = False
    told_past: bool = True
    kind: str = ""
    zone: str = "body"

    def told_elsewhere(self, published: date | None) -> bool:
        """Tell whether the account is no news: more than ten days old when it was published."""
        first = self.timing.when.earliest if self.timing.given else None
        return first is not None and published is not None and (published - first).days > _NEWS

    carrier: str = ""
    stands_for: Phrase | None = None
