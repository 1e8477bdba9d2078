"""Judgements on who is who, among a person's decisions.

They are kept by content, as documents and their own ids for actors, which stay as long as the documents do: a decision
`merge` says that whoever is in `before` is whoever is in `after`, a decision `split` that he is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from backchannel.model import ActorKey, Judgement
from backchannel.record.decisions import Decision, Link, Verdict
from backchannel.record.identity import Identity

_VERDICTS: dict[bool, Verdict] = {True: "merge", False: "split"}


class _Side(Struct, frozen=True, forbid_unknown_fields=True):
    actors: tuple[ActorKey, ...]


class Judged(Struct, frozen=True, kw_only=True):
    """A judgement with the decision that holds it."""

    link: Link
    judgement: Judgement


def as_decision(judgement: Judgement, *, on: str, by: str, at: str, note: str | None) -> Decision:
    """Return a judgement as a decision on an actor, by whom and when (ISO 8601 in UTC)."""
    return Decision(
        at=at, by=by, on=on, decision=_VERDICTS[judgement.same], before=_written(judgement.one),
        after=_written(judgement.other), note=note,
    )  # fmt: skip


def judged(links: Iterable[Link]) -> Iterator[Judged]:
    """Give the judgements on actors in the order in which they were made; other decisions are passed over."""
    for link in links:
        decision = link.decision
        if decision.decision not in _VERDICTS.values() or decision.before is None or decision.after is None:
            continue
        try:
            one = msgspec.json.decode(decision.before, type=_Side).actors
            other = msgspec.json.decode(decision.after, type=_Side).actors
        except msgspec.MsgspecError:
            continue
        yield Judged(link=link, judgement=Judgement(same=decision.decision == "merge", one=one, other=other))


def in_force(links: Iterable[Link]) -> list[Judged]:
    """Return the judgements that hold: of several on just the same actors the last, as a person may think again."""
    last: dict[frozenset[tuple[ActorKey, ...]], Judged] = {}
    for one in judged(links):
        last[frozenset((one.judgement.one, one.judgement.other))] = one
    return sorted(last.values(), key=lambda one: one.link.seq)


def stale(links: Iterable[Link], identity: Identity) -> list[Judged]:
    """Return the judgements in force that say nothing now: nobody of one of their sides is in the record any more."""
    return [
        one
        for one in in_force(links)
        if not all(identity.present(side) for side in (one.judgement.one, one.judgement.other))
    ]


def _written(side: tuple[ActorKey, ...]) -> str:
    return msgspec.json.encode(_Side(tuple(sorted(side, key=str)))).decode()
