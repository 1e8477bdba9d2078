"""A person's decisions: append-only, in a chain of hashes, never touched by a re-run.

Each decision's hash covers its own fields and the hash of the one before it, so that a decision altered, removed or put
in later breaks the chain there and from there on (a hash chain as in Haber & Stornetta, 1991).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from backchannel.errors import VerificationError

Verdict = Literal["confirm", "reject", "correct", "merge", "split", "add"]

START = "0" * 64
"""What the first decision names as the hash before it."""


class Decision(Struct, frozen=True, kw_only=True):
    """One decision. `at` is ISO 8601 in UTC; `on` the id of what it is about; `before` and `after` are JSON texts."""

    at: str
    by: str
    on: str
    decision: Verdict
    before: str | None = None
    after: str | None = None
    note: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """A decision in its place in the chain. `seq` counts from 1."""

    seq: int
    decision: Decision
    previous: str
    hash: str


class Decisions:
    """The table `decision`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def append(self, decision: Decision) -> Link:
        """Add a decision at the end of the chain."""
        row = self._connection.execute("SELECT seq, hash FROM decision ORDER BY seq DESC LIMIT 1").fetchone()
        seq, previous = (row[0] + 1, row[1]) if row else (1, START)
        link = Link(seq=seq, decision=decision, previous=previous, hash=_hash(decision, previous))
        self._connection.execute(
            "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq, decision.at, decision.by, decision.on, decision.decision, decision.before, decision.after,
                decision.note, previous, link.hash,
            ),
        )  # fmt: skip
        return link

    def all(self) -> Iterator[Link]:
        """Give the chain from its start."""
        for row in self._connection.execute(
            'SELECT seq, at, by, "on", decision, before, after, note, previous, hash FROM decision ORDER BY seq'
        ):
            decision = Decision(
                at=row[1], by=row[2], on=row[3], decision=row[4], before=row[5], after=row[6], note=row[7]
            )
            yield Link(seq=row[0], decision=decision, previous=row[8], hash=row[9])

    def verify(self) -> int:
        """Walk the chain; return its length. Raises `VerificationError` at the first break."""
        seq, previous = 0, START
        for link in self.all():
            if link.seq != seq + 1:
                raise VerificationError(f"decision {seq + 1} is missing")
            if link.previous != previous or link.hash != _hash(link.decision, previous):
                raise VerificationError(f"decision {link.seq} was altered, or one before it was")
            seq, previous = link.seq, link.hash
        return seq


def _hash(decision: Decision, previous: str) -> str:
    return hashlib.sha256(previous.encode() + msgspec.json.encode(decision)).hexdigest()
